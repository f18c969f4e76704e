import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sentences } from '../../../src/workbench/sentences';

describe('sentences of ours and of the service', () => {
  for (const [name, language, parts, text] of [
    ['English', 'en', ['It was refused.', 'User not authorized.', 'Ask.'], 'It was refused. User not authorized. Ask.'],
    ['Chinese', 'zh-cn', ['已被拒绝。', undefined, '', '请重试。'], '已被拒绝。请重试。'],
    ['English within Chinese', 'zh-cn', ['User not authorized.', '请重试。'], 'User not authorized. 请重试。'],
    ['without a full stop', 'zh-cn', ['Not now', '余额不足', '请重试。'], 'Not now。余额不足。请重试。'],
    ['without a full stop, in English', 'en', ['Not now', 'Wait'], 'Not now. Wait'],
  ] as const) {
    it(`are kept apart as their language does it (${name}), or one runs into the next`, () => {
      assert.equal(sentences(parts, language), text);
    });
  }
});

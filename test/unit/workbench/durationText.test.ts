import assert from 'node:assert/strict';
import { durationText, shortDuration } from '../../../src/workbench/durationText';

describe('durations in words', () => {
  for (const [milliseconds, english, chinese] of [
    [8_000, '8 seconds', '8 秒钟'],
    [119_000, '119 seconds', '119 秒钟'],
    [300_000, '5 minutes', '5 分钟'],
    [20 * 60_000, '20 minutes', '20 分钟'],
    [5 * 3_600_000, '5 hours', '5 小时'],
    [2_000 * 3_600_000, '2,000 hours', '2,000 小时'],
  ] as const) {
    it(`${english} is what people read, in both languages, or they have to divide`, () => {
      assert.deepEqual([durationText(milliseconds, 'en'), durationText(milliseconds, 'zh-cn')], [english, chinese]);
    });
  }

  for (const [milliseconds, english, chinese] of [
    [240, '240 ms', '240 毫秒'],
    [1_240, '1.2 sec', '1.2 秒'],
    [42_000, '42 sec', '42 秒'],
    [180_000, '3 min', '3 分钟'],
    [5 * 3_600_000, '5 hr', '5 小时'],
  ] as const) {
    it(`${english} is enough on a row, or its end does not fit`, () => {
      assert.deepEqual([shortDuration(milliseconds, 'en'), shortDuration(milliseconds, 'zh-cn')], [english, chinese]);
    });
  }
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectTexts } from '../../scripts/l10n/texts';

const root = join(import.meta.dirname, '../..');

/** Names and units that a Chinese text writes in Latin letters. */
const names = new Set(['AccessKey', 'Express', 'Connect', 'Explorer', 'Equinix', 'Gbps', 'Mbps']);

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function readTranslations(): ReadonlyMap<string, string> {
  const entries = Object.entries(
    JSON.parse(readFileSync(join(root, 'l10n', 'bundle.l10n.zh-cn.json'), 'utf8')) as Record<string, unknown>,
  );
  return new Map(
    entries.map(([key, value]) => {
      assert.ok(isText(value), `The translation of "${key}" is not a text`);
      return [key, value];
    }),
  );
}

/** `{0}` and `{PeerAsn}`; a placeholder may stand more than once. */
function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder).sort();
}

function targetsOfLinks(text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) => target).sort();
}

/** English words with three small letters in a row that are not names. */
function wordsToTranslate(text: string): readonly string[] {
  const plain = text.replace(/\{\w+\}/g, ' ').replace(/\]\([^)]*\)/g, ']');
  return (plain.match(/[A-Za-z]+/g) ?? []).filter((word) => /[a-z]{3}/.test(word) && !names.has(word));
}

describe('Chinese texts', () => {
  const translations = readTranslations();
  const { texts, unknown } = collectTexts(root);
  const pairs = [...translations];

  it('there is one for every text of the product, or a Chinese user reads English there', () => {
    assert.ok(texts.size > 0, 'no text was found in the code');
    assert.deepEqual(
      [...texts].filter((text) => (translations.get(text) ?? '').trim() === ''),
      [],
    );
  });

  it('each belongs to a text of today, or a reworded text silently falls back to English', () => {
    assert.deepEqual(
      [...translations.keys()].filter((key) => !texts.has(key)),
      [],
    );
  });

  it('every text can be told from the code, or one that nobody translates reaches a Chinese user', () => {
    assert.deepEqual(unknown, []);
  });

  it('have the placeholders of the English text, or a Chinese user misses the name, number or state in it', () => {
    for (const [key, value] of pairs) assert.deepEqual(placeholders(value), placeholders(key), key);
  });

  it('have the links and line breaks of the English text, or a Chinese user has no button to start with', () => {
    for (const [key, value] of pairs) {
      assert.deepEqual(targetsOfLinks(value), targetsOfLinks(key), key);
      assert.equal(value.split('\n').length, key.split('\n').length, key);
    }
  });

  it('differ from the English text unless it is only names, or a Chinese user is shown English as Chinese', () => {
    assert.deepEqual(
      pairs.filter(([key, value]) => key === value && wordsToTranslate(key).length > 0),
      [],
    );
  });

  it('keep the dots of a title that asks before it acts, or a Chinese user fears that a click acts at once', () => {
    for (const [key, value] of pairs) assert.equal(value.endsWith('...'), key.endsWith('...'), key);
  });
});

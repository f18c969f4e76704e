import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretsIn, secretsInFolder } from '../../secretSearch';

const planted = [{ kind: 'STS token', value: `to+ken/"=& 'ß` }] as const;

function spelling(content: string | Uint8Array): string | undefined {
  return secretsIn(content, 'here', planted)[0]?.spelling;
}

describe('the search for planted secrets', () => {
  it('finds a secret however it is written, or a leak in a log of requests counts as none', () => {
    for (const [text, name] of [
      [`x to+ken/"=& 'ß y`, 'plain'],
      // RFC 3986, with an upper-case and a lower-case code, as a form, and twice as in a string to sign.
      ['a=to%2Bken%2F%22%3D%26%20%27%C3%9F&b', 'percent-encoded'],
      ['a=to%2bken%2f%22%3d%26%20%27%c3%9f&b', 'percent-encoded'],
      ['a=to%2Bken%2F%22%3D%26+%27%C3%9F&b', 'percent-encoded'],
      ['to%252Bken%252F%2522%253D%2526%2520%2527%25C3%259F', 'percent-encoded twice'],
      [String.raw`{"a":"to+ken/\"=& 'ß"}`, 'JSON'],
      [String.raw`{"a":"to\u002bken\u002f\u0022\u003d\u0026\u0020\u0027\u00df"}`, 'JSON'],
      [String.raw`{"a":"{\"b\":\"to+ken/\\\"=& 'ß\"}"}`, 'JSON in JSON'],
      ['<p>to+ken/&quot;=&amp; &#39;ß</p>', 'HTML'],
      ['746f2b6b656e2f223d262027c39f', 'hexadecimal'],
    ] as const) {
      assert.equal(spelling(text), name, text);
    }
  });

  it('finds it in the wide characters of a database, in both orders of bytes', () => {
    const wide = Buffer.from(`key to+ken/"=& 'ß`, 'utf16le');
    assert.equal(spelling(wide), 'UTF-16');
    assert.equal(spelling(Buffer.from(wide).swap16()), 'UTF-16');
  });

  it('finds it in base64 wherever it begins, or a header of an authentication hides it', () => {
    for (const before of ['', 'a', 'ab', 'abc']) {
      const text = Buffer.from(`${before}to+ken/"=& 'ß and more`);
      assert.equal(spelling(text.toString('base64')), 'base64', before);
      assert.equal(spelling(text.toString('base64url')), 'base64', before);
    }
  });

  it('finds nothing in what only looks like it, or people stop believing it', () => {
    assert.equal(spelling(`to+ken/"=& and to%2Bken and dG8ra2Vu`), undefined);
  });

  it('looks into files in hidden folders, names file and kind, and never the secret', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'planted-'));
    try {
      await mkdir(join(folder, '.state', 'deep'), { recursive: true });
      const file = join(folder, '.state', 'deep', 'log');
      await writeFile(file, `nothing\n${planted[0].value}\n`);
      await writeFile(join(folder, 'clean'), 'nothing');
      const found = await secretsInFolder(folder, planted);
      assert.deepEqual(found, [{ place: file, kind: 'STS token', spelling: 'plain' }]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

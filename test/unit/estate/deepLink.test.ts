import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kindIds } from '../../../src/catalog/kindId';
import type { LinkAddress } from '../../../src/estate/deepLink';
import { linkTo, readLink } from '../../../src/estate/deepLink';
import { resourceKey } from '../../../src/estate/resource';

const account = '0d9a4e0c-6f0e-4c5e-9d55-8f2f0f4c1c11';
const keyOf = (id: string, region = 'cn-hangzhou') => resourceKey({ account, region, kind: 'virtualBorderRouter', id });

function isRefused(address: LinkAddress): boolean {
  return 'problem' in readLink(address);
}

describe('a link into the product', () => {
  it('leads to the resource it was copied from, as VS Code hands it over and as it was written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.constantFrom(...kindIds),
        (id, kind) => {
          const key = resourceKey({ account, region: 'cn-hangzhou', kind, id });
          const { path, query } = linkTo(key);
          assert.deepEqual(readLink({ path, query }), { key, account });
          assert.deepEqual(readLink({ path, query: decodeURIComponent(query) }), { key, account });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is made of letters that mails, chats and shells leave alone', () => {
    const { query } = linkTo(keyOf('vbr-1|10.0.0.0/24'));
    assert.match(query, /^key=[A-Za-z0-9%.-]+$/);
  });

  for (const [what, query] of [
    ['an operation', 'key=K&operation=DeleteBgpGroup'],
    ['an endpoint', 'key=K&endpoint=https%3A%2F%2Fevil.example'],
    ['an account to switch to', 'account=other&key=K'],
    ['a second key', 'key=K&key=K'],
    ['a setting', 'key=K&expressConnect.requestTimeout=1'],
    ['a fragment', 'key=K#run'],
    ['no key', ''],
    ['an empty key', 'key='],
  ] as const) {
    it(`is refused as a whole when it holds ${what}, or whoever made it has a say in what happens`, () => {
      const written = query.replaceAll('K', encodeURIComponent(keyOf('vbr-1')));
      assert.ok(isRefused({ path: '/open', query: written }));
      assert.ok(isRefused({ path: '/open', query: decodeURIComponent(written) }));
    });
  }

  for (const path of ['', '/', '/open/', '/Open', '/terminate', '/open/../terminate', '//open', '/openX']) {
    it(`is refused for the path "${path}": there is one thing that a link can do`, () => {
      assert.ok(isRefused({ ...linkTo(keyOf('vbr-1')), path }));
    });
  }

  it('names a region only, never a piece of another host name', () => {
    for (const region of [
      'evil.example',
      'a/b',
      'x@evil.example',
      'cn-hangzhou.evil',
      'CN',
      '-a',
      'a-',
      '',
      'a'.repeat(64),
    ])
      assert.ok(isRefused(linkTo(keyOf('vbr-1', region))), region);
  });

  it('never throws and gives nothing but a key of a known kind, whatever arrives', () => {
    const odd = fc.string({ unit: fc.constantFrom(...'key=%2F&/?#25..abcn-|\u202e\ud800') });
    const nearlyKey = fc
      .tuple(fc.string(), fc.string(), fc.constantFrom(...kindIds, 'balloon', '__proto__'), fc.string())
      .map((parts) => `key=${parts.join('/')}`);
    fc.assert(
      fc.property(fc.oneof(fc.constant('/open'), fc.string()), fc.oneof(odd, nearlyKey, fc.string()), (path, query) => {
        const read = readLink({ path, query });
        if ('problem' in read) return;
        assert.deepEqual(Object.keys(read).toSorted(), ['account', 'key']);
        const [, region = '', kind = ''] = read.key.split('/');
        assert.match(region, /^[a-z0-9-]+$/);
        assert.ok(kindIds.some((known) => known === kind));
      }),
      { numRuns: 20_000 },
    );
  });

  it('is refused at once when it is a megabyte long', () => {
    const before = performance.now();
    assert.ok(isRefused({ path: '/open', query: `key=${'%25'.repeat(1 << 20)}` }));
    assert.ok(isRefused({ path: '/open', query: `key=${'a/'.repeat(1 << 20)}` }));
    assert.ok(performance.now() - before < 200);
  });
});

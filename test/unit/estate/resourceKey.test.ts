import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kindIds } from '../../../src/catalog/kindId';
import { keyParts, resourceKey } from '../../../src/estate/resource';
import { scopeKey } from '../../../src/estate/scope';

/** Any text that has a UTF-8 form. */
const text = fc.string({ unit: 'binary' }).filter((candidate) => !/\p{Surrogate}/u.test(candidate));
const parts = fc.record(
  {
    account: text,
    region: text,
    kind: fc.constantFrom(...kindIds),
    id: text.filter((candidate) => candidate !== ''),
  },
  { noNullPrototype: true },
);

describe('the key of a resource', () => {
  it('gives back what went in, or a link opens another resource', () => {
    fc.assert(
      fc.property(parts, (given) => {
        assert.deepEqual(keyParts(resourceKey(given)), given);
      }),
    );
  });

  it('is different for different resources, or one account shows the rows of another', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const same = JSON.stringify(Object.entries(one)) === JSON.stringify(Object.entries(other));
        assert.equal(resourceKey(one) === resourceKey(other), same);
      }),
    );
  });

  it('keeps the blocks of BGP networks apart from the parts of the key', () => {
    const network = { account: 'a', region: 'cn-hangzhou', kind: 'bgpNetwork', id: 'vbr-1|10.0.0.0/16' } as const;
    assert.equal(resourceKey(network).split('/').length, 4);
    assert.deepEqual(keyParts(resourceKey(network)), network);
  });

  it('can be made of half a surrogate pair, or one odd row takes the whole list down', () => {
    const odd = { account: 'a', region: 'r', kind: 'bgpPeer', id: 'bgp-\ud800' } as const;
    assert.equal(keyParts(resourceKey(odd))?.id, 'bgp-\ufffd');
    const scope = { region: 'r', kind: 'bgpPeer', parent: { kind: 'bgpGroup', id: '\udc00' } } as const;
    assert.equal(scopeKey(scope), 'r/bgpGroup/%EF%BF%BD/bgpPeer');
  });

  for (const [what, hostile] of [
    ['nothing', ''],
    ['too few parts', 'acc/cn-hangzhou/bgpPeer'],
    ['too many parts', 'acc/cn-hangzhou/bgpPeer/bgp-1/more'],
    ['an empty identity', 'acc/cn-hangzhou/bgpPeer/'],
    ['an unknown kind', 'acc/cn-hangzhou/natGateway/ngw-1'],
    ['a kind that every object has', 'acc/cn-hangzhou/constructor/x'],
    ['a stray percent sign', 'acc/cn-hangzhou/bgpPeer/100%'],
    ['bytes that are no UTF-8', 'acc/cn-hangzhou/bgpPeer/%FF%FE'],
    ['half a character', 'acc/cn-hangzhou/bgpPeer/%E6%9D'],
    ['half a surrogate pair', 'acc/cn-hangzhou/bgpPeer/%ED%A0%80'],
  ] as const) {
    it(`is not seen in ${what}: a link from outside must not break what opens it`, () => {
      assert.equal(keyParts(hostile), undefined);
    });
  }

  it('never throws, whatever a link holds', () => {
    const hostile = fc.string({ unit: fc.constantFrom('%', '/', 'a', 'F', '8', '0', '\u0000', '杭', 'bgpPeer', '..') });
    fc.assert(
      fc.property(hostile, (key) => {
        const found = keyParts(key);
        assert.notEqual(found?.id, '');
      }),
    );
  });
});

describe('the key of a list', () => {
  it('tells the list of a region from the one below a parent, and parents of two kinds with one ID', () => {
    const keys = [
      scopeKey({ region: 'r', kind: 'virtualBorderRouter' }),
      scopeKey({ region: 'r', kind: 'virtualBorderRouter', parent: { kind: 'physicalConnection', id: 'x' } }),
      scopeKey({ region: 'r', kind: 'virtualBorderRouter', parent: { kind: 'physicalConnection', id: 'y' } }),
      scopeKey({ region: 'r', kind: 'bgpPeer', parent: { kind: 'bgpGroup', id: 'x' } }),
      scopeKey({ region: 'r', kind: 'bgpPeer', parent: { kind: 'virtualBorderRouter', id: 'x' } }),
      scopeKey({ region: 'r/virtualBorderRouter', kind: 'bgpPeer' }),
      scopeKey({ region: 'r', kind: 'bgpPeer' }),
    ];
    assert.equal(new Set(keys).size, keys.length);
  });
});

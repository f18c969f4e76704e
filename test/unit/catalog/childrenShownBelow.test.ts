import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { Catalogue } from '../../../src/catalog/catalogue';
import { bgpPeer } from '../../../src/catalog/bgpPeer/kind';

describe('what stands below a kind', () => {
  it('stands below the first of its parents only, or one peer shows below its group and again below the VBR', () => {
    const field = 'RouterId';
    const below = {
      ...bgpPeer,
      parents: [...bgpPeer.parents, { kind: 'virtualBorderRouter', field, by: { parameter: field } }],
    } as const;
    const withTwo = new Catalogue([below], []);
    assert.deepEqual(withTwo.childrenShownBelow('bgpGroup'), [below]);
    assert.deepEqual(withTwo.childrenShownBelow('virtualBorderRouter'), []);
    assert.deepEqual(withTwo.childrenOf('virtualBorderRouter'), [below]);
  });

  it('is every kind that the service lists by a VBR, or something of a VBR cannot be found in the tree', () => {
    const kinds = catalogue.childrenShownBelow('virtualBorderRouter').map(({ id }) => id);
    for (const kind of ['bgpGroup', 'bgpNetwork', 'routeEntry', 'vbrHaGroup', 'routerInterface'] as const)
      assert.ok(kinds.includes(kind), kind);
  });
});

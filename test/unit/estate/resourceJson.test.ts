import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import type { KindId } from '../../../src/catalog/kindId';
import { resourceAsJson } from '../../../src/estate/resourceJson';
import type { Row } from './estateUnderTest';
import { resourceOf, routerRow } from './estateUnderTest';

function shown(kind: KindId, row: Row): unknown {
  const text = resourceAsJson(catalogue.kind(kind), resourceOf(kind, row));
  assert.ok(text.endsWith('}\n'));
  return JSON.parse(text);
}

describe('a resource as JSON', () => {
  it('shows the row as it is, numbers of 19 digits included (traps 37)', () => {
    const row = routerRow('vbr-1', {
      PhysicalConnectionOwnerUid: '283117732402483989',
      VlanId: 0,
      BrandNew: [1, null],
    });
    assert.deepEqual(shown('virtualBorderRouter', row), row);
  });

  it('hides the authentication key of BGP, or it is shared with the file (traps 86)', () => {
    for (const kind of ['bgpGroup', 'bgpPeer'] as const) {
      const row = { BgpGroupId: 'bgpg-1', BgpPeerId: 'bgp-1', RouterId: 'vbr-1', AuthKey: '!PWZ2****' };
      assert.deepEqual(shown(kind, row), { ...row, AuthKey: '***' });
    }
  });

  it('hides the keys of MACsec inside their list', () => {
    const row = { PhysicalConnectionId: 'pc-1', MacsecKeys: [{ Ckn: 'key-name', Cak: 'c4k-of-the-port' }] };
    const { MacsecKeys } = shown('physicalConnection', row) as { MacsecKeys: unknown };
    assert.deepEqual(MacsecKeys, [{ Ckn: 'key-name', Cak: '***' }]);
  });

  it('hides secrets in values that did not fit their declaration', () => {
    const row = { PhysicalConnectionId: 'pc-1', 'MacsecKeys (as received)': { Item: [[{ Cak: 'c4k-of-the-port' }]] } };
    assert.doesNotMatch(JSON.stringify(shown('physicalConnection', row)), /c4k/);
  });

  it('hides what sounds like a secret in fields that the catalogue does not know, however deep', () => {
    const row = routerRow('vbr-1', {
      NewPassword: 'pa55-1',
      Nested: { SessionToken: 'pa55-2', Size: 1, Deeper: [{ AccessKeySecret: 'pa55-3' }, [{ 'auth-key': 'pa55-4' }]] },
      constructor: { Secret: 'pa55-5' },
    });
    const json = shown('virtualBorderRouter', row);
    assert.doesNotMatch(JSON.stringify(json), /pa55/);
    assert.equal((json as { Nested: { Size: unknown } }).Nested.Size, 1);
  });

  it('shows that there is no key when there is none', () => {
    for (const none of ['', null]) {
      const row = { BgpGroupId: 'bgpg-1', RouterId: 'vbr-1', AuthKey: none };
      assert.deepEqual(shown('bgpGroup', row), row);
    }
  });
});

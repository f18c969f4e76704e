import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import { toResource } from '../../../src/estate/toResource';
import { region, resourceOf, routerRow } from './estateUnderTest';

const connection = (status: string) =>
  resourceOf('physicalConnection', { PhysicalConnectionId: 'pc-1', Name: 'dc', Status: status });

describe('the state of a row', () => {
  it('is the same with and without a blank, or a failed allocation is offered as if nothing was wrong (traps 54)', () => {
    for (const spelling of ['Allocation Failed', 'AllocationFailed', 'allocationfailed', ' Allocation  Failed ']) {
      const { state, wireState } = connection(spelling);
      assert.deepEqual([state, wireState], ['AllocationFailed', spelling]);
    }
  });

  it('knows Terminating, which stands only in the prose of the documents (traps 55)', () => {
    assert.equal(connection('Terminating').state, 'Terminating');
    assert.equal(catalogue.kind('physicalConnection').states.Terminating?.transitional, true);
  });

  it('is the same in the list of the region and in that of the connection, or actions come and go (traps 59)', () => {
    for (const spelling of ['active', 'Active']) {
      assert.equal(resourceOf('virtualBorderRouter', routerRow('vbr-1', { Status: spelling })).state, 'active');
    }
  });

  it('is kept as it came when nobody knows it, so that a new state is shown and not dropped (traps 55)', () => {
    for (const spelling of ['Hibernating', 'constructor', '__proto__']) {
      const row = connection(spelling);
      assert.equal(row.state, undefined);
      assert.equal('state' in row, false);
      assert.equal(row.wireState, spelling);
    }
  });

  it('is absent when the row has none', () => {
    const row = resourceOf('virtualBorderRouter', { VbrId: 'vbr-1' });
    assert.deepEqual(['state' in row, 'wireState' in row], [false, false]);
  });
});

describe('the state of a hosted connection', () => {
  const hosted = (status: string, accepted: string) =>
    resourceOf('hostedConnection', {
      PhysicalConnectionId: 'pc-1',
      Status: status,
      VirtualPhysicalConnectionStatus: accepted,
    });

  it('is that nobody has accepted it, whatever its port is, or its tenant is never offered to (traps section 10)', () => {
    for (const status of ['Allocated', 'Enabled']) assert.equal(hosted(status, 'UnConfirmed').state, 'UnConfirmed');
    assert.equal(hosted('Terminated', 'Deleted').state, 'Deleted');
  });

  it('is that of its port once it was accepted, which the same word Confirmed does not hide', () => {
    assert.equal(hosted('Enabled', 'Confirmed').state, 'Enabled');
    assert.equal(hosted('Terminated', 'Confirmed').state, 'Terminated');
    assert.equal(hosted('Enabled', '').state, 'Enabled');
  });

  it('is the same where its tenant sees it, among the dedicated connections (traps 33)', () => {
    const row = { PhysicalConnectionId: 'pc-1', Status: 'Allocated', VpconnStatus: 'UnConfirmed' };
    assert.equal(resourceOf('physicalConnection', row).state, 'UnConfirmed');
    assert.equal(resourceOf('physicalConnection', { ...row, VpconnStatus: '' }).state, 'Allocated');
  });
});

describe('outbound traffic', () => {
  const traffic = (enabled: boolean) => resourceOf('outboundTraffic', { RequestId: 'R-1', Enabled: enabled });

  it('is one of its kind in each region and goes by it, although the answer names nothing (003 4.2)', () => {
    assert.equal(traffic(true).id, region);
    const elsewhere = resourceOf('outboundTraffic', { Enabled: true }, { region: 'cn-beijing' });
    assert.notEqual(traffic(true).key, elsewhere.key);
  });

  it('tells whether it is open by a truth value', () => {
    assert.deepEqual([traffic(true).state, traffic(false).state], ['true', 'false']);
  });

  it('is the same however often it is read, or the tree is drawn again for every request ID', () => {
    assert.deepEqual(traffic(true).attributes, { Enabled: true });
  });
});

describe('the identity of a row', () => {
  const parent = { kind: 'virtualBorderRouter', id: 'vbr-1' } as const;
  const network = catalogue.kind('bgpNetwork');

  for (const [what, row] of [
    ['leaves the VBR out', { DstCidrBlock: '10.0.0.0/16' }],
    ['has an empty VBR', { DstCidrBlock: '10.0.0.0/16', RouterId: '' }],
  ] as const) {
    it(`of a BGP network is found when it ${what}, or the list of networks is empty (traps 29)`, () => {
      const made = toResource(network, row, { account: 'acc', region, parent });
      assert.equal(made?.id, 'vbr-1|10.0.0.0/16');
      assert.deepEqual(made.parents, { virtualBorderRouter: 'vbr-1' });
      assert.equal(made.attributes.RouterId, 'vbr-1');
      assert.equal(made.name, '10.0.0.0/16');
    });
  }

  it('of a BGP network tells the same block on two VBRs apart', () => {
    const block = { DstCidrBlock: '10.0.0.0/16' };
    const one = resourceOf('bgpNetwork', { ...block, RouterId: 'vbr-1' });
    const other = resourceOf('bgpNetwork', { ...block, RouterId: 'vbr-2' });
    assert.notEqual(one.key, other.key);
  });

  it('of an LOA is not taken from the connection alone, or every connection has an LOA without a state', () => {
    const origin = { account: 'acc', region, parent: { kind: 'physicalConnection', id: 'pc-1' } } as const;
    const loa = catalogue.kind('letterOfAuthorization');
    for (const nothing of [{ PMInfo: [] }, { InstanceId: '', Status: '' }]) {
      assert.equal(toResource(loa, nothing, origin), undefined);
    }
    assert.equal(toResource(loa, { InstanceId: 'pc-1', Status: 'Available' }, origin)?.state, 'Available');
  });

  it('does not let the list that was asked for overrule what the row says', () => {
    const row = { DstCidrBlock: '10.0.0.0/16', RouterId: 'vbr-2' };
    assert.deepEqual(resourceOf('bgpNetwork', row, { parent }).parents, { virtualBorderRouter: 'vbr-2' });
  });

  it('is missing in a row that says nothing, which then is no resource', () => {
    for (const row of [{}, { VbrId: '' }, { Name: 'edge' }]) {
      assert.equal(toResource(catalogue.kind('virtualBorderRouter'), row, { account: 'acc', region }), undefined);
    }
  });
});

describe('a row', () => {
  it('keeps VLAN 0, which is a VLAN and not a missing value (traps 40)', () => {
    assert.equal(resourceOf('virtualBorderRouter', routerRow('vbr-1', { VlanId: 0 })).attributes.VlanId, 0);
  });

  it('has an empty name when nobody gave one, and never the word undefined', () => {
    assert.equal(resourceOf('virtualBorderRouter', { VbrId: 'vbr-1' }).name, '');
  });

  it('names its parents, by which the tree finds the way to it', () => {
    const router = resourceOf('virtualBorderRouter', routerRow('vbr-1', { PhysicalConnectionId: 'pc-7' }));
    assert.deepEqual(router.parents, { physicalConnection: 'pc-7' });
    assert.deepEqual(
      resourceOf('virtualBorderRouter', routerRow('vbr-1', { PhysicalConnectionId: '' })).parents,
      {},
      'an empty ID is no parent',
    );
  });

  it('keeps what the catalogue does not know', () => {
    assert.equal(resourceOf('virtualBorderRouter', routerRow('vbr-1', { BrandNew: 'x' })).attributes.BrandNew, 'x');
  });
});

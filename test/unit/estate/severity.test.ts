import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import type { KindId } from '../../../src/catalog/kindId';
import { severityOf } from '../../../src/estate/severity';
import type { Row } from './estateUnderTest';
import { resourceOf } from './estateUnderTest';

function severity(kind: KindId, row: Row) {
  return severityOf(catalogue.kind(kind), resourceOf(kind, row));
}

describe('how serious a resource looks', () => {
  const peer = { BgpPeerId: 'bgp-1', Status: 'Available' };

  it('follows the session of a BGP peer, or the one that is down is as green as the others (traps 62)', () => {
    assert.equal(severity('bgpPeer', { ...peer, BgpStatus: 'Established' }), 'good');
    for (const down of ['Down', 'Idle', 'down']) assert.equal(severity('bgpPeer', { ...peer, BgpStatus: down }), 'bad');
    assert.equal(severity('bgpPeer', { ...peer, BgpStatus: 'Connect' }), 'attention');
  });

  it('is good where the session is not told (traps 62)', () => {
    assert.equal(severity('bgpPeer', { ...peer, BgpStatus: '' }), 'good');
    assert.equal(severity('bgpPeer', peer), 'good');
  });

  it('shows a lock for an overdue payment, or an unpaid line looks well (traps 64)', () => {
    const line = { PhysicalConnectionId: 'pc-1', Status: 'Enabled' };
    assert.equal(severity('physicalConnection', { ...line, BusinessStatus: 'Normal' }), 'good');
    assert.equal(severity('physicalConnection', { ...line, BusinessStatus: 'FinancialLocked' }), 'bad');
    const router = { VbrId: 'vbr-1', Status: 'active', PhysicalConnectionBusinessStatus: 'FinancialLocked' };
    assert.equal(severity('virtualBorderRouter', router), 'bad');
  });

  it('keeps what the state says where that is not good, and what nobody knows unknown', () => {
    assert.equal(severity('bgpPeer', { ...peer, Status: 'Deleting', BgpStatus: 'Down' }), 'working');
    assert.equal(severity('bgpPeer', { ...peer, Status: 'Levitating', BgpStatus: 'Down' }), undefined);
  });
});

import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { accessPointId, list, region, serviceOn, share } from './hostedService';
import type { Given } from './signedRequest';

describe('sandbox list of hosted connections', () => {
  const many = () =>
    serviceOn((estate, parent) => {
      for (let vlanId = 1; vlanId <= 45; vlanId += 1) {
        estate.line({
          owner: vlanId % 2 === 0 ? partner : tenant,
          name: `hosted-${vlanId}`,
          accessPointId,
          bandwidthMbps: 50,
          businessStatus: vlanId === 5 ? 'FinancialLocked' : 'Normal',
          hosting: share(parent, { vlanId, vpconnStatus: vlanId > 40 ? 'UnConfirmed' : 'Confirmed' }),
        });
      }
    });

  it('comes 20 rows at a time or as many as asked for up to 100, each row once (traps 50)', () => {
    const { service } = many();
    const page = (given: Given) => service.ok('ListVirtualPhysicalConnections', { ...region, ...given });
    const first = page({});
    assert.deepEqual([first.Count, first.TotalCount], [20, 45]);
    const vlans: unknown[] = [];
    let NextToken = '';
    do {
      const { NextToken: next, ...answer } = page({ MaxResults: 20, NextToken });
      assert.ok(Array.isArray(answer[list]));
      vlans.push(...answer[list].map((row: Record<string, unknown>) => row.VlanId));
      NextToken = String(next);
    } while (NextToken !== '');
    assert.deepEqual(
      vlans,
      Array.from({ length: 45 }, (_, index) => String(index + 1)),
    );
    assert.equal(page({ MaxResults: 100 }).Count, 45);
    for (const wrong of [{ MaxResults: 0 }, { MaxResults: 101 }, { NextToken: 'dd20****' }]) {
      const refused = service.refused('ListVirtualPhysicalConnections', { ...region, ...wrong });
      assert.equal(refused, '400 InvalidParameter');
    }
  });

  it('is narrowed by each of its parameters (003 4.19)', () => {
    const { service, rows, parent } = many();
    const vlans = (given: Given) => rows({ MaxResults: 100, ...given }).map(({ VlanId }) => Number(VlanId));
    const own = service.world.physicalConnections.where(({ hosting }) => hosting?.vlanId === 3)[0]?.id ?? '';
    assert.deepEqual(vlans({ 'VirtualPhysicalConnectionIds.1': own }), [3]);
    assert.deepEqual(vlans({ 'VlanIds.1': 7, 'VlanIds.2': '9' }), [7, 9]);
    assert.deepEqual(vlans({ IsConfirmed: false }), [41, 42, 43, 44, 45]);
    assert.equal(vlans({ IsConfirmed: true }).length, 40);
    assert.deepEqual(vlans({ 'VirtualPhysicalConnectionStatuses.1': 'UnConfirmed', 'VlanIds.1': 41 }), [41]);
    assert.equal(vlans({ 'VirtualPhysicalConnectionAliUids.1': partner.id }).length, 22);
    assert.deepEqual(vlans({ VirtualPhysicalConnectionBusinessStatus: 'FinancialLocked' }), [5]);
    assert.equal(vlans({ PhysicalConnectionId: parent.id }).length, 45);
    const twentyOne = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`VlanIds.${index + 1}`, index]));
    const refused = service.refused('ListVirtualPhysicalConnections', { ...region, ...twentyOne });
    assert.equal(refused, '400 InvalidParameter');
  });

  it('shows each side its own, and neither the line of another nor other regions (traps 12)', () => {
    const { service, rows, parent } = many();
    assert.equal(rows({ MaxResults: 100 }, 'tenant').length, 23);
    assert.deepEqual(rows({ RegionId: 'cn-beijing' }), []);
    const foreign = { ...region, PhysicalConnectionId: parent.id };
    const refused = service.refused('ListVirtualPhysicalConnections', foreign, 'tenant');
    assert.equal(refused, '400 ResourceNotFound.PhysicalConnectionId');
  });
});

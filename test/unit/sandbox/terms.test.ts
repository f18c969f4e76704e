import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import { durations } from '../../../src/sandbox/rules/durations';
import { vpcNamed } from '../../../src/sandbox/vpcs';
import { paths, Service } from './service';
import type { Given } from './signedRequest';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
const day = 24 * 3600 * 1000;
const minute = 60_000;

/** A line in service with a VBR and a session on it, whose term ends on 2024-06-11 at noon. */
function line(own: { readonly name?: string; readonly renewal?: number } = {}) {
  const service = new Service((estate) => {
    const made = estate.line({ owner: partner, name: 'line', accessPointId, ends: estate.daysAgo(-10), ...own });
    estate.paidTerm(made, 3);
    const router = estate.router(made, { name: 'router', vlanId: 10 });
    estate.peer(estate.group(router, { name: 'group', peerAsn: 65001 }), { address: router.ipv4.peer });
    estate.routerInterface(router, { name: 'on-the-router', status: 'Idle', role: 'InitiatingSide', spec: 'Small.1' });
  });
  const row = () => service.rows('DescribePhysicalConnections', region, paths.lines)[0];
  const router = () => service.rows('DescribeVirtualBorderRouters', region, paths.routers)[0];
  const subject = { ...region, PhysicalConnectionId: String(row()?.PhysicalConnectionId) };
  return {
    service,
    subject,
    row,
    router,
    session: () => service.rows('DescribeBgpPeers', region, paths.peers)[0]?.BgpStatus,
    order: (given: Given = {}) =>
      service.outcome('CreatePhysicalConnectionOccupancyOrder', { ...subject, AutoPay: true, ...given }),
  };
}

describe('sandbox term of a line', () => {
  it('ends with FinancialLocked at EndTime, however long ago that was when somebody looks', () => {
    for (const days of [10, 12, 24]) {
      const { service, row, session, router } = line();
      service.clock.advance(days * day - 1);
      if (days === 10) assert.equal(row()?.BusinessStatus, 'Normal');
      service.clock.advance(1);
      assert.deepEqual([row()?.Status, row()?.BusinessStatus], ['Enabled', 'FinancialLocked'], `${days} days`);
      assert.equal(row()?.EndTime, '2024-06-11T12:00:00Z');
      assert.deepEqual([session(), router()?.Status], ['Down', 'active']);
      assert.equal(router()?.PhysicalConnectionBusinessStatus, 'FinancialLocked');
    }
  });

  it('blocks what the documents name while it is overdue, and nothing else (traps 64)', () => {
    const { service, subject, router } = line();
    service.clock.advance(11 * day);
    const application = { ...region, AccessPointId: accessPointId, LineOperator: 'CT', ClientToken: 'new' };
    assert.equal(service.refused('CreatePhysicalConnection', application), '400 Forbidden.FinancileLocked');
    const route = {
      ...region,
      RouteTableId: String(router()?.RouteTableId),
      DestinationCidrBlock: '10.1.0.0/16',
      NextHopType: 'RouterInterface',
      NextHopId: String(router()?.VlanInterfaceId),
    };
    assert.equal(service.refused('CreateRouteEntry', route), '400 InvalidPhysicalConnectionBusinessStatus');
    const toVpc = {
      ...region,
      Role: 'InitiatingSide',
      Spec: 'Small.1',
      RouterType: 'VBR',
      RouterId: String(router()?.VbrId),
      AccessPointId: accessPointId,
      OppositeRegionId: 'cn-hangzhou',
    };
    assert.equal(service.refused('CreateRouterInterface', toVpc), '400 Forbidden.BillsOutstanding');
    assert.equal(
      service.outcome('ModifyPhysicalConnectionAttribute', { ...subject, Name: 'renamed', PortType: '10GBase-LR' }),
      'ok',
    );
    const vbr = { ...region, VbrId: String(router()?.VbrId) };
    assert.equal(service.outcome('ModifyVirtualBorderRouterAttribute', { ...vbr, Name: 'renamed' }), 'ok');
    assert.equal(service.outcome('TerminateVirtualBorderRouter', vbr), 'ok');
    service.clock.advance(minute);
    assert.equal(service.outcome('RecoverVirtualBorderRouter', vbr), 'ok');
  });

  it('keeps the sessions of a VBR down that is recovered before the bill is paid, or the lock seems to be gone', () => {
    const { service, router, session, order } = line();
    const vbr = { ...region, VbrId: String(router()?.VbrId) };
    service.ok('TerminateVirtualBorderRouter', vbr);
    service.clock.advance(11 * day);
    service.ok('RecoverVirtualBorderRouter', vbr);
    service.clock.advance(minute);
    assert.equal(router()?.Status, 'active');
    assert.notEqual(session(), 'Established');
    assert.equal(order({ InstanceChargeType: 'PrePaid', Period: 1 }), 'ok');
    service.clock.advance(minute);
    assert.equal(session(), 'Established');
  });

  it('is renewed by an order, from whose payment on everything works again', () => {
    const { service, row, session, order } = line();
    assert.equal(order(), '400 Forbidden.NotAllowedInState', 'there is nothing to pay yet');
    service.clock.advance(12 * day);
    assert.equal(order({ Period: 2 }), 'ok');
    assert.equal(order({ Period: 2 }), '400 Forbidden.NotAllowedInState', 'it is ordered once');
    service.clock.advance(minute);
    assert.deepEqual([row()?.BusinessStatus, row()?.EndTime], ['Normal', '2024-08-13T12:00:03Z']);
    assert.equal(session(), 'Established');
    service.clock.advance(62 * day);
    assert.equal(row()?.BusinessStatus, 'FinancialLocked', 'the new term ends as well');
  });

  it('goes on where it was renewed in time, or by automatic renewal', () => {
    const ordered = line({ renewal: Date.UTC(2024, 5, 11, 12) });
    ordered.service.clock.advance(11 * day);
    assert.deepEqual(
      [ordered.row()?.BusinessStatus, ordered.row()?.EndTime, ordered.row()?.HasReservationData],
      ['Normal', '2024-09-11T12:00:00Z', 'false'],
    );
    const automatic = line();
    automatic.service.clock.advance(11 * day);
    assert.equal(automatic.order({ Period: 1, AutoRenew: true, AutoRenewDuration: 2 }), 'ok');
    automatic.service.clock.advance(200 * day);
    assert.deepEqual([automatic.row()?.BusinessStatus, automatic.session()], ['Normal', 'Established']);
    // Paid on 12 June for one month, then twice renewed for two by 29 December, and once more.
    assert.equal(automatic.row()?.EndTime, '2025-01-12T12:00:03Z');
  });

  it('takes the VBRs out of service fifteen days later, and deletes nothing', () => {
    const { service, row, router } = line();
    service.clock.advance(25 * day + minute);
    assert.deepEqual([row()?.Status, row()?.BusinessStatus], ['Enabled', 'FinancialLocked']);
    // The line was paid until 11 June; how long a termination takes is the sandbox's own affair.
    const ended = new Date(Date.UTC(2024, 5, 26, 12) + durations.routerTermination).toISOString();
    assert.deepEqual([router()?.Status, router()?.TerminationTime], ['terminated', ended.slice(0, 19)]);
  });

  it('comes to nothing once the line is terminated', () => {
    const { service, subject, row, router } = line();
    const { world } = service;
    for (const { id } of world.routerInterfaces.all()) world.routerInterfaces.remove(id);
    for (const { id } of world.bgpPeers.all()) world.bgpPeers.remove(id);
    for (const { id } of world.bgpGroups.all()) world.bgpGroups.remove(id);
    service.ok('DeleteVirtualBorderRouter', { ...region, VbrId: String(router()?.VbrId) });
    service.clock.advance(minute);
    service.ok('TerminatePhysicalConnection', subject);
    service.clock.advance(60 * day);
    assert.deepEqual(
      [row()?.Status, row()?.BusinessStatus, row()?.EndTime],
      ['Terminated', 'Normal', '2024-06-01T12:01:20Z'],
    );
  });

  it('of a hosted connection ends for its tenant, and takes the sessions on it down', () => {
    const service = new Service((estate) => {
      const parent = estate.line({ owner: partner, name: 'parent', accessPointId });
      const hosting = {
        parentId: parent.id,
        parentOwner: partner.id,
        vlanId: 7,
        orderMode: 'PayByVirtualPhysicalConnectionOwner',
        vpconnStatus: 'Confirmed',
        expectSpec: '100M',
      } as const;
      const hosted = { bandwidthMbps: 100, ends: estate.daysAgo(-1), hosting };
      const share = estate.line({ owner: tenant, name: 'share', accessPointId, ...hosted });
      const router = estate.router(share, { name: 'router', vlanId: 7 });
      estate.peer(estate.group(router, { name: 'group', peerAsn: 65001 }), { address: router.ipv4.peer });
    });
    service.clock.advance(day);
    const list = service.ok('ListVirtualPhysicalConnections', {
      ...region,
      VirtualPhysicalConnectionBusinessStatus: 'FinancialLocked',
    });
    assert.equal(list.TotalCount, 1);
    assert.equal(service.rows('DescribeBgpPeers', region, paths.peers, 'tenant')[0]?.BgpStatus, 'Down');
    const id = String(
      service.rows('DescribePhysicalConnections', region, paths.lines, 'tenant')[0]?.PhysicalConnectionId,
    );
    const order = { ...region, PhysicalConnectionId: id, AutoPay: true };
    assert.equal(service.refused('CreatePhysicalConnectionOccupancyOrder', order), '400 Abs.InstanceNotExist');
    service.ok('CreatePhysicalConnectionOccupancyOrder', order, 'tenant');
    service.clock.advance(minute);
    assert.equal(service.rows('DescribeBgpPeers', region, paths.peers, 'tenant')[0]?.BgpStatus, 'Established');
  });

  it('on 31 January ends on the last day of February, or EndTime names a day in March', () => {
    const service = new Service((estate) => {
      estate.line({ owner: partner, name: 'line', accessPointId, status: 'Confirmed', loaStatus: 'Complete' });
    });
    service.clock.advance(Date.UTC(2025, 0, 31) - service.clock.now());
    const row = () => service.rows('DescribePhysicalConnections', region, paths.lines)[0];
    const id = String(row()?.PhysicalConnectionId);
    service.ok('CreatePhysicalConnectionOccupancyOrder', { ...region, PhysicalConnectionId: id, AutoPay: true });
    service.clock.advance(minute);
    assert.equal(row()?.EndTime, '2025-02-28T00:00:03Z');
  });
});

/** A connected router interface whose subscription ends on 2024-06-11 at noon. */
function subscription(name: string, autoRenew = false) {
  const service = new Service((estate: EstateBuilder) => {
    const ends = estate.daysAgo(-10);
    estate.interfacePair(vpcNamed('headquarters'), vpcNamed('disasterrecovery'), {
      name,
      subscription: { orderId: 7, months: 1, autoRenew, paid: true, ends, renewal: null },
    });
  });
  return { service, row: () => service.rows('DescribeRouterInterfaces', region, paths.interfaces)[0] };
}

describe('sandbox subscription of a router interface', () => {
  it('is locked at its end until somebody pays in the Order Center', () => {
    const { service, row } = subscription('paid-late');
    service.clock.advance(10 * day);
    assert.deepEqual([row()?.BusinessStatus, row()?.EndTime], ['FinancialLocked', '2024-06-11T12:00:00Z']);
    const subject = { ...region, RouterInterfaceId: String(row()?.RouterInterfaceId) };
    assert.equal(service.refused('DeactivateRouterInterface', subject), '400 Forbidden.FinancileLocked');
    service.clock.advance(4 * day);
    assert.deepEqual([row()?.BusinessStatus, row()?.EndTime], ['Normal', '2024-07-14T12:00:00Z']);
  });

  it('ends in Inactive when nobody pays', () => {
    const { service, row } = subscription('link-unpaid');
    service.clock.advance(10 * day);
    assert.equal(row()?.Status, 'Active');
    service.clock.advance(15 * day + minute);
    assert.deepEqual([row()?.Status, row()?.BusinessStatus], ['Inactive', 'FinancialLocked']);
  });

  it('goes on by automatic renewal', () => {
    const { service, row } = subscription('renewed', true);
    service.clock.advance(100 * day);
    assert.deepEqual([row()?.BusinessStatus, row()?.EndTime], ['Normal', '2024-09-11T12:00:00Z']);
  });
});

import assert from 'node:assert/strict';
import { partner } from '../../../src/sandbox/demoAccounts';
import { hopsOf, serviceWithTable, stored } from './routeTable';

describe('sandbox route entries, created', () => {
  it('adds a route that takes a while to work, and lists it as the SDK’s models read it (003 6.14, 6.15)', () => {
    const { service, route, table, line, list, settle } = serviceWithTable();
    const given = { ...route, RouteEntryName: 'test', Description: 'test route' };
    const { RouteEntryId } = service.ok('CreateRouteEntry', given);
    assert.match(String(RouteEntryId), /^rte-/);
    const row = () => list({ RouteEntryType: 'Custom' })[0];
    assert.equal(row()?.Status, 'Pending');
    settle();
    const { NextHops, ...rest } = row() ?? {};
    assert.ok(NextHops);
    assert.deepEqual(rest, {
      RouteTableId: table.RouteTableId,
      RouteEntryId,
      DestinationCidrBlock: '10.0.0.0/16',
      Type: 'Custom',
      Status: 'Available',
      IpVersion: 'IPv4',
      RouteEntryName: 'test',
      Description: 'test route',
      // SDK: yyyy-MM-ddTHH:mmZ
      GmtModified: '2024-06-01T12:00Z',
    });
    assert.deepEqual(hopsOf(row()), [
      {
        NextHopId: route.NextHopId,
        NextHopType: 'RouterInterface',
        NextHopRegionId: 'cn-hangzhou',
        Weight: 100,
        Enabled: 1,
        NextHopRelatedInfo: { InstanceId: line.id, InstanceType: 'PCONN', RegionId: 'cn-hangzhou' },
      },
    ]);
  });

  it('does without the region, which the document does not require (traps 17)', () => {
    const { service, route } = serviceWithTable();
    const { RegionId, ...elsewhere } = route;
    assert.equal(RegionId, 'cn-hangzhou');
    assert.equal(
      service.refused('CreateRouteEntry', { ...route, RegionId: 'cn-beijing' }),
      '404 InvalidRouteTableId.NotFound',
    );
    assert.equal(
      service.refused('CreateRouteEntry', { ...route, RegionId: 'cn-none' }),
      '404 InvalidRegionId.NotFound',
    );
    service.ok('CreateRouteEntry', elsewhere);
  });

  it('takes a single address as /32 and refuses destinations that 003 6.14 excludes', () => {
    const { service, route, router, list, settle } = serviceWithTable();
    const outcome = (DestinationCidrBlock: string) =>
      service.outcome('CreateRouteEntry', { ...route, DestinationCidrBlock, DryRun: 'true' });
    assert.equal(outcome('10.0.0.0/33'), '400 InvalidCidrBlock.Malformed');
    assert.equal(outcome('ten'), '400 InvalidCidrBlock.Malformed');
    assert.equal(outcome('192.168.0.1/24'), '400 IllegalParam.CidrBlock');
    assert.equal(outcome('2001:db8::1/64'), '400 IllegalParam.CidrBlock');
    assert.equal(outcome('100.64.0.0/10'), '400 InvalidCidrBlock');
    assert.equal(outcome('100.100.2.136'), '400 InvalidCidrBlock');
    assert.equal(outcome('100.0.0.0/8'), '400 DryRunOperation');
    assert.equal(outcome('0.0.0.0/0'), '400 DryRunOperation');
    assert.equal(router.ipv4.local, '172.16.0.1');
    assert.equal(outcome('172.16.0.0/30'), '400 RouteConflict.AlreadyExist');
    assert.deepEqual(list({ RouteEntryType: 'Custom' }), [], 'a dry run added something');
    service.ok('CreateRouteEntry', { ...route, DestinationCidrBlock: '10.1.2.3' });
    settle();
    assert.deepEqual(
      list({ RouteEntryType: 'Custom' }).map((row) => row.DestinationCidrBlock),
      ['10.1.2.3/32'],
    );
    assert.equal(outcome('10.1.2.3/32'), '400 InvalidRouteEntry.Duplicate');
  });

  it('does not lead to an interface that is being deleted, or the route outlives its next hop (traps section 11)', () => {
    let id = '';
    const { service, route } = serviceWithTable((estate, router) => {
      id = estate.routerInterface(router, { name: 'interface', status: 'Inactive' }).id;
    });
    service.ok('DeleteRouterInterface', { RegionId: 'cn-hangzhou', RouterInterfaceId: id });
    assert.equal(service.refused('CreateRouteEntry', { ...route, NextHopId: id }), '400 IncorrectStatus.RouterInterface');
  });

  it('knows an IPv6 destination in every spelling', () => {
    const { service, route, list, settle } = serviceWithTable((_estate, router) => {
      router.enableIpv6 = true;
    });
    service.ok('CreateRouteEntry', { ...route, DestinationCidrBlock: '2001:0DB8:0:0::/64' });
    settle();
    const row = list({ DestinationCidrBlock: '2001:db8:0000::/64' })[0];
    assert.deepEqual([row?.DestinationCidrBlock, row?.IpVersion], ['2001:db8::/64', 'IPv6']);
    const again = service.refused('CreateRouteEntry', { ...route, DestinationCidrBlock: '2001:db8::/64' });
    assert.equal(again, '400 InvalidRouteEntry.Duplicate');
  });

  it('has one route to a destination, whichever way a second one would lead', () => {
    const { service, route, table, settle } = serviceWithTable((estate, router) => {
      const further = {
        physicalConnectionId: estate.line({ owner: partner, name: 'further', accessPointId: 'ap-cn-hangzhou-xs-B' }).id,
        vlanId: 5,
        vlanInterfaceId: 'ri-further',
        circuitCode: '',
        ipv4: { local: '192.168.0.1', peer: '192.168.0.2', mask: '255.255.255.0' },
        ipv6: { local: '', peer: '', mask: '' },
        enableIpv6: false,
      };
      Object.assign(router, { associations: [further] });
    });
    service.ok('CreateRouteEntry', route);
    settle();
    const other = { ...route, NextHopId: 'ri-further' };
    assert.equal(service.refused('CreateRouteEntry', route), '400 InvalidRouteEntry.Duplicate');
    assert.equal(service.refused('CreateRouteEntry', other), '400 InvalidCIDRBlock.Duplicate');
    // Several routes may lead to one next hop.
    service.ok('CreateRouteEntry', { ...other, DestinationCidrBlock: '10.7.0.0/16' });
    settle();
    service.ok('CreateRouteEntry', { ...other, DestinationCidrBlock: '10.8.0.0/16' });
    assert.equal(service.ok('DescribeRouteEntryList', { ...table, RouteEntryType: 'Custom' }).TotalCount, 3);
  });

  it('lets one change of a table wait for the other (traps section 10)', () => {
    const { service, route, settle } = serviceWithTable();
    const second = { ...route, DestinationCidrBlock: '10.2.0.0/16' };
    service.ok('CreateRouteEntry', { ...route, ClientToken: 'first' });
    assert.equal(service.refused('CreateRouteEntry', second), '400 IncorrectRouteEntryStatus');
    // Asked again under its token, the first is not refused.
    service.ok('CreateRouteEntry', { ...route, ClientToken: 'first' });
    settle();
    service.ok('CreateRouteEntry', second);
  });

  it('holds two hundred custom routes and no more', () => {
    const { service, route } = serviceWithTable((estate, router) => {
      const nextHops = [{ id: router.vlanInterfaceId, type: 'RouterInterface', weight: 100 }];
      for (let number = 0; number < 200; number += 1) estate.route(router, { cidr: `10.9.${number}.0/24`, nextHops });
    });
    assert.equal(service.refused('CreateRouteEntry', route), '400 QuotaExceeded');
  });

  it('wants one next hop or a list, not both and not neither (traps 51)', () => {
    const { service, route, router } = serviceWithTable();
    const refused = (given: Record<string, string>) => service.refused('CreateRouteEntry', { ...route, ...given });
    const hop = (number: number) => ({
      [`NextHopList.${number}.NextHopId`]: router.vlanInterfaceId,
      [`NextHopList.${number}.NextHopType`]: 'RouterInterface',
    });
    const none = { NextHopId: '', NextHopType: '' };
    assert.equal(refused(none), '400 InvalidNexthopTypeAndList.BothNull');
    assert.equal(refused({ ...hop(1), ...hop(2) }), '400 InvalidNexthopTypeAndList.BothNotNull');
    assert.equal(refused({ ...none, ...hop(1) }), '400 InvalidNexthopListSize');
    const five = Object.assign({}, ...[1, 2, 3, 4, 5].map(hop)) as Record<string, string>;
    assert.equal(refused({ ...none, ...five }), '400 InvalidNexthopListSize');
    // ECMP is for VPCs: no interface of a VBR has a VBR on its other side.
    assert.equal(refused({ ...none, ...hop(1), ...hop(2) }), '400 InvalidOppositeRouterType');
    assert.equal(refused({ NextHopId: '' }), '400 MissingParameter');
    // The type is Instance unless given (traps 49), and a VBR has no route to one.
    assert.equal(refused({ NextHopType: '' }), '400 InvalidNextHopType');
    assert.equal(refused({ NextHopType: 'NatGateway' }), '400 InvalidNextHopType');
    assert.equal(refused({ NextHopType: 'Bridge' }), '400 InvalidNextHopType');
    assert.equal(refused({ NextHopId: 'ri-none' }), '404 InvalidNextHopId.NotFound');
    assert.equal(refused({ DestinationCidrBlock: '2001:db8::/64' }), '400 OperationFailed.NotSupportIPV6');
  });

  it('asks for what it needs, and for a table of the caller', () => {
    const { service, route } = serviceWithTable();
    const refused = (given: Record<string, string>, as: 'partner' | 'tenant' = 'partner') =>
      service.refused('CreateRouteEntry', { ...route, ...given }, as);
    assert.equal(refused({ RouteTableId: '' }), '400 MissingParameter');
    assert.equal(refused({ DestinationCidrBlock: '' }), '400 MissingParameter');
    assert.equal(refused({ RouteTableId: 'vtb-none' }), '404 InvalidRouteTableId.NotFound');
    assert.equal(refused({}, 'tenant'), '404 InvalidRouteTableId.NotFound');
    assert.equal(refused({ RouteEntryName: 'x' }), '400 InvalidName.Malformed');
    assert.equal(refused({ RouteEntryName: 'a.dot' }), '400 InvalidName.Malformed');
    assert.equal(refused({ Description: 'https://example.com' }), '400 InvalidDescription.Malformed');
  });

  it('leads nothing over a VBR out of service or a line that is not paid for (003 6.14)', () => {
    const { service, route, router, line, list } = serviceWithTable((estate, on) => {
      estate.route(on, {
        cidr: '10.5.0.0/16',
        nextHops: [{ id: on.vlanInterfaceId, type: 'RouterInterface', weight: 1 }],
      });
    });
    const enabled = () => hopsOf(list({ RouteEntryType: 'Custom' })[0])[0]?.Enabled;
    assert.equal(enabled(), 1);
    stored(service.world.physicalConnections.get(line.id)).businessStatus = 'FinancialLocked';
    assert.equal(service.refused('CreateRouteEntry', route), '400 InvalidPhysicalConnectionBusinessStatus');
    assert.equal(enabled(), 0);
    stored(service.world.physicalConnections.get(line.id)).businessStatus = 'Normal';
    stored(service.world.physicalConnections.get(line.id)).status = 'Terminating';
    assert.equal(service.refused('CreateRouteEntry', route), '400 InvalidPhysicalConnectionBusinessStatus');
    stored(service.world.virtualBorderRouters.get(router.id)).status = 'terminated';
    assert.equal(service.refused('CreateRouteEntry', route), '400 InvalidVBRStatus');
    assert.equal(enabled(), 0);
  });

  it('waits for outbound traffic to be opened in the region of the table (traps 71)', () => {
    const { service, route } = serviceWithTable((estate) => {
      estate.closeTraffic();
    });
    assert.equal(
      service.refused('CreateRouteEntry', { ...route, RegionId: '' }),
      '400 OperationFailed.PconnTrafficNotEnable',
    );
    service.ok('OpenPhysicalConnectionService', { RegionId: 'cn-hangzhou' });
    service.ok('CreateRouteEntry', { ...route, RegionId: '' });
  });
});

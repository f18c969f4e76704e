import assert from 'node:assert/strict';
import { partner } from '../../../src/sandbox/demoAccounts';
import { vpcNamed, vpcTableId } from '../../../src/sandbox/vpcs';
import { hopsOf, serviceWithTable, stored } from './routeTable';
import { Service } from './service';

describe('sandbox route lists', () => {
  it('pages by a token until it is empty, ten at a time unless asked otherwise (003 6.15)', () => {
    const { service, table } = serviceWithTable((estate, router) => {
      const nextHops = [{ id: router.vlanInterfaceId, type: 'RouterInterface', weight: 100 }];
      for (let number = 0; number < 25; number += 1) estate.route(router, { cidr: `10.0.${number}.0/24`, nextHops });
    });
    const seen: unknown[] = [];
    const sizes: number[] = [];
    let token = '';
    do {
      const given = { ...table, RouteEntryType: 'Custom', NextToken: token };
      const answer = service.ok('DescribeRouteEntryList', given);
      assert.equal(answer.TotalCount, 25);
      token = String(answer.NextToken);
      const rows = service.rows('DescribeRouteEntryList', given, 'RouteEntrys.RouteEntry');
      sizes.push(rows.length);
      seen.push(...rows.map((row) => row.DestinationCidrBlock));
    } while (token !== '');
    assert.deepEqual(sizes, [10, 10, 5]);
    assert.equal(new Set(seen).size, 25);
    const outcome = (given: Record<string, string | number>) =>
      service.outcome('DescribeRouteEntryList', { ...table, ...given });
    assert.equal(outcome({ MaxResult: 100 }), 'ok');
    assert.equal(outcome({ MaxResult: 101 }), '400 InvalidParameter');
    assert.equal(outcome({ MaxResult: 0 }), '400 InvalidParameter');
    assert.equal(outcome({ NextToken: 'guess' }), '400 InvalidParameter');
    assert.equal(outcome({ RouteTableId: 'vtb-none' }), '404 InvalidRouteTableId.NotFound');
    assert.equal(outcome({ RouteTableId: '' }), '400 MissingParameter');
  });

  it('lists every type unless a filter leaves some out (traps 49)', () => {
    const { list, router } = serviceWithTable((estate, on) => {
      on.enableIpv6 = true;
      on.ipv6 = { local: '2001:db8:0:1::1', peer: '2001:db8:0:1::2', mask: '2001:db8:0:1::/64' };
      const nextHops = [{ id: on.vlanInterfaceId, type: 'RouterInterface', weight: 100 }];
      estate.route(on, { cidr: '10.0.0.0/16', name: 'named', nextHops });
      estate.peer(estate.group(on, { name: 'group', peerAsn: 65001 }), { address: on.ipv4.peer, received: 2 });
    });
    const types = (given?: Record<string, string>) => list(given).map((row) => row.Type);
    assert.deepEqual(types(), ['System', 'System', 'Custom', 'BGP', 'BGP']);
    assert.deepEqual(types({ RouteEntryType: 'BGP' }), ['BGP', 'BGP']);
    assert.deepEqual(types({ RouteEntryType: 'CEN' }), []);
    assert.deepEqual(types({ IpVersion: 'IPv6' }), ['System']);
    assert.deepEqual(types({ IpVersion: 'ipv6' }), ['System']);
    assert.deepEqual(types({ RouteEntryName: 'named' }), ['Custom']);
    assert.deepEqual(types({ DestinationCidrBlock: '10.0.0.0/16' }), ['Custom']);
    assert.deepEqual(types({ 'DestCidrBlockList.1': '10.0.0.0/16', 'DestCidrBlockList.2': '172.16.0.0/30' }), [
      'System',
      'Custom',
    ]);
    assert.equal(types({ NextHopId: router.vlanInterfaceId }).length, 5);
    assert.deepEqual(types({ NextHopId: 'ri-other' }), []);
    assert.equal(types({ NextHopType: 'RouterInterface' }).length, 5);
    assert.deepEqual(types({ NextHopType: 'Instance' }), []);
    assert.deepEqual(types({ ServiceType: 'TR' }), []);
    const [ipv4, ipv6] = list();
    assert.deepEqual([ipv4?.DestinationCidrBlock, ipv6?.DestinationCidrBlock], ['172.16.0.0/30', '2001:db8:0:1::/64']);
    assert.deepEqual([ipv4?.IpVersion, ipv6?.IpVersion], ['IPv4', 'IPv6']);
  });

  it('shows what peers announce for as long as their session stands, over both lines where they do', () => {
    const { service, router, list } = serviceWithTable((estate, on) => {
      const further = {
        physicalConnectionId: estate.line({ owner: partner, name: 'further', accessPointId: 'ap-cn-hangzhou-xs-B' }).id,
        vlanId: 5,
        vlanInterfaceId: 'ri-further',
        circuitCode: '',
        ipv4: { local: '192.168.0.1', peer: '192.168.0.2', mask: '255.255.255.0' },
        ipv6: { local: '', peer: '', mask: '' },
        enableIpv6: false,
      };
      Object.assign(on, { associations: [further] });
      const group = estate.group(on, { name: 'group', peerAsn: 65001 });
      estate.peer(group, { address: on.ipv4.peer, received: 2 });
      estate.peer(group, { address: '192.168.0.2', received: 1 });
    });
    const learned = () => list({ RouteEntryType: 'BGP' }).map((row) => hopsOf(row).map(({ NextHopId }) => NextHopId));
    assert.deepEqual(learned(), [[router.vlanInterfaceId, 'ri-further'], [router.vlanInterfaceId]]);
    const [first] = service.world.bgpPeers.all();
    stored(first).session = 'Down';
    assert.deepEqual(learned(), [['ri-further']]);
    stored(service.world.virtualBorderRouters.get(router.id)).status = 'terminated';
    assert.deepEqual(learned(), []);
  });

  it('hides the table of a VBR from everybody but its owner', () => {
    const { service, table } = serviceWithTable();
    assert.equal(service.refused('DescribeRouteEntryList', table, 'tenant'), '404 InvalidRouteTableId.NotFound');
  });
});

describe('sandbox routes and router interfaces', () => {
  /** Two VBRs, each connected to one VPC, and another VPC that is connected to that one. */
  function connected() {
    const warehouse = vpcNamed('warehouse');
    const ids: string[] = [];
    let table = '';
    const service = new Service((estate) => {
      for (const name of ['east', 'west']) {
        const line = estate.line({ owner: partner, name, accessPointId: 'ap-cn-shanghai-pd-A' });
        const router = estate.router(line, { name, vlanId: 1 });
        table = router.routeTableId;
        ids.push(...estate.interfacePair(router, warehouse, { name }).map(({ id }) => id));
      }
      ids.push(...estate.interfacePair(warehouse, vpcNamed('headquarters'), { name: 'other' }).map(({ id }) => id));
    });
    const [fromEast = '', toEast = '', fromWest = '', toWest = '', toOther = ''] = ids;
    const region = { RegionId: 'cn-shanghai' };
    const ofVbr = { ...region, RouteTableId: table };
    const ofVpc = { ...region, RouteTableId: vpcTableId(warehouse) };
    return { service, warehouse, fromEast, toEast, fromWest, toWest, toOther, ofVbr, ofVpc };
  }

  const single = (NextHopId: string) => ({ NextHopType: 'RouterInterface', NextHopId });
  const several = (...ids: string[]) =>
    Object.fromEntries(
      ids.flatMap((id, index) => [
        [`NextHopList.${index + 1}.NextHopId`, id],
        [`NextHopList.${index + 1}.NextHopType`, 'RouterInterface'],
      ]),
    );

  it('leads from a VBR to a VPC over its own router interface, and over no other’s', () => {
    const { service, warehouse, fromEast, fromWest, ofVbr } = connected();
    const route = { ...ofVbr, DestinationCidrBlock: '10.144.0.0/16' };
    assert.equal(service.refused('CreateRouteEntry', { ...route, ...single(fromEast) }), '400 InvalidRouterInterface');
    service.ok('CreateRouteEntry', { ...route, ...single(fromWest) });
    const custom = { ...ofVbr, RouteEntryType: 'Custom' };
    const hop = () => hopsOf(service.rows('DescribeRouteEntryList', custom, 'RouteEntrys.RouteEntry')[0])[0];
    assert.deepEqual(hop()?.NextHopRelatedInfo, {
      InstanceId: warehouse.id,
      InstanceType: 'VPC',
      RegionId: 'cn-shanghai',
    });
    assert.equal(hop()?.Enabled, 1);
    stored(service.world.routerInterfaces.get(fromWest)).status = 'Inactive';
    assert.equal(hop()?.Enabled, 0);
  });

  it('spreads a route of a VPC over two to four VBRs, and deletes it by all of them (traps 51)', () => {
    const { service, toEast, toWest, toOther, fromEast, ofVpc } = connected();
    const route = { ...ofVpc, DestinationCidrBlock: '10.60.0.0/16' };
    const refused = (given: Record<string, string | number>) =>
      service.refused('CreateRouteEntry', { ...route, ...given });
    assert.equal(refused(several(toEast)), '400 InvalidNexthopListSize');
    assert.equal(refused(several(toEast, toEast)), '400 InvalidRouteEntrySize');
    assert.equal(refused(several(toEast, toOther)), '400 InvalidOppositeRouterType');
    assert.equal(refused(several(toEast, 'ri-none')), '400 InvalidNextHop.NotFound');
    assert.equal(refused(several(toEast, fromEast)), '400 InvalidRouterInterface');
    const both = several(toEast, toWest);
    assert.equal(refused({ ...both, 'NextHopList.1.NextHopType': 'Instance' }), '400 InvalidNextHopType');
    assert.equal(refused({ ...both, 'NextHopList.1.Weight': 'much' }), '400 INVALID_WEIGHT_PARAM');
    assert.equal(refused({ ...both, 'NextHopList.1.Weight': 256 }), '400 INVALID_WEIGHT_PARAM');
    service.ok('CreateRouteEntry', { ...route, ...both, 'NextHopList.2.Weight': 0 });
    service.clock.advance(60_000);
    const custom = { ...ofVpc, RouteEntryType: 'Custom' };
    const [row] = service.rows('DescribeRouteEntryList', custom, 'RouteEntrys.RouteEntry');
    assert.deepEqual(
      hopsOf(row).map(({ NextHopId, Weight }) => [NextHopId, Weight]),
      [
        [toEast, 100],
        [toWest, 0],
      ],
    );
    const notFound = '400 InvalidRouteEntry.NotFound';
    assert.equal(service.refused('DeleteRouteEntry', { ...route, NextHopId: toEast }), notFound);
    assert.equal(service.refused('DeleteRouteEntry', { ...route, ...several(toEast) }), notFound);
    service.ok('DeleteRouteEntry', { ...route, ...several(toWest, toEast) });
  });

  it('leads over no interface that was never connected, and to nothing that is not there', () => {
    const { service, toEast, toWest, ofVpc } = connected();
    const route = { ...ofVpc, DestinationCidrBlock: '10.60.0.0/16' };
    const refused = (given: Record<string, string>) => service.refused('CreateRouteEntry', { ...route, ...given });
    assert.equal(refused({ NextHopId: 'i-1' }), '404 InvalidInstanId.NotFound');
    assert.equal(refused({ NextHopId: 'havip-1', NextHopType: 'HaVip' }), '404 InvalidHaVipId.NotFound');
    assert.equal(refused({ NextHopId: 'tr-1', NextHopType: 'Attachment' }), '400 InvalidAttachment.NotFound');
    assert.equal(refused({ NextHopId: 'pcc-1', NextHopType: 'VpcPeer' }), '404 InvalidNextHopId.NotFound');
    assert.equal(refused({ NextHopId: 'ri-1', NextHopType: 'RouterInterface' }), '404 InvalidNextHopId.NotFound');
    stored(service.world.routerInterfaces.get(toEast)).status = 'Idle';
    assert.equal(refused(several(toEast, toWest)), '400 OperationDenied.VbrIdle');
    assert.equal(refused(single(toEast)), '400 OperationDenied.VbrIdle');
    // Within its own network a VPC has no use for routes.
    assert.equal(refused({ DestinationCidrBlock: '10.144.3.0/24', ...single(toWest) }), '400 InvalidCidrBlock');
    assert.equal(refused({ DestinationCidrBlock: '10.0.0.0/8', ...single(toWest) }), '400 InvalidCidrBlock');
    service.ok('CreateRouteEntry', { ...route, DestinationCidrBlock: '0.0.0.0/0', ...single(toWest) });
    // The misspelt code is one of those that are listed (traps 66).
    service.clock.advance(60_000);
    service.ok('CreateRouteEntry', { ...route, ...single(toWest) });
    const other = { ...route, DestinationCidrBlock: '0.0.0.0/0', NextHopId: toWest };
    assert.equal(service.refused('DeleteRouteEntry', other), '400 IncorrcetRouteEntryStatus');
  });

  it('keeps a VBR with router interfaces on it, and an interface with routes to it (traps section 11)', () => {
    const { service, fromWest, ofVbr } = connected();
    const VbrId = stored(service.world.routerInterfaces.get(fromWest)).routerId;
    const refused = service.refused('DeleteVirtualBorderRouter', { RegionId: 'cn-shanghai', VbrId });
    assert.equal(refused, '400 InvalidOperation.RouterInterfaceNotDeleted');
    service.ok('CreateRouteEntry', { ...ofVbr, DestinationCidrBlock: '10.144.0.0/16', ...single(fromWest) });
    stored(service.world.routerInterfaces.get(fromWest)).status = 'Inactive';
    const interfaces = { RegionId: 'cn-shanghai', RouterInterfaceId: fromWest };
    assert.equal(
      service.refused('DeleteRouterInterface', interfaces),
      '400 DependencyViolation.RouterInterfaceReferedByRouteEntry',
    );
  });
});

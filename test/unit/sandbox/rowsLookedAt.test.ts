import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { LargeService } from './largeService';
import type { Given } from './signedRequest';

const scale = 10_000;
const service = new LargeService(scale);
const { state } = service;
const nameOf = (owner: string) => (owner === partner.id ? 'partner' : 'tenant');
const of = <Row>(rows: readonly Row[], accepts: (row: Row) => boolean) =>
  rows.find(accepts) ?? assert.fail('no such row');

const inPlace = (one: { owner: string; region: string }) => (row: { owner: string; region: string }) =>
  row.owner === one.owner && row.region === one.region;

const peer = of(state.bgpPeers, ({ advertised, owner }) => advertised > 0 && owner === tenant.id);
const group = of(state.bgpGroups, ({ id }) => id === peer.groupId);
const router = of(state.virtualBorderRouters, ({ id }) => id === group.routerId);
const line = of(
  state.physicalConnections,
  ({ id, status, owner, hosting, businessStatus }) =>
    owner === tenant.id &&
    status === 'Enabled' &&
    hosting === null &&
    businessStatus === 'Normal' &&
    state.virtualBorderRouters.some(({ physicalConnectionId }) => physicalConnectionId === id),
);
const onLine = state.virtualBorderRouters.filter(({ physicalConnectionId }) => physicalConnectionId === line.id).length;
const pair = of(state.routerInterfaces, ({ status, routerType }) => status === 'Active' && routerType === 'VBR');
const entry = of(state.routeEntries, ({ routeTableId, owner }) => {
  const table = state.virtualBorderRouters.find((one) => one.routeTableId === routeTableId);
  return owner === tenant.id && table?.status === 'active';
});
const inTable = state.routeEntries.filter(({ routeTableId }) => routeTableId === entry.routeTableId).length;
const settled = { id: router.id, region: router.region };
const lastPage = (rows: readonly { owner: string; region: string }[]) =>
  Math.ceil(rows.filter(inPlace(router)).length / 50);
const interfacesInPlace = state.routerInterfaces.filter(inPlace(pair)).length;
const routersInPlace = state.virtualBorderRouters.filter(inPlace(router)).length;

/** What a request may look at: what it answers and a few rows around, or all of one kind in one place. */
const cases: readonly (readonly [
  title: string,
  most: number,
  action: string,
  given: Given,
  as: 'partner' | 'tenant',
])[] = [
  [
    'the first page of a list',
    120,
    'DescribeVirtualBorderRouters',
    { RegionId: settled.region, PageSize: 50 },
    'tenant',
  ],
  [
    'the last page of a list',
    120,
    'DescribeVirtualBorderRouters',
    { RegionId: settled.region, PageSize: 50, PageNumber: lastPage(state.virtualBorderRouters) },
    'tenant',
  ],
  [
    'the last page of BGP peers',
    120,
    'DescribeBgpPeers',
    { RegionId: settled.region, PageSize: 50, PageNumber: lastPage(state.bgpPeers) },
    'tenant',
  ],
  ['the BGP peers of a VBR', 20, 'DescribeBgpPeers', { RegionId: settled.region, RouterId: settled.id }, 'tenant'],
  [
    'the BGP networks of a VBR',
    60,
    'DescribeBgpNetworks',
    { RegionId: settled.region, RouterId: settled.id },
    'tenant',
  ],
  [
    'the routes of a table',
    inTable + 25,
    'DescribeRouteEntryList',
    { RegionId: entry.region, RouteTableId: entry.routeTableId },
    nameOf(entry.owner),
  ],
  [
    'a filtered list',
    routersInPlace + 60,
    'DescribeVirtualBorderRouters',
    { RegionId: settled.region, 'Filter.1.Key': 'Status', 'Filter.1.Value.1': 'terminated' },
    'tenant',
  ],
  [
    'one router interface',
    6,
    'DescribeRouterInterfaceAttribute',
    { RegionId: pair.region, InstanceId: pair.id },
    nameOf(pair.owner),
  ],
  ['one LOA', 3, 'DescribePhysicalConnectionLOA', { RegionId: line.region, InstanceId: line.id }, 'tenant'],
  [
    'the creation of a VBR',
    onLine + 4,
    'CreateVirtualBorderRouter',
    {
      RegionId: line.region,
      PhysicalConnectionId: line.id,
      VlanId: 2998,
      LocalGatewayIp: '192.168.0.1',
      PeerGatewayIp: '192.168.0.2',
      PeeringSubnetMask: '255.255.255.252',
    },
    'tenant',
  ],
  [
    'the creation of a BGP peer',
    20,
    'CreateBgpPeer',
    { RegionId: settled.region, BgpGroupId: group.id, PeerIpAddress: '192.168.255.1' },
    'tenant',
  ],
  [
    'the creation of a BGP network',
    60,
    'AddBgpNetwork',
    { RegionId: settled.region, RouterId: settled.id, DstCidrBlock: '192.168.128.0/24' },
    'tenant',
  ],
  [
    'the creation of a BGP group',
    12,
    'CreateBgpGroup',
    { RegionId: settled.region, RouterId: settled.id, PeerAsn: 65001 },
    'tenant',
  ],
  [
    'the creation of a router interface',
    interfacesInPlace + 10,
    'CreateRouterInterface',
    {
      RegionId: pair.region,
      RouterType: 'VRouter',
      RouterId: pair.opposite.routerId,
      Role: 'AcceptingSide',
      Spec: 'Negative',
      OppositeRegionId: pair.region,
    },
    nameOf(pair.owner),
  ],
  [
    'the deletion of a route by its ID alone',
    inTable + 25,
    'DeleteRouteEntry',
    { RouteEntryId: entry.id, NextHopId: entry.nextHops[0]?.id ?? '' },
    nameOf(entry.owner),
  ],
  ['the end of a VBR', 20, 'TerminateVirtualBorderRouter', { RegionId: settled.region, VbrId: settled.id }, 'tenant'],
];

describe('requests to a large estate', () => {
  before(() => {
    service.watch();
  });

  it('are counted rightly, or the bounds below prove nothing', () => {
    const all = service.visits(() => service.world.virtualBorderRouters.where(({ vlanId }) => vlanId === 1));
    assert.equal(all, state.virtualBorderRouters.length);
  });

  for (const [title, most, action, given, as] of cases) {
    it(`look at few rows for ${title}, or they get slower with everything that others own`, () => {
      assert.ok(most < scale / 10, `${most} rows are no bound`);
      const visits = service.visits(() => service.ok(action, given, as));
      assert.ok(visits > 0 && visits <= most, `${visits} rows were looked at, at most ${most} should be`);
    });
  }

  it('look at few rows for a route that does not exist, or a repeated deletion hangs', () => {
    const visits = service.visits(() => {
      const { body } = service.call('DeleteRouteEntry', { RouteEntryId: 'rte-nothere' }, 'tenant');
      assert.equal(body.Code, 'InvalidRouteEntry');
    });
    assert.equal(visits, 0);
  });

  it('look at few rows for what was due meanwhile, or a sandbox that stood for a night is stuck in the morning', () => {
    service.clock.advance(60_000);
    const visits = service.visits(() => {
      service.world.catchUp();
    });
    assert.ok(visits > 0 && visits < 100, String(visits));
  });

  it('leave every row where the indexes have it, or lists miss what was changed', () => {
    service.checkIndexes();
  });
});

import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { regions } from '../../../src/sandbox/geography';
import { LargeService } from './largeService';
import { type Body, object, paths } from './service';
import type { Given } from './signedRequest';

const service = new LargeService(4000, 11);
const { state } = service;
const accounts = { partner, tenant };

interface List {
  readonly action: string;
  readonly path: string;
  readonly id: string;
  readonly rows: readonly { readonly id: string; readonly owner: string; readonly region: string }[];
  readonly given?: Given;
}

const numbered: readonly List[] = [
  {
    action: 'DescribePhysicalConnections',
    path: paths.lines,
    id: 'PhysicalConnectionId',
    rows: state.physicalConnections,
  },
  { action: 'DescribeVirtualBorderRouters', path: paths.routers, id: 'VbrId', rows: state.virtualBorderRouters },
  { action: 'DescribeRouterInterfaces', path: paths.interfaces, id: 'RouterInterfaceId', rows: state.routerInterfaces },
  { action: 'DescribeBgpGroups', path: paths.groups, id: 'BgpGroupId', rows: state.bgpGroups },
  { action: 'DescribeBgpPeers', path: paths.peers, id: 'BgpPeerId', rows: state.bgpPeers },
];

function rowsAt(body: Body, path: string): Body[] {
  let value: unknown = body;
  for (const name of path.split('.')) value = object(value)[name];
  assert.ok(Array.isArray(value), path);
  return value.map(object);
}

/** All rows of a list, page by page. */
function numberedRows({ action, path }: List, given: Given, as: keyof typeof accounts): Body[] {
  const rows: Body[] = [];
  for (let PageNumber = 1; ; PageNumber += 1) {
    const body = service.ok(action, { ...given, PageNumber, PageSize: 50 }, as);
    const page = rowsAt(body, path);
    rows.push(...page);
    assert.ok(page.length === 50 || rows.length === body.TotalCount);
    if (rows.length === body.TotalCount) return rows;
  }
}

function tokenRows(action: string, path: string, size: Given, given: Given, as: keyof typeof accounts): Body[] {
  const rows: Body[] = [];
  for (let NextToken = ''; ;) {
    const body = service.ok(action, { ...given, ...size, NextToken }, as);
    rows.push(...rowsAt(body, path));
    NextToken = typeof body.NextToken === 'string' ? body.NextToken : '';
    if (NextToken !== '') continue;
    assert.equal(rows.length, body.TotalCount);
    return rows;
  }
}

const ids = (rows: readonly Body[], name: string) => rows.map((row) => row[name]);

describe('lists of a large estate', () => {
  for (const list of numbered) {
    it(`${list.action} gives every row of the caller once, in the order of creation, or pages do not add up`, () => {
      let seen = 0;
      for (const as of ['partner', 'tenant'] as const) {
        for (const { id: RegionId } of regions) {
          const own = list.rows.filter(({ owner, region }) => owner === accounts[as].id && region === RegionId);
          assert.deepEqual(
            ids(numberedRows(list, { RegionId }, as), list.id),
            own.map(({ id }) => id),
          );
          seen += own.length;
        }
      }
      assert.equal(seen, list.rows.length);
    });
  }

  it('DescribeBgpNetworks gives every prefix of the caller once, or one is announced without being seen', () => {
    const list = { action: 'DescribeBgpNetworks', path: paths.networks, id: '', rows: [] };
    for (const { id: RegionId } of regions) {
      const own = state.bgpNetworks.filter(({ owner, region }) => owner === tenant.id && region === RegionId);
      assert.deepEqual(
        numberedRows(list, { RegionId }, 'tenant').map((row) => [row.RouterId, row.DstCidrBlock]),
        own.map(({ routerId, cidr }) => [routerId, cidr]),
      );
    }
  });

  it('shows a partner the VBRs that others have on its lines when it asks for them, or it cannot bill them', () => {
    const lines = new Map(state.physicalConnections.map((line) => [line.id, line.owner]));
    const list = { action: 'DescribeVirtualBorderRouters', path: paths.routers, id: 'VbrId', rows: [] };
    for (const { id: RegionId } of regions) {
      const seen = state.virtualBorderRouters.filter(
        ({ region, owner, physicalConnectionId }) =>
          region === RegionId && [owner, lines.get(physicalConnectionId)].includes(partner.id),
      );
      assert.deepEqual(
        ids(numberedRows(list, { RegionId, IncludeCrossAccountVbr: true }, 'partner'), 'VbrId'),
        seen.map(({ id }) => id),
      );
    }
  });

  it('shows hosted connections to both sides, or one of them cannot act', () => {
    const hosted = state.physicalConnections.filter(({ hosting }) => hosting !== null);
    for (const as of ['partner', 'tenant'] as const) {
      const rows = regions.flatMap(({ id: RegionId }) =>
        tokenRows(
          'ListVirtualPhysicalConnections',
          'VirtualPhysicalConnections',
          { MaxResults: 100 },
          { RegionId },
          as,
        ),
      );
      assert.deepEqual(ids(rows, 'PhysicalConnectionId').sort(), hosted.map(({ id }) => id).sort());
    }
  });

  it('gives every VPC peering connection to both of its sides, or a request is never accepted', () => {
    for (const as of ['partner', 'tenant'] as const) {
      const { id } = accounts[as];
      const own = state.vpcPeeringConnections.filter((row) => row.owner === id || row.acceptingOwner === id);
      const given = { Version: '2022-01-01' };
      const rows = tokenRows('ListVpcPeerConnections', 'VpcPeerConnects', { MaxResults: 100 }, given, as);
      assert.deepEqual(
        ids(rows, 'InstanceId'),
        own.map((row) => row.id),
      );
    }
  });

  it('gives the routes of a table, the VBRs of a line and the HA group of a VBR, or nothing below a VBR is found', () => {
    for (const router of state.virtualBorderRouters.filter((_, index) => index % 9 === 0)) {
      const as = router.owner === partner.id ? 'partner' : 'tenant';
      const given = { RegionId: router.region, RouteTableId: router.routeTableId };
      const size = { MaxResult: 100 };
      const rows = tokenRows('DescribeRouteEntryList', 'RouteEntrys.RouteEntry', size, given, as);
      const custom = state.routeEntries.filter(({ routeTableId }) => routeTableId === router.routeTableId);
      assert.deepEqual(
        ids(
          rows.filter(({ Type }) => Type === 'Custom'),
          'RouteEntryId',
        ),
        custom.map(({ id }) => id),
      );
    }
    const list = {
      action: 'DescribeVirtualBorderRoutersForPhysicalConnection',
      path: paths.routersOnLine,
      id: 'VbrId',
    };
    for (const line of state.physicalConnections) {
      const given = { RegionId: line.region, PhysicalConnectionId: line.id };
      const rows = numberedRows({ ...list, rows: [] }, given, line.owner === partner.id ? 'partner' : 'tenant');
      const on = state.virtualBorderRouters.filter(({ physicalConnectionId }) => physicalConnectionId === line.id);
      assert.deepEqual(
        ids(rows, 'VbrId'),
        on.map(({ id }) => id),
      );
    }
    for (const group of state.vbrHaGroups) {
      const given = { RegionId: group.region, VbrId: group.peerRouterId };
      const as = group.owner === partner.id ? 'partner' : 'tenant';
      assert.equal(service.ok('DescribeVbrHa', given, as).VbrHaId, group.id);
    }
  });
});

import assert from 'node:assert/strict';
import { type Body, object, paths } from '../service';
import type { Given } from '../signedRequest';
import type { EstateModel } from './estateModel';
import type { SandboxUnderTest } from './sandboxUnderTest';
import { RegionId } from './start';
import type { AnyThing, Kind, Side } from './things';

/** A list of the service: how it is read, what its rows are called, and which resources an account sees in it. */
export interface List {
  readonly action: string;
  readonly kind: Kind;
  readonly path: string;
  readonly given: Given;
  readonly idOf: (row: Body) => string;
  readonly shows: (model: EstateModel, thing: AnyThing, to: Side) => boolean;
  /** The parameters of its pages, and by what the next one is named. */
  readonly paging: { readonly size: string; readonly by: 'number' | 'token' };
  /** Field -> how the list is narrowed by it. */
  readonly filters: Readonly<Record<string, (value: string) => Given>>;
  /** Where a face goes by another name. */
  readonly named?: Readonly<Record<string, string>>;
}

const numbered = { size: 'PageSize', by: 'number' } as const;
const tokened = { size: 'MaxResults', by: 'token' } as const;
const under = (name: string) => (row: Body) => String(row[name]);
const ownOnly = (_model: EstateModel, thing: AnyThing, to: Side) => thing.owner === to;
const byFilter =
  (key: string) =>
  (value: string): Given => ({ 'Filter.1.Key': key, 'Filter.1.Value.1': value });
const byName =
  (name: string) =>
  (value: string): Given => ({ [name]: value });

export const lists: readonly List[] = [
  {
    action: 'DescribePhysicalConnections',
    kind: 'line',
    path: paths.lines,
    given: { RegionId },
    idOf: under('PhysicalConnectionId'),
    shows: ownOnly,
    paging: numbered,
    filters: {
      Status: byFilter('Status'),
      PhysicalConnectionId: byFilter('PhysicalConnectionId'),
      AccessPointId: byFilter('AccessPointId'),
    },
    named: { VirtualPhysicalConnectionStatus: 'VpconnStatus' },
  },
  {
    action: 'ListVirtualPhysicalConnections',
    kind: 'line',
    path: 'VirtualPhysicalConnections',
    given: { RegionId },
    idOf: under('PhysicalConnectionId'),
    shows: (_model, thing) => thing.kind === 'line' && thing.share !== undefined,
    paging: tokened,
    filters: { PhysicalConnectionId: byName('VirtualPhysicalConnectionIds.1'), VlanId: byName('VlanIds.1') },
  },
  {
    action: 'DescribeVirtualBorderRouters',
    kind: 'router',
    path: paths.routers,
    given: { RegionId, IncludeCrossAccountVbr: true },
    idOf: under('VbrId'),
    shows: (model, thing, to) => thing.owner === to || (thing.kind === 'router' && model.lineOwner(thing) === to),
    paging: numbered,
    filters: {
      Status: byFilter('Status'),
      PhysicalConnectionId: byFilter('PhysicalConnectionId'),
      VbrId: byFilter('VbrId'),
    },
  },
  {
    action: 'DescribeRouterInterfaces',
    kind: 'interface',
    path: paths.interfaces,
    given: { RegionId },
    idOf: under('RouterInterfaceId'),
    shows: ownOnly,
    paging: numbered,
    filters: { Status: byFilter('Status'), RouterId: byFilter('RouterId'), RouterType: byFilter('RouterType') },
  },
  {
    action: 'DescribeBgpGroups',
    kind: 'group',
    path: paths.groups,
    given: { RegionId },
    idOf: under('BgpGroupId'),
    shows: ownOnly,
    paging: numbered,
    filters: { RouterId: byName('RouterId'), BgpGroupId: byName('BgpGroupId') },
  },
  {
    action: 'DescribeBgpPeers',
    kind: 'peer',
    path: paths.peers,
    given: { RegionId },
    idOf: under('BgpPeerId'),
    shows: ownOnly,
    paging: numbered,
    filters: { BgpGroupId: byName('BgpGroupId'), RouterId: byName('RouterId'), BgpPeerId: byName('BgpPeerId') },
  },
  {
    action: 'DescribeBgpNetworks',
    kind: 'network',
    path: paths.networks,
    given: { RegionId },
    idOf: (row) => `${String(row.RouterId)} ${String(row.DstCidrBlock)}`,
    shows: ownOnly,
    paging: numbered,
    filters: { RouterId: byName('RouterId') },
  },
  {
    action: 'ListVpcPeerConnections',
    kind: 'peering',
    path: 'VpcPeerConnects',
    given: { RegionId, Version: '2022-01-01' },
    idOf: under('InstanceId'),
    shows: (_model, thing, to) => thing.owner === to || (thing.kind === 'peering' && thing.accepter === to),
    paging: tokened,
    filters: { InstanceId: byName('InstanceId') },
  },
];

/** The entries of one route table: only those that somebody added. */
export function routesOf(RouteTableId: string): List {
  return {
    action: 'DescribeRouteEntryList',
    kind: 'route',
    path: 'RouteEntrys.RouteEntry',
    given: { RegionId, RouteTableId, RouteEntryType: 'Custom' },
    idOf: under('RouteEntryId'),
    shows: ownOnly,
    paging: { size: 'MaxResult', by: 'token' },
    filters: { DestinationCidrBlock: byName('DestinationCidrBlock'), RouteEntryId: byName('RouteEntryId') },
  };
}

/** All rows of a list, page by page; no row twice, and as many as each page says there are. */
export function rowsOf(sandbox: SandboxUnderTest, list: List, as: Side, size = 50, more: Given = {}): Body[] {
  const rows: Body[] = [];
  let next: Given = {};
  for (let page = 1; ; page += 1) {
    const { body, code } = sandbox.read(as, list.action, { ...list.given, ...more, ...next, [list.paging.size]: size });
    assert.equal(code, undefined, `${list.action} is refused: ${JSON.stringify(body)}`);
    const found = at(body, list.path);
    assert.ok(found.length <= size, `a page of ${list.action} has ${found.length} rows instead of ${size}`);
    rows.push(...found);
    const { TotalCount, NextToken } = body;
    if (list.paging.by === 'number') next = { PageNumber: page + 1 };
    else next = { NextToken: String(NextToken) };
    const last = list.paging.by === 'number' ? rows.length >= Number(TotalCount) || found.length === 0 : !NextToken;
    if (!last) continue;
    if (TotalCount !== undefined) assert.equal(Number(TotalCount), rows.length, `TotalCount of ${list.action}`);
    const ids = rows.map(list.idOf);
    assert.equal(new Set(ids).size, ids.length, `${list.action} tells a row twice: ${ids.join(', ')}`);
    return rows;
  }
}

function at(body: Body, path: string): Body[] {
  let value: unknown = body;
  for (const name of path.split('.')) value = object(value)[name];
  assert.ok(Array.isArray(value), `${path} is no list`);
  return value.map(object);
}

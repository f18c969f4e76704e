import type {
  BgpGroup,
  BgpNetwork,
  BgpPeer,
  LineOrder,
  PhysicalConnection,
  RouteEntry,
  RouterInterface,
  VbrHaGroup,
  VirtualBorderRouter,
  VpcPeeringConnection,
} from './model';
import type { Indexes, Table } from './table';
import { type Vpc, vpcTableId } from './vpcs';

/** Key of what an account has in a region. */
export function placeKey(account: string, region: string): string {
  return `${account}/${region}`;
}

const place = ({ owner, region }: { readonly owner: string; readonly region: string }) => placeKey(owner, region);
const router = ({ routerId }: { readonly routerId: string }) => routerId;

export const lineIndexes = {
  place,
  /** Hosted connections by the line that they run on. */
  parent: ({ hosting }) => hosting?.parentId,
  /** Hosted connections by both accounts that see them. */
  hostedPlace: ({ owner, region, hosting }) =>
    hosting === null ? undefined : [placeKey(owner, region), placeKey(hosting.parentOwner, region)],
} as const satisfies Indexes<PhysicalConnection>;

export const orderIndexes = { line: ({ lineId }) => lineId } as const satisfies Indexes<LineOrder>;

/** Needs the lines: whose line a VBR is on does not change while the VBR is on it. */
export function routerIndexes(lines: Table<PhysicalConnection>) {
  return {
    place,
    /** VBRs by the accounts that may see them: their own, and that of their main line. */
    seenPlace: ({ owner, region, physicalConnectionId }) =>
      [owner, lines.get(physicalConnectionId)?.owner ?? owner].map((account) => placeKey(account, region)),
    /** By every line that the VBR runs over. */
    line: ({ physicalConnectionId, associations }) => [
      physicalConnectionId,
      ...associations.map((further) => further.physicalConnectionId),
    ],
    routeTable: ({ routeTableId }) => routeTableId,
  } as const satisfies Indexes<VirtualBorderRouter>;
}

export const groupIndexes = { place, router } as const satisfies Indexes<BgpGroup>;
export const peerIndexes = { place, group: ({ groupId }) => groupId } as const satisfies Indexes<BgpPeer>;
export const networkIndexes = { place, router } as const satisfies Indexes<BgpNetwork>;

export const interfaceIndexes = {
  place,
  router,
  /** Those paid in advance by their order. */
  order: ({ subscription }) => (subscription === null ? undefined : String(subscription.orderId)),
} as const satisfies Indexes<RouterInterface>;

export const peeringIndexes = {
  place,
  /** By both accounts that see a connection. */
  account: ({ owner, acceptingOwner }) => [owner, acceptingOwner],
  vpc: ({ vpcId, acceptingVpcId }) => [vpcId, acceptingVpcId],
} as const satisfies Indexes<VpcPeeringConnection>;

export const entryIndexes = {
  table: ({ routeTableId }) => routeTableId,
  nextHop: ({ nextHops }) => nextHops.map(({ id }) => id),
} as const satisfies Indexes<RouteEntry>;

export const haGroupIndexes = {
  router: ({ routerId, peerRouterId }) => [routerId, peerRouterId],
} as const satisfies Indexes<VbrHaGroup>;

export const vpcIndexes = {
  router,
  routeTable: vpcTableId,
} as const satisfies Indexes<Vpc>;

import type { LetterOfAuthorization, LetterOfAuthorizationTask, LoaStatus } from './model/letterOfAuthorization';
import type { LineOrder, LineOrderTask } from './model/lineOrder';
import type { RouteEntry, RouteEntryTask } from './model/routeEntry';
import type { RouterInterface, RouterInterfaceTask } from './model/routerInterface';
import type { Labels } from './model/tag';
import type { VbrHaGroup, VbrHaGroupTask } from './model/vbrHaGroup';
import type { VpcPeeringConnection, VpcPeeringTask } from './model/vpcPeeringConnection';
import type { Vpc } from './vpcs';

export type {
  Engineer,
  LetterOfAuthorization,
  LetterOfAuthorizationTask,
  LoaStatus,
} from './model/letterOfAuthorization';
export type { LineOrder, LineOrderTask } from './model/lineOrder';
export type { NextHop, RouteEntry, RouteEntryStatus, RouteEntryTask } from './model/routeEntry';
export type {
  HealthCheck,
  OppositeSide,
  RouterInterface,
  RouterInterfaceRole,
  RouterInterfaceStatus,
  RouterInterfaceTask,
  RouterType,
} from './model/routerInterface';
export type { Labels, Tag } from './model/tag';
export type { VbrHaGroup, VbrHaGroupTask } from './model/vbrHaGroup';
export type { VpcPeeringConnection, VpcPeeringStatus, VpcPeeringTask } from './model/vpcPeeringConnection';

/** Times are milliseconds since 1970 UTC; null means that it has not happened. All of it survives JSON. */
export type Time = number | null;

export type PhysicalConnectionStatus =
  | 'Initial'
  | 'Approved'
  | 'Allocating'
  | 'Allocated'
  | 'Confirmed'
  | 'Enabled'
  | 'Rejected'
  | 'Canceled'
  | 'Allocation Failed'
  | 'Terminating'
  | 'Terminated';

type BusinessStatus = 'Normal' | 'FinancialLocked' | 'SecurityLocked';

/** Shared connection: what a hosted connection has besides the fields of a dedicated one (003 4.12). */
export interface Hosting {
  readonly parentId: string;
  readonly parentOwner: string;
  vlanId: number;
  orderMode: 'PayByPhysicalConnectionOwner' | 'PayByVirtualPhysicalConnectionOwner';
  vpconnStatus: 'Confirmed' | 'UnConfirmed' | 'Deleted';
  expectSpec: string;
  /** The VBR that it was made from, until that is attached to it (003 4.21, 4.22). */
  fromRouterId?: string;
}

export interface PhysicalConnection extends Labels {
  readonly id: string;
  readonly region: string;
  readonly owner: string;
  accessPointId: string;
  status: PhysicalConnectionStatus;
  businessStatus: BusinessStatus;
  loaStatus: LoaStatus;
  name: string;
  description: string;
  lineOperator: string;
  circuitCode: string;
  peerLocation: string;
  portType: string;
  portNumber: string;
  location: string;
  bandwidthMbps: number;
  redundantId: string;
  created: number;
  enabled: Time;
  ends: Time;
  /** When an order that is not yet in effect will be (003 4.12). */
  renewal: Time;
  downDelay: number;
  /** Whether the use of the port has been paid for; a hosted connection is put into service by it (003 4.8). */
  occupancyPaid: boolean;
  readonly hosting: Hosting | null;
}

export type VirtualBorderRouterStatus =
  'unconfirmed' | 'active' | 'terminating' | 'terminated' | 'recovering' | 'deleting';

/** Addresses of both ends of a VBR: the cloud's side is local, the customer's side is peer. Empty when not set. */
export interface Gateways {
  local: string;
  peer: string;
  mask: string;
}

/** A further physical connection that a VBR runs over. */
export interface Association {
  readonly physicalConnectionId: string;
  vlanId: number;
  readonly vlanInterfaceId: string;
  circuitCode: string;
  ipv4: Gateways;
  ipv6: Gateways;
  enableIpv6: boolean;
}

interface CenAttachment {
  cenId: string;
  cenOwner: string;
  status: 'Attaching' | 'Attached' | 'Detaching';
}

export interface VirtualBorderRouter extends Labels {
  readonly id: string;
  readonly region: string;
  readonly owner: string;
  /** Changes once, when a VBR is attached to the hosted connection that was made from it (003 4.22); by `Table.update`, as the others of these three. */
  readonly physicalConnectionId: string;
  status: VirtualBorderRouterStatus;
  name: string;
  description: string;
  vlanId: number;
  circuitCode: string;
  ipv4: Gateways;
  /** The mask of IPv6 is a prefix such as `2001:db8::/64` (traps 45). */
  ipv6: Gateways;
  enableIpv6: boolean;
  bandwidthMbps: number;
  minTxInterval: number;
  minRxInterval: number;
  detectMultiplier: number;
  mtu: number;
  sitelink: boolean;
  readonly vlanInterfaceId: string;
  readonly routeTableId: string;
  eccId: string;
  created: number;
  activated: Time;
  terminated: Time;
  recovered: Time;
  expires: Time;
  readonly associations: readonly Association[];
  cens: CenAttachment[];
}

export type BgpStatus = 'Pending' | 'Available' | 'Modifying' | 'Deleting';

export interface BgpGroup {
  readonly id: string;
  readonly region: string;
  readonly owner: string;
  readonly routerId: string;
  status: BgpStatus;
  name: string;
  description: string;
  peerAsn: number;
  localAsn: number;
  authKey: string;
  fakeAsn: boolean;
  readonly ipVersion: 'IPv4' | 'IPv6';
  routeLimit: number;
}

export interface BgpPeer {
  readonly id: string;
  readonly region: string;
  readonly owner: string;
  readonly groupId: string;
  status: BgpStatus;
  /** State of the session: creating, Connect, Established, modifying, deleting, Idle, Active, Down or empty (traps 62). */
  session: string;
  address: string;
  bfd: boolean;
  /** 0 when BFD is off. */
  bfdMultiHop: number;
  advertised: number;
  received: number;
  /** How many networks the router at the other end announces; follows from the ID until it was seen. */
  announces?: number;
  /** Since when an unstable session fails by itself now and then, in milliseconds since 1970 UTC. */
  unstableSince?: number;
  modified: number;
}

/** Identified by router and prefix: the service gives it no ID (traps 29). */
export interface BgpNetwork {
  readonly id: string;
  readonly region: string;
  readonly owner: string;
  readonly routerId: string;
  readonly cidr: string;
  readonly vpcId: string;
  status: BgpStatus | 'Enabled';
}

/** Something that time will do to a resource. A resource waits for at most one at a time. */
export interface Task {
  readonly at: number;
  readonly kind: TaskKind;
  readonly id: string;
}

export type TaskKind =
  | LetterOfAuthorizationTask
  | LineOrderTask
  | RouteEntryTask
  | RouterInterfaceTask
  | VpcPeeringTask
  | VbrHaGroupTask
  | 'physicalConnection.review'
  | 'physicalConnection.allocate'
  | 'physicalConnection.build'
  | 'physicalConnection.terminated'
  | 'physicalConnection.recovered'
  | 'physicalConnection.forgotten'
  | 'physicalConnection.expired'
  | 'physicalConnection.released'
  | 'virtualBorderRouter.terminated'
  | 'virtualBorderRouter.recovered'
  | 'virtualBorderRouter.deleted'
  | 'bgpGroup.available'
  | 'bgpGroup.deleted'
  | 'bgpPeer.available'
  | 'bgpPeer.established'
  | 'bgpPeer.lost'
  | 'bgpPeer.retried'
  | 'bgpPeer.regained'
  | 'bgpPeer.deleted'
  | 'bgpNetwork.available'
  | 'bgpNetwork.deleted';

/** An idempotency token that was used, what for, and what was answered. */
export interface TokenUse {
  readonly key: string;
  readonly fingerprint: string;
  /** What was answered: IDs and plain values only, no request ID. */
  readonly answer: Readonly<Record<string, string | number | boolean | Readonly<Record<string, string>>>>;
  readonly at: number;
}

/** Everything that a sandbox knows, as plain data. */
export interface WorldState {
  readonly sequence: number;
  /** Of what looks like chance; 0 when left out. */
  readonly seed?: number;
  /** `account/region` for which the metered outbound service has been opened. */
  readonly trafficEnabled: readonly string[];
  readonly physicalConnections: readonly PhysicalConnection[];
  readonly lettersOfAuthorization: readonly LetterOfAuthorization[];
  readonly lineOrders: readonly LineOrder[];
  readonly virtualBorderRouters: readonly VirtualBorderRouter[];
  readonly bgpGroups: readonly BgpGroup[];
  readonly bgpPeers: readonly BgpPeer[];
  readonly bgpNetworks: readonly BgpNetwork[];
  readonly routerInterfaces: readonly RouterInterface[];
  readonly vpcPeeringConnections: readonly VpcPeeringConnection[];
  /** VPCs besides those that every estate has. */
  readonly moreVpcs?: readonly Vpc[];
  /** Accounts that have activated Cloud Data Transfer, as `account` or `account/cross-border` (004). */
  readonly dataTransfer: readonly string[];
  readonly routeEntries: readonly RouteEntry[];
  readonly vbrHaGroups: readonly VbrHaGroup[];
  readonly tasks: readonly Task[];
  readonly tokens: readonly TokenUse[];
}

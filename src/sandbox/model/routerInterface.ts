import type { Tag } from './tag';

export type RouterInterfaceStatus =
  | 'Idle'
  | 'AcceptingConnecting'
  | 'Connecting'
  | 'Activating'
  | 'Active'
  | 'Modifying'
  | 'Deactivating'
  | 'Inactive'
  | 'Deleting';

export type RouterType = 'VRouter' | 'VBR';

export type RouterInterfaceRole = 'InitiatingSide' | 'AcceptingSide';

/** What an interface has been told of its other side. Empty texts are what it does not know yet. */
export interface OppositeSide {
  readonly region: string;
  readonly accessPointId: string;
  interfaceId: string;
  owner: string;
  routerType: RouterType | '';
  routerId: string;
}

/** Probes over a line: the pause between two, and how many without an answer count as a failure. */
export interface HealthCheck {
  source: string;
  target: string;
  rate: number;
  threshold: number;
}

/** An interface paid in advance. It cannot connect until its order is paid. */
export interface Subscription {
  readonly orderId: number;
  readonly months: number;
  /** True when each end of a term orders and pays the next one. */
  readonly autoRenew?: boolean;
  paid: boolean;
  ends: number | null;
  renewal: number | null;
}

/** One of both ends of a connection between two routers (003 5.1). */
export interface RouterInterface {
  readonly id: string;
  readonly region: string;
  readonly owner: string;
  readonly routerType: RouterType;
  readonly routerId: string;
  readonly role: RouterInterfaceRole;
  readonly accessPointId: string;
  readonly fastLink: boolean;
  status: RouterInterfaceStatus;
  businessStatus: 'Normal' | 'FinancialLocked' | 'SecurityLocked';
  spec: string;
  name: string;
  description: string;
  opposite: OppositeSide;
  healthCheck: HealthCheck;
  readonly subscription: Subscription | null;
  resourceGroupId: string;
  tags: readonly Tag[];
  created: number;
  modified: number;
  connected: number | null;
}

export type RouterInterfaceTask =
  | 'routerInterface.settled'
  | 'routerInterface.paid'
  | 'routerInterface.expired'
  | 'routerInterface.released'
  | 'routerInterface.billPaid';

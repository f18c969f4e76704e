/** Where a route leads. The weight counts among the next hops of one ECMP route only. */
export interface NextHop {
  readonly id: string;
  readonly type: string;
  readonly weight: number;
}

export type RouteEntryStatus = 'Pending' | 'Available' | 'Modifying' | 'Deleting';

/** A route that somebody added. System and learned routes follow from links and sessions and are not kept. */
export interface RouteEntry {
  readonly id: string;
  readonly region: string;
  readonly owner: string;
  readonly routeTableId: string;
  readonly cidr: string;
  status: RouteEntryStatus;
  name: string;
  description: string;
  readonly nextHops: readonly NextHop[];
  modified: number;
}

export type RouteEntryTask = 'routeEntry.available' | 'routeEntry.deleted';

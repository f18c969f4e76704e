import type { Field } from '../field';
import { nextHopTypes } from './nextHops';
import { hosts, relatedTypes, routeTypes, usability } from './values';

/** One next hop. `Enabled` is 0 or 1 (traps 40). */
const nextHop = {
  NextHopId: { type: 'string', label: 'Next hop' },
  NextHopType: { type: 'string', label: 'Next hop type', values: nextHopTypes },
  NextHopRegionId: { type: 'string', label: 'Region' },
  Weight: { type: 'integer', label: 'Weight' },
  Enabled: { type: 'integer', label: 'Usable', values: usability },
  NextHopRelatedInfo: {
    type: 'object',
    label: 'Behind the next hop',
    of: {
      InstanceId: { type: 'string', label: 'ID' },
      InstanceType: { type: 'string', label: 'Type', values: relatedTypes },
      RegionId: { type: 'string', label: 'Region' },
    },
  },
} as const satisfies Record<string, Field>;

/** A row of DescribeRouteEntryList (003 6.15). The list is really called `RouteEntrys` (traps 22). */
export const routeEntryRow = {
  RouteTableId: { type: 'string', label: 'Route table ID' },
  RouteEntryId: { type: 'string', label: 'Route entry ID' },
  DestinationCidrBlock: { type: 'string', label: 'Destination CIDR block' },
  RouteEntryName: { type: 'string', label: 'Name' },
  Description: { type: 'string', label: 'Description' },
  Status: { type: 'string', label: 'State' },
  Type: { type: 'string', label: 'Type', values: routeTypes },
  IpVersion: { type: 'string', label: 'IP version' },
  NextHops: { type: 'list', item: 'NextHop', label: 'Next hops', of: nextHop },
  Origin: { type: 'string', label: 'Origin', newer: true },
  ServiceType: { type: 'string', label: 'Managed by', values: hosts, newer: true },
  GmtModified: { type: 'time', label: 'Last modified', newer: true },
} as const satisfies Record<string, Field>;

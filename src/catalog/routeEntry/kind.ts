import type { Kind } from '../kind';
import { describeRouteEntryList } from './describe';

/**
 * Route entry: a route in the table of a VBR (003 6.14). Its ID may be missing, and a destination is unique among the
 * routes that were added by hand only, so table, destination and type identify it together. The rows name the table and
 * not the VBR, which is why the list is narrowed by a field of the VBR's row.
 */
export const routeEntry = {
  id: 'routeEntry',
  label: 'Route Entry',
  plural: 'Route Entries',
  icon: 'milestone',
  list: describeRouteEntryList,
  rows: 'RouteEntrys',
  identity: ['RouteTableId', 'Type', 'DestinationCidrBlock'],
  nameField: 'DestinationCidrBlock',
  stateField: 'Status',
  states: {
    Pending: { label: 'Pending', severity: 'working', transitional: true },
    Available: { label: 'Available', severity: 'good' },
    Modifying: { label: 'Modifying', severity: 'working', transitional: true },
    // In no document; clients have seen it (wire-facts 3.5).
    Deleting: { label: 'Deleting', severity: 'working', transitional: true },
  },
  parents: [
    {
      kind: 'virtualBorderRouter',
      field: 'RouteTableId',
      by: { parameter: 'RouteTableId' },
      value: 'RouteTableId',
      // System and BGP routes go with their table.
      holding: { field: 'Type', is: ['Custom'] },
      // While one entry of a table is being changed, none of it can be added or deleted (003 6.14, 6.16).
      oneAtATime: true,
    },
  ],
  inRegionTree: false,
  glance: ['{Type}', '{RouteEntryName}'],
  details: [
    {
      title: 'Overview',
      fields: [
        'DestinationCidrBlock',
        'RouteEntryName',
        'RouteEntryId',
        'Status',
        'Description',
        'Type',
        'IpVersion',
        'RouteTableId',
      ],
    },
    { title: 'Next hops', fields: ['NextHops'] },
    { title: 'Origin', fields: ['Origin', 'ServiceType'] },
    { title: 'Lifecycle', fields: ['GmtModified'] },
  ],
  terraform: 'alicloud_route_entry',
  // The provider's page: `<route_table_id>:<router_id>:<destination_cidrblock>:<nexthop_type>:<nexthop_id>`.
  terraformId: [
    { field: 'RouteTableId' },
    { parent: 'virtualBorderRouter' },
    { field: 'DestinationCidrBlock' },
    { only: 'NextHops', in: 'NextHopType' },
    { only: 'NextHops', in: 'NextHopId' },
  ],
} as const satisfies Kind;

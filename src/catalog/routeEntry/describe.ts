import { answered, refusals, region, vpc } from '../common';
import { operation } from '../operation';
import { routeEntryRow } from './fields';
import { nextHopTypes } from './nextHops';
import { hosts, routeTypes } from './values';

/**
 * The entries of one route table, a token leading from page to page (traps 10, 50). The document calls Instance the
 * default of the filter by next hop; clients that leave it out get every entry, so it is not sent (traps 49).
 */
export const describeRouteEntryList = operation({
  ...vpc,
  name: 'DescribeRouteEntryList',
  kind: 'routeEntry',
  effect: 'list',
  label: 'List Route Entries',
  summary: 'Lists the entries of a route table.',
  parameters: {
    ...region,
    RouteTableId: {
      type: 'string',
      label: 'Route table',
      required: true,
      refersTo: { kind: 'virtualBorderRouter', field: 'RouteTableId' },
    },
    RouteEntryId: { type: 'string', label: 'Route entry', refersTo: { kind: 'routeEntry', field: 'RouteEntryId' } },
    DestinationCidrBlock: { type: 'string', label: 'Destination CIDR block', example: '192.168.2.0/24' },
    'DestCidrBlockList.N': { type: 'string', label: 'Destination CIDR blocks', newer: true, group: 'advanced' },
    RouteEntryName: { type: 'string', label: 'Name' },
    IpVersion: {
      type: 'string',
      label: 'IP version',
      values: [
        { value: 'IPv4', meaning: 'IPv4' },
        { value: 'IPv6', meaning: 'IPv6' },
      ],
    },
    RouteEntryType: {
      type: 'string',
      label: 'Type',
      values: routeTypes,
    },
    NextHopId: { type: 'string', label: 'Next hop' },
    NextHopType: { type: 'string', label: 'Next hop type', default: 'Instance', values: nextHopTypes },
    ServiceType: {
      type: 'string',
      label: 'Managed by',
      values: hosts,
      newer: true,
      group: 'advanced',
    },
    MaxResult: { type: 'integer', label: 'Page size', default: '10', min: 1, max: 100, provided: true },
    NextToken: { type: 'string', label: 'Next page', provided: true },
  },
  response: {
    ...answered,
    NextToken: { type: 'string' },
    TotalCount: { type: 'integer', newer: true },
    RouteEntrys: { type: 'list', item: 'RouteEntry', of: routeEntryRow },
  },
  errors: refusals(400, 'OperationFailed.QueryCenEntry'),
  idempotency: null,
  paging: 'token',
  documents: ['003 6.15'],
});

import { clientToken, filter, page, paged, refusals, region, resourceGroup, tags, vpc } from '../common';
import { operation } from '../operation';
import { physicalConnectionFields } from './fields';

/** Lists the physical connections of a region, hosted ones included (002 4.3, 003 4.12). */
export const describePhysicalConnections = operation({
  ...vpc,
  name: 'DescribePhysicalConnections',
  kind: 'physicalConnection',
  effect: 'list',
  label: 'List Physical Connections',
  summary: 'Lists the physical connections of a region.',
  parameters: {
    ...region,
    ...page,
    ...clientToken,
    IncludeReservationData: {
      type: 'boolean',
      label: 'Include pending orders',
      help: 'Also returns orders that have not taken effect yet.',
      default: 'false',
      group: 'advanced',
    },
    ...filter([
      { value: 'PhysicalConnectionId', meaning: 'ID' },
      { value: 'AccessPointId', meaning: 'Access point' },
      { value: 'Type', meaning: 'Network type' },
      { value: 'LineOperator', meaning: 'Carrier' },
      { value: 'Spec', meaning: 'Specification' },
      { value: 'Status', meaning: 'State' },
      { value: 'Name', meaning: 'Name' },
      { value: 'ProductType', meaning: 'Connection type' },
    ]),
    ...resourceGroup,
    ...tags,
  },
  response: {
    ...paged,
    PhysicalConnectionSet: { type: 'list', item: 'PhysicalConnectionType', of: physicalConnectionFields },
  },
  errors: refusals(404, 'InvalidFilterKey.ValueNotSupported'),
  // It takes a token like a change does (traps 13); repeating one on a read could only bring back an old answer.
  idempotency: null,
  paging: 'page',
  documents: ['002 4.3', '003 4.12'],
});

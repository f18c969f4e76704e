import { businessStatuses } from '../businessStatus';
import { answered, refusals, region, resourceGroup, tags, vpc } from '../common';
import { operation } from '../operation';
import { vlanRange } from '../rules/vlan';
import { hostedConnectionFields } from './fields';
import { acceptances } from './values';

/** Lists hosted connections, all of a region or those on one physical connection (003 4.19). Paged by token (traps 50). */
export const listVirtualPhysicalConnections = operation({
  ...vpc,
  name: 'ListVirtualPhysicalConnections',
  kind: 'hostedConnection',
  effect: 'list',
  label: 'List Hosted Connections',
  summary: 'Lists the hosted connections of a region or of one physical connection.',
  parameters: {
    ...region,
    // The hosting connection, while the rows name the hosted one so (traps 12).
    PhysicalConnectionId: {
      type: 'string',
      label: 'Hosting physical connection',
      refersTo: { kind: 'physicalConnection' },
    },
    // Up to 20 entries in each of these lists.
    'VirtualPhysicalConnectionIds.N': {
      type: 'string',
      label: 'Hosted connections',
      refersTo: { kind: 'hostedConnection' },
      group: 'advanced',
    },
    'VirtualPhysicalConnectionStatuses.N': {
      type: 'string',
      label: 'Hosted connection state',
      values: acceptances,
      group: 'advanced',
    },
    'VirtualPhysicalConnectionAliUids.N': { type: 'string', label: 'Tenant account ID', group: 'advanced' },
    'VlanIds.N': { type: 'string', label: 'VLAN ID', ...vlanRange, rule: 'vlan', group: 'advanced' },
    VirtualPhysicalConnectionBusinessStatus: {
      type: 'string',
      label: 'Business status',
      values: businessStatuses,
      group: 'advanced',
    },
    IsConfirmed: {
      type: 'boolean',
      label: 'Accepted by the tenant',
      values: [
        { value: 'true', meaning: 'Accepted by the tenant' },
        { value: 'false', meaning: 'Not accepted yet' },
      ],
      group: 'advanced',
    },
    // `MaxResults` here and `MaxResult` for route entries (traps 10).
    MaxResults: { type: 'integer', label: 'Page size', default: '20', min: 1, max: 100, provided: true },
    NextToken: { type: 'string', label: 'Page token', provided: true },
    ...resourceGroup,
    ...tags,
  },
  response: {
    ...answered,
    // The name of a list here and of an ID in the answers to changes (traps 22).
    VirtualPhysicalConnections: { type: 'list', item: null, of: hostedConnectionFields },
    NextToken: { type: 'string' },
    TotalCount: { type: 'integer' },
    Count: { type: 'integer' },
  },
  errors: refusals(400, 'IllegalParam.Bandwidth', 'ResourceNotFound.PhysicalConnectionId'),
  idempotency: null,
  paging: 'token',
  documents: ['003 4.19'],
});

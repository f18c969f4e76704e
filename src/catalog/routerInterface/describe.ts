import { answered, filter, page, paged, refusals, region, resourceGroup, tagEntries, tags, vpc } from '../common';
import { operation } from '../operation';
import { routerInterfaceAttribute, routerInterfaceRow } from './fields';

/** The router interfaces of a region. The sample's filter key `Filter.1.Status` is a misprint (traps 53). */
export const describeRouterInterfaces = operation({
  ...vpc,
  name: 'DescribeRouterInterfaces',
  kind: 'routerInterface',
  effect: 'list',
  label: 'List Router Interfaces',
  summary: 'Lists the router interfaces of a region.',
  parameters: {
    ...region,
    ...page,
    IncludeReservationData: {
      type: 'boolean',
      label: 'Include pending orders',
      help: 'Also returns orders that have not taken effect yet.',
      default: 'false',
      group: 'advanced',
    },
    ...filter([
      { value: 'RouterInterfaceId', meaning: 'Router interface ID' },
      { value: 'RouterId', meaning: 'Router ID' },
      { value: 'RouterType', meaning: 'Router type' },
      { value: 'RouterInterfaceOwnerId', meaning: 'Owner account ID' },
      { value: 'OppositeInterfaceId', meaning: 'Peer router interface ID' },
      { value: 'OppositeRouterType', meaning: 'Peer router type' },
      { value: 'OppositeRouterId', meaning: 'Peer router ID' },
      { value: 'OppositeInterfaceOwnerId', meaning: 'Peer account ID' },
      { value: 'Status', meaning: 'State' },
      { value: 'Name', meaning: 'Name' },
    ]),
    ...resourceGroup,
    ...tags,
  },
  response: {
    ...paged,
    RouterInterfaceSet: { type: 'list', item: 'RouterInterfaceType', of: routerInterfaceRow },
  },
  errors: [
    ...refusals(400, 'InvalidParam.NotNull', 'Parameter.Illegal'),
    ...refusals(404, 'InvalidFilterKey.ValueNotSupported'),
  ],
  idempotency: null,
  paging: 'page',
  lists: { Tags: tagEntries },
  documents: ['003 5.3'],
});

/**
 * One router interface. A success carries `Code` and `Success` of its own (traps 24); an empty `RouterInterfaceId` in a
 * success means that there is none (wire-facts 3.1).
 */
export const describeRouterInterfaceAttribute = operation({
  ...vpc,
  name: 'DescribeRouterInterfaceAttribute',
  kind: 'routerInterface',
  effect: 'get',
  label: 'Show Router Interface',
  summary: 'Reads one router interface with the result of its health check.',
  parameters: {
    ...region,
    // Another name than everywhere else (traps 11).
    InstanceId: {
      type: 'string',
      label: 'Router interface',
      required: true,
      refersTo: { kind: 'routerInterface' },
    },
  },
  response: {
    ...answered,
    Code: { type: 'string' },
    Message: { type: 'string' },
    Success: { type: 'boolean' },
    ...routerInterfaceAttribute,
  },
  errors: refusals(400, 'InvalidParam.NotNull'),
  idempotency: null,
  paging: null,
  subject: { InstanceId: 'RouterInterfaceId' },
  documents: ['003 5.2'],
});

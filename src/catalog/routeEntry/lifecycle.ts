import { answered, refusals, vpc } from '../common';
import { operation } from '../operation';
import { nextHopsOf } from './nextHops';
import { newerDryRun, optionalRegion, routeTableBusy } from './parameters';

/**
 * Deletes a route. Every parameter is optional in the table, but a route of a VBR is only found by table, destination
 * and next hop, so these are sent and never the ID, which today's service does not take together with the destination
 * (traps 52). The sample breaks the rule of one next hop or a list (traps 51). There is no token (traps 13).
 */
export const deleteRouteEntry = operation({
  ...vpc,
  name: 'DeleteRouteEntry',
  kind: 'routeEntry',
  effect: 'delete',
  label: 'Delete Route Entry',
  summary: 'Deletes the route for good; traffic to its destination takes another route or is dropped.',
  parameters: {
    ...optionalRegion,
    RouteTableId: {
      type: 'string',
      label: 'Route table',
      requiredWhen: { parameter: 'RouteEntryId', is: 'absent' },
      refersTo: { kind: 'virtualBorderRouter', field: 'RouteTableId' },
    },
    DestinationCidrBlock: {
      type: 'string',
      label: 'Destination CIDR block',
      requiredWhen: { parameter: 'RouteEntryId', is: 'absent' },
    },
    RouteEntryId: {
      type: 'string',
      label: 'Route entry',
      requiredWhen: { parameter: 'DestinationCidrBlock', is: 'absent' },
      provided: true,
    },
    NextHopId: {
      type: 'string',
      label: 'Next hop',
      requiredWhen: { parameter: 'NextHopList.N.NextHopId', is: 'absent' },
      provided: true,
    },
    'NextHopList.N.NextHopId': { type: 'string', label: 'Next hop', provided: true },
    'NextHopList.N.NextHopType': {
      type: 'string',
      label: 'Next hop type',
      values: [{ value: 'RouterInterface', meaning: 'Router interface' }],
      provided: true,
    },
    ...newerDryRun,
  },
  response: answered,
  errors: [
    ...refusals(
      400,
      'MissingParameter',
      // Both spellings are real (traps 66).
      'IncorrcetRouteEntryStatus',
      'IncorrectRouteEntryStatus',
      'InvalidCidrBlock.Malformed',
      'OperationDenied',
      'InvalidRouteEntry.NotFound',
      'InvalidVRouter.NotFound',
      'Forbbiden',
      'InvalidNextHop',
      'InvalidRouteEntry',
      'IncorrectVpcStatus',
    ),
    ...refusals(404, 'InvalidRouteTableId.NotFound', 'InvalidVpcId.NotFound'),
  ],
  idempotency: null,
  paging: null,
  subject: { RouteTableId: 'RouteTableId', DestinationCidrBlock: 'DestinationCidrBlock' },
  subjectFrom: nextHopsOf,
  // Today's SDK knows of up to 16 next hops.
  lists: { NextHopList: { label: 'Next hops of an ECMP route', item: 'Next hop', max: 16 } },
  appliesTo: { field: 'Type', is: ['Custom'] },
  states: { from: ['Available'], via: 'Deleting', to: ['gone'], deadline: 600 },
  destructive: true,
  // Without a token only a refusal is repeated: an entry that is pending blocks deleting as well (traps section 10).
  retryable: routeTableBusy,
  alreadyDone: ['InvalidRouteEntry.NotFound'],
  dryRun: ['DryRunOperation'],
  documents: ['003 6.16'],
});

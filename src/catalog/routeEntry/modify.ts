import { answered, refusals, region, resourceDescription, resourceNameWithDots, vpc } from '../common';
import { operation } from '../operation';
import type { Condition } from '../parameter';
import { nextHopTypes } from './nextHops';
import { newerDryRun, routeTableBusy } from './parameters';

const noEntryId: Condition = { parameter: 'RouteEntryId', is: 'absent' };

/**
 * Changes name and description of a route, on today's service its next hop too. Document 003 requires the ID of the
 * entry; today's service also finds it by table and destination, which helps with entries that have no ID. There is no
 * token (traps 13).
 */
export const modifyRouteEntry = operation({
  ...vpc,
  name: 'ModifyRouteEntry',
  kind: 'routeEntry',
  effect: 'modify',
  label: 'Edit Route Entry',
  summary: 'Changes name and description of the route at once; a new next hop redirects its traffic.',
  parameters: {
    ...region,
    RouteEntryId: {
      type: 'string',
      label: 'Route entry',
      requiredWhen: { parameter: 'RouteTableId', is: 'absent' },
      refersTo: { kind: 'routeEntry', field: 'RouteEntryId' },
    },
    RouteTableId: {
      type: 'string',
      label: 'Route table',
      requiredWhen: noEntryId,
      refersTo: { kind: 'virtualBorderRouter', field: 'RouteTableId' },
      newer: true,
    },
    DestinationCidrBlock: {
      type: 'string',
      label: 'Destination CIDR block',
      requiredWhen: noEntryId,
      newer: true,
    },
    RouteEntryName: resourceNameWithDots,
    Description: resourceDescription,
    NewNextHopType: {
      type: 'string',
      label: 'New next hop type',
      help: 'The route table of a VBR takes router interfaces only.',
      values: nextHopTypes,
      requiredWhen: { parameter: 'NewNextHopId', is: 'present' },
      newer: true,
      group: 'advanced',
      // The row has a list of next hops.
      current: null,
    },
    NewNextHopId: {
      type: 'string',
      label: 'New next hop',
      example: 'ri-2zeo3xzyf38r4urzd****',
      requiredWhen: { parameter: 'NewNextHopType', is: 'present' },
      refersTo: [
        {
          kind: 'routerInterface',
          within: { kind: 'virtualBorderRouter', parameter: 'RouteTableId' },
          when: { parameter: 'NewNextHopType', is: ['RouterInterface'] },
        },
        { kind: 'vpcPeeringConnection', when: { parameter: 'NewNextHopType', is: ['VpcPeer'] } },
      ],
      newer: true,
      group: 'advanced',
      current: null,
    },
    ...newerDryRun,
  },
  response: answered,
  errors: refusals(403, 'Forbbiden'),
  idempotency: null,
  paging: null,
  subject: {
    RouteEntryId: 'RouteEntryId',
    RouteTableId: 'RouteTableId',
    DestinationCidrBlock: 'DestinationCidrBlock',
  },
  appliesTo: { field: 'Type', is: ['Custom'] },
  states: { from: ['Available'], via: 'Modifying', to: ['Available'], deadline: 600 },
  retryable: routeTableBusy,
  dryRun: ['DryRunOperation'],
  documents: ['003 6.17'],
});

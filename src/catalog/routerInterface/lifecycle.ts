import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';
import { subject } from './parameters';

/** Connects both sides, from the initiating one (003 5.4; "when creating a VPC" in its text is a slip, traps 80). */
export const connectRouterInterface = operation({
  ...vpc,
  name: 'ConnectRouterInterface',
  kind: 'routerInterface',
  effect: 'connect',
  label: 'Connect Router Interface',
  summary:
    'Connects this initiating side to its peer, which both sides must know by then; traffic follows the routes to the interfaces.',
  parameters: { ...region, ...subject },
  response: answered,
  errors: [
    ...refusals(
      400,
      'IncorrectRole.NotInitiatingSide',
      'IncorrectOppositeInterfaceInfo',
      'Forbidden.OnlyOneConnection',
      'Forbidden.BillsOutstanding',
    ),
    ...refusals(404, 'InvalidRouterInterfaceId.NotFound', 'CROSS_BID.FORBIDDEN'),
  ],
  // No token: never repeated blindly (traps 13).
  idempotency: null,
  paging: null,
  subject: { RouterInterfaceId: 'RouterInterfaceId' },
  appliesTo: { field: 'Role', is: ['InitiatingSide'] },
  states: { from: ['Idle'], via: 'Connecting', to: ['Active'], deadline: 300 },
  // Seen for a while after both sides were told of each other (wire-facts 3.4). A refusal: repeated without a token.
  retryable: ['IncorrectOppositeInterfaceInfo.NotSet'],
  documents: ['003 5.4'],
});

/** Puts a deactivated router interface back into service (003 5.5). Asynchronous. */
export const activateRouterInterface = operation({
  ...vpc,
  name: 'ActivateRouterInterface',
  kind: 'routerInterface',
  effect: 'enable',
  label: 'Activate Router Interface',
  summary: 'Lets traffic through the router interface again; one with bills outstanding is refused.',
  parameters: { ...region, ...subject },
  response: answered,
  errors: [
    ...refusals(400, 'IncorrectStatus', 'Forbbiden', 'OperationFailed.PconnTrafficNotEnable'),
    ...refusals(404, 'InvalidRegionId.NotFound', 'InvalidRouterInterfaceId.NotFound'),
  ],
  idempotency: null,
  paging: null,
  subject: { RouterInterfaceId: 'RouterInterfaceId' },
  states: { from: ['Inactive'], via: 'Activating', to: ['Active'], deadline: 300 },
  documents: ['003 5.5'],
});

/** Takes a router interface out of service (003 5.8). Asynchronous, and slower than the way back (wire-facts 3.4). */
export const deactivateRouterInterface = operation({
  ...vpc,
  name: 'DeactivateRouterInterface',
  kind: 'routerInterface',
  effect: 'deactivate',
  label: 'Deactivate Router Interface',
  summary: 'Stops all traffic through the router interface. It can be activated again.',
  parameters: { ...region, ...subject },
  response: answered,
  errors: [
    ...refusals(400, 'IncorrectStatus', 'Forbidden.FinancileLocked'),
    ...refusals(404, 'InvalidRouterInterfaceId.NotFound'),
  ],
  idempotency: null,
  paging: null,
  subject: { RouterInterfaceId: 'RouterInterfaceId' },
  states: { from: ['Active'], via: 'Deactivating', to: ['Inactive'], deadline: 500 },
  destructive: true,
  documents: ['003 5.8'],
});

/** Deletes a router interface that is not connected, not subscribed and no next hop of any route (003 5.9). */
export const deleteRouterInterface = operation({
  ...vpc,
  name: 'DeleteRouterInterface',
  kind: 'routerInterface',
  effect: 'delete',
  label: 'Delete Router Interface',
  summary:
    'Deletes the router interface for good. Routes that lead to it must be deleted first; a subscription cannot be deleted.',
  parameters: { ...region, ...subject, ...clientToken },
  response: answered,
  errors: [
    ...refusals(
      400,
      'IncorrectStatus',
      'DependencyViolation.RouterInterfaceReferedByRouteEntry',
      'InvalidRouterInterfaceChargeType.Malformed',
    ),
    // One row of the table has no message (traps 73).
    ...refusals(404, 'InvalidRegionId.NotFound', 'InvalidInstanceId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  subject: { RouterInterfaceId: 'RouterInterfaceId' },
  states: { from: ['Idle', 'Inactive'], via: 'Deleting', to: ['gone', 'Deleted'], deadline: 300 },
  destructive: true,
  // Seen for a while after it was deactivated, or the last route is gone from the list (wire-facts 3.4).
  retryable: ['IncorrectStatus', 'DependencyViolation.RouterInterfaceReferedByRouteEntry', 'OperationConflict'],
  alreadyDone: ['InvalidInstanceId.NotFound'],
  documents: ['003 5.9'],
});

import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';
import { subject } from './parameters';

/** Takes a VBR out of service; the VLAN stays reserved for seven days (003 6.4, traps 88). Asynchronous. */
export const terminateVirtualBorderRouter = operation({
  ...vpc,
  name: 'TerminateVirtualBorderRouter',
  kind: 'virtualBorderRouter',
  effect: 'terminate',
  label: 'Terminate VBR',
  summary:
    'Stops all traffic through the VBR. It can be recovered; its VLAN stays reserved for seven days. Only the owner of the physical connection may do this.',
  parameters: { ...region, ...subject, ...clientToken },
  response: answered,
  errors: [
    ...refusals(400, 'InvalidOperation.OperationNotAllowedInState'),
    ...refusals(403, 'Forbidden.OperationNotAllowedByUser'),
    ...refusals(404, 'InvalidVbrId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  subject: { VbrId: 'VbrId' },
  // Both documents print "Terminated" for the transitional state; the value list has terminating (traps 59).
  states: { from: ['active'], via: 'terminating', to: ['terminated'], deadline: 300 },
  destructive: true,
  documents: ['003 6.9', '002 5.6'],
});

/** Puts a terminated VBR back into service. Asynchronous; fails once its VLAN has been taken (traps 88). */
export const recoverVirtualBorderRouter = operation({
  ...vpc,
  name: 'RecoverVirtualBorderRouter',
  kind: 'virtualBorderRouter',
  effect: 'recover',
  label: 'Recover VBR',
  summary:
    'Puts the terminated VBR back into service. Only the owner of the physical connection may do this, and the connection must be enabled.',
  parameters: { ...region, ...subject, ...clientToken },
  response: answered,
  errors: [
    ...refusals(
      400,
      'InvalidOperation.OperationNotAllowedInState',
      'OperationFailed.VlanIdAlreadyInUse',
      'OperationFailed.PconnTrafficNotEnable',
    ),
    // Document 002 has the general code, document 003 the one of this operation (traps 70).
    ...refusals(403, 'Forbidden.OperationRecoverNotAllowedByUser', 'Forbidden.OperationNotAllowedByUser'),
    ...refusals(404, 'InvalidVbrId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  subject: { VbrId: 'VbrId' },
  states: { from: ['terminated'], via: 'recovering', to: ['active'], deadline: 300 },
  documents: ['003 6.10', '002 5.7'],
});

/**
 * Removes a VBR for good. It must have no router interface, no CEN, no further physical connection and, inferred, no
 * BGP group (003 6.6, traps section 11). The owner of the connection may delete a VBR of another account only while it is
 * unconfirmed.
 */
export const deleteVirtualBorderRouter = operation({
  ...vpc,
  name: 'DeleteVirtualBorderRouter',
  kind: 'virtualBorderRouter',
  effect: 'delete',
  label: 'Delete VBR',
  summary:
    'Deletes the VBR for good. Router interfaces, CEN attachments, further physical connections and BGP groups must be removed first.',
  parameters: { ...region, ...subject, ...clientToken },
  response: answered,
  errors: [
    ...refusals(
      400,
      'InvalidOperation.RouterInterfaceNotDeleted',
      'InvalidOperation.OperationNotAllowedInState',
      'InvalidStatus.NotAllowed',
      'OperationUnsupported.VBRAttachedCen',
    ),
    // Document 002 has the general code, document 003 the one of this operation (traps 70).
    ...refusals(
      403,
      'Forbidden.OperationDeleteNotAllowedByUser',
      'Forbidden.OperationNotAllowedByUser',
      'Forbidden.MultiVlanRi',
      'Forbidden.NoRiFound',
    ),
    ...refusals(404, 'InvalidVbrId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  subject: { VbrId: 'VbrId' },
  states: { from: ['unconfirmed', 'active', 'terminated'], via: 'deleting', to: ['gone'], deadline: 300 },
  destructive: true,
  // Seen for a while after the last BGP group is gone from the list (wire-facts 3.4).
  retryable: ['DependencyViolation.BgpGroup'],
  documents: ['003 6.6', '002 5.2'],
});

import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';
import type { Parameter } from '../parameter';

/** What all of these operations take: the connection and nothing else. */
const subjectOnly = {
  ...region,
  PhysicalConnectionId: {
    type: 'string',
    label: 'Physical connection',
    required: true,
    refersTo: { kind: 'physicalConnection' },
  },
  ...clientToken,
} as const satisfies Record<string, Parameter>;

const common = {
  ...vpc,
  kind: 'physicalConnection',
  response: answered,
  idempotency: 'ClientToken',
  paging: null,
  subject: { PhysicalConnectionId: 'PhysicalConnectionId' },
} as const;

const stateRefusals = [
  ...refusals(404, 'InvalidPhysicalConnectionId.NotFound'),
  ...refusals(400, 'Forbidden.NotAllowedInState'),
];

/** A hosted connection calls its ID like a dedicated one does (traps 11). */
const onHosted = { kind: 'hostedConnection', subject: { PhysicalConnectionId: 'PhysicalConnectionId' } } as const;

/** Seconds that Terraform gives a physical connection to change its state (wire-facts 3.4). */
const deadline = 1200;

/** Withdraws a connection that is not enabled yet (002 4.2, 003 4.14). */
export const cancelPhysicalConnection = operation({
  ...common,
  name: 'CancelPhysicalConnection',
  effect: 'cancel',
  label: 'Cancel Physical Connection',
  summary: 'Withdraws the application; a canceled physical connection can only be deleted.',
  parameters: subjectOnly,
  errors: stateRefusals,
  states: { from: ['Initial', 'Approved', 'Allocated', 'Confirmed'], to: ['Canceled'], deadline },
  destructive: true,
  documents: ['002 4.2', '003 4.14'],
});

/**
 * Accepts a connection: the own one that has been allocated (inferred, traps section 10), or the hosted one that a
 * partner offers. A hosted one then goes on to whatever state the order and the partner's line allow (003 4.10).
 */
export const confirmPhysicalConnection = operation({
  ...common,
  name: 'ConfirmPhysicalConnection',
  effect: 'confirm',
  label: 'Confirm Physical Connection',
  summary: 'Accepts the physical connection, so that it can be put into service.',
  parameters: subjectOnly,
  errors: refusals(
    400,
    'OperationFailed.PconnTrafficNotEnable',
    'ResourceNotFound.PhysicalConnectionId',
    // 400 here and 404 elsewhere (traps 67).
    'InvalidRegionId.NotFound',
  ),
  states: { from: ['Allocated', 'UnConfirmed'], to: ['Confirmed', 'Enabled'], deadline },
  alsoOn: [{ ...onHosted, states: { from: ['UnConfirmed'], to: ['Allocated', 'Confirmed', 'Enabled'], deadline } }],
  documents: ['003 4.10'],
});

/** Puts a confirmed connection into service (002 4.6, 003 4.11). */
export const enablePhysicalConnection = operation({
  ...common,
  name: 'EnablePhysicalConnection',
  effect: 'enable',
  label: 'Enable Physical Connection',
  summary: 'Puts the physical connection into service so that VBRs can be created on it.',
  parameters: {
    ...subjectOnly,
    ByPassSp: {
      type: 'boolean',
      label: 'Enable without an order',
      help: 'Only for accounts that Alibaba Cloud has allowed to do so.',
      default: 'false',
      newer: true,
      group: 'advanced',
    },
  },
  errors: stateRefusals,
  states: { from: ['Confirmed'], to: ['Enabled'], deadline },
  // Told by the official SDK alone, at ByPassSp (wire-facts 5).
  costs: 'Enabling creates an order charged to the account, unless it is enabled without one.',
  documents: ['002 4.6', '003 4.11'],
});

/** Takes an enabled connection out of service; it passes through a state of its own (002 4.5, 003 4.15). */
export const terminatePhysicalConnection = operation({
  ...common,
  name: 'TerminatePhysicalConnection',
  effect: 'terminate',
  label: 'Terminate Physical Connection',
  summary: 'Takes the physical connection out of service; its VBRs have to be deleted first.',
  parameters: subjectOnly,
  errors: stateRefusals,
  states: { from: ['Enabled'], via: 'Terminating', to: ['Terminated'], deadline },
  alsoOn: [{ ...onHosted, states: { from: ['Enabled'], via: 'Terminating', to: ['Terminated'], deadline } }],
  destructive: true,
  documents: ['002 4.5', '003 4.15'],
});

/** Removes a connection that has ended (002 4.7, 003 4.17). UserCidr of 002 is gone in 003 and not sent (traps §4). */
export const deletePhysicalConnection = operation({
  ...common,
  name: 'DeletePhysicalConnection',
  effect: 'delete',
  label: 'Delete Physical Connection',
  summary: 'Removes the physical connection for good; no VBR of any account may be left on it.',
  parameters: subjectOnly,
  errors: [
    ...stateRefusals,
    ...refusals(400, 'InvalidPhysicalConnectionId.NotMatched', 'Forbidden.VBRExists', 'Forbidden.AssociateToVBR'),
  ],
  states: { from: ['Rejected', 'Canceled', 'AllocationFailed', 'Terminated'], to: ['gone'], deadline },
  // What nobody has accepted hides its other state; Terraform deletes such connections, so the service decides.
  alsoOn: [
    {
      ...onHosted,
      states: {
        from: ['Rejected', 'Canceled', 'AllocationFailed', 'Terminated', 'UnConfirmed'],
        to: ['gone', 'Deleted'],
        deadline,
      },
    },
  ],
  destructive: true,
  alreadyDone: ['InvalidPhysicalConnectionId.NotFound'],
  documents: ['002 4.7', '003 4.17'],
});

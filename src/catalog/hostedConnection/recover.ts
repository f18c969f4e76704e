import { answered, dryRun, refusals, region, token, vpc } from '../common';
import { operation } from '../operation';

/**
 * Puts a terminated hosted connection back into service (003 4.16). Dedicated ones cannot be recovered. Where it leads
 * is not documented; inferred from the recovery of a VBR.
 */
export const recoverPhysicalConnection = operation({
  ...vpc,
  name: 'RecoverPhysicalConnection',
  kind: 'hostedConnection',
  effect: 'recover',
  label: 'Recover Hosted Connection',
  summary: 'Puts the terminated hosted connection back into service.',
  parameters: {
    ...region,
    // The hosted connection, under another name (traps 11).
    InstanceId: {
      type: 'string',
      label: 'Hosted connection',
      required: true,
      refersTo: { kind: 'hostedConnection', states: ['Terminated'] },
    },
    ...dryRun,
    ...token,
  },
  response: answered,
  errors: refusals(400, 'IncorrectStatus.PhysicalConnection', 'ResourceNotFound'),
  idempotency: 'Token',
  paging: null,
  subject: { InstanceId: 'PhysicalConnectionId' },
  states: { from: ['Terminated'], to: ['Enabled'], deadline: 1200 },
  // A tenant sees hosted connections among the dedicated ones.
  alsoOn: [
    {
      kind: 'physicalConnection',
      subject: { InstanceId: 'PhysicalConnectionId' },
      appliesTo: { field: 'ProductType', is: ['VirtualPhysicalConnection'] },
      states: { from: ['Terminated'], to: ['Enabled'], deadline: 1200 },
    },
  ],
  dryRun: [],
  documents: ['003 4.16'],
});

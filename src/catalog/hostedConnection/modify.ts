import { answered, dryRun, refusals, region, token, vpc } from '../common';
import { operation } from '../operation';
import { vlanZeroExcludesOthers } from '../rules/vlan';
import { vlanOfHosted } from './parameters';
import { hostedSpecs } from './values';

/** Every state in which there still is something to change; the documents name none. */
const existing = [
  'Initial',
  'Approved',
  'Allocating',
  'Allocated',
  'Confirmed',
  'Enabled',
  'Rejected',
  'Canceled',
  'AllocationFailed',
  'Terminating',
  'Terminated',
  'UnConfirmed',
] as const;

/**
 * Changes VLAN and bandwidth of a hosted connection (003 4.20). The VLAN is required even when only the bandwidth
 * changes, so that the present one is sent again (traps 48, 78).
 */
export const updateVirtualPhysicalConnection = operation({
  ...vpc,
  name: 'UpdateVirtualPhysicalConnection',
  kind: 'hostedConnection',
  effect: 'modify',
  label: 'Edit Hosted Connection',
  summary: 'Changes the VLAN at once and the bandwidth as soon as the change has been paid for.',
  parameters: {
    ...region,
    // The hosted connection, under another name (traps 11).
    InstanceId: {
      type: 'string',
      label: 'Hosted connection',
      required: true,
      refersTo: { kind: 'hostedConnection' },
    },
    VlanId: { ...vlanOfHosted, required: true },
    ExpectSpec: {
      type: 'string',
      label: 'Expected bandwidth',
      help: 'Takes effect once it has been paid for.',
      values: hostedSpecs,
    },
    ...dryRun,
    ...token,
  },
  // A text that says true or false (traps 38).
  response: { ...answered, Success: { type: 'string' } },
  errors: refusals(400, 'ResourceNotFound.PhysicalConnectionId'),
  idempotency: 'Token',
  paging: null,
  subject: { InstanceId: 'PhysicalConnectionId' },
  states: { from: existing, to: existing },
  costs: 'Another bandwidth has to be paid for, by the account that pays for the hosted connection.',
  dryRun: [],
  together: [vlanZeroExcludesOthers('VlanId')],
  documents: ['003 4.20'],
});

import type { State } from '../kind';
import { statesAsValues } from '../meaning';

/**
 * What becomes of a physical connection, dedicated or hosted (003 4.12). The last two tell of hosted ones, whose tenant
 * accepts them apart from that (traps section 10): they overrule the others.
 */
export const connectionStates = {
  Initial: { label: 'Initial', severity: 'working' },
  Approved: { label: 'Approved', severity: 'working' },
  Allocating: { label: 'Allocating', severity: 'working', transitional: true },
  Allocated: { label: 'Allocated', severity: 'working' },
  // Called "waiting for confirmation" in the documents, yet it is what confirming leads to (traps 56).
  Confirmed: { label: 'Confirmed', severity: 'attention' },
  Enabled: { label: 'Enabled', severity: 'good' },
  Rejected: { label: 'Rejected', severity: 'bad' },
  Canceled: { label: 'Canceled', severity: 'ended' },
  // Spelled with and without a blank (traps 54).
  AllocationFailed: { label: 'Allocation Failed', severity: 'bad' },
  // Missing in the documents' list of states and present in their prose (traps 55).
  Terminating: { label: 'Terminating', severity: 'working', transitional: true },
  Terminated: { label: 'Terminated', severity: 'ended' },
  UnConfirmed: { label: 'Unconfirmed', severity: 'attention' },
  Deleted: { label: 'Deleted', severity: 'ended' },
} as const satisfies Record<string, State>;

/** The same as values of a field of another row. */
export const connectionStateValues = statesAsValues(connectionStates);

/** States of the acceptance of a hosted connection that say more than what has become of the connection itself. */
export const overrulingStates = [
  'UnConfirmed',
  'Deleted',
] as const satisfies readonly (keyof typeof connectionStates)[];

import type { State } from '../kind';
import { statesAsValues } from '../meaning';

/** What becomes of a router interface (003 5.2). */
export const interfaceStates = {
  Idle: { label: 'Idle', severity: 'attention' },
  AcceptingConnecting: { label: 'Accepting Connection', severity: 'working', transitional: true },
  Connecting: { label: 'Connecting', severity: 'working', transitional: true },
  Activating: { label: 'Activating', severity: 'working', transitional: true },
  Active: { label: 'Active', severity: 'good' },
  Modifying: { label: 'Modifying', severity: 'working', transitional: true },
  Deactivating: { label: 'Deactivating', severity: 'working', transitional: true },
  Inactive: { label: 'Inactive', severity: 'attention' },
  Deleting: { label: 'Deleting', severity: 'working', transitional: true },
  // Documented for the peer only (traps 61); clients have seen it on the interface itself (wire-facts 3.4).
  Deleted: { label: 'Deleted', severity: 'ended' },
} as const satisfies Record<string, State>;

/** The same as values of the field that tells of the peer. */
export const interfaceStateValues = statesAsValues(interfaceStates);

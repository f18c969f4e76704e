import type { State } from '../kind';
import { statesAsValues } from '../meaning';

/**
 * What becomes of a VBR (003 6.2). Prose calls `active` "Enabled" (traps 59); spelled with a capital in the list per
 * physical connection.
 */
export const routerStates = {
  unconfirmed: { label: 'Unconfirmed', severity: 'attention' },
  active: { label: 'Active', severity: 'good' },
  terminating: { label: 'Terminating', severity: 'working', transitional: true },
  terminated: { label: 'Terminated', severity: 'ended' },
  recovering: { label: 'Recovering', severity: 'working', transitional: true },
  deleting: { label: 'Deleting', severity: 'working', transitional: true },
} as const satisfies Record<string, State>;

/** The same as values of a field of another row. */
export const routerStateValues = statesAsValues(routerStates);

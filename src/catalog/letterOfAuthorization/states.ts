import type { State } from '../kind';
import { statesAsValues } from '../meaning';

/** What becomes of an LOA (003 4.6). */
export const letterStates = {
  Applying: { label: 'Under review', severity: 'working', transitional: true },
  Accept: { label: 'Accepted', severity: 'working' },
  Available: { label: 'Available', severity: 'attention' },
  Rejected: { label: 'Rejected', severity: 'bad' },
  // The carrier's engineers are at work: no answer of the service ends it, but the report that they are done.
  Completing: { label: 'Under construction', severity: 'working' },
  Complete: { label: 'Construction complete', severity: 'good' },
  Deleted: { label: 'Deleted', severity: 'ended' },
} as const satisfies Record<string, State>;

/** The same as values of a field of the physical connection (003 4.12). */
export const letterStateValues = statesAsValues(letterStates);

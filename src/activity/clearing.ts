import { stayingWhenCleared } from '../journal/laterChanges';
import type { ActivityChange } from './change';
import { isUnfinished } from './change';

/** What clearing would do. */
export interface Clearing {
  /** How many changes would vanish from the list. */
  readonly vanishing: number;
  /** How many are finished and stay all the same: they say something of a change whose outcome is unknown. */
  readonly needed: number;
  /** IDs of the entries that stay. */
  readonly kept: readonly string[];
}

/** What clearing would do to all these changes; a change stays with all its attempts or not at all. */
export function clearingOf(changes: readonly ActivityChange[]): Clearing {
  const staying = stayingWhenCleared(changes.flatMap(({ attempts }) => attempts));
  const finished = changes.filter((change) => !isUnfinished(change));
  const needed = finished.filter(({ attempts }) => attempts.some(({ intent }) => staying.has(intent.id)));
  const kept = [...changes.filter(isUnfinished), ...needed];
  return {
    vanishing: finished.length - needed.length,
    needed: needed.length,
    kept: kept.flatMap(({ attempts }) => attempts.map(({ intent }) => intent.id)),
  };
}

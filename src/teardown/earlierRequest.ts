import { isCertain } from '../journal/entry';
import type { Journal } from '../journal/journal';
import type { Settlement } from '../journal/settlement';

/** The journal, and who finds out what became of what stands in it. */
interface Records {
  readonly journal: Pick<Journal, 'read'>;
  readonly settlement: Pick<Settlement, 'check' | 'untilReadable'>;
}

/**
 * Finds out by reading what came of an earlier sending of a step; `entry` is its ID in the journal. True as long as nobody
 * knows and its request may still be on its way. @throws errors of the file system, Cancelled
 */
export async function mayStillLand(
  entry: string,
  { journal, settlement }: Records,
  signal?: AbortSignal,
): Promise<boolean> {
  await settlement.check(entry, signal);
  const { entries } = await journal.read();
  const found = entries.find(({ intent }) => intent.id === entry);
  if (found === undefined || isCertain(found)) return false;
  return found.worker !== 'nobody' || settlement.untilReadable(found) > 0;
}

import type { Ending, Intent, JournalRecord, Settled } from './records';

/** One change as the journal tells of it. */
export interface Entry {
  readonly intent: Intent;
  /** How sending ended; absent while it is under way, and when its window ended first. */
  readonly ending?: Ending;
  /** How the wait for the final state ended. */
  readonly settled?: Settled;
}

/**
 * What can be said of a change: `open` has not ended as far as the journal knows; the others are outcomes of sending.
 */
export type Verdict = 'open' | Ending['outcome'];

export function verdictOf({ ending }: Entry): Verdict {
  return ending?.outcome ?? 'open';
}

/** True when nothing is left to find out about how sending ended. */
export function isCertain(entry: Entry): boolean {
  return isFinal(entry.ending);
}

const nothingCleared: JournalRecord & { readonly record: 'cleared' } = { record: 'cleared', at: -1 };

/** The code of what a person canceled while it was on its way. */
export const canceledCode = 'canceled';

/** True when the person gave it up: nobody but them sends it again. */
export function wasCanceled({ ending }: Entry): boolean {
  return ending?.code === canceledCode;
}

/** True when its outcome is what a person said it was; the service was not asked. */
export function wasSaidByPerson({ ending }: Entry): boolean {
  return ending?.by === 'person';
}

/** Makes entries of records, in the order of their beginnings; the records may come from several files in any order. */
export function entriesOf(records: readonly JournalRecord[]): readonly Entry[] {
  const found = new Map<string, Entry>();
  // The same intent stands in two files while one takes over what is in the other.
  for (const record of records) {
    if (record.record === 'intent' && !found.has(record.id)) found.set(record.id, { intent: record });
  }
  const cleared = records
    .filter((record) => record.record === 'cleared')
    .reduce((newest, record) => (record.at > newest.at ? record : newest), nothingCleared);
  for (const record of [...records].sort((left, right) => left.at - right.at)) {
    if (record.record === 'ending') update(found, record.id, (entry) => withEnding(entry, record));
    else if (record.record === 'settled') update(found, record.id, (entry) => ({ ...entry, settled: record }));
  }
  return [...found.values()]
    .filter(
      (entry) => !(isCertain(entry) && lastAt(entry) <= cleared.at) || cleared.kept?.includes(entry.intent.id) === true,
    )
    .sort(byBeginning);
}

/** The order of their beginnings. */
export function byBeginning({ intent: left }: Entry, { intent: right }: Entry): number {
  return left.at - right.at || (left.id < right.id ? -1 : 1);
}

/** The records that an entry is made of. */
export function recordsOf({ intent, ending, settled }: Entry): readonly JournalRecord[] {
  return [intent, ending, settled].filter((record) => record !== undefined);
}

/** When the last was heard of it, in milliseconds since 1970. */
export function lastAt({ intent, ending, settled }: Entry): number {
  return Math.max(intent.at, ending?.at ?? 0, settled?.at ?? 0);
}

function update(found: Map<string, Entry>, id: string, change: (entry: Entry) => Entry): void {
  const entry = found.get(id);
  if (entry !== undefined) found.set(id, change(entry));
}

/**
 * What is certain stays: another window may have looked at the same change later and seen less. Only what the service
 * says stands above the word of a person, and its yes above what somebody read while it was on its way.
 */
function withEnding(entry: Entry, ending: Ending): Entry {
  const isWord = wasSaidByPerson(entry) && ending.by !== 'person' && isFinal(ending);
  const isYes = ending.outcome === 'succeeded' && (ending.by === 'answer' || ending.by === 'sendingAgain');
  const isBetter = isWord || (isYes && entry.ending?.by === 'reading');
  return isFinal(entry.ending) && !isBetter ? entry : { ...entry, ending };
}

function isFinal(ending: Ending | undefined): boolean {
  return ending !== undefined && ending.outcome !== 'unknown';
}

import { catalogue } from '../../src/catalog/index';
import type { Entry } from '../../src/journal/entry';
import { isLeftToPerson } from '../../src/journal/laterChanges';
import { verdictOf } from '../../src/journal/entry';
import type { Effect } from '../estate/effect';
import type { Wanted } from '../protocol';
import type { Ended } from './windowHost';

/** A write that was asked for, and how it ended for the person. */
export interface Asked {
  readonly wanted: Wanted;
  readonly ended: Ended;
}

/** What is wrong with one write. */
export interface Finding {
  readonly what: 'duplicate' | 'lost' | 'wrongOutcome' | 'unhandled';
  readonly number: number | undefined;
  readonly operation: string;
  readonly why: string;
}

export interface Audit {
  /** Writes that stand in the journal. */
  readonly writes: number;
  readonly findings: readonly Finding[];
  /** Operations of the entries whose outcome stayed unknown. */
  readonly unknownLeft: readonly string[];
  /** How many entries have which outcome, and how that was found out. */
  readonly outcomes: Readonly<Record<string, number>>;
}

/** Compares what the journal and the person were told with what the sandbox really carried out. */
export function audit(asked: readonly Asked[], effects: readonly Effect[], entries: readonly Entry[]): Audit {
  const findings: Finding[] = [];
  const byNumber = new Map(asked.map((one) => [one.wanted.number, one]));
  const byToken = new Map(asked.flatMap(({ wanted }) => (wanted.token === undefined ? [] : [[wanted.token, wanted]])));
  const carriedOut = new Map<number, number>();
  for (const { operation, token, write } of effects) {
    const number = (token === undefined ? undefined : byToken.get(token)?.number) ?? write;
    if (number === undefined) {
      findings.push({ what: 'lost', number, operation, why: 'carried out, and nobody knows for which write' });
    } else carriedOut.set(number, (carriedOut.get(number) ?? 0) + 1);
  }
  const byTitle = new Map<number, Entry>();
  const outcomes: Record<string, number> = {};
  const unknownLeft: string[] = [];
  for (const entry of entries) {
    const number = Number(entry.intent.title);
    const { operation } = entry.intent;
    const finding = { number, operation };
    if (!byNumber.has(number)) findings.push({ ...finding, what: 'lost', why: 'an entry that nobody asked for' });
    if (byTitle.has(number)) findings.push({ ...finding, what: 'duplicate', why: 'two entries for one write' });
    byTitle.set(number, entry);
    const verdict = verdictOf(entry);
    const name = `${verdict} by ${entry.ending?.by ?? 'nobody'}`;
    const code = entry.ending?.code ?? 'no code';
    outcomes[name] = (outcomes[name] ?? 0) + 1;
    if (verdict === 'unknown') unknownLeft.push(operation);
    const wrong = wrongVerdict(entry, entries, carriedOut.get(number) ?? 0);
    if (wrong !== undefined) findings.push({ ...finding, ...wrong, why: `${wrong.why}; ${name}, ${code}` });
  }
  for (const { wanted, ended } of asked) {
    const { number, operation } = wanted;
    const count = carriedOut.get(number) ?? 0;
    const finding = { number, operation };
    if (count > 1) findings.push({ ...finding, what: 'duplicate', why: `carried out ${count} times` });
    if (count > 0 && !byTitle.has(number)) findings.push({ ...finding, what: 'lost', why: 'carried out, no entry' });
    if (ended === 'killed' || ended.outcome === 'notTried') continue;
    if (ended.outcome === 'broken') findings.push({ ...finding, what: 'unhandled', why: ended.text });
    else if (!byTitle.has(number)) findings.push({ ...finding, what: 'lost', why: `${ended.outcome}, and no entry` });
    else if (ended.outcome === 'succeeded' ? count === 0 : ended.outcome !== 'unknown' && count > 0) {
      findings.push({ ...finding, what: 'wrongOutcome', why: `the person was told ${ended.outcome}` });
    }
  }
  return { writes: entries.length, findings, unknownLeft, outcomes };
}

function wrongVerdict(
  entry: Entry,
  entries: readonly Entry[],
  count: number,
): Pick<Finding, 'what' | 'why'> | undefined {
  switch (verdictOf(entry)) {
    case 'succeeded':
      return count > 0 ? undefined : { what: 'lost', why: 'said to be carried out, and was not' };
    case 'open':
      return { what: 'wrongOutcome', why: 'never settled' };
    case 'unknown':
      // Under its token a change can always be settled, unless the person gave it up or put another in its place.
      return catalogue.operation(entry.intent.operation)?.idempotency === null || isLeftToPerson(entry, entries)
        ? undefined
        : { what: 'wrongOutcome', why: 'still unknown, although it has a token' };
    default:
      return count === 0 ? undefined : { what: 'wrongOutcome', why: 'carried out all the same' };
  }
}

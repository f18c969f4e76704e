import { catalogue } from '../../src/catalog/index';
import type { Entry } from '../../src/journal/entry';
import { isLeftToPerson } from '../../src/journal/laterChanges';
import { isCertain, verdictOf } from '../../src/journal/entry';
import type { Effect } from '../estate/effect';
import type { Wanted } from '../protocol';
import type { KeptJournal } from './keptJournal';
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

/** The same with all that happened to the resource. */
export interface ToldFinding extends Finding {
  readonly history: readonly string[];
}

export interface Audit {
  /** Writes that stand in the journal. */
  readonly writes: number;
  readonly findings: readonly ToldFinding[];
  /** Operations of the entries whose outcome stayed unknown. */
  readonly unknownLeft: readonly string[];
  /** How many entries have which outcome, and how that was found out. */
  readonly outcomes: Readonly<Record<string, number>>;
}

/** All writes that were about the same resource as this one, for whoever looks for the cause of a finding. */
function historyOf(
  number: number | undefined,
  asked: readonly Asked[],
  effects: readonly Effect[],
  journals: readonly KeptJournal[],
): readonly string[] {
  const about = asked.find(({ wanted }) => wanted.number === number)?.wanted;
  const isSame = ({ wanted }: Asked): boolean =>
    wanted.number === number ||
    (about?.subject !== undefined && wanted.estate === about.estate && wanted.subject?.id === about.subject.id);
  return asked.filter(isSame).map(({ wanted, ended }) => {
    const entries = journals.flatMap(({ all }) => all.filter(({ intent }) => intent.title === String(wanted.number)));
    const written = entries.map(
      ({ intent, ending }) =>
        `begun ${intent.at % 1e7} in ${intent.state ?? 'no state'}, ${ending?.outcome ?? 'open'} by ${ending?.by ?? 'nobody'} ` +
        `(${ending?.code ?? 'no code'}) ${(ending?.at ?? 0) % 1e7}`,
    );
    const done = effects.filter(({ write, token }) => write === wanted.number || (token ?? '') === wanted.token);
    return (
      `#${wanted.number} ${wanted.side} ${wanted.operation} ${wanted.subject?.id ?? ''}: ` +
      `${written.join('; ') || 'no entry'}; done ${done.map(({ at }) => at % 1e7).join(', ') || 'never'}; ` +
      `told ${ended === 'killed' ? ended : ended.outcome}`
    );
  });
}

/** Compares what the journals and the person were told with what the sandbox really carried out. */
export function audit(asked: readonly Asked[], effects: readonly Effect[], journals: readonly KeptJournal[]): Audit {
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
  const truth = { asked, carriedOut };
  for (const [entry, entries] of journals.flatMap(({ all }) => all.map((one) => [one, all] as const))) {
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
    const wrong = wrongVerdict(entry, entries, { ...truth, wanted: byNumber.get(number)?.wanted });
    if (wrong !== undefined) findings.push({ ...finding, ...wrong, why: `${wrong.why}; ${name}, ${code}` });
  }
  findings.push(...journals.flatMap(forgotten));
  for (const { wanted, ended } of asked) {
    const { number, operation } = wanted;
    const count = carriedOut.get(number) ?? 0;
    const finding = { number, operation };
    if (count > 1) findings.push({ ...finding, what: 'duplicate', why: `carried out ${count} times` });
    if (count > 0 && !byTitle.has(number)) findings.push({ ...finding, what: 'lost', why: 'carried out, no entry' });
    if (ended === 'killed' || ended.outcome === 'notTried') continue;
    if (ended.outcome === 'broken') findings.push({ ...finding, what: 'unhandled', why: ended.text });
    else if (!byTitle.has(number)) findings.push({ ...finding, what: 'lost', why: `${ended.outcome}, and no entry` });
    else if (
      ended.outcome === 'succeeded' ? count === 0 && !wasGone(wanted, truth) : ended.outcome !== 'unknown' && count > 0
    ) {
      findings.push({ ...finding, what: 'wrongOutcome', why: `the person was told ${ended.outcome}` });
    }
  }
  const told = findings.map((one) => ({ ...one, history: historyOf(one.number, asked, effects, journals) }));
  return { writes: byTitle.size, findings: told, unknownLeft, outcomes };
}

/** What the sandbox did: how often which write was carried out. */
interface Truth {
  readonly asked: readonly Asked[];
  readonly carriedOut: ReadonlyMap<number, number>;
}

function wrongVerdict(
  entry: Entry,
  entries: readonly Entry[],
  truth: Truth & { readonly wanted: Wanted | undefined },
): Pick<Finding, 'what' | 'why'> | undefined {
  const { wanted, carriedOut } = truth;
  const count = wanted === undefined ? 0 : (carriedOut.get(wanted.number) ?? 0);
  switch (verdictOf(entry)) {
    case 'succeeded':
      return count > 0 || (wanted !== undefined && wasGone(wanted, truth))
        ? undefined
        : { what: 'lost', why: 'said to be carried out, and was not' };
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

/** Gone is gone: where several end the same resource, the others are right to say so, whosever effect it was. */
function wasGone({ number, estate, operation, subject }: Wanted, { asked, carriedOut }: Truth): boolean {
  return (
    ends(operation) &&
    asked.some(
      ({ wanted: other }) =>
        other.number !== number &&
        other.estate === estate &&
        other.subject?.id === subject?.id &&
        ends(other.operation) &&
        carriedOut.has(other.number),
    )
  );
}

function ends(operation: string): boolean {
  return catalogue.operation(operation)?.states?.to.includes('gone') === true;
}

/** However short a journal is kept, it keeps what is not certain, and every outcome of what it keeps. */
function forgotten({ all, kept }: KeptJournal): readonly Finding[] {
  const now = new Map(kept.map((entry) => [entry.intent.id, entry]));
  return all.flatMap((entry) => {
    const still = now.get(entry.intent.id);
    const isRight = still === undefined ? isCertain(entry) : isCertain(still) || !isCertain(entry);
    const { title, operation } = entry.intent;
    const why = still === undefined ? 'unfinished, and not in the journal any more' : 'its outcome was forgotten';
    return isRight ? [] : [{ what: 'lost', number: Number(title), operation, why }];
  });
}

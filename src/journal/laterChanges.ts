import type { Entry } from './entry';
import { byBeginning, isCertain, verdictOf, wasCanceled } from './entry';
import type { Intent } from './records';

/** What a person sees of a resource may be so old, in milliseconds, when a change of it is begun. */
const seenBefore = 60_000;
/** So long, in milliseconds, requests of a change may be on their way, those of a settlement as well. */
const longestOnTheWay = 30 * 60_000;

/**
 * True when what can be seen of the resource can only be this change's doing: no other change of it may have had an effect
 * since this one was begun. One that was begun earlier may have had it late; and the same change, made just before, may
 * have been too new to be seen.
 */
export function isAlone(entry: Entry, entries: readonly Entry[]): boolean {
  const { intent } = entry;
  return !othersOf(entry, entries).some((other) => {
    const isSame = other.intent.operation === intent.operation;
    return untilWhen(other) >= (isSame ? intent.at - seenBefore : intent.at);
  });
}

/**
 * True when no other change of the same resource was begun after this one that may have had an effect; the entries are
 * in the order of their beginnings.
 */
function isLastOf(entry: Entry, entries: readonly Entry[]): boolean {
  const place = entries.findIndex((other) => other.intent.id === entry.intent.id);
  return othersOf(entry, entries.slice(place + 1)).length === 0;
}

/**
 * The other changes of the same resource that may have had an effect. What creates stands in nobody's way, and the same
 * token is the same change.
 */
function othersOf({ intent }: Entry, entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(
    (other) =>
      other.intent.id !== intent.id &&
      sameSubject(other.intent, intent) &&
      (intent.token === undefined || other.intent.token !== intent.token) &&
      mayHaveHadEffect(other),
  );
}

/** Until when it may have had its effect, in milliseconds since 1970. */
function untilWhen({ intent, ending }: Entry): number {
  return ending === undefined || ending.outcome === 'unknown' ? intent.at + longestOnTheWay : ending.at;
}

/** True when the same creation under the same parent was begun again later, under another token: it took its place. */
function wasMadeAnew({ intent }: Entry, entries: readonly Entry[]): boolean {
  if (intent.subject !== undefined) return false;
  const place = entries.findIndex((other) => other.intent.id === intent.id);
  return entries.slice(place + 1).some(({ intent: other }) => {
    const isSame = other.operation === intent.operation && other.account === intent.account;
    const isThere = other.region === intent.region && other.parent?.id === intent.parent?.id;
    return isSame && isThere && other.token !== intent.token;
  });
}

/**
 * True when nobody but the person may send it again: it was canceled, made anew, or changed again since, or it is a step of
 * a teardown plan, before which everything is read again.
 */
export function isLeftToPerson(entry: Entry, entries: readonly Entry[]): boolean {
  return entry.intent.plan !== undefined || wasCanceled(entry) || wasReplaced(entry, entries);
}

function wasReplaced(entry: Entry, entries: readonly Entry[]): boolean {
  return wasMadeAnew(entry, entries) || !isLastOf(entry, entries);
}

/**
 * What has to be remembered for the sake of entries that are not certain: without the newest change that hides the effect
 * of one, or took its place, that one would be taken for the last.
 */
export function hidingOthers(uncertain: readonly Entry[], certain: readonly Entry[]): ReadonlySet<Entry> {
  const newestFirst = [...certain].sort(byBeginning).reverse();
  const hiding = uncertain.map((entry) =>
    newestFirst.find((other) => {
      const both = [entry, other].sort(byBeginning);
      return !isAlone(entry, both) || wasReplaced(entry, both);
    }),
  );
  return new Set(hiding.filter((entry) => entry !== undefined));
}

/** The IDs of what stays when finished entries are cleared: what is not certain, and what says something of it. */
export function stayingWhenCleared(entries: readonly Entry[]): ReadonlySet<string> {
  const open = entries.filter((entry) => !isCertain(entry));
  const hiding = hidingOthers(open, entries.filter(isCertain));
  return new Set([...open, ...hiding].map(({ intent }) => intent.id));
}

/** Two accounts may see the same resource, each as another kind and in another region. */
function sameSubject({ account, subject }: Intent, other: Intent): boolean {
  if (subject === undefined || subject.id !== other.subject?.id) return false;
  // What belongs to an account as a whole has the name of its region; all other IDs are there once.
  return subject.id !== subject.region || (account === other.account && subject.kind === other.subject.kind);
}

function mayHaveHadEffect(entry: Entry): boolean {
  return ['succeeded', 'unknown', 'open'].includes(verdictOf(entry));
}

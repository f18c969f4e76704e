import type { Entry } from './entry';
import { verdictOf, wasCanceled } from './entry';
import type { Intent } from './records';

/**
 * True when no other change of the same resource was begun after this one that may have had an effect; the entries are
 * in the order of their beginnings. What creates stands in nobody's way, and the same token is the same change.
 */
export function isLastOf(entry: Entry, entries: readonly Entry[]): boolean {
  const { intent } = entry;
  const place = entries.findIndex((other) => other.intent.id === intent.id);
  return !entries.some(
    (other, index) =>
      index > place &&
      sameSubject(other.intent, intent) &&
      (intent.token === undefined || other.intent.token !== intent.token) &&
      mayHaveHadEffect(other),
  );
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

/** True when nobody but the person may send it again: it was canceled, made anew, or changed again since. */
export function isLeftToPerson(entry: Entry, entries: readonly Entry[]): boolean {
  return wasCanceled(entry) || wasMadeAnew(entry, entries) || !isLastOf(entry, entries);
}

function sameSubject(one: Intent, other: Intent): boolean {
  const { subject } = one;
  return (
    subject !== undefined &&
    one.account === other.account &&
    subject.kind === other.subject?.kind &&
    subject.id === other.subject.id &&
    subject.region === other.subject.region
  );
}

function mayHaveHadEffect(entry: Entry): boolean {
  return ['succeeded', 'unknown', 'open'].includes(verdictOf(entry));
}

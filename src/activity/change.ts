import { ServiceError } from '../api/errors';
import { isLastWord } from '../api/lastWord';
import type { Catalogue } from '../catalog/catalogue';
import type { Operation } from '../catalog/operation';
import type { Reference } from '../estate/reader';
import { resourceKey } from '../estate/resource';
import { verdictOf, wasSaidByPerson } from '../journal/entry';
import type { JournalEntry } from '../journal/journal';
import type { JournalSubject } from '../journal/records';

/**
 * How a change stands. `elsewhere`: another window is sending it; `waiting`: accepted, the final state is waited for;
 * `unseen`: accepted, nobody has seen the final state; `failedLater`: accepted, and ended up in a state of failure;
 * `withoutEffect`: not carried out, and nobody knows why.
 */
export type Status =
  | 'running'
  | 'elsewhere'
  | 'waiting'
  | 'succeeded'
  | 'unseen'
  | 'failedLater'
  | 'refused'
  | 'withoutEffect'
  | 'notSent'
  | 'unknown';

/** One change with every attempt to send it: the same token is the same change, however often it was sent. */
export interface ActivityChange {
  /** ID of the entry of its first attempt. */
  readonly id: string;
  /** Oldest first. */
  readonly attempts: readonly JournalEntry[];
  /** The attempt that says how it stands. */
  readonly decisive: JournalEntry;
  readonly status: Status;
  /** As it acts on its subject; undefined when the catalogue does not know it (any more). */
  readonly operation?: Operation;
  /** What was changed or created, as far as that is known; else what it was to be created under. */
  readonly resource?: Reference & Pick<JournalSubject, 'name'>;
  /**
   * Under which token Retry would send it; `form` where its secrets are not kept, so that it is filled in as a new
   * change; undefined where there is nothing to retry.
   */
  readonly retry?: 'same' | 'new' | 'form';
}

/** Puts the attempts of the same change together, in the order of their beginnings. */
export function changesOf(
  entries: readonly JournalEntry[],
  catalogue: Catalogue,
  now: number,
): readonly ActivityChange[] {
  const families = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const { account, operation, token, id } = entry.intent;
    const name = token === undefined ? id : `${account} ${operation} ${token}`;
    const family = families.get(name);
    if (family === undefined) families.set(name, [entry]);
    else family.push(entry);
  }
  return [...families.values()].flatMap((attempts) => {
    const change = changeOf(attempts, catalogue);
    if (change === undefined) return [];
    const ids = attempts.map(({ intent }) => intent.id);
    const isRepeated = entries.some((entry) => ids.includes(entry.intent.repeats ?? '') && !attempts.includes(entry));
    return [withRetry(withLaterStatus(change, entries, now), isRepeated)];
  });
}

/** True for what has not come to its end, or whose end nobody knows: it is never cleared away. */
export function isUnfinished({ status }: ActivityChange): boolean {
  return ['running', 'elsewhere', 'waiting', 'unknown'].includes(status);
}

function changeOf(attempts: readonly JournalEntry[], catalogue: Catalogue): ActivityChange | undefined {
  const decisive = decisiveOf(attempts);
  const [first] = attempts;
  if (decisive === undefined || first === undefined) return undefined;
  const { intent, ending } = decisive;
  const operation = catalogue.operationOn(intent.operation, intent.subject?.kind);
  const touched = ending?.created ?? intent.subject ?? intent.parent;
  return {
    id: first.intent.id,
    attempts,
    decisive,
    status: statusOf(decisive),
    ...(operation === undefined ? {} : { operation }),
    ...(touched === undefined
      ? {}
      : { resource: { ...touched, key: resourceKey({ account: intent.account, ...touched }) } }),
  };
}

/** What one attempt did is done; what may have been done is not undone by an attempt that was refused later. */
function decisiveOf(attempts: readonly JournalEntry[]): JournalEntry | undefined {
  const last = (accepts: (entry: JournalEntry) => boolean): JournalEntry | undefined => attempts.findLast(accepts);
  return (
    last((entry) => verdictOf(entry) === 'succeeded') ??
    last((entry) => verdictOf(entry) === 'open' && entry.worker !== 'nobody') ??
    last((entry) => ['unknown', 'open'].includes(verdictOf(entry))) ??
    last(wasSaidByPerson) ??
    last((entry) => verdictOf(entry) !== 'notSent') ??
    attempts.at(-1)
  );
}

function statusOf(entry: JournalEntry): Status {
  const verdict = verdictOf(entry);
  if (verdict !== 'open') return verdict;
  const whose: Readonly<Record<JournalEntry['worker'], Status>> = {
    here: 'running',
    elsewhere: 'elsewhere',
    nobody: 'unknown',
  };
  return whose[entry.worker];
}

/** What the service made of it after its yes. */
function withLaterStatus(change: ActivityChange, entries: readonly JournalEntry[], now: number): ActivityChange {
  const { decisive, operation, resource, status } = change;
  // Nobody saw what a person says, so nobody waits for its end.
  if (status !== 'succeeded' || wasSaidByPerson(decisive)) return change;
  const { ending, settled } = decisive;
  if (settled !== undefined) {
    if (settled.end === 'reached') return change;
    return { ...change, status: settled.end === 'failed' ? 'failedLater' : 'unseen' };
  }
  const deadline = operation?.states?.deadline;
  const isNamed = operation?.effect !== 'create' || ending?.created !== undefined;
  if (deadline === undefined || resource === undefined || !isNamed || isOvertaken(change, entries)) return change;
  return { ...change, status: now <= (ending?.at ?? 0) + deadline * 1_000 ? 'waiting' : 'unseen' };
}

/** True when a later change of the same resource was accepted: its end is what is waited for then. */
function isOvertaken({ decisive, resource }: ActivityChange, entries: readonly JournalEntry[]): boolean {
  return entries.some(
    ({ intent: { account, at, subject }, ending }) =>
      at > decisive.intent.at &&
      ending?.outcome === 'succeeded' &&
      subject !== undefined &&
      resourceKey({ account, ...subject }) === resource?.key,
  );
}

function withRetry(change: ActivityChange, isRepeated: boolean): ActivityChange {
  const isOver = isRepeated || change.operation === undefined || wasSaidByPerson(change.decisive);
  const retry = isOver ? undefined : retryOf(change);
  if (retry === undefined) return change;
  // Secrets are erased as soon as an outcome is certain.
  const isKept = change.status === 'unknown' || change.decisive.intent.hidden.length === 0;
  return { ...change, retry: isKept ? retry : 'form' };
}

/**
 * A token is spent when the service has said no under it. Whoever was told to wait, or was not heard at all, sends again
 * under the same one, as a form does: an earlier attempt may arrive late. Without a token, a change that may have been
 * carried out is not sent again.
 */
function retryOf({ status, operation, decisive: { intent, ending } }: ActivityChange): ActivityChange['retry'] {
  switch (status) {
    case 'unknown':
      return intent.token === undefined ? undefined : 'same';
    case 'notSent':
    case 'withoutEffect':
      return intent.token === undefined ? 'new' : 'same';
    case 'refused':
      return intent.token !== undefined && operation !== undefined && isUnspent(operation, ending?.code)
        ? 'same'
        : 'new';
    case 'running':
    case 'elsewhere':
    case 'waiting':
    case 'succeeded':
    case 'unseen':
    case 'failedLater':
      return undefined;
  }
}

function isUnspent(operation: Operation, code: string | undefined): boolean {
  if (code === undefined) return false;
  const { name: action } = operation;
  return !isLastWord(new ServiceError('', { action, code, httpStatus: 0, outcome: 'refused' }), operation);
}

/** The service's ID of the request that decided; undefined when nothing was answered. */
export function requestIdOf({ decisive: { ending } }: ActivityChange): string | undefined {
  return ending?.requestId;
}

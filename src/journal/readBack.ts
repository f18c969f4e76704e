import type { Catalogue } from '../catalog/catalogue';
import type { Operation } from '../catalog/operation';
import { sameSpelling } from '../catalog/spelling';
import type { AccountEstate } from '../estate/accountEstate';
import type { Reference } from '../estate/reader';
import type { Resource } from '../estate/resource';
import { resourceKey } from '../estate/resource';
import type { Intent } from './records';
import { presentValues } from './write';

/** What reading says of a change: it took effect, it did not, or its effect cannot be told from what can be read. */
export type Seen = 'effect' | 'noEffect' | 'unclear';

/**
 * Reads the subject of a change and compares it with what the change was to make of it. Says nothing of creations: a
 * row that looks like the wanted one may be somebody else's.
 * @throws ServiceError, TransportError, Cancelled when it cannot be read
 */
export async function readBack(
  intent: Intent,
  operation: Operation,
  { estate, catalogue }: { readonly estate: Pick<AccountEstate, 'reread'>; readonly catalogue: Catalogue },
  signal?: AbortSignal,
): Promise<Seen> {
  const reference = referenceOf(intent, operation, catalogue);
  if (reference === undefined) return 'unclear';
  return compare(intent, operation, await estate.reread(reference, signal));
}

/**
 * True when nothing undoes the operation: what it deletes never comes back under its ID. Then a resource that is still
 * there was not deleted, whatever else became of it.
 */
export function endsForGood({ states, kind }: Operation, catalogue: Catalogue): boolean {
  return states?.to.includes('gone') === true && catalogue.kind(kind).identity.length === 1;
}

/** The resource that a change was about; undefined for a creation. */
function referenceOf(intent: Intent, operation: Operation, catalogue: Catalogue): Reference | undefined {
  if (operation.effect === 'create') return undefined;
  const { account, region, subject } = intent;
  if (subject !== undefined) {
    return { ...subject, key: resourceKey({ account, ...subject }) };
  }
  // What belongs to the account as a whole is there once in each region.
  const kind = catalogue.kind(operation.kind);
  if (kind.identity.length > 0) return undefined;
  return {
    key: resourceKey({ account, region, kind: kind.id, id: region }),
    kind: kind.id,
    id: region,
    region,
    parents: {},
  };
}

function compare(intent: Intent, operation: Operation, found: Resource | undefined): Seen {
  const { to = [], via, from } = operation.states ?? {};
  // Who asks for what is so already changes nothing by it.
  const couldChange = intent.state !== undefined && from?.includes(intent.state) === true;
  const isAllowed = found?.state !== undefined && from?.includes(found.state) === true;
  if (to.includes('gone')) {
    const isGone =
      found === undefined || found.state === via || (found.state !== undefined && to.includes(found.state));
    if (isGone) return couldChange ? 'effect' : 'unclear';
    // What is being deleted shows that: any other state says that it stays, one that the service refuses as well.
    const isStaying = found.state !== undefined && (via !== undefined || found.state === intent.state);
    return isAllowed || isStaying ? 'noEffect' : 'unclear';
  }
  if (found === undefined) return 'unclear';
  if (operation.effect === 'modify') return compareValues(intent, operation, found);
  if (found.state === undefined || from === undefined) return 'unclear';
  const arrived = found.state === via || to.includes(found.state);
  // An operation that leaves the state as it is cannot be told by it.
  if (arrived) return isAllowed || !couldChange ? 'unclear' : 'effect';
  return isAllowed ? 'noEffect' : 'unclear';
}

/** All that can be read is as wanted, or all of it is as it was. */
function compareValues({ values, before = {} }: Intent, operation: Operation, found: Resource): Seen {
  const present = presentValues(operation, found.attributes, Object.keys(values));
  const subject = Object.keys(operation.subject ?? {});
  const names = Object.keys(present).filter((name) => !subject.includes(name));
  // What was to stay as it was says nothing.
  const telling = names.filter((name) => before[name] === undefined || !same(before[name], values[name]));
  if (telling.length === 0) return 'unclear';
  if (telling.every((name) => same(present[name], values[name]))) return 'effect';
  const asBefore = telling.every((name) => before[name] !== undefined && same(present[name], before[name]));
  return asBefore ? 'noEffect' : 'unclear';
}

function same(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && right !== undefined && (left === right || sameSpelling(left, right));
}

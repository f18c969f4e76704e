import { classify } from '../api/classify';
import { ServiceError, TransportError } from '../api/errors';
import type { Kind } from '../catalog/kind';
import type { AccountEstate } from './accountEstate';
import type { Reference } from './reader';
import { isList } from './reader';
import type { Resource, ResourceKey } from './resource';
import type { ParentReference, Scope } from './scope';
import { linkOf } from './scope';
import { needsParent } from './search';
import { parentToAsk } from './toResource';

/** What a look at a resource told: what it is now, that it is gone (undefined), or why it could not be read. */
export type Seen = Resource | undefined | ServiceError | TransportError;

/** The part of an estate that looks go through, so that what they tell shows everywhere. */
export type LookedAt = Pick<AccountEstate, 'peek' | 'resource' | 'refresh' | 'reread' | 'rereadTogether'>;

/** The parent without which a resource's list cannot be read; undefined where the list of the region shows it. */
export function neededParent(kind: Kind, reference: Reference): ParentReference | undefined {
  const parent = parentToAsk(kind, reference);
  const link = parent === undefined ? undefined : linkOf(kind, { ...reference, kind: kind.id, parent });
  return link !== undefined && needsParent(kind, link) ? parent : undefined;
}

/**
 * Looks at resources of one kind and region with as few requests as it takes: one alone, several by their IDs at once,
 * or all in their list. What these do not show is looked for by itself, so that no row that a list lost for a moment
 * counts as gone.
 * @throws Cancelled
 */
export async function lookAt(
  references: readonly Reference[],
  kind: Kind,
  estate: LookedAt,
  signal: AbortSignal,
): Promise<ReadonlyMap<ResourceKey, Seen>> {
  const seen = new Map<ResourceKey, Seen>();
  await Promise.all(
    waysTo(references, kind, estate).map(async ({ wanted, read }) => {
      const rows = await orError(() => read(signal));
      const keys = new Set(wanted.map(({ key }) => key));
      if (!(rows instanceof Error)) {
        for (const row of rows) if (keys.has(row.key)) seen.set(row.key, row);
      } else if (classify(rows).retry) {
        for (const key of keys) seen.set(key, rows);
      }
    }),
  );
  // A refusal of all may be about one of them.
  const missing = references.filter(({ key }) => !seen.has(key));
  await Promise.all(
    missing.map(async (reference) => {
      seen.set(reference.key, await orError(() => estate.reread(reference, signal)));
    }),
  );
  return seen;
}

/** One request for several resources. */
interface Way {
  readonly wanted: readonly Reference[];
  readonly read: (signal: AbortSignal) => Promise<readonly Resource[]>;
}

/** The requests that tell of more than one at once; none where each is best read alone. */
function waysTo(wanted: readonly Reference[], kind: Kind, estate: LookedAt): readonly Way[] {
  if (wanted.length < 2) return [];
  const most = kind.lookup?.most ?? 1;
  const list = cheapestList(wanted, kind, estate);
  if (list !== undefined && list.requests < Math.ceil(wanted.length / most)) {
    return [{ wanted, read: async (signal) => (await estate.refresh(list.scope, signal)).resources }];
  }
  if (most === 1) return [];
  const turns = Array.from({ length: Math.ceil(wanted.length / most) }, (_, turn) =>
    wanted.slice(turn * most, (turn + 1) * most),
  );
  return turns.map((turn) => ({ wanted: turn, read: (signal) => estate.rereadTogether(turn, signal) }));
}

interface ListToRead {
  readonly scope: Scope;
  readonly requests: number;
}

/** The list that shows them all for the fewest requests. */
function cheapestList(wanted: readonly Reference[], kind: Kind, estate: LookedAt): ListToRead | undefined {
  if (!isList(kind)) return undefined;
  return listsOf(wanted, kind)
    .map((scope) => ({ scope, requests: requestsFor(scope, estate) }))
    .sort((one, other) => one.requests - other.requests)[0];
}

/** The list below their common parent, which is shorter, and the one of the region. */
function listsOf(wanted: readonly Reference[], kind: Kind): readonly Scope[] {
  const [first] = wanted;
  if (first === undefined) return [];
  const scope: Scope = { region: first.region, kind: kind.id };
  const parent = parentToAsk(kind, first);
  const inRegion = neededParent(kind, first) === undefined ? [scope] : [];
  if (parent === undefined || parent.id === '') return inRegion;
  const below = { ...scope, parent };
  const isCommon = wanted.every((other) => {
    const theirs = parentToAsk(kind, other);
    return theirs?.kind === parent.kind && theirs.id === parent.id && theirs.value === parent.value;
  });
  // A second list beside the first one would cost more than the parent saves.
  return isCommon && linkOf(kind, below)?.also === undefined ? [below, ...inRegion] : inRegion;
}

/** The first page of a list that nobody has read tells how long it is; one that is shown in part is a long one. */
function requestsFor(scope: Scope, estate: LookedAt): number {
  const known = estate.peek(scope);
  if (known === undefined) return 1;
  return known.complete ? known.pages : Infinity;
}

async function orError<T>(read: () => Promise<T>): Promise<T | ServiceError | TransportError> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ServiceError || error instanceof TransportError) return error;
    throw error;
  }
}

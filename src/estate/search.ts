import type { Catalogue } from '../catalog/catalogue';
import type { Kind, Parent } from '../catalog/kind';
import type { AccountEstate } from './accountEstate';
import { isFurtherRow } from './furtherRows';
import type { Resource, ResourceKey } from './resource';
import type { Scope } from './scope';

/** True for a kind whose list has to be narrowed to this parent (traps 29, 30). */
export function needsParent(kind: Kind, { field, by }: Parent): boolean {
  const parameter = 'parameter' in by ? kind.list.parameters[by.parameter] : undefined;
  const asked = parameter?.required === true || parameter?.requiredWhen !== undefined;
  return asked || (kind.identity.length > 1 && kind.identity.includes(field));
}

/** Everything that can be listed for a whole region, region by region. */
export function searchScopes(catalogue: Catalogue, regions: readonly string[]): readonly Scope[] {
  const kinds = catalogue
    .allKinds()
    .filter((kind) => kind.id !== 'region' && !kind.parents.some((parent) => needsParent(kind, parent)));
  return regions.flatMap((region) => kinds.map((kind) => ({ region, kind: kind.id })));
}

/** What a search tells while it goes on. */
export interface SearchReport {
  /** Everything found so far. */
  readonly onFound: (resources: readonly Resource[]) => void;
  /** A list that could not be read. */
  readonly onFailure: (scope: Scope, error: unknown) => void;
}

/** How long a whole list counts as fresh: one search after the other does not read everything again. */
const freshMs = 60_000;

/**
 * Tells what is known at once, and reads what is not, or not as a whole within the last minute: `now` is that of the
 * estate's clock. Kinds that are listed below a parent only (routes, BGP networks) are found as far as somebody has
 * looked at them.
 */
export async function searchEstate(
  catalogue: Catalogue,
  estate: Pick<AccountEstate, 'known' | 'peek' | 'all'>,
  scopes: readonly Scope[],
  report: SearchReport,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
): Promise<void> {
  const regions = new Set(scopes.map(({ region }) => region));
  const known = estate.known().filter(({ kind, region }) => kind !== 'region' && regions.has(region));
  const found = new Map<ResourceKey, Resource>(known.map((resource) => [resource.key, resource]));
  report.onFound([...found.values()]);
  const isFresh = (scope: Scope): boolean => {
    const listing = estate.peek(scope);
    return listing?.complete === true && now - listing.readAt < freshMs;
  };
  const unread = scopes.filter((scope) => !isFresh(scope));
  await Promise.all(
    unread.map(async (scope) => {
      try {
        const rows = await estate.all(scope, signal);
        if (signal.aborted) return;
        // What was known before and is not listed any more is gone.
        for (const [key, earlier] of found) if (belongsTo(catalogue, scope, earlier)) found.delete(key);
        for (const row of rows) found.set(row.key, row);
        report.onFound([...found.values()]);
      } catch (error) {
        if (!signal.aborted) report.onFailure(scope, error);
      }
    }),
  );
}

/** True when the list of the whole region holds the resource for as long as it exists. */
function belongsTo(catalogue: Catalogue, { region, kind }: Scope, resource: Resource): boolean {
  return (
    resource.region === region && resource.kind === kind && !isFurtherRow(catalogue.kind(kind), resource.attributes)
  );
}

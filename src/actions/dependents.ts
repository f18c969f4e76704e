import type { Catalogue } from '../catalog/catalogue';
import { meets } from '../catalog/catalogue';
import type { Kind } from '../catalog/kind';
import type { FieldCondition } from '../catalog/operation';
import type { AccountEstate, Listing } from '../estate/accountEstate';
import type { Resource } from '../estate/resource';

/** How many resources of a kind hang below a resource; `count` is absent when they could not be read. */
export interface Dependents {
  readonly kind: Kind;
  readonly count?: number;
}

/** Counts what hangs directly below a resource, read afresh: what the tree happens to show is not all there is. */
export async function dependentsOf(
  catalogue: Catalogue,
  estate: AccountEstate,
  subject: Resource,
  signal: AbortSignal,
): Promise<readonly Dependents[]> {
  const kinds = catalogue.childrenShownBelow(subject.kind);
  const parent = { kind: subject.kind, id: subject.id };
  const scopes = kinds.map((kind) => ({ region: subject.region, kind: kind.id, parent }));
  const answers = await Promise.allSettled(scopes.map((scope) => estate.refresh(scope, signal)));
  return kinds.flatMap((kind, index) => {
    const answer = answers[index];
    if (answer?.status !== 'fulfilled') return [{ kind }];
    const count = countOf(answer.value, kind.parents[0]?.holding);
    return count === 0 ? [] : [{ kind, count }];
  });
}

/** What has to go first: not, for example, the routes that come and go with their table. */
function countOf({ resources, total }: Listing, holding: FieldCondition | undefined): number {
  return holding === undefined ? total : resources.filter((resource) => meets(resource, holding)).length;
}

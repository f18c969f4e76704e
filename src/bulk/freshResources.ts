import type { Clock } from '../api/clock';
import { Cancelled } from '../api/errors';
import { Limiter } from '../api/limiter';
import type { Catalogue } from '../catalog/catalogue';
import type { AccountEstate } from '../estate/accountEstate';
import type { Resource } from '../estate/resource';
import type { Scope } from '../estate/scope';
import { parentToAsk } from '../estate/toResource';
import { atOnce } from './atOnce';

/** What reading a resource again gave: its row, nothing because it is gone, or why it could not be read. */
export type Fresh = { readonly resource?: Resource } | { readonly error: unknown };

/** Reads many resources again, in the order given. */
export type ReadAgain = (resources: readonly Resource[], signal: AbortSignal) => Promise<readonly Fresh[]>;

/**
 * Reads resources of any account again, a few at once. Kinds that can be read as a list only are read once for each
 * list. A read that fails is told for the resources that it was about; only cancelling is thrown.
 */
export function readerOf(catalogue: Catalogue, estateOf: (account: string) => AccountEstate, clock: Clock): ReadAgain {
  return async (resources, signal) => {
    const slots = new Limiter(atOnce, clock);
    const lists = new Map<string, Promise<readonly Resource[]>>();
    const inSlot = async <T>(read: (own: AbortSignal) => Promise<T>): Promise<T> => {
      // A signal of its own: Node.js warns of a leak when many listen to the same one.
      const own = AbortSignal.any([signal]);
      const leave = await slots.enter(own);
      try {
        return await read(own);
      } finally {
        leave('done');
      }
    };
    const listed = async (resource: Resource, scope: Scope): Promise<Resource | undefined> => {
      const name = JSON.stringify([resource.account, scope]);
      const rows = lists.get(name) ?? inSlot((own) => estateOf(resource.account).all(scope, own));
      lists.set(name, rows);
      return (await rows).find(({ key }) => key === resource.key);
    };
    const one = async (resource: Resource): Promise<Fresh> => {
      const scope = listToRead(catalogue, resource);
      try {
        const found =
          scope === undefined
            ? await inSlot((own) => estateOf(resource.account).reread(resource, own))
            : await listed(resource, scope);
        return found === undefined ? {} : { resource: found };
      } catch (error) {
        if (error instanceof Cancelled) throw error;
        return { error };
      }
    };
    return Promise.all(resources.map(one));
  };
}

/** The list that has to be read whole to see one of its rows; undefined where a row can be asked for alone. */
function listToRead(catalogue: Catalogue, resource: Resource): Scope | undefined {
  const kind = catalogue.kind(resource.kind);
  if (kind.lookup !== undefined || kind.single !== undefined) return undefined;
  const parent = parentToAsk(kind, resource);
  return { region: resource.region, kind: kind.id, ...(parent === undefined ? {} : { parent }) };
}

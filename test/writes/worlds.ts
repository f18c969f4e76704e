import type { WorldState } from '../../src/sandbox';

/** The tables of the sandbox by name. */
type Tables = {
  [
    Name in keyof WorldState as WorldState[Name] extends readonly { readonly id: string }[] ? Name : never
  ]: WorldState[Name];
};

/** Another world than the prepared one. */
export type OtherWorld = (state: WorldState) => WorldState;

/** Nobody has opened outbound traffic anywhere. */
export const withoutTraffic: OtherWorld = (state) => ({ ...state, trafficEnabled: [] });

/** One row is different. */
export function changed<Name extends keyof Tables>(
  table: Name,
  id: string,
  change: Partial<Tables[Name][number]>,
): OtherWorld {
  return (state) => {
    const copy = structuredClone(state);
    Object.assign(rowOf(copy, table, id), change);
    return copy;
  };
}

/** There are so many more rows like one of them, with a difference of all or of each. */
export function copied<Name extends keyof Tables>(
  table: Name,
  id: string,
  count: number,
  difference: Partial<Tables[Name][number]> | ((index: number) => Partial<Tables[Name][number]>) = {},
): OtherWorld {
  return (state) => {
    const row = rowOf(state, table, id);
    const copies = Array.from({ length: count }, (_, index) => ({
      ...structuredClone(row),
      ...(typeof difference === 'function' ? difference(index) : difference),
      id: `${id}-${state[table].length + index}`,
    }));
    return { ...state, [table]: [...state[table], ...copies] };
  };
}

/** Several differences at once. */
export function all(...worlds: readonly OtherWorld[]): OtherWorld {
  return (state) => worlds.reduce((world, next) => next(world), state);
}

function rowOf(state: WorldState, table: keyof Tables, id: string): { readonly id: string } {
  const rows: readonly { readonly id: string }[] = state[table];
  const row = rows.find((candidate) => candidate.id === id);
  if (row === undefined) throw new Error(`There is no ${id} among ${table}`);
  return row;
}

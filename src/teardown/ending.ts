import type { Catalogue } from '../catalog/catalogue';
import { meets } from '../catalog/catalogue';
import type { Effect, Operation } from '../catalog/operation';
import type { TeardownGoal } from '../catalog/takingDown';
import type { Resource } from '../estate/resource';

/** Effects that lead towards the end of a resource. */
const ending: ReadonlySet<Effect> = new Set(['deactivate', 'cancel', 'terminate', 'delete']);

/**
 * The operations that bring a resource from its state to the goal, the fewest that there are: an active router interface
 * is deactivated and deleted, an active VBR deleted at once. None when it is there already; undefined when none lead
 * there. A state that passes by itself is taken for the one that it leads to (traps section 10).
 */
export function operationsTo(
  catalogue: Catalogue,
  subject: Pick<Resource, 'kind' | 'state' | 'attributes'>,
  goal: TeardownGoal,
): readonly Operation[] | undefined {
  const changes = catalogue.changesOf(subject.kind);
  const ways = changes.filter((operation) => ending.has(operation.effect) && meets(subject, operation.appliesTo));
  const last = ways.find(({ effect }) => effect === goal);
  if (last === undefined) return undefined;
  // Unknown states are left to the service.
  if (subject.state === undefined) return [last];
  const ends = last.states?.to ?? [];
  const writes = catalogue.writes().flatMap((operation) => acting(catalogue, operation, subject));
  return shortestWay(subject.state, ends, ways, writes);
}

/** Operations on the kind, and those that create one: both lead through states that pass by themselves. */
function acting(catalogue: Catalogue, operation: Operation, { kind }: Pick<Resource, 'kind'>): readonly Operation[] {
  const on = catalogue.asActingOn(operation, kind);
  if (on !== undefined) return [on];
  return operation.kind === kind ? [operation] : [];
}

function shortestWay(
  start: string,
  ends: readonly string[],
  ways: readonly Operation[],
  all: readonly Operation[],
): readonly Operation[] | undefined {
  const seen = new Set<string>();
  const paths: { readonly state: string; readonly taken: readonly Operation[] }[] = [{ state: start, taken: [] }];
  for (const { state, taken } of paths) {
    if (ends.includes(state)) return taken;
    if (seen.has(state)) continue;
    seen.add(state);
    for (const operation of ways) {
      if (!beginsIn(operation, state)) continue;
      for (const next of operation.states?.to ?? []) paths.push({ state: next, taken: [...taken, operation] });
    }
    for (const next of passesTo(state, all)) paths.push({ state: next, taken });
  }
  return undefined;
}

/** A resource on its way through an operation still has that operation before it: it is waited for, not sent again. */
function beginsIn({ states }: Operation, state: string): boolean {
  return states?.from?.includes(state) === true || states?.via === state;
}

/** Where a state leads by itself. */
function passesTo(state: string, all: readonly Operation[]): readonly string[] {
  return all.flatMap(({ effect, states }) =>
    states?.via === state && !ending.has(effect) ? states.to.slice(0, 1) : [],
  );
}

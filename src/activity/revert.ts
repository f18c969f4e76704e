import { declaredParameter } from '../catalog/repeatedName';
import type { Values } from '../catalog/problem';
import type { ActivityChange } from './change';

/**
 * What Revert would write: the values that stood there before an edit. `again`: another change of the same attributes
 * came later, so that they would bring back what nobody saw last.
 */
export type Reverting = { readonly values: Values } | 'again';

/** Undefined for what is no edit, what was not carried out, and what could not be read before. */
export function revertingOf(change: ActivityChange, all: readonly ActivityChange[]): Reverting | undefined {
  const { operation, decisive, status } = change;
  if (operation?.effect !== 'modify' || (status !== 'succeeded' && status !== 'unseen')) return undefined;
  const { values, before = {} } = decisive.intent;
  const changed = Object.entries(before).filter(([name, value]) => value !== values[name]);
  if (changed.length === 0) return undefined;
  const isAgain = all.some(
    (other) => isLater(other, change) && touchesSame(other, change, Object.fromEntries(changed)),
  );
  return isAgain ? 'again' : { values: Object.fromEntries(changed) };
}

function isLater(other: ActivityChange, change: ActivityChange): boolean {
  const mayHaveHadEffect = !['refused', 'notSent', 'withoutEffect'].includes(other.status);
  return mayHaveHadEffect && other.decisive.intent.at > change.decisive.intent.at;
}

/** By the field of the row: two operations may name the same attribute differently (traps 48). */
function touchesSame(other: ActivityChange, change: ActivityChange, values: Values): boolean {
  if (other.resource === undefined || other.resource.key !== change.resource?.key) return false;
  const fields = new Set(Object.keys(values).map((name) => fieldOf(change, name)));
  const { values: written, before = {} } = other.decisive.intent;
  return Object.entries(written).some(([name, value]) => before[name] !== value && fields.has(fieldOf(other, name)));
}

function fieldOf({ operation }: ActivityChange, name: string): string {
  return declaredParameter(operation?.parameters ?? {}, name)?.current ?? name;
}

import type { Field } from './field';
import type { State } from './kind';
import type { Choice } from './parameter';
import { sameSpelling } from './spelling';

/**
 * What a value of a field means; undefined where the field has no documented values, or not this one. Case does not
 * matter (traps 44, 60).
 */
export function meaningIn(field: Field | undefined, wire: string): string | undefined {
  const values: readonly Choice[] = field !== undefined && 'values' in field ? (field.values ?? []) : [];
  return values.find(({ value }) => sameSpelling(value, wire))?.meaning;
}

/** The states of a kind as values of a field by which another row tells them. */
export function statesAsValues(states: Readonly<Record<string, State>>): readonly Choice[] {
  return Object.entries(states).map(([value, { label }]) => ({ value, meaning: label }));
}

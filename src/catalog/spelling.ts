import type { Parameter } from './parameter';

/** A value as a request spells it: answers spell some words in other capitals (traps 44). */
export function asRequested({ values }: Pick<Parameter, 'values'>, value: string): string {
  return values?.find((known) => known.value.toLowerCase() === value.toLowerCase())?.value ?? value;
}

/** True when two spellings differ in nothing but case and blanks (traps 54, 59). */
export function sameSpelling(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

function fold(spelling: string): string {
  return spelling.replace(/\s+/g, '').toLowerCase();
}

/** True when two spellings differ in nothing but case and blanks (traps 54, 59). */
export function sameSpelling(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

function fold(spelling: string): string {
  return spelling.replace(/\s+/g, '').toLowerCase();
}

/** What the catalogue does not know may be a secret all the same: its name decides. */
const secretName = /secret|passw|token|auth.?key|credential|^cak$/i;

/** True for a field that the catalogue does not declare and whose name says that it is secret (traps 86). */
export function looksSecret(name: string): boolean {
  return secretName.test(name);
}

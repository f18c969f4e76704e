import type { Field } from './field';
import type { Operation } from './operation';
import { declaredParameter } from './repeatedName';

/**
 * What is secret, or identifies a person, is decided here alone (traps 86): whatever is written to logs, files, the
 * journal, exports or pages asks these functions.
 */

/** True for a parameter of a request, by its wire name, whose value must not be kept or shown unasked. */
export function isSecretParameter({ parameters }: Pick<Operation, 'parameters'>, wireName: string): boolean {
  return declaredParameter(parameters, wireName)?.secret === true;
}

/** True for a field of a row that must not be kept or shown unasked; of one that is not declared its name decides. */
export function isSecretField(name: string, field: Field | undefined): boolean {
  if (field === undefined) return looksSecret(name);
  return 'secret' in field && field.secret;
}

const secretName = /secret|passw|token|auth.?key|credential|^cak$/i;

/** True for a name that says that what it stands for is secret. */
export function looksSecret(name: string): boolean {
  return secretName.test(name);
}

import type { Operation } from '../catalog/operation';
import { classify, subjectGone } from './classify';
import type { CodeKind } from './codes';
import { ServiceError } from './errors';

/** Kinds of refusals that are given to whoever asks, before anybody looks whether the token was used (wire-facts 3.3). */
const doorKinds: ReadonlySet<string> = new Set<CodeKind>([
  'credentials',
  'securityToken',
  'permission',
  'clock',
  'signature',
  'unsupported',
  'region',
]);

const tokenServed = 'IdempotentParameterMismatch';

/**
 * True when a refusal is the last word on a change, so that its idempotency token has served. Being told to wait, and
 * being turned away at the door, are none: an earlier attempt under the token may still have been carried out.
 */
export function isLastWord(error: unknown, operation: Pick<Operation, 'retryable'>): boolean {
  if (!(error instanceof ServiceError) || error.outcome !== 'refused') return false;
  // That other parameters came under the token says that the token has served already.
  if (error.code === tokenServed || operation.retryable?.includes(error.code) === true) return false;
  const { kind, retry } = classify(error);
  return !retry && !doorKinds.has(kind);
}

/** True when a deletion was refused because there is nothing to delete: an earlier attempt may have deleted it. */
export function isGoneAlready(error: unknown, operation: Operation): boolean {
  return operation.states?.to.includes('gone') === true && subjectGone(error, operation);
}

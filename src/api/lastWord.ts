import { classify } from './classify';
import { ServiceError } from './errors';

/**
 * True when a refusal is the last word on a change, so that its idempotency token has served. Being told to wait is
 * none: an earlier attempt under the token may still have been carried out.
 */
export function isLastWord(error: unknown): boolean {
  return error instanceof ServiceError && error.outcome === 'refused' && !classify(error).retry;
}

import type { Operation } from '../catalog/operation';
import type { Clock } from './clock';
import { pause } from './clock';
import { kindOfCode } from './codes';
import { Cancelled, ServiceError, TransportError, withAttempts, withOutcome } from './errors';
import type { Random } from './random';
import type { TimeBudget } from './timeBudget';

interface Wait {
  /** Attempts in all, the first one included. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubles with each further one. */
  readonly first: number;
}

/** For hiccups of line and service. */
const brief: Wait = { attempts: 3, first: 250 };
/** For a service that is still at work on the same thing, which takes seconds (wire-facts 3.4). */
const patient: Wait = { attempts: 4, first: 2000 };
/** An attempt with less time than this, in milliseconds, would only make an outcome uncertain. */
const leastAttempt = 1_000;

/** What is repeated, and what that depends on. */
export interface Repeatable {
  readonly operation: Operation;
  /** Carrying it out twice is like carrying it out once: a read, a dry run, or a change under its token. */
  readonly safe: boolean;
  readonly budget: TimeBudget;
}

/**
 * Milliseconds until the next attempt, or undefined when there must not be one. Attempts count from 1. Own code instead
 * of a policy library, because waiting has to run on the injected clock and `x-acs-retry-after` wins over every backoff.
 */
function delayBeforeRetry(
  { operation, safe, budget }: Repeatable,
  error: ServiceError | TransportError,
  attempt: number,
  random: Random,
): number | undefined {
  if (!safe && !provesNoEffect(error)) return undefined;
  const wait = waitAfter(operation, error);
  if (wait === undefined || attempt >= wait.attempts) return undefined;
  // Half of it is chance, so that calls that failed together do not come back together.
  const backoff = wait.first * 2 ** (attempt - 1) * (0.5 + random.fraction() / 2);
  const asked = error instanceof ServiceError ? error.details.retryAfterMs : undefined;
  const delay = asked === undefined ? backoff : asked + random.fraction() * brief.first;
  return delay + leastAttempt > budget.left ? undefined : delay;
}

/**
 * Without a token a change is repeated only when nothing can have come of it (traps 13): it never left, or the service
 * itself refused it. The page of some gateway proves nothing.
 */
function provesNoEffect(error: ServiceError | TransportError): boolean {
  return error.outcome === 'notSent' || (error.outcome === 'refused' && error instanceof ServiceError);
}

function waitAfter(operation: Operation, error: ServiceError | TransportError): Wait | undefined {
  if (error instanceof TransportError) return isPassing(error) ? brief : undefined;
  const kind = kindOfCode(error.code);
  if (kind === 'busy' || operation.retryable?.includes(error.code)) return patient;
  return kind === 'throttled' || kind === 'server' || error.httpStatus >= 500 ? brief : undefined;
}

/** A refused connection, an unknown host or a bad certificate stays so for longer than anybody wants to wait. */
function isPassing(error: TransportError): boolean {
  switch (error.phase) {
    case 'timeout':
    case 'reset':
    case 'cut':
      return true;
    case 'gateway':
      return error.httpStatus !== undefined && (error.httpStatus >= 500 || [408, 429].includes(error.httpStatus));
    case 'dns':
      return error.details.systemCode === 'EAI_AGAIN';
    default:
      return false;
  }
}

/**
 * Runs attempts until one succeeds, another would be wrong, or the time is over. Once one attempt may have been carried
 * out, whatever ends the call has the outcome `unknown`: a later refusal can be the consequence of the first attempt's
 * success. The error says how many attempts were made.
 */
export async function withRetries<T>(
  repeatable: Repeatable,
  signal: AbortSignal,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  run: (attempt: number) => Promise<T>,
): Promise<T> {
  let uncertain = false;
  let before: ServiceError | TransportError | undefined;
  const honest = <E extends ServiceError | TransportError | Cancelled>(error: E): E =>
    uncertain ? withOutcome(error, 'unknown') : error;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(attempt);
    } catch (error) {
      if (error instanceof Cancelled) throw honest(error);
      if (!(error instanceof ServiceError || error instanceof TransportError)) {
        // Missing credentials, for instance, say nothing of what an attempt before may have done.
        throw before !== undefined && uncertain ? withAttempts(honest(before), attempt - 1) : error;
      }
      // That nobody gets there any more says less than what this call met when it did try.
      if (before !== undefined && isUnreached(error)) throw withAttempts(honest(before), attempt - 1);
      uncertain ||= error.outcome === 'unknown';
      before = error;
      const delay = delayBeforeRetry(repeatable, error, attempt, random);
      if (delay === undefined) throw withAttempts(honest(error), isUnreached(error) ? 0 : attempt);
      await repeatable.budget
        .charge(() => pause(clock, delay, signal))
        .catch((cancelled: unknown) => {
          throw cancelled instanceof Cancelled ? honest(cancelled) : cancelled;
        });
    }
  }
}

function isUnreached(error: ServiceError | TransportError): boolean {
  return error instanceof TransportError && error.phase === 'unreached';
}

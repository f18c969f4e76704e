import type { Operation } from '../catalog/operation';
import { isWrite } from '../catalog/operation';
import type { Clock } from './clock';
import { pause } from './clock';
import { kindOfCode } from './codes';
import { Cancelled, ServiceError, TransportError, withOutcome } from './errors';
import type { Random } from './random';

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
const longestWait = 60_000;

/**
 * Milliseconds until the next attempt, or undefined when there must not be one. Changes are repeated only when they
 * carry an idempotency token (traps 13); attempts count from 1. Own code instead of a policy library, because waiting
 * has to run on the injected clock and `x-acs-retry-after` wins over every backoff.
 */
function delayBeforeRetry(
  operation: Operation,
  error: ServiceError | TransportError,
  attempt: number,
  random: Random,
): number | undefined {
  if (isWrite(operation) && operation.idempotency === null) return undefined;
  const wait = waitAfter(operation, error);
  if (wait === undefined || attempt >= wait.attempts) return undefined;
  // Half of it is chance, so that calls that failed together do not come back together.
  const backoff = wait.first * 2 ** (attempt - 1) * (0.5 + random.fraction() / 2);
  const asked = error instanceof ServiceError ? error.details.retryAfterMs : undefined;
  return Math.min(asked === undefined ? backoff : asked + random.fraction() * brief.first, longestWait);
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
 * Runs attempts until one succeeds or another would be wrong. Once one attempt may have been carried out, whatever ends
 * the call has the outcome `unknown`: a later refusal can be the consequence of the first attempt's success.
 */
export async function withRetries<T>(
  operation: Operation,
  signal: AbortSignal,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  run: (attempt: number) => Promise<T>,
): Promise<T> {
  let uncertain = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(attempt);
    } catch (error) {
      if (error instanceof Cancelled) throw uncertain ? withOutcome(error, 'unknown') : error;
      if (!(error instanceof ServiceError || error instanceof TransportError)) throw error;
      uncertain ||= error.outcome === 'unknown';
      const final = uncertain ? withOutcome(error, 'unknown') : error;
      const delay = delayBeforeRetry(operation, error, attempt, random);
      if (delay === undefined) throw final;
      await pause(clock, delay, signal).catch((cancelled: unknown) => {
        throw uncertain && cancelled instanceof Cancelled ? withOutcome(cancelled, 'unknown') : cancelled;
      });
    }
  }
}

import type { Outcome } from './errors';
import { Cancelled } from './errors';

/** The promise's result, or {@link Cancelled} with the given outcome as soon as the signal aborts. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal, outcome: Outcome): Promise<T> {
  let abort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => {
      reject(new Cancelled(outcome));
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (abort !== undefined) signal.removeEventListener('abort', abort);
  }
}

import { Cancelled } from './errors';

/** Time as the room sees it; tests replace it so that nothing waits for real. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `action` once after so many milliseconds unless the returned function is called first. */
  after(milliseconds: number, action: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Waits. Rejects with {@link Cancelled} (`notSent`) as soon as the signal aborts. */
export async function pause(clock: Clock, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) throw new Cancelled('notSent');
  await new Promise<void>((resolve, reject) => {
    const stop = clock.after(milliseconds, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    const abort = (): void => {
      stop();
      reject(new Cancelled('notSent'));
    };
    signal?.addEventListener('abort', abort, { once: true });
  });
}

import { Cancelled } from './errors';
import { untilAborted } from './untilAborted';

interface Flight<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  waiters: number;
}

/**
 * Lets identical reads in flight share one call. Whoever cancels stops waiting at once; the call itself is cancelled
 * only when nobody waits for it any more.
 */
export class SharedReads<T> {
  private readonly flights = new Map<string, Flight<T>>();

  /** `start` runs only when no call with this key is in flight. */
  async join(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (signal.aborted) throw new Cancelled('notSent');
    const flight = this.flights.get(key) ?? this.depart(key, start);
    flight.waiters += 1;
    try {
      return await untilAborted(flight.answer, signal, 'notSent');
    } finally {
      flight.waiters -= 1;
      if (flight.waiters === 0) {
        if (this.flights.get(key) === flight) this.flights.delete(key);
        flight.controller.abort();
      }
    }
  }

  /** From now on nobody joins the calls in flight: a change has been made that they may not have seen. */
  forgetAll(): void {
    this.flights.clear();
  }

  private depart(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const flight: Flight<T> = { answer: start(controller.signal), controller, waiters: 0 };
    this.flights.set(key, flight);
    return flight;
  }
}

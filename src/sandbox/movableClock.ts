import type { Cancel, Clock } from './clock';

/** The end of the year 9999, in milliseconds since 1970 UTC: times on the wire have years of four digits. */
export const lastMoment = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A clock that runs as another one does, and can be set ahead or back. Its timers wait in the other clock's time. */
export class MovableClock implements Clock {
  private offset = 0;

  constructor(private readonly base: Clock) {}

  now(): number {
    return this.base.now() + this.offset;
  }

  after(ms: number, run: () => void): Cancel {
    return this.base.after(ms, run);
  }

  /** @throws RangeError when this is no step forward, or one beyond the year 9999 */
  advance(ms: number): void {
    if (!(ms >= 0 && this.now() + ms <= lastMoment)) {
      throw new RangeError(`The clock cannot go forward by ${ms} ms: it goes to the end of the year 9999.`);
    }
    this.offset += ms;
  }

  /** From now on it is this time, and goes on from there. */
  set(now: number): void {
    this.offset = now - this.base.now();
  }

  /** It is the time of the other clock again. */
  reset(): void {
    this.offset = 0;
  }
}

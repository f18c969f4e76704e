import type { Clock } from './clock';

/**
 * The time that a call may take in all: its attempts and the pauses between them. Waiting for credentials (a person may
 * have to unlock a keyring), for a slot and for a throttled endpoint is not in it: that is no fault of this call, and
 * each call ahead of it has an end of its own.
 */
export class TimeBudget {
  private spent = 0;

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly totalMs: number,
  ) {}

  /** Milliseconds that are left, not below 0. */
  get left(): number {
    return Math.max(0, this.totalMs - this.spent);
  }

  /** Does something whose time counts. */
  async charge<T>(what: () => Promise<T>): Promise<T> {
    const start = this.clock.now();
    try {
      return await what();
    } finally {
      // A clock that is set back gives no time away.
      this.spent += Math.max(0, this.clock.now() - start);
    }
  }
}

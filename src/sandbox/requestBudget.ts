import type { Clock } from './clock';
import { Refusal } from './errors';

/**
 * How many requests per second an account may make of each operation: a bucket that fills at this rate and holds as
 * many as come in one second, at least one. Without a rate there is no limit. Runs on the time on the wall, because
 * clients wait in it.
 */
export class RequestBudget {
  /** By account and operation: when the bucket will be full again. */
  private readonly fullAt = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly perSecond?: number,
  ) {
    if (perSecond !== undefined && !(perSecond > 0)) throw new RangeError('A request rate is a number above 0');
  }

  /** Takes one request out of the bucket, or refuses it and says after how many milliseconds there is one again. */
  take(account: string, operation: string): void {
    if (this.perSecond === undefined) return;
    const intervalMs = 1000 / this.perSecond;
    const depthMs = Math.max(1, Math.floor(this.perSecond)) * intervalMs;
    const key = `${account}/${operation}`;
    const now = this.clock.now();
    // A clock that was put back must not make clients wait for longer than an empty bucket needs.
    const fullAt = Math.min(Math.max(this.fullAt.get(key) ?? now, now), now + depthMs);
    const waitMs = Math.ceil(fullAt + intervalMs - depthMs - now);
    if (waitMs > 0) throw throttled(waitMs);
    this.fullAt.set(key, fullAt + intervalMs);
  }
}

/** `Throttling.User`; the time is sent as `x-acs-retry-after`, in milliseconds (wire-facts 3.3). */
function throttled(retryAfterMs: number): Refusal {
  return new Refusal(400, 'Throttling.User', 'Request was denied due to user flow control.', retryAfterMs);
}

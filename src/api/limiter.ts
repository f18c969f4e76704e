import type { Clock } from './clock';
import { Cancelled } from './errors';

/** How the work in a slot ended, as far as the width of the way is concerned. */
export type Ending = 'done' | 'failed' | Throttled;

/** The service sent too many requests back. `pauseMs` is how long it asks to leave it alone, where it says so. */
export interface Throttled {
  readonly pauseMs: number | undefined;
}

/** Milliseconds for which all calls wait after a throttling that names no time; doubles with each one in a row. */
const firstHold = 125;
const longestUnasked = 4_000;
/** Nobody is held back for longer than this because of what another call was told. */
const longestAsked = 30_000;

/**
 * Lets a bounded number of calls through at once, first come, first served. Throttling halves the width and holds back
 * everybody for a moment; the width grows back by one after as many calls in a row went well as it counts.
 */
export class Limiter {
  private width: number;
  private running = 0;
  private doneInARow = 0;
  private throttledInARow = 0;
  private heldUntil = 0;
  /** Counts how often the width was halved. */
  private narrowings = 0;
  private stopWaking: (() => void) | undefined;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly widest: number,
    private readonly clock: Clock,
  ) {
    this.width = widest;
  }

  /** How many calls may run at once at the moment. */
  get currentWidth(): number {
    return this.width;
  }

  /**
   * Waits for a slot. The returned function must be called exactly once, with how the call ended.
   * @throws {Cancelled} when the signal aborts before there is a slot
   */
  async enter(signal: AbortSignal): Promise<(ending: Ending) => void> {
    if (signal.aborted) throw new Cancelled('notSent');
    if (!this.isHeld && this.running < this.width && this.waiting.length === 0) this.running += 1;
    else await this.queue(signal);
    const { narrowings } = this;
    return (ending) => {
      this.leave(ending, narrowings);
    };
  }

  private get isHeld(): boolean {
    return this.clock.now() < this.heldUntil;
  }

  private queue(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = (): void => {
        this.waiting.splice(this.waiting.indexOf(go), 1);
        if (this.waiting.length === 0) this.sleepOn();
        reject(new Cancelled('notSent'));
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.push(go);
      if (this.isHeld) this.wakeLater();
    });
  }

  private leave(ending: Ending, narrowings: number): void {
    this.running -= 1;
    if (typeof ending === 'object') this.throttled(ending, narrowings === this.narrowings);
    else if (ending === 'done') this.widen();
    this.letIn();
  }

  /** Calls that left before the width was halved are answered late: one burst counts once. */
  private throttled({ pauseMs }: Throttled, isNews: boolean): void {
    if (isNews) {
      this.width = Math.max(1, Math.floor(this.width / 2));
      this.narrowings += 1;
      this.throttledInARow += 1;
    }
    this.doneInARow = 0;
    const hold =
      pauseMs === undefined
        ? Math.min(firstHold * 2 ** Math.max(0, this.throttledInARow - 1), longestUnasked)
        : Math.min(pauseMs, longestAsked);
    this.heldUntil = Math.max(this.heldUntil, this.clock.now() + hold);
  }

  private widen(): void {
    this.throttledInARow = 0;
    if (this.width === this.widest) return;
    this.doneInARow += 1;
    if (this.doneInARow < this.width) return;
    this.width += 1;
    this.doneInARow = 0;
  }

  private letIn(): void {
    if (this.isHeld) {
      if (this.waiting.length > 0) this.wakeLater();
      return;
    }
    while (this.running < this.width) {
      const next = this.waiting.shift();
      if (next === undefined) return;
      this.running += 1;
      next();
    }
  }

  private wakeLater(): void {
    this.stopWaking ??= this.clock.after(this.heldUntil - this.clock.now(), () => {
      this.stopWaking = undefined;
      this.letIn();
    });
  }

  private sleepOn(): void {
    this.stopWaking?.();
    this.stopWaking = undefined;
  }
}

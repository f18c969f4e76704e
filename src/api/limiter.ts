import { Cancelled } from './errors';

/** How the work in a slot ended, as far as the width of the way is concerned. */
export type Ending = 'done' | 'throttled' | 'failed';

/**
 * Lets a bounded number of calls through at once, first come, first served. Throttling halves the width; it grows back
 * by one after as many calls in a row went well as the width counts.
 */
export class Limiter {
  private width: number;
  private running = 0;
  private doneInARow = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly widest: number) {
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
    if (this.running < this.width && this.waiting.length === 0) this.running += 1;
    else await this.queue(signal);
    return (ending) => {
      this.leave(ending);
    };
  }

  private queue(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = (): void => {
        this.waiting.splice(this.waiting.indexOf(go), 1);
        reject(new Cancelled('notSent'));
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.push(go);
    });
  }

  private leave(ending: Ending): void {
    this.running -= 1;
    if (ending === 'throttled') {
      this.width = Math.max(1, Math.floor(this.width / 2));
      this.doneInARow = 0;
    } else if (ending === 'done' && this.width < this.widest) {
      this.doneInARow += 1;
      if (this.doneInARow >= this.width) {
        this.width += 1;
        this.doneInARow = 0;
      }
    }
    while (this.running < this.width) {
      const next = this.waiting.shift();
      if (next === undefined) return;
      this.running += 1;
      next();
    }
  }
}

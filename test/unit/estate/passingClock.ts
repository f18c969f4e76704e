import type { Clock } from '../../../src/api/clock';

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/** A clock on which time passes only in {@link pass}, from timer to timer: between two of them, all that follows is done. */
export class PassingClock implements Clock {
  private time = Date.UTC(2024, 5, 1, 12);
  private timers: Timer[] = [];

  /** @param done resolves when nothing is under way that needs no time */
  constructor(private readonly done: () => Promise<void> = laterTurns) {}

  now(): number {
    return this.time;
  }

  after(milliseconds: number, action: () => void): () => void {
    const timer = { at: this.time + milliseconds, action };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await this.done();
      const next = this.timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (next === undefined) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.at);
      next.action();
    }
    this.time = end;
  }

  /** The computer sleeps: time is another one, and nothing ran meanwhile. What was due runs when time next passes. */
  sleep(milliseconds: number): void {
    this.time += milliseconds;
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.timers.length;
  }
}

/** Lets promises that are settled, or will be in some turns of the event loop, run on. */
export async function laterTurns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
}

import type { Clock } from '../../../src/api/clock';
import type { Random } from '../../../src/api/random';

/** The timeout that tests give a client: timers of exactly this length wait until the test fires them. */
export const timeoutMs = 10_000;

/** A clock on which waiting takes no time. Waits before retries are recorded; timeouts fire when the test says so. */
export class TestClock implements Clock {
  readonly waits: number[] = [];
  private time = Date.UTC(2024, 0, 2, 3, 4, 5);
  private readonly timeouts = new Set<() => void>();

  now(): number {
    return this.time;
  }

  after(milliseconds: number, action: () => void): () => void {
    if (milliseconds === timeoutMs) {
      this.timeouts.add(action);
      return () => this.timeouts.delete(action);
    }
    this.waits.push(milliseconds);
    const immediate = setImmediate(() => {
      this.time += milliseconds;
      action();
    });
    return () => {
      clearImmediate(immediate);
    };
  }

  fireTimeouts(): void {
    for (const action of [...this.timeouts]) action();
  }

  get pendingTimeouts(): number {
    return this.timeouts.size;
  }
}

/** Chance without chance: the given fraction always, and names that count. */
export class TestRandom implements Random {
  private count = 0;

  constructor(private readonly always = 0.5) {}

  fraction(): number {
    return this.always;
  }

  unique(): string {
    this.count += 1;
    return `unique-${this.count}`;
  }
}

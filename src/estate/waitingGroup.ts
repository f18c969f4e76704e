import { classify } from '../api/classify';
import type { Clock } from '../api/clock';
import type { ServiceError, TransportError } from '../api/errors';
import { Cancelled } from '../api/errors';
import type { Kind } from '../catalog/kind';
import type { Attention } from './attention';
import type { LookedAt, Seen } from './sharedLook';
import { lookAt } from './sharedLook';
import type { Awaited, WaitOutcome } from './wait';
import { judge } from './wait';

/** The first pause between two looks and the longest one, in milliseconds. */
const firstPause = 2_000;
const longestPause = 30_000;
const growth = 1.5;

/** What a group needs of its surroundings. */
interface Surroundings {
  readonly kind: Kind;
  readonly estate: LookedAt;
  readonly clock: Clock;
  readonly attention: Attention;
  /** The last one left. */
  readonly empty: () => void;
}

interface Waiter {
  readonly awaited: Awaited;
  until: number;
  /** The time is up, but the look that was to tell how things stand failed. */
  isOverdue: boolean;
  readonly settle: (outcome: WaitOutcome) => void;
  readonly fail: (error: unknown) => void;
}

/** Those who wait for resources of one kind in one place, and the looks that they share. */
export class WaitingGroup {
  private readonly waiters = new Set<Waiter>();
  /** The pause behind the next look. */
  private rest = firstPause;
  private due: number;
  /** When the last look began. */
  private looked = -Infinity;
  private looking: AbortController | undefined;
  private stopTimer: () => void = () => undefined;

  constructor(private readonly around: Surroundings) {
    this.due = around.clock.now();
  }

  /** Waits as `StateWatch.until`. A look that began before is of a time before the change, and does not count. */
  join(awaited: Awaited): Promise<WaitOutcome> {
    const isFirst = this.waiters.size === 0;
    return new Promise((resolve, reject) => {
      const { signal, until } = awaited;
      const leave = (): void => {
        signal?.removeEventListener('abort', cancel);
        this.remove(waiter);
      };
      const cancel = (): void => {
        leave();
        reject(new Cancelled('notSent'));
      };
      const waiter: Waiter = {
        awaited,
        until,
        isOverdue: false,
        settle: (outcome) => {
          leave();
          resolve(outcome);
        },
        fail: (error) => {
          leave();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      };
      signal?.addEventListener('abort', cancel, { once: true });
      this.waiters.add(waiter);
      if (!isFirst) this.lookWithin(firstPause);
      this.plan();
    });
  }

  /** Somebody turned to the window, or away from it. */
  attentionChanged(): void {
    // Turning to and fro must not ask the service each time.
    if (this.around.attention.focused) this.due = Math.min(this.due, this.looked + firstPause);
    this.plan();
  }

  private remove(waiter: Waiter): void {
    if (!this.waiters.delete(waiter) || this.waiters.size > 0) return;
    this.stopTimer();
    this.looking?.abort();
    this.around.empty();
  }

  private lookWithin(milliseconds: number): void {
    this.rest = firstPause;
    this.due = Math.min(this.due, this.around.clock.now() + milliseconds);
  }

  private plan(): void {
    this.stopTimer();
    if (this.looking !== undefined || this.waiters.size === 0 || !this.isWatched()) return;
    const { clock } = this.around;
    // Whoever's time is up wants to know how things stand then.
    const ends = [...this.waiters].map(({ until }) => until).filter((until) => until > this.looked);
    const rest = Math.min(this.due, ...ends) - clock.now();
    // A clock that was put back must not make a pause of hours.
    this.stopTimer = clock.after(Math.min(Math.max(rest, 0), longestPause), () => {
      void this.look();
    });
  }

  private isWatched(): boolean {
    return this.around.attention.focused || [...this.waiters].some(({ awaited }) => awaited.unattended === true);
  }

  private async look(): Promise<void> {
    const { clock, kind, estate } = this.around;
    const waiters = [...this.waiters];
    const controller = new AbortController();
    const started = clock.now();
    const pause = this.rest;
    this.rest = Math.min(pause * growth, longestPause);
    this.looking = controller;
    this.looked = started;
    this.due = Infinity;
    try {
      const references = new Map(waiters.map(({ awaited: { reference } }) => [reference.key, reference]));
      const seen = await lookAt([...references.values()], kind, estate, controller.signal);
      for (const waiter of waiters) this.tell(waiter, seen.get(waiter.awaited.reference.key), started);
    } catch (error) {
      for (const waiter of waiters) waiter.fail(error);
    } finally {
      this.looking = undefined;
      this.due = Math.min(this.due, clock.now() + pause);
      this.plan();
    }
  }

  /** Tells a waiter what a look showed, unless it left meanwhile. */
  private tell(waiter: Waiter, seen: Seen, started: number): void {
    if (!this.waiters.has(waiter)) return;
    const isLate = started >= waiter.until;
    if (seen instanceof Error) {
      if (!classify(seen).retry) waiter.settle({ end: 'unseen', error: seen });
      else if (isLate) this.tellLate(waiter, seen);
      return;
    }
    const { rule, onState, as } = waiter.awaited;
    const row = as === undefined ? seen : as(seen);
    if (row !== undefined) onState?.(row);
    const outcome = judge(rule, row);
    if (outcome !== undefined) waiter.settle(outcome);
    else if (isLate) waiter.settle({ end: 'deadline', ...(row === undefined ? {} : { resource: row }) });
  }

  /** A computer that just woke up is not connected yet: how things stand is asked for a little longer. */
  private tellLate(waiter: Waiter, error: ServiceError | TransportError): void {
    if (waiter.isOverdue) {
      const { reference } = waiter.awaited;
      const resource = this.around.estate.resource(reference.key);
      waiter.settle({ end: 'deadline', error, ...(resource === undefined ? {} : { resource }) });
      return;
    }
    waiter.isOverdue = true;
    waiter.until = this.around.clock.now() + longestPause;
    this.lookWithin(firstPause);
  }
}

import type { Clock } from './clock';
import type { Phase } from './errors';
import { TransportError } from './errors';
import { untilAborted } from './untilAborted';

/** What a call learnt of its endpoint. `unclear`: neither, as when it was cancelled. */
export type Contact = 'reached' | 'unclear' | { readonly failed: Phase };

/** Failures in a row, of whatever calls, after which the endpoint counts as not reachable. */
const patience = 3;
/** Milliseconds until it is tried again; doubles with each failed trial up to the longest. */
const firstPause = 1_000;
/** A laptop that is back online must not wait longer than anybody looks at an error for. */
const longestPause = 15_000;

interface Open {
  readonly until: number;
  readonly pauseMs: number;
  readonly last: Phase;
}

/**
 * Keeps calls off an endpoint that is not reached, so that a dead network fails ten views at once and not one after the
 * other. After a pause one call tries; whoever comes meanwhile waits for what becomes of it.
 */
export class Circuit {
  private failures = 0;
  private open: Open | undefined;
  private trial: Promise<void> | undefined;

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /**
   * Lets a call pass. The returned function must be called exactly once, with what the call learnt.
   * @throws {TransportError} `unreached`, when the endpoint was not reached just now
   * @throws {Cancelled} when the signal aborts while another call tries
   */
  async enter(action: string, signal: AbortSignal): Promise<(contact: Contact) => void> {
    while (this.trial !== undefined) await untilAborted(this.trial, signal, 'notSent');
    const { open } = this;
    if (open === undefined) return this.judge.bind(this);
    const nextAttemptMs = open.until - this.clock.now();
    if (nextAttemptMs > 0) {
      throw new TransportError({ action, phase: 'unreached', outcome: 'notSent', last: open.last, nextAttemptMs });
    }
    return this.try(open);
  }

  /** A person wants it tried: the next call is let through, however long the pause still is. */
  tryNow(): void {
    if (this.open !== undefined) this.open = { ...this.open, until: 0 };
  }

  private try(open: Open): (contact: Contact) => void {
    let end: () => void = () => undefined;
    this.trial = new Promise((resolve) => (end = resolve));
    return (contact) => {
      this.trial = undefined;
      if (typeof contact === 'object') {
        const pauseMs = Math.min(open.pauseMs * 2, longestPause);
        this.open = { until: this.clock.now() + pauseMs, pauseMs, last: contact.failed };
      } else this.judge(contact);
      end();
    };
  }

  private judge(contact: Contact): void {
    if (contact === 'unclear') return;
    if (contact === 'reached') {
      this.failures = 0;
      this.open = undefined;
      return;
    }
    this.failures += 1;
    // Calls that were on their way already tell nothing new: the pause grows with trials only.
    if (this.open !== undefined || this.failures < patience) return;
    this.open = { until: this.clock.now() + firstPause, pauseMs: firstPause, last: contact.failed };
  }
}

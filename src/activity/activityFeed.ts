import type { Clock } from '../api/clock';
import type { Catalogue } from '../catalog/catalogue';
import { Emitter, type Subscription } from '../estate/emitter';
import type { Journal } from '../journal/journal';
import type { Activity, DayOf } from './rows';
import { activityOf } from './rows';

export interface ActivityFeedParts {
  readonly journal: Pick<Journal, 'read' | 'onDidChange'>;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly dayOf: DayOf;
  /** Tells of what other windows write, until it is ended. Asked only while somebody looks. */
  readonly watch: (changed: () => void) => Subscription;
}

/** What is known of the journal: nothing yet, what was read last, or why it could not be read. */
export type Reading = Activity | { readonly error: unknown } | undefined;

/** Changes that arrive within this time are read together, in milliseconds. */
const gathering = 100;
/** How often it is looked whether other windows have ended, and how long ago things are, in milliseconds. */
const beat = 60_000;

/** Follows the journal: what this window writes always, what others write while somebody looks. */
export class ActivityFeed {
  private current: Reading;
  private reading: Promise<void> | undefined;
  private stopTimer: (() => void) | undefined;
  private stopBeat: (() => void) | undefined;
  private watching: Subscription | undefined;
  private readonly changes = new Emitter<void>();
  /** Fires when something else is known, or the time has gone on. */
  readonly onDidChange = this.changes.event;
  private readonly subscription: Subscription;

  constructor(private readonly parts: ActivityFeedParts) {
    this.subscription = parts.journal.onDidChange(() => {
      this.soon();
    });
  }

  get known(): Reading {
    return this.current;
  }

  /** Somebody begins or ceases to look. */
  look(isVisible: boolean): void {
    if (isVisible === (this.watching !== undefined)) return;
    if (!isVisible) {
      this.watching?.dispose();
      this.watching = undefined;
      this.stopBeat?.();
      return;
    }
    this.watching = this.parts.watch(() => {
      this.soon();
    });
    this.beatLater();
    void this.refresh();
  }

  /** Reads the journal now. What goes wrong is kept for the view to show. */
  async refresh(): Promise<Reading> {
    // A reading that began earlier may not know what somebody has just done.
    while (this.reading !== undefined) await this.reading;
    this.reading = this.read();
    await this.reading;
    return this.current;
  }

  dispose(): void {
    this.look(false);
    this.stopTimer?.();
    this.subscription.dispose();
  }

  private soon(): void {
    this.stopTimer ??= this.parts.clock.after(gathering, () => {
      this.stopTimer = undefined;
      void this.refresh();
    });
  }

  private beatLater(): void {
    this.stopBeat = this.parts.clock.after(beat, () => {
      this.beatLater();
      void this.refresh();
    });
  }

  private async read(): Promise<void> {
    const { journal, catalogue, clock, dayOf } = this.parts;
    try {
      this.current = activityOf(await journal.read(), { catalogue, now: clock.now(), dayOf });
    } catch (error) {
      this.current = { error };
    } finally {
      this.reading = undefined;
    }
    this.changes.fire();
  }
}

import type { Clock } from '../api/clock';
import type { Subscription } from '../estate/emitter';
import { Emitter } from '../estate/emitter';
import { verdictOf, wasSaidByPerson } from '../journal/entry';
import type { Journal, JournalEntry } from '../journal/journal';
import type { Settled, Settlement } from '../journal/settlement';
import { isUnsettled } from '../journal/settlement';

export interface RecoveryParts {
  readonly journal: Journal;
  readonly settlement: Settlement;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
  /** Follows a change on that was accepted before a reload and may not have reached its final state. */
  readonly followOn: (entry: JournalEntry) => void;
  /** Erases the secrets of changes that need them no more. */
  readonly clean: () => Promise<void>;
}

/** The first pause before what could not be settled is tried again, and the longest, in milliseconds. */
const firstPause = 5_000;
const longestPause = 10 * 60_000;
/** So often a lost answer of this window is looked for, over about two hours; then somebody has to ask, or to reload. */
const mostLooks = 18;
/** Changes that are written down within this time are looked up in the journal together, in milliseconds. */
const gathering = 1_000;

/**
 * Goes on with the changes that an earlier window left, and finds out what became of those whose answer was lost. Does
 * nothing until it is started: before a view of ours is shown, nothing of ours talks to the network.
 */
export class Recovery {
  private started: Promise<void> | undefined;
  private readonly life = new AbortController();
  private readonly timers = new Set<() => void>();
  private readonly followed = new Set<string>();
  /** Changes of this window of which something was written down since the journal was last read for them. */
  private readonly told = new Set<string>();
  /** Lost answers that are being looked for. */
  private readonly sought = new Set<string>();
  /** Kinds of failures that were reported: a full disk fails every round in the same way. */
  private readonly failures = new Set<string>();
  private subscription: Subscription | undefined;
  private readonly settled = new Emitter<readonly Settled[]>();
  /** What was found out about changes of earlier windows, once for each attempt that found something to look at. */
  readonly onDidSettle = this.settled.event;

  constructor(private readonly parts: RecoveryParts) {}

  /** Begins, once. */
  start(): void {
    this.started ??= this.begin();
  }

  /** Looks once more what became of a change, by reading only. @throws errors of the file system, Cancelled */
  async check(id: string, signal?: AbortSignal): Promise<Settled | undefined> {
    return this.parts.settlement.check(id, signal);
  }

  dispose(): void {
    this.life.abort();
    this.subscription?.dispose();
    for (const stop of this.timers) stop();
  }

  private async begin(): Promise<void> {
    this.subscription = this.parts.journal.onDidChange((id) => {
      if (id !== undefined) this.gather(id);
    });
    await this.round(firstPause);
    await this.tidy(firstPause);
  }

  private async tidy(rest: number): Promise<void> {
    const { journal, clean } = this.parts;
    try {
      const { entries } = await journal.read();
      // What got lost while the others were settled.
      for (const entry of entries) this.seek(entry);
      await clean();
    } catch (error) {
      this.report(error);
      this.later(rest, () => void this.tidy(Math.min(rest * 2, longestPause)));
    }
  }

  /** Settles and follows what earlier windows left, and comes back to what cannot be settled yet. */
  private async round(rest: number): Promise<void> {
    const { journal } = this.parts;
    try {
      const settled = await this.parts.settlement.leftOvers(this.life.signal);
      const fresh = settled.filter(({ isNew }) => isNew);
      if (fresh.length > 0) this.settled.fire(fresh);
      const { entries } = await journal.read();
      this.follow(entries);
      // The window that reloads lives on for some seconds, and another one may end at any time.
      const isHeld = entries.some((entry) => entry.worker === 'elsewhere' && isUnfinished(entry));
      if (!isHeld && !settled.some(({ mayChange }) => mayChange)) return;
    } catch (error) {
      // What stood in the way may pass: the disk is full, or too many files are open.
      this.report(error);
    }
    this.later(rest, () => void this.round(Math.min(rest * 2, longestPause)));
  }

  /** The newest change of a resource first: its wait takes the place of older ones. */
  private follow(entries: readonly JournalEntry[]): void {
    for (const entry of [...entries].reverse()) {
      if (!isToBeFollowed(entry) || this.followed.has(entry.intent.id)) continue;
      this.followed.add(entry.intent.id);
      this.parts.followOn(entry);
    }
  }

  /** One change writes down several things, and many changes may be under way. */
  private gather(id: string): void {
    if (this.told.size === 0) this.later(gathering, () => void this.lookUp());
    this.told.add(id);
  }

  private async lookUp(): Promise<void> {
    const told = new Set(this.told);
    this.told.clear();
    try {
      const { entries } = await this.parts.journal.read();
      for (const entry of entries.filter(({ intent }) => told.has(intent.id))) this.seek(entry);
    } catch (error) {
      this.report(error);
      if (this.told.size === 0) this.later(firstPause, () => void this.lookUp());
      for (const id of told) this.told.add(id);
    }
  }

  /** A lost answer is looked for as soon as reading can tell: nothing is sent again behind anybody's back. */
  private seek(entry: JournalEntry): void {
    const { id } = entry.intent;
    if (!entry.isOwn || !isUnsettled(entry) || verdictOf(entry) !== 'unknown' || this.sought.has(id)) return;
    this.sought.add(id);
    this.later(this.parts.settlement.untilReadable(entry), () => void this.look(id, 1));
  }

  /** Comes back, ever later, to what may be told by another look. */
  private async look(id: string, count: number): Promise<void> {
    let mayChange = true;
    try {
      mayChange = (await this.check(id, this.life.signal))?.mayChange ?? false;
    } catch (error) {
      // Not having been able to look tells nothing of what the next look finds.
      this.report(error);
    }
    if (!mayChange || count >= mostLooks) {
      this.sought.delete(id);
      return;
    }
    const pause = Math.min(firstPause * 2 ** (count - 1), longestPause);
    this.later(pause, () => void this.look(id, count + 1));
  }

  /** Each kind of failure once: what is tried again may fail in the same way for hours. */
  private report(error: unknown): void {
    if (this.life.signal.aborted) return;
    const kind = kindOf(error);
    if (this.failures.has(kind)) return;
    this.failures.add(kind);
    this.parts.report(error);
  }

  private later(milliseconds: number, act: () => void): void {
    if (this.life.signal.aborted) return;
    const stop = this.parts.clock.after(milliseconds, () => {
      this.timers.delete(stop);
      act();
    });
    this.timers.add(stop);
  }
}

/** What a failure is told from others by: its code where it has one, which an error of the file system does. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : `${error.name}: ${error.message}`;
}

/** A change whose end is still to come. */
function isUnfinished(entry: JournalEntry): boolean {
  const verdict = verdictOf(entry);
  return verdict === 'open' || (verdict === 'succeeded' && entry.settled === undefined);
}

/** A change of an earlier window that the service accepted, and whose end nobody has seen. */
function isToBeFollowed(entry: JournalEntry): boolean {
  const isAccepted = verdictOf(entry) === 'succeeded' && entry.settled === undefined;
  return !entry.isOwn && entry.worker === 'nobody' && isAccepted && !wasSaidByPerson(entry);
}

import { isDeepStrictEqual } from 'node:util';
import { message } from '../catalog/message';
import { Emitter } from '../estate/emitter';
import { ExplainedError } from '../estate/explain';
import type { Holding } from './holding';
import type { TeardownRun } from './run';
import { interrupted, isBegun, isSameTeardown, isUnderWay } from './run';
import type { RunStore } from './runFiles';

/** The runs that a window knows, and their files, which other windows read and go on with. */
export class Runs {
  private readonly known = new Map<string, TeardownRun>();
  /** What stands in the files, as far as this window has written or read it. */
  private readonly filed = new Map<string, TeardownRun>();
  /** Writes of files, one after the other, so that an older state never overwrites a newer one. */
  private writing: Promise<void> = Promise.resolve();
  private readonly changes = new Emitter<TeardownRun | undefined>();
  /** The run that changed; undefined when runs came or went. */
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly store: RunStore,
    private readonly holding: Pick<Holding, 'isHeldElsewhere'>,
    /** True while this window carries it out. */
    private readonly isRunHere: (id: string) => boolean,
  ) {}

  /** The oldest first. */
  all(): readonly TeardownRun[] {
    return [...this.known.values()].sort((one, other) => one.madeAt - other.madeAt);
  }

  get(id: string): TeardownRun | undefined {
    return this.known.get(id);
  }

  /**
   * Reads the files of all windows.
   * @returns paths of files that cannot be read. @throws errors of the file system
   */
  async load(): Promise<readonly string[]> {
    await this.afterWriting();
    const { runs, unreadable } = await this.store.read();
    for (const { id } of this.all()) {
      const isKept = this.isRunHere(id) || runs.some((kept) => kept.id === id);
      // Another window has ended it since.
      if (this.filed.has(id) && !isKept) this.forget(id);
    }
    for (const kept of runs) {
      if (!this.isRunHere(kept.id)) this.takeUp(kept);
    }
    this.changes.fire(undefined);
    return unreadable;
  }

  /**
   * Brings a run to what its file says: another window may have carried it on, changed or ended it since it was read.
   * @throws ExplainedError when it is gone, or another window is at work on it; errors of the file system
   */
  async refresh(id: string): Promise<void> {
    if (this.isRunHere(id)) return;
    await this.afterWriting();
    const kept = await this.store.find(id);
    if (this.isRunHere(id)) return;
    if (kept === undefined) {
      // What nobody has begun has no file.
      if (!this.filed.has(id)) return;
      this.forget(id);
      this.changes.fire(undefined);
      throw new ExplainedError({
        what: message('Another window has completed or discarded this plan.'),
        todo: message('Refresh, then make a new plan if anything is left.'),
        retryable: false,
      });
    }
    const run = this.known.get(id);
    // Nobody else has written the file: what this window knows is at least as new.
    if (run !== undefined && !isUnderWay(run) && isDeepStrictEqual(kept, this.filed.get(id))) return;
    this.takeUp(kept);
    this.changes.fire(run === undefined ? undefined : this.known.get(id));
    if (this.isHeldElsewhere(kept)) throw carriedOutElsewhere();
  }

  /**
   * Makes sure that no other run of the same teardown is under way: each window that shows a plan makes a run of its own.
   * @throws ExplainedError when there is one; errors of the file system
   */
  async refuseSecond({ id, plan }: TeardownRun): Promise<void> {
    await this.afterWriting();
    const { runs } = await this.store.read();
    const isOther = (run: TeardownRun): boolean => run.id !== id && isSameTeardown(run.plan, plan);
    if (this.all().some((run) => isOther(run) && this.isRunHere(run.id))) {
      throw new ExplainedError({ what: message('The plan cannot be carried out now.'), retryable: false });
    }
    if (runs.some((run) => isOther(run) && this.isHeldElsewhere(run))) throw carriedOutElsewhere();
  }

  keep(run: TeardownRun): TeardownRun {
    const isNew = !this.known.has(run.id);
    this.known.set(run.id, run);
    this.changes.fire(isNew ? undefined : run);
    // A plan that was only looked at is not worth a file, and one that is done is over.
    void this.queue(isBegun(run) && run.status !== 'done' ? () => this.write(run) : () => this.erase(run.id));
    return run;
  }

  change(id: string, to: (run: TeardownRun) => TeardownRun): void {
    const run = this.known.get(id);
    if (run !== undefined) this.keep(to(run));
  }

  /** Forgets a run and removes its file. @throws errors of the file system */
  async remove(id: string): Promise<void> {
    if (!this.known.delete(id)) return;
    this.changes.fire(undefined);
    await this.queue(() => this.erase(id));
  }

  /** Resolves when all that is known of the runs is on the disk. @throws errors of the file system */
  async written(): Promise<void> {
    await this.writing;
  }

  private takeUp(kept: TeardownRun): void {
    this.filed.set(kept.id, kept);
    this.known.set(kept.id, isUnderWay(kept) && !this.isHeldElsewhere(kept) ? interrupted(kept) : kept);
  }

  private isHeldElsewhere(run: TeardownRun): boolean {
    return isUnderWay(run) && this.holding.isHeldElsewhere(run.holder);
  }

  private forget(id: string): void {
    this.known.delete(id);
    this.filed.delete(id);
  }

  private async write(run: TeardownRun): Promise<void> {
    await this.store.write(run);
    this.filed.set(run.id, run);
  }

  private async erase(id: string): Promise<void> {
    await this.store.remove(id);
    this.filed.delete(id);
  }

  /** What went wrong with a write was told to whoever waited for it. */
  private async afterWriting(): Promise<void> {
    await this.writing.catch(() => undefined);
  }

  private queue(act: () => Promise<void>): Promise<void> {
    const writing = this.writing.then(act, act);
    // Whoever does not wait must not bring the process down.
    writing.catch(() => undefined);
    this.writing = writing;
    return writing;
  }
}

function carriedOutElsewhere(): ExplainedError {
  return new ExplainedError({
    what: message('Another window is carrying out this plan.'),
    todo: message('Wait until it has ended there, or stop it there.'),
    retryable: true,
  });
}

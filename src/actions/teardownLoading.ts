import type { Clock } from '../api/clock';
import { message } from '../catalog/message';
import type { Subscription } from '../estate/emitter';
import { ExplainedError } from '../estate/explain';
import type { Teardowns } from '../teardown/teardowns';
import type { ErrorReporter } from '../workbench/errorReporter';

/** Pause between two looks at plans that another window carries out, in milliseconds. */
const pause = 10_000;

/** Finds the teardown plans of earlier windows, and looks again as long as another window is at work on one of them. */
export class TeardownLoading {
  private isLoading = false;
  private isLoaded = false;
  private isDisposed = false;
  /** What was reported: files that cannot be read, and failures in words, until reading goes well again. */
  private readonly unreadable = new Set<string>();
  private readonly failures = new Set<string>();
  private stopTimer: (() => void) | undefined;
  private readonly subscription: Subscription;

  constructor(
    private readonly teardowns: Pick<Teardowns, 'isHeldElsewhere' | 'onDidChange' | 'load'>,
    private readonly errors: Pick<ErrorReporter, 'report'>,
    private readonly clock: Clock,
  ) {
    // That another window is at work may be found when somebody wants to carry a plan on.
    this.subscription = teardowns.onDidChange(() => {
      this.lookLater();
    });
  }

  /** Begins, once; after a failure again. */
  start(): void {
    if (!this.isLoaded && !this.isLoading) void this.look();
  }

  dispose(): void {
    this.isDisposed = true;
    this.subscription.dispose();
    this.stopTimer?.();
  }

  private async look(): Promise<void> {
    if (this.isDisposed) return;
    this.isLoading = true;
    try {
      // None of the plans that are found goes on by itself.
      this.tell(await this.teardowns.load());
      this.isLoaded = true;
      this.failures.clear();
    } catch (error) {
      this.tellOnce(error);
    } finally {
      this.isLoading = false;
    }
    this.lookLater();
  }

  /** Once for each file: it is found again with every look. */
  private tell(paths: readonly string[]): void {
    const fresh = paths.filter((path) => !this.unreadable.has(path));
    if (fresh.length === 0) return;
    for (const path of fresh) this.unreadable.add(path);
    this.errors.report(
      new ExplainedError({
        what: message('An unfinished teardown plan cannot be read: {0}', fresh.join(', ')),
        todo: message('Make a new plan of the same resource: it holds what is left. The file can then be deleted.'),
        retryable: false,
      }),
    );
  }

  private tellOnce(error: unknown): void {
    const words = error instanceof Error ? error.message : String(error);
    if (this.failures.has(words)) return;
    this.failures.add(words);
    this.errors.report(error);
  }

  private lookLater(): void {
    if (this.isDisposed || this.isLoading || this.stopTimer !== undefined || !this.teardowns.isHeldElsewhere) return;
    // Whoever was at work may have been the window that is being reloaded.
    this.stopTimer = this.clock.after(pause, () => {
      this.stopTimer = undefined;
      void this.look();
    });
  }
}

import type { Clock } from '../api/clock';
import type { Subscription } from '../estate/emitter';
import type { Teardowns } from '../teardown/teardowns';
import type { ErrorReporter } from '../workbench/errorReporter';

/** Pause between two looks at plans that another window carries out, in milliseconds. */
const pause = 10_000;

/** Finds the teardown plans of earlier windows, and looks again as long as another window is at work on one of them. */
export class TeardownLoading {
  private isLoading = false;
  private isLoaded = false;
  private isDisposed = false;
  private stopTimer: (() => void) | undefined;
  private readonly subscription: Subscription;

  constructor(
    private readonly teardowns: Pick<Teardowns, 'isHeldElsewhere' | 'onDidChange'>,
    private readonly load: () => Promise<void>,
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
      await this.load();
      this.isLoaded = true;
    } catch (error) {
      this.errors.report(error);
      return;
    } finally {
      this.isLoading = false;
    }
    this.lookLater();
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

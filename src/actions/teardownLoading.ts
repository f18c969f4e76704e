import type { Clock } from '../api/clock';
import type { Teardowns } from '../teardown/teardowns';
import type { ErrorReporter } from '../workbench/errorReporter';

/** Pause between two looks at plans that another window carries out, in milliseconds. */
const pause = 10_000;

/** Finds the teardown plans of earlier windows, and looks again as long as another window is at work on one of them. */
export class TeardownLoading {
  private isLoading = false;
  private isLoaded = false;
  private stopTimer: (() => void) | undefined;

  constructor(
    private readonly teardowns: Teardowns,
    private readonly load: () => Promise<void>,
    private readonly errors: Pick<ErrorReporter, 'report'>,
    private readonly clock: Clock,
  ) {}

  /** Begins, once; after a failure again. */
  start(): void {
    if (!this.isLoaded && !this.isLoading) void this.look();
  }

  dispose(): void {
    this.isLoaded = true;
    this.stopTimer?.();
  }

  private async look(): Promise<void> {
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
    // Whoever was at work may have been the window that is being reloaded.
    if (this.teardowns.isHeldElsewhere) this.stopTimer = this.clock.after(pause, () => void this.look());
  }
}

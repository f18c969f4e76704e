import type { Clock } from '../api/clock';

/** What arrives within this time is drawn together, in milliseconds: a picker makes every item again when it draws. */
const drawDelay = 100;

/** Draws at most once in a short time, however often it is asked to. */
export class DrawTogether {
  private stopTimer: (() => void) | undefined;

  constructor(
    private readonly draw: () => void,
    private readonly clock: Clock,
  ) {}

  soon(): void {
    this.stopTimer ??= this.clock.after(drawDelay, () => {
      this.now();
    });
  }

  /** Draws at once what would have waited. */
  now(): void {
    this.dispose();
    this.draw();
  }

  dispose(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
  }
}

import type { Cancel, Clock } from '../clock';

/** The waits of requests under way, which can be ended all together. */
export class Waits {
  private readonly endings = new Set<() => void>();

  constructor(private readonly clock: Clock) {}

  /** Resolves to true when so many milliseconds are over, to false when the waits were ended before. */
  wait(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const over = (isWhole: boolean) => {
        this.endings.delete(end);
        resolve(isWhole);
      };
      const cancel: Cancel = this.clock.after(ms, () => {
        over(true);
      });
      const end = () => {
        cancel();
        over(false);
      };
      this.endings.add(end);
    });
  }

  /** Ends all waits that there are now. */
  endAll(): void {
    for (const end of [...this.endings]) end();
  }
}

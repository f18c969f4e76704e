import type { Clock } from '../api/clock';
import type { SandboxFile } from './sandboxFile';

/** What changed the sandbox: somebody, or nothing but time. */
export type ChangedBy = 'somebody' | 'time';

/** Why the sandbox is not kept. */
export type NotKept = { readonly why: 'failed'; readonly error: unknown } | { readonly why: 'overtaken' };

/** Changes that follow each other so closely, in milliseconds, are written together. */
const together = 500;

/**
 * Writes the sandbox to its file soon after each change. A window that only looks never puts its state into the place
 * of what another window wrote, and one that changed something asks first.
 */
export class SandboxKeeper {
  private content: (() => object) | undefined;
  private stop: (() => void) | undefined;
  /** Whether somebody changed what has not been written yet. */
  private isChanged = false;
  /** What people were told of already, so that they are told once. */
  private told: NotKept['why'] | undefined;

  constructor(
    private readonly file: SandboxFile,
    private readonly clock: Pick<Clock, 'after'>,
    private readonly tell: (problem: NotKept) => void,
  ) {}

  /** Keeps this from now on. */
  begin(content: () => object): void {
    this.content = content;
    this.isChanged = false;
    this.told = undefined;
  }

  changed(by: ChangedBy): void {
    this.isChanged ||= by === 'somebody';
    this.stop ??= this.clock.after(together, () => {
      this.flush();
    });
  }

  /** Writes now; `force` does so even where another window has written meanwhile. */
  flush({ force }: { readonly force: boolean } = { force: false }): void {
    if (this.content === undefined) return;
    // What nobody ever changed begins anew with every window: with the estate of the settings, and at the present time.
    if (!this.isChanged && !force && !this.file.isKnown) {
      this.cancel();
      return;
    }
    try {
      // Taking the content lets time pass in it, which may call for another write: hence the timer is ended after it.
      const content = this.content();
      this.cancel();
      const written = this.file.write(content, { asNew: this.isChanged || force, force });
      if (written === 'written') {
        this.isChanged = false;
        this.told = undefined;
      } else if (this.isChanged) this.tellOnce({ why: 'overtaken' });
    } catch (error) {
      this.cancel();
      this.tellOnce({ why: 'failed', error });
    }
  }

  /** What people were told of may be told again. */
  tellAgain(): void {
    this.told = undefined;
  }

  /** Writes what is left and keeps nothing any more. */
  end(): void {
    this.flush();
    this.abandon();
  }

  /** Forgets what is left to write, and keeps nothing any more. */
  abandon(): void {
    this.content = undefined;
    this.cancel();
  }

  private cancel(): void {
    this.stop?.();
    this.stop = undefined;
  }

  private tellOnce(problem: NotKept): void {
    if (this.told === problem.why) return;
    this.told = problem.why;
    this.tell(problem);
  }
}

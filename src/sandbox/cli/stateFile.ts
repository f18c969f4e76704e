import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Cancel, Clock } from '../clock';
import { readSaved, type SavedSandbox } from '../savedState';

/** How long a change may wait to be saved, unless saving itself takes long. */
const patienceMs = 2000;

/** Saving 100,000 resources takes seconds in which nothing is answered: at most a twentieth of the time is given to it. */
const share = 20;

/** Writes a state that is whole at every moment: the file of before, or the new one. */
export function writeState(file: string, saved: SavedSandbox): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    // It holds what is secret in the sandbox.
    writeFileSync(draft, JSON.stringify(saved), { mode: 0o600 });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A file that follows the state of a sandbox. */
export class StateFile {
  private waiting: Cancel | undefined;
  private patience = patienceMs;

  constructor(
    private readonly file: string,
    private readonly clock: Clock,
    /** Told why the file could not be written; the sandbox goes on without it. */
    private readonly failed: (error: unknown) => void,
  ) {}

  /** What the file holds; undefined when there is none. @throws UnreadableState, or what the file system says */
  read(): SavedSandbox | undefined {
    return existsSync(this.file) ? readSaved(readFileSync(this.file, 'utf8')) : undefined;
  }

  /** Saves soon. Changes that come meanwhile are saved with it. */
  changed(save: () => SavedSandbox): void {
    this.waiting ??= this.clock.after(this.patience, () => {
      this.write(save);
    });
  }

  /** Saves at once. */
  write(save: () => SavedSandbox): void {
    this.waiting?.();
    this.waiting = undefined;
    const begun = this.clock.now();
    try {
      writeState(this.file, save());
      this.patience = Math.max(patienceMs, share * (this.clock.now() - begun));
    } catch (error) {
      this.failed(error);
    }
  }
}

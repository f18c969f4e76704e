import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

/** Written when nobody has written since; overtaken when another window has, and then the file is left alone. */
export type Written = 'written' | 'overtaken';

/**
 * The file in which the sandbox is kept. It begins with its edition, a random word that changes whenever somebody
 * changed the sandbox: by it a window sees whether another one did since it last looked. Reading and writing wait for
 * the disk, because what is kept last is kept while the extension ends, when nothing is waited for.
 */
export class SandboxFile {
  /** What the file held when it was last read or written here; undefined when there was none. */
  private edition: string | undefined;

  constructor(readonly path: string) {}

  /** Whether there was a file when it was last read or written here. */
  get isKnown(): boolean {
    return this.edition !== undefined;
  }

  /** The text of the file; undefined when there is none. @throws errors of the file system */
  read(): string | undefined {
    const text = unlessMissing(() => readFileSync(this.path, 'utf8'));
    this.edition = text === undefined ? undefined : editionOf(text);
    return text;
  }

  /**
   * Puts an object into the place of the file's, whole or not at all. `asNew` gives it an edition of its own: somebody
   * changed it; `force` overwrites what another window wrote. @throws errors of the file system
   */
  write(content: object, { asNew, force }: { readonly asNew: boolean; readonly force: boolean }): Written {
    if (!force && this.presentEdition() !== this.edition) return 'overtaken';
    const edition = asNew || this.edition === undefined ? randomUUID() : this.edition;
    mkdirSync(dirname(this.path), { recursive: true });
    // One name for each process: what a crash leaves behind is overwritten by the next one that gets its number.
    const draft = `${this.path}.${process.pid}.tmp`;
    try {
      writeFileSync(draft, JSON.stringify({ edition, ...content }), { mode: 0o600 });
      renameSync(draft, this.path);
    } finally {
      rmSync(draft, { force: true });
    }
    this.edition = edition;
    return 'written';
  }

  /** Moves the file out of the way and gives its new path; undefined when there is none. @throws as above */
  setAside(now: number): string | undefined {
    const { dir, name, ext } = parse(this.path);
    const day = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
    const aside = join(dir, `${name}-unreadable-${day}${ext}`);
    this.edition = undefined;
    return unlessMissing(() => {
      renameSync(this.path, aside);
      return aside;
    });
  }

  private presentEdition(): string | undefined {
    return unlessMissing(() => editionOf(beginningOf(this.path)));
  }
}

/** Longer than the edition and what stands around it, in bytes. */
const beginning = 100;

function beginningOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(beginning);
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, beginning, 0));
  } finally {
    closeSync(file);
  }
}

/** A file without an edition was not written here; every such file is the same edition. */
function editionOf(text: string): string {
  return /^\{"edition":"([0-9a-f-]{36})"/.exec(text)?.[1] ?? '';
}

function unlessMissing<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

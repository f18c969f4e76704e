import type { FileHandle as RealHandle } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import * as real from 'node:fs/promises';
import { asideOf } from '../protocol';

export { mkdir, readdir, readFile, stat } from 'node:fs/promises';

/**
 * Stands in the place of `node:fs/promises` for the journal: what was written and not yet synced is lost when the
 * process is killed, as it would be when the machine loses power. Syncing takes two steps, so that a kill can come in the
 * middle of a line.
 */
export async function open(path: string, flags: string, mode?: number): Promise<VolatileHandle> {
  return new VolatileHandle(await real.open(path, flags, mode));
}

/** Puts a file aside before it goes, or another one takes its place: the audit wants to know what stood there. */
export async function rename(from: string, to: string): Promise<void> {
  await putAside(from);
  await putAside(to);
  await real.rename(from, to);
}

/** The same before a file is removed. */
export async function rm(path: string, options: { readonly force?: boolean }): Promise<void> {
  await putAside(path);
  await real.rm(path, options);
}

/** Only files of the journal; a draft is none. */
async function putAside(path: string): Promise<void> {
  if (!path.endsWith('.jsonl')) return;
  try {
    await real.copyFile(path, asideOf(path, randomUUID()));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

class VolatileHandle {
  private unsynced = '';

  constructor(private readonly handle: RealHandle) {}

  appendFile(text: string): Promise<void> {
    this.unsynced += text;
    return Promise.resolve();
  }

  writeFile(text: string): Promise<void> {
    return this.appendFile(text);
  }

  async datasync(): Promise<void> {
    const text = this.unsynced;
    this.unsynced = '';
    // A folder is synced as well, and nothing is ever written to one.
    if (text === '') return;
    const half = Math.floor(text.length / 2);
    await this.handle.appendFile(text.slice(0, half), 'utf8');
    await this.handle.appendFile(text.slice(half), 'utf8');
  }

  sync(): Promise<void> {
    return this.datasync();
  }

  /** What was not synced until now is lost when the machine loses power, closed or not. */
  close(): Promise<void> {
    return this.handle.close();
  }

  stat(): ReturnType<RealHandle['stat']> {
    return this.handle.stat();
  }

  truncate(length: number): Promise<void> {
    return this.handle.truncate(length);
  }
}

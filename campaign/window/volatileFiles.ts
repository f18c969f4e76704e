import type { FileHandle as RealHandle } from 'node:fs/promises';
import * as real from 'node:fs/promises';

export { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';

/**
 * Stands in the place of `node:fs/promises` for the journal: what was written and not yet synced is lost when the
 * process is killed, as it would be when the machine loses power. Syncing takes two steps, so that a kill can come in the
 * middle of a line.
 */
export async function open(path: string, flags: string, mode?: number): Promise<VolatileHandle> {
  return new VolatileHandle(await real.open(path, flags, mode));
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

  async close(): Promise<void> {
    await this.datasync();
    await this.handle.close();
  }

  stat(): ReturnType<RealHandle['stat']> {
    return this.handle.stat();
  }

  truncate(length: number): Promise<void> {
    return this.handle.truncate(length);
  }
}

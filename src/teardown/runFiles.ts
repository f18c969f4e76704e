import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TeardownRun } from './run';
import { readRun, writeRun } from './runJson';

/** What was kept of earlier runs. */
export interface KeptRuns {
  readonly runs: readonly TeardownRun[];
  /** Files that this version cannot read; they are left where they are. */
  readonly unreadable: readonly string[];
}

/** Where runs are kept, so that a reload does not lose what was shown. All throw errors of the file system. */
export interface RunStore {
  read(): Promise<KeptRuns>;
  write(run: TeardownRun): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Keeps each run in a file of its own, which is written whole or not at all. */
export class RunFiles implements RunStore {
  constructor(private readonly folder: string) {}

  async read(): Promise<KeptRuns> {
    const names = (await this.names()).filter((name) => name.endsWith('.json'));
    const read = await Promise.all(names.map((name) => this.readOne(name)));
    const runs = read.flatMap((run) => (run === undefined || typeof run === 'string' ? [] : [run]));
    return { runs, unreadable: read.filter((run) => typeof run === 'string') };
  }

  async write(run: TeardownRun): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    // One name for each process: what a crash leaves behind is overwritten by the next one that gets its number.
    const draft = `${this.pathOf(run.id)}.${process.pid}.tmp`;
    try {
      await writeFile(draft, writeRun(run), { mode: 0o600 });
      await rename(draft, this.pathOf(run.id));
    } finally {
      await rm(draft, { force: true });
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  /** The run in a file, its path when it cannot be read, undefined when it has gone meanwhile. */
  private async readOne(name: string): Promise<TeardownRun | string | undefined> {
    const path = join(this.folder, name);
    const text = await unlessMissing(readFile(path, 'utf8'));
    return text === undefined ? undefined : (readRun(text) ?? path);
  }

  private async names(): Promise<readonly string[]> {
    return (await unlessMissing(readdir(this.folder))) ?? [];
  }

  private pathOf(id: string): string {
    return join(this.folder, `${encodeURIComponent(id)}.json`);
  }
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

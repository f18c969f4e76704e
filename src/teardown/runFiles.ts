import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { message } from '../catalog/message';
import { ExplainedError } from '../estate/explain';
import { removeDrafts, writeWhole } from '../journal/durableFile';
import type { Author, Processes } from '../journal/processes';
import { unlessMissing } from '../journal/unlessMissing';
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
  /** One run; undefined when it is not kept (any more). @throws ExplainedError when it cannot be read */
  find(id: string): Promise<TeardownRun | undefined>;
  write(run: TeardownRun): Promise<void>;
  remove(id: string): Promise<void>;
  /** Removes what ended processes left half written. */
  clean(now: number): Promise<void>;
}

/** The name of a draft: the file, then the process that writes it and its computer, which older versions left out. */
const draftPattern = /\.json\.(\d+)(?:-at-([0-9a-f]{8}))?\.tmp$/;

/** Keeps each run in a file of its own, which is written whole or not at all. */
export class RunFiles implements RunStore {
  constructor(
    private readonly folder: string,
    private readonly processes: Processes,
  ) {}

  async read(): Promise<KeptRuns> {
    const names = (await this.names()).filter((name) => name.endsWith('.json'));
    const read = await Promise.all(names.map((name) => readOne(join(this.folder, name))));
    const runs = read.flatMap((run) => (run === undefined || typeof run === 'string' ? [] : [run]));
    return { runs, unreadable: read.filter((run) => typeof run === 'string') };
  }

  async find(id: string): Promise<TeardownRun | undefined> {
    const run = await readOne(this.pathOf(id));
    if (typeof run !== 'string') return run;
    throw new ExplainedError({
      what: message('An unfinished teardown plan cannot be read: {0}', run),
      todo: message('Make a new plan of the same resource: it holds what is left. The file can then be deleted.'),
      retryable: false,
    });
  }

  async write(run: TeardownRun): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const { own, host } = this.processes;
    const path = this.pathOf(run.id);
    await writeWhole(path, `${path}.${own}-at-${host}.tmp`, writeRun(run));
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  async clean(now: number): Promise<void> {
    await removeDrafts(this.folder, ownerOf, this.processes, now);
  }

  private async names(): Promise<readonly string[]> {
    return (await unlessMissing(() => readdir(this.folder))) ?? [];
  }

  private pathOf(id: string): string {
    return join(this.folder, `${encodeURIComponent(id)}.json`);
  }
}

/** The run in a file, its path when it cannot be read, undefined when it has gone meanwhile. */
async function readOne(path: string): Promise<TeardownRun | string | undefined> {
  const text = await unlessMissing(() => readFile(path, 'utf8'));
  return text === undefined ? undefined : (readRun(text) ?? path);
}

function ownerOf(name: string): Author | undefined {
  const [, process, host] = draftPattern.exec(name) ?? [];
  return process === undefined ? undefined : { process: Number(process), host };
}

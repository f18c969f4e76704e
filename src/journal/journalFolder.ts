import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { removeDrafts } from './durableFile';
import { draftEnding } from './journalFile';
import type { Author, Processes } from './processes';
import type { JournalRecord } from './records';
import { readRecord } from './records';
import { unlessMissing } from './unlessMissing';

export interface JournalFileName {
  readonly name: string;
  /** The process that writes it. */
  readonly owner: Author;
}

/** One file of the folder as it was just read. */
export interface ReadFile extends JournalFileName {
  readonly records: readonly JournalRecord[];
  /** Lines that are no records. The last line of a file counts only when it is whole. */
  readonly damaged: number;
}

const pattern = /^(\d+)-[0-9a-z]+-[0-9a-zA-Z-]+?(?:-at-([0-9a-f]{8}))?\.jsonl$/;

/** What the name of a file ends with that was taken over and holds lines that could not be read. */
export const damagedEnding = '.damaged';
/** So many of them are kept, the newest. */
const mostDamaged = 5;

/**
 * The folder of the journal: a file for each process, named by it and its computer. Nobody writes a file of somebody else, so windows do
 * not disturb each other; everybody reads all of them.
 */
export class JournalFolder {
  constructor(readonly path: string) {}

  /** Makes the folder, and gives the path of a new file for a process. @throws errors of the file system */
  async fileFor({ own, host }: Pick<Processes, 'own' | 'host'>, now: number, unique: string): Promise<string> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    return join(this.path, `${own}-${now.toString(36)}-${unique.slice(0, 8)}-at-${host}.jsonl`);
  }

  /** Every file there is. @throws errors of the file system */
  async list(): Promise<readonly JournalFileName[]> {
    const names = (await unlessMissing(() => readdir(this.path))) ?? [];
    return names.flatMap((name) => {
      const owner = ownerOf(name);
      return owner === undefined ? [] : [{ name, owner }];
    });
  }

  /** Removes what ended processes left half written. @throws errors of the file system */
  async clean(processes: Processes, now: number): Promise<void> {
    const ofDraft = (name: string): Author | undefined =>
      name.endsWith(draftEnding) ? ownerOf(name.slice(0, -draftEnding.length)) : undefined;
    await removeDrafts(this.path, ofDraft, processes, now);
  }

  /** Every file, read whole. @throws errors of the file system */
  async readAll(): Promise<readonly ReadFile[]> {
    for (;;) {
      const files = await Promise.all((await this.list()).map((file) => this.read(file)));
      const found = files.filter((file) => file !== undefined);
      // One that is gone was taken over meanwhile: what it held may stand in a file that was read before.
      if (found.length === files.length) return found;
    }
  }

  /** One file; undefined when it is gone. @throws errors of the file system */
  async read(file: JournalFileName): Promise<ReadFile | undefined> {
    const text = await unlessMissing(() => readFile(join(this.path, file.name), 'utf8'));
    return text === undefined ? undefined : { ...file, ...parsed(text) };
  }

  /** When it was last written, in milliseconds since 1970; undefined when it is gone. @throws as above */
  async writtenAt({ name }: Pick<JournalFileName, 'name'>): Promise<number | undefined> {
    return (await unlessMissing(() => stat(join(this.path, name))))?.mtimeMs;
  }

  /** @throws errors of the file system */
  async remove(name: string): Promise<void> {
    await rm(join(this.path, name), { force: true });
  }

  /** Keeps a file under a name by which it is not read any more, and the newest few of such. @throws as above */
  async putAside(name: string): Promise<void> {
    const path = join(this.path, name);
    // Another window may be taking it over as well.
    await unlessMissing(() => rename(path, `${path}${damagedEnding}`));
    const names = (await readdir(this.path)).filter((each) => each.endsWith(damagedEnding));
    const all = await Promise.all(
      names.map(async (each) => ({ name: each, at: (await this.writtenAt({ name: each })) ?? 0 })),
    );
    const tooMany = all.sort((left, right) => right.at - left.at).slice(mostDamaged);
    for (const old of tooMany) await this.remove(old.name);
  }
}

function ownerOf(name: string): Author | undefined {
  const [, process, host] = pattern.exec(name) ?? [];
  return process === undefined ? undefined : { process: Number(process), host };
}

function parsed(text: string): Pick<ReadFile, 'records' | 'damaged'> {
  const lines = text.split('\n');
  // What stands behind the last line break is being written, or was when its process ended.
  lines.pop();
  const records: JournalRecord[] = [];
  let damaged = 0;
  for (const line of lines) {
    if (line === '') continue;
    const record = readRecord(line);
    if (record === undefined) damaged += 1;
    else records.push(record);
  }
  return { records, damaged };
}

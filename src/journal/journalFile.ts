import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder, writeWhole } from './durableFile';
import type { JournalRecord } from './records';
import { recordLine } from './records';
import { unlessMissing } from './unlessMissing';

/** What the name of a file ends with while it is written anew. */
export const draftEnding = '.draft';

/**
 * A file to which one process appends records, a line each. A record is on the disk, not merely in its cache, when
 * {@link append} resolves: what is sent next must not be forgotten because the machine loses power.
 */
export class JournalFile {
  private handle: FileHandle | undefined;
  /** The write under way; the next one waits for it, whether it went well or not. */
  private turn: Promise<unknown> = Promise.resolve();
  /** True when the last line may be half a one: the next begins on a line of its own. */
  private broken = false;
  /** What the file holds. */
  private records: JournalRecord[] = [];
  private characters = 0;
  /** Its length when it was written anew, in characters. */
  private least = 0;

  /** What the next write takes along. */
  private waiting: JournalRecord[] = [];
  private next: Promise<void> | undefined;

  constructor(readonly path: string) {}

  /**
   * True when it has grown beyond one of the limits, and to twice of what was left when it was last
   * written anew: what cannot be shortened is not written again and again.
   */
  isLongerThan(records: number, characters: number): boolean {
    return (this.records.length > records || this.characters > characters) && this.characters > 2 * this.least;
  }

  /** What is asked for while the disk is busy is written together. @throws errors of the file system */
  append(records: readonly JournalRecord[]): Promise<void> {
    this.waiting.push(...records);
    this.next ??= this.inTurn(() => {
      const together = this.waiting;
      this.waiting = [];
      this.next = undefined;
      return this.write(together);
    });
    return this.next;
  }

  /** Writes the file anew with what is left of its records, whole or not at all. @throws as above */
  shorten(left: (records: readonly JournalRecord[]) => readonly JournalRecord[]): Promise<void> {
    return this.inTurn(async () => {
      const records = [...left(this.records)];
      const text = linesOf(records);
      // Some systems put no file in the place of an open one.
      await this.release();
      await writeWhole(this.path, `${this.path}${draftEnding}`, text);
      this.broken = false;
      this.records = records;
      this.characters = text.length;
      this.least = text.length;
    });
  }

  /** Ends it; another append opens it again. */
  close(): Promise<void> {
    return this.inTurn(() => this.release());
  }

  private async write(records: readonly JournalRecord[]): Promise<void> {
    const handle = await this.opened();
    const lines = linesOf(records);
    const text = this.broken ? `\n${lines}` : lines;
    const { size } = await handle.stat();
    this.broken = true;
    try {
      await handle.appendFile(text, 'utf8');
      await handle.datasync();
    } catch (error) {
      // Whoever is told that it was not written down must not find it there later.
      await handle.truncate(size);
      throw error;
    }
    this.broken = false;
    this.records.push(...records);
    this.characters += text.length;
  }

  /** What was taken over or removed meanwhile begins anew: a line written to the old file is in no file. */
  private async opened(): Promise<FileHandle> {
    if (this.handle !== undefined) {
      if ((await unlessMissing(() => stat(this.path))) !== undefined) return this.handle;
      await this.release();
      this.records = [];
      this.characters = 0;
      this.least = 0;
      this.broken = false;
    }
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    // Only the owner may read it: names and addresses of a network are nobody else's business.
    this.handle = await open(this.path, 'a', 0o600);
    await syncFolder(dirname(this.path));
    return this.handle;
  }

  private async release(): Promise<void> {
    const { handle } = this;
    this.handle = undefined;
    await handle?.close();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work, work);
    this.turn = mine;
    return mine;
  }
}

function linesOf(records: readonly JournalRecord[]): string {
  return records.map((record) => `${recordLine(record)}\n`).join('');
}

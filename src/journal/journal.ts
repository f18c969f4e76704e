import { basename } from 'node:path';
import type { Clock } from '../api/clock';
import { message } from '../catalog/message';
import { Emitter } from '../estate/emitter';
import { ExplainedError } from '../estate/explain';
import type { Resource } from '../estate/resource';
import type { Entry } from './entry';
import { byBeginning, entriesOf, isCertain, lastAt, recordsOf } from './entry';
import { JournalFile } from './journalFile';
import type { JournalFileName, JournalFolder, ReadFile } from './journalFolder';
import { damagedEnding } from './journalFolder';
import type { Processes } from './processes';
import { standingOf } from './processes';
import { hidingOthers, stayingWhenCleared } from './laterChanges';
import type { Ending, Intent, JournalRecord, Settled } from './records';

export interface JournalParts {
  readonly folder: JournalFolder;
  readonly clock: Pick<Clock, 'now'>;
  readonly processes: Processes;
  /** A text that is never the same twice. */
  readonly unique: () => string;
  /** Told what went wrong where nothing was lost by it. */
  readonly report: (error: unknown) => void;
  readonly limits?: JournalLimits;
}

/** How long a file of the journal may get. */
export interface JournalLimits {
  /** Finished entries that are kept. */
  readonly finished: number;
  /** Records before it is written anew; an entry has up to three. */
  readonly records: number;
  /** It is written anew when it has grown to this many characters, however few its records. */
  readonly characters: number;
}

/**
 * Who is at work on an entry that has not ended: this process, another one that is running, or nobody any more, so that
 * it has to be settled.
 */
export type Worker = 'here' | 'elsewhere' | 'nobody';

export interface JournalEntry extends Entry {
  readonly worker: Worker;
  /** True when this very process began it. */
  readonly isOwn: boolean;
}

export interface JournalView {
  /** Oldest first. */
  readonly entries: readonly JournalEntry[];
  /** Lines that could not be read. */
  readonly damaged: number;
}

/** How a wait ended, with the resource as it was seen last. */
export interface EndOfWait {
  readonly end: Settled['end'];
  readonly resource?: Pick<Resource, 'state'>;
}

const usualLimits: JournalLimits = { finished: 500, records: 2000, characters: 4 * 1024 * 1024 };
/**
 * After so many milliseconds nobody works on an entry, whatever its process number says: sending ends long before, and
 * numbers of processes are used again.
 */
const longestWork = 15 * 60_000;
/**
 * A file of another computer is taken over when it was not written for so many milliseconds: its process cannot be asked
 * for. Changes of an ended one are settled long before; this is about files that nobody comes back to. A week is longer
 * than most absences, and who comes back later goes on in a new file.
 */
const abandoned = 7 * 24 * 3_600_000;

/**
 * Every change that was sent, written down before and after: what somebody finds who opens the window after a crash.
 * Each process appends to a file of its own and reads all of them; what ended processes left is taken over.
 */
export class Journal {
  private file: Promise<JournalFile> | undefined;
  private name: string | undefined;
  private readonly begun = new Set<string>();
  private readonly underWay = new Set<string>();
  /** What could not be written; the next write begins with it. */
  private owed: readonly JournalRecord[] = [];
  private readonly changes = new Emitter<string | undefined>();
  /** Fires with the ID of the entry that has changed; without one when several have. */
  readonly onDidChange = this.changes.event;

  private readonly limits: JournalLimits;

  constructor(private readonly parts: JournalParts) {
    this.limits = parts.limits ?? usualLimits;
  }

  /** Writes down what is about to be sent; it must not be sent when this fails. @throws errors of the file system */
  async begin(intent: Omit<Intent, 'record' | 'at' | 'process' | 'host'>): Promise<Intent> {
    const { clock, processes } = this.parts;
    const at = clock.now();
    const record: Intent = { record: 'intent', at, process: processes.own, host: processes.host, ...intent };
    this.begun.add(record.id);
    this.underWay.add(record.id);
    try {
      await this.write([record]);
    } catch (error) {
      this.underWay.delete(record.id);
      // Half of a failed write may be on the disk: whoever finds it there must not send it.
      const { id } = record;
      this.owed = [...this.owed, { record: 'ending', id, at, outcome: 'notSent', by: 'answer', milliseconds: 0 }];
      throw error;
    }
    this.changes.fire(record.id);
    return record;
  }

  /** Writes down how sending ended. @throws errors of the file system */
  async end(ending: Omit<Ending, 'record' | 'at'>): Promise<void> {
    // It has ended, whether that can be written down or not.
    this.underWay.delete(ending.id);
    await this.writeOrOwe({ record: 'ending', at: this.parts.clock.now(), ...ending });
  }

  /** Writes down how the wait for the final state of an entry ended. @throws errors of the file system */
  async settle(id: string, how: EndOfWait): Promise<void> {
    const state = how.resource?.state;
    const at = this.parts.clock.now();
    await this.writeOrOwe({ record: 'settled', id, at, end: how.end, ...(state === undefined ? {} : { state }) });
  }

  /**
   * Forgets what had ended for certain at a moment, in milliseconds since 1970; the rest stays, what says something of
   * it, and what is kept by its ID. @throws errors of the file system
   */
  async clear(until: number, kept: readonly string[] = []): Promise<void> {
    const { entries } = await this.read();
    const all = [...new Set([...kept, ...stayingWhenCleared(entries)])];
    await this.write([{ record: 'cleared', at: until, kept: all }]);
    this.changes.fire(undefined);
  }

  /** All entries of all processes, with what this one could not write yet. @throws errors of the file system */
  async read(): Promise<JournalView> {
    // What is written while the files are read may stand in none of them yet.
    const { owed } = this;
    const files = await this.parts.folder.readAll();
    const entries = entriesOf([...files.flatMap(({ records }) => records), ...owed]);
    const damaged = files.reduce((sum, file) => sum + file.damaged, 0);
    const isOwn = ({ intent: { id } }: Entry): boolean => this.begun.has(id);
    const known = entries.map((entry) => ({ ...entry, worker: this.workerOf(entry.intent), isOwn: isOwn(entry) }));
    return { entries: known, damaged };
  }

  /** Takes what ended processes have left into the own file. @throws errors of the file system */
  async takeOver(): Promise<void> {
    const { folder, processes, clock, report } = this.parts;
    await folder.clean(processes, clock.now()).catch(report);
    // Who has ended writes no more: a file that is read before that is known may have grown since.
    const left: JournalFileName[] = [];
    for (const file of await folder.list()) if (await this.isLeft(file)) left.push(file);
    if (left.length === 0) return;
    const files = await Promise.all(left.map((file) => folder.read(file)));
    const records = files.flatMap((file) => file?.records ?? []);
    const open = await this.openBeside(left.map(({ name }) => name));
    if (records.length > 0) await this.write(shortened(records, this.limits.finished, open));
    const damaged = files.filter((file) => file !== undefined).filter((file) => file.damaged > 0);
    // What another version wrote, or a disk spoiled, may still be read by somebody.
    for (const { name } of damaged) await folder.putAside(name);
    for (const { name } of left) await folder.remove(name);
    if (damaged.length > 0) report(keptAside(damaged, folder.path));
    this.changes.fire(undefined);
  }

  /** Closes the own file. Nothing is lost without it. */
  async close(): Promise<void> {
    await (await this.file)?.close();
  }

  private workerOf(intent: Intent): Worker {
    const { clock, processes } = this.parts;
    const standing = standingOf(intent, processes);
    if (standing === 'self') return this.underWay.has(intent.id) ? 'here' : 'nobody';
    // Of a process of another computer nothing is known but that sending takes no longer.
    return standing === 'ended' || clock.now() - intent.at > longestWork ? 'nobody' : 'elsewhere';
  }

  /** True for the file of a process that writes it no more. @throws errors of the file system */
  private async isLeft(file: JournalFileName): Promise<boolean> {
    const { clock, folder, processes } = this.parts;
    switch (standingOf(file.owner, processes)) {
      case 'self':
        // Another file with the own number is of a process that had it before.
        return file.name !== this.name;
      case 'running':
        return false;
      case 'ended':
        return true;
      case 'away':
        return clock.now() - ((await folder.writtenAt(file)) ?? Infinity) > abandoned;
    }
  }

  /** Tells of it in any case: it is known, whether it is on the disk or not. */
  private async writeOrOwe(record: Ending | Settled): Promise<void> {
    try {
      await this.write([record]);
    } catch (error) {
      this.owed = [...this.owed, record];
      throw error;
    } finally {
      this.changes.fire(record.id);
    }
  }

  private async write(records: readonly JournalRecord[]): Promise<void> {
    const file = await (this.file ??= this.open());
    const { owed } = this;
    const all = [...owed, ...records];
    await file.append(all);
    this.owed = this.owed.filter((record) => !owed.includes(record));
    const { finished, records: most, characters } = this.limits;
    if (!file.isLongerThan(most, characters)) return;
    try {
      const open = await this.openBeside([basename(file.path)]);
      await file.shorten((kept) => shortened(kept, finished, open));
    } catch (error) {
      // The file is longer than it should be, and whole.
      this.parts.report(error);
    }
  }

  /** What other files than these believe open, each by itself: what is known of it may stand nowhere else. */
  private async openBeside(names: readonly string[]): Promise<readonly Entry[]> {
    const files = await this.parts.folder.readAll();
    const others = files.filter(({ name }) => !names.includes(name));
    return others.flatMap(({ records }) => entriesOf(records).filter((entry) => !isCertain(entry)));
  }

  private async open(): Promise<JournalFile> {
    const { folder, clock, processes, unique } = this.parts;
    try {
      const path = await folder.fileFor(processes, clock.now(), unique());
      this.name = basename(path);
      return new JournalFile(path);
    } catch (error) {
      // The next write tries again.
      this.file = undefined;
      throw error;
    }
  }
}

/**
 * The same without the oldest of what has ended, and without what was cleared; but for what says something of a change
 * that has not ended, here or in other files.
 */
function shortened(
  records: readonly JournalRecord[],
  finished: number,
  openElsewhere: readonly Entry[],
): readonly JournalRecord[] {
  const entries = entriesOf(records);
  const open = entries.filter((entry) => !isCertain(entry));
  const ended = entries.filter(isCertain).sort((left, right) => lastAt(right) - lastAt(left));
  const needed = new Set(openElsewhere.map(({ intent }) => intent.id));
  const endedHereOnly = entriesOf(records.filter(({ record }) => record !== 'cleared')).filter(
    (entry) => isCertain(entry) && needed.has(entry.intent.id),
  );
  const kept = [
    ...open,
    ...ended.slice(0, finished),
    ...hidingOthers([...open, ...openElsewhere], ended),
    ...endedHereOnly,
  ];
  const cleared = records.filter(({ record }) => record === 'cleared').sort((left, right) => right.at - left.at);
  const beginnings = new Set(records.flatMap((record) => (record.record === 'intent' ? [record.id] : [])));
  const strays = records.filter((record) => isAboutOther(record, beginnings));
  return [
    ...cleared.slice(0, 1),
    ...[...new Map(kept.map((entry) => [entry.intent.id, entry])).values()].sort(byBeginning).flatMap(recordsOf),
    ...strays.slice(0, -finished).filter((record) => 'id' in record && needed.has(record.id)),
    ...strays.slice(-finished),
  ];
}

function keptAside(files: readonly ReadFile[], path: string): ExplainedError {
  const lines = files.reduce((sum, { damaged }) => sum + damaged, 0);
  return new ExplainedError({
    what: message('Lines of the journal that could not be read: {0}', lines),
    todo: message('Their files are kept in {0}, with names that end with "{1}".', path, damagedEnding),
    retryable: false,
  });
}

/** What was found out about a change whose beginning stands in the file of another process. */
function isAboutOther(record: JournalRecord, beginnings: ReadonlySet<string>): boolean {
  return (record.record === 'ending' || record.record === 'settled') && !beginnings.has(record.id);
}

import { readdir } from 'node:fs/promises';
import type { Entry } from '../../src/journal/entry';
import { entriesOf } from '../../src/journal/entry';
import { JournalFolder } from '../../src/journal/journalFolder';
import { asideEnd } from '../protocol';

/** A journal at the end of a round. */
export interface KeptJournal {
  /** Everything that ever stood in it. */
  readonly all: readonly Entry[];
  /** What stands in it now. */
  readonly kept: readonly Entry[];
  /** How many of its files were written anew or taken over. */
  readonly shortened: number;
}

/** Reads a journal, with what its windows put aside before they wrote a file anew. */
export async function keptJournal(path: string): Promise<KeptJournal> {
  const folder = new JournalFolder(path);
  const names = (await readdir(path)).filter((name) => name.endsWith(asideEnd));
  const [kept, aside] = await Promise.all([
    folder.readAll(),
    Promise.all(names.map((name) => folder.read({ name, owner: { process: 0 } }))),
  ]);
  const records = kept.flatMap((file) => file.records);
  const before = aside.flatMap((file) => file?.records ?? []);
  return { all: entriesOf([...records, ...before]), kept: entriesOf(records), shortened: names.length };
}

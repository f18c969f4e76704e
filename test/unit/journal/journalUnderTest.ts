import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalLimits } from '../../../src/journal/journal';
import { Journal } from '../../../src/journal/journal';
import { JournalFolder } from '../../../src/journal/journalFolder';
import type { Intent } from '../../../src/journal/records';

interface ProcessOptions {
  readonly host?: string;
  readonly limits?: JournalLimits;
}

/** A folder of a journal for the time of a test, and processes that run or have ended as the test says. */
export class JournalUnderTest {
  readonly path = mkdtempSync(join(tmpdir(), 'journal-'));
  readonly running = new Set<number>();
  readonly reported: unknown[] = [];
  now = Date.UTC(2024, 5, 1, 12);
  private count = 0;
  private readonly journals: Journal[] = [];

  /** A process with its own journal. */
  process(own: number, path = this.path, { host = 'aaaaaaaa', limits }: ProcessOptions = {}): Journal {
    this.running.add(own);
    const journal = new Journal({
      folder: new JournalFolder(path),
      clock: { now: () => this.now },
      processes: { own, host, isRunning: (id) => this.running.has(id) },
      unique: this.unique,
      report: (error) => this.reported.push(error),
      ...(limits === undefined ? {} : { limits }),
    });
    this.journals.push(journal);
    return journal;
  }

  readonly unique = (): string => {
    this.count += 1;
    return `unique${this.count}`;
  };

  files(): readonly string[] {
    return readdirSync(this.path);
  }

  /** All that is on the disk. */
  text(): string {
    return this.files()
      .map((name) => readFileSync(join(this.path, name), 'utf8'))
      .join('');
  }

  async remove(): Promise<void> {
    for (const journal of this.journals) await journal.close();
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A change as it is written down, of which only the ID matters. */
export function change(id: string, more: Partial<Intent> = {}): Omit<Intent, 'record' | 'at' | 'process' | 'host'> {
  const common = { account: 'account', region: 'cn-hangzhou', operation: 'DeleteBgpPeer', title: 'peer' };
  return { id, ...common, values: { BgpPeerId: `bgp-${id}` }, hidden: [], token: `token-${id}`, ...more };
}

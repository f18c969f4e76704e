import { randomUUID } from 'node:crypto';
import { Recovery } from '../../src/actions/recovery';
import { catalogue } from '../../src/catalog';
import { Journal } from '../../src/journal/journal';
import { JournalFolder } from '../../src/journal/journalFolder';
import { JournaledWrites } from '../../src/journal/journaledWrites';
import { processes } from '../../src/journal/processes';
import { isUnsettled, Settlement } from '../../src/journal/settlement';
import { FastClock } from '../fastClock';
import type { Command, Told, WindowStart } from '../protocol';
import { Accounts } from './accounts';
import { Keyring } from './keyring';
import { Window } from './window';

function tell(told: Told): void {
  process.send?.(told);
}

function unhandled(error: unknown): void {
  tell({ say: 'unhandled', text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

/** A fault that hit what nobody waits for is reported in the product's log and nowhere else. */
function report(error: unknown): void {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
}

/**
 * The product's own, but that time passes fast here on a machine that may be slow: a change does not get too old to be
 * sent again.
 */
const terms = { resendWithin: 20 * 3600_000, landsWithin: 60_000, longestCall: 60_000 };

/** So small that every window writes its file anew now and then. */
const limits = { finished: 12, records: 40, characters: 1_000_000 };

/** Rounds in which the last settlement looks again at what may still be on its way. */
const looks = 6;

/** A window of the product without VS Code: its client, estate and journal, driven by the parent. Killed at any time. */
function opened({ origin, folder, estates }: WindowStart): (command: Command) => Promise<void> {
  const clock = new FastClock(origin);
  const accounts = new Accounts(estates, clock);
  const vault = new Keyring(tell);
  const journal = new Journal({
    folder: new JournalFolder(folder),
    clock,
    processes,
    unique: randomUUID,
    report,
    limits,
  });
  const writes = new JournaledWrites({ journal, vault, catalogue, clock, unique: randomUUID, report });
  const accessTo = (account: string) => accounts.named(account);
  const settlement = new Settlement({ journal, vault, catalogue, clock, accessTo, report, terms });
  // How long the service is at work on what it accepted is not looked at here, and the keyring is the parent's.
  const elsewhere = { followOn: () => undefined, clean: () => Promise.resolve() };
  const recovery = new Recovery({ journal, settlement, clock, report: unhandled, ...elsewhere });
  const window = new Window(accounts, writes, clock);

  const settleAll = async (): Promise<void> => {
    for (let look = 0; look < looks; look += 1) {
      await settlement.leftOvers();
      const { entries } = await journal.read();
      const left = entries.filter(isUnsettled);
      if (left.length === 0) return;
      const longest = Math.max(...left.map((entry) => settlement.untilReadable(entry)));
      await new Promise<void>((resolve) => clock.after(longest + 100, resolve));
    }
  };
  return async (command) => {
    switch (command.do) {
      case 'write':
        // As soon as there is something to see: what earlier windows left is settled while the person already works.
        recovery.start();
        tell(await window.write(command.wanted));
        return;
      case 'look':
        await accounts.of(command.estate, command.side).estate.all(command).catch(report);
        return;
      case 'settleAll':
        await settleAll();
        tell({ say: 'settledAll' });
        return;
      case 'kept':
        vault.answered(command.call, command.text);
        return;
      case 'open':
    }
  };
}

let obey: ((command: Command) => Promise<void>) | undefined;
process.on('message', (command: Command) => {
  if (command.do === 'open') obey = opened(command.start);
  else obey?.(command).catch(unhandled);
});
process.on('unhandledRejection', unhandled);
process.on('uncaughtException', unhandled);
process.on('disconnect', () => process.exit());
tell({ say: 'loaded' });

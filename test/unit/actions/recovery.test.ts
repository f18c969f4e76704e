import assert from 'node:assert/strict';
import { Recovery } from '../../../src/actions/recovery';
import { fixedValues } from '../../../src/estate/fixedValues';
import type { JournalEntry } from '../../../src/journal/journal';
import type { Settled } from '../../../src/journal/settlement';
import { VirtualClock } from '../../../src/sandbox/clock';
import { change } from '../journal/journalUnderTest';
import type { Bench, ProcessUnderTest } from '../journal/writesUnderTest';
import { operationOf, withProcesses } from '../journal/writesUnderTest';
import { until } from '../sandbox/faults/exchange';

const minute = 60_000;

interface Recovering {
  readonly recovery: Recovery;
  readonly clock: VirtualClock;
  readonly settled: Settled[];
  readonly followed: JournalEntry[];
  readonly cleanings: () => number;
}

function recovering({ test }: Bench, { journal, settlement }: ProcessUnderTest): Recovering {
  const clock = new VirtualClock(test.now);
  const followed: JournalEntry[] = [];
  let cleanings = 0;
  const recovery = new Recovery({
    journal,
    settlement,
    clock,
    report: (error) => void test.reported.push(error),
    followOn: (entry) => followed.push(entry),
    clean: () => {
      cleanings += 1;
      return Promise.resolve();
    },
  });
  const settled: Settled[] = [];
  recovery.onDidSettle((some) => settled.push(...some));
  return { recovery, clock, settled, followed, cleanings: () => cleanings };
}

async function newGroup(sender: ProcessUnderTest): Promise<Parameters<ProcessUnderTest['send']>[0]> {
  const operation = operationOf('CreateBgpGroup');
  const target = await sender.one('virtualBorderRouter');
  return { operation, target, values: { ...fixedValues(operation, target), Name: 'second', PeerAsn: '65002' } };
}

/** A window sends a creation, gets no answer, and ends. */
async function leaveUnknown(bench: Bench): Promise<void> {
  const sender = bench.process(1);
  const write = await newGroup(sender);
  bench.sandbox.faults.add({ fault: { kind: 'resetAfter' } });
  await assert.rejects(sender.send(write));
  bench.sandbox.faults.clear();
  bench.test.running.delete(1);
}

describe('going on with what an earlier window left', () => {
  it('waits for a window that is still ending, or a reload leaves its change open for ever', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const write = await newGroup(sender);
      bench.sandbox.faults.add({ fault: { kind: 'resetAfter' } });
      void sender.send(write, undefined).catch(() => undefined);
      await until(() => bench.test.text().includes('"intent"'));
      const { recovery, clock, settled } = recovering(bench, bench.process(2));
      recovery.start();
      await until(() => clock.waiting() > 0);
      assert.deepEqual(settled, [], 'the other window is at work on it');
      await until(() => bench.test.text().includes('"ending"'));
      bench.sandbox.faults.clear();
      bench.test.running.delete(1);
      clock.advance(5_000);
      await until(() => settled.length > 0);
      assert.deepEqual(
        settled.map(({ outcome }) => outcome),
        ['succeeded'],
      );
      recovery.dispose();
    }));

  it('follows what was accepted and has not ended, the newest first, and each once', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      await sender.send(await newGroup(sender));
      bench.test.now += 1;
      const again = await newGroup(sender);
      await sender.send({ ...again, values: { ...again.values, Name: 'third', PeerAsn: '65003' } });
      bench.test.running.delete(1);
      const { recovery, followed, cleanings } = recovering(bench, bench.process(2));
      recovery.start();
      recovery.start();
      await until(() => cleanings() > 0);
      assert.deepEqual(
        followed.map(({ ending }) => ending?.created?.name),
        ['third', 'second'],
      );
      recovery.dispose();
    }));

  it('comes back to a lost answer of its own that the service could not be asked about, or it stays unknown', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const operation = operationOf('ActivateRouterInterface');
      const target = await sender.one('routerInterface');
      const { recovery, clock, cleanings } = recovering(bench, sender);
      const pass = (milliseconds: number): void => {
        bench.test.now += milliseconds;
        clock.advance(milliseconds);
      };
      recovery.start();
      await until(() => cleanings() > 0);
      // No answer of any kind comes through until the line is mended.
      bench.sandbox.faults.add({ fault: { kind: 'resetAfter' } });
      await assert.rejects(sender.send({ operation, target, values: fixedValues(operation, target) }));
      pass(1_000);
      await until(() => clock.waiting() > 0);
      pass(60_000);
      await until(() => clock.waiting() > 0);
      const { id } = (await sender.journal.read()).entries[0]?.intent ?? { id: '' };
      assert.equal(await sender.outcome(id), 'unknown');
      bench.sandbox.faults.clear();
      pass(5_000);
      await until(() => clock.waiting() === 0 && bench.test.text().includes('"by":"reading"'));
      assert.equal(await sender.outcome(id), 'succeeded');
      recovery.dispose();
    }));

  it('tries again what a full disk stood in the way of, and says so once, or nothing is settled until a reload', () =>
    withProcesses(async (bench) => {
      await leaveUnknown(bench);
      const next = bench.process(2);
      const { recovery, clock, settled, cleanings } = recovering(bench, next);
      const { journal } = next;
      const read = journal.read.bind(journal);
      const takeOver = journal.takeOver.bind(journal);
      let failures = 0;
      const full = (): Promise<never> => {
        failures += 1;
        return Promise.reject(Object.assign(new Error(`write ${failures}`), { code: 'ENOSPC' }));
      };
      journal.takeOver = full;
      journal.read = full;
      recovery.start();
      await until(() => clock.waiting() === 2);
      clock.advance(5_000);
      await until(() => failures >= 4 && clock.waiting() === 2);
      assert.equal(bench.test.reported.length, 1);
      journal.takeOver = takeOver;
      journal.read = read;
      clock.advance(10_000);
      await until(() => settled.length > 0 && cleanings() > 0);
      assert.deepEqual(
        settled.map(({ outcome }) => outcome),
        ['succeeded'],
      );
      recovery.dispose();
    }));

  it('goes on looking for a lost answer after a look that failed, or one bad moment ends two hours of looking', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const { recovery, clock, cleanings } = recovering(bench, sender);
      recovery.start();
      await until(() => cleanings() > 0);
      let looks = 0;
      recovery.check = () => {
        looks += 1;
        return Promise.reject(Object.assign(new Error(`read ${looks}`), { code: 'EMFILE' }));
      };
      await sender.journal.begin(change('a'));
      await sender.journal.end({ id: 'a', outcome: 'unknown', by: 'answer', milliseconds: 1 });
      const pass = async (milliseconds: number): Promise<void> => {
        clock.advance(milliseconds);
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
      };
      await pass(1_000);
      await until(() => clock.waiting() > 0);
      for (let turn = 0; turn < 40; turn += 1) await pass(10 * minute);
      assert.equal(looks, 18);
      assert.equal(bench.test.reported.length, 1);
      recovery.dispose();
    }));

  it('reads the journal once for many changes, or a hundred of them read it three hundred times', () =>
    withProcesses(async (bench) => {
      const sender = bench.process(1);
      const { recovery, clock, cleanings } = recovering(bench, sender);
      recovery.start();
      await until(() => cleanings() > 0);
      let reads = 0;
      const { journal } = sender;
      const read = journal.read.bind(journal);
      journal.read = () => {
        reads += 1;
        return read();
      };
      for (let count = 0; count < 20; count += 1) {
        await journal.begin(change(`c${count}`));
        await journal.end({ id: `c${count}`, outcome: 'unknown', by: 'answer', milliseconds: 1 });
      }
      assert.equal(clock.waiting(), 1);
      clock.advance(1_000);
      await until(() => clock.waiting() === 20);
      assert.equal(reads, 1);
      recovery.dispose();
    }));

  it('says nothing of what was unknown before, or every start nags about last month', () =>
    withProcesses(async (bench) => {
      await leaveUnknown(bench);
      bench.test.now += 3_600_000;
      const { recovery, settled, cleanings } = recovering(bench, bench.process(2));
      recovery.start();
      await until(() => cleanings() > 0);
      assert.deepEqual(settled, []);
      recovery.dispose();
    }));
});

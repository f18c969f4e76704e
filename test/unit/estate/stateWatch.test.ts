import assert from 'node:assert/strict';
import { Cancelled, ServiceError, TransportError } from '../../../src/api/errors';
import type { StateRule } from '../../../src/catalog/operation';
import { WatchBench } from './watchUnderTest';

const terminate: StateRule = { via: 'terminating', to: ['terminated'], failed: ['active'], deadline: 600 };
const deletion: StateRule = { via: 'deleting', to: ['gone'], deadline: 600 };
const soon = (rule: StateRule, deadline: number): StateRule => ({ ...rule, deadline });

const action = 'DescribeVirtualBorderRouters';
const lost = new TransportError({ action, phase: 'reset', outcome: 'unknown' });
const denied = new ServiceError('User not authorized.', {
  action,
  code: 'Forbidden.RAM',
  httpStatus: 403,
  outcome: 'refused',
});

const minutes = 60_000;

describe('waiting for a state', () => {
  it('looks soon at first and never less than every 30 s, so that the end is seen and the service is spared', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', ...Array.from({ length: 9 }, () => 'terminating'), 'terminated');
    const wait = bench.wait(terminate);
    await bench.clock.pass(5 * minutes);
    assert.deepEqual(wait.end, ['reached', 'terminated']);
    const pauses = bench.times.slice(1).map((time, index) => Math.round((time - (bench.times[index] ?? 0)) * 1_000));
    assert.deepEqual(pauses, [2000, 3000, 4500, 6750, 10_125, 15_188, 22_781, 30_000, 30_000]);
    assert.equal(bench.clock.waiting, 0, 'something still waits');
  });

  it('ends at once when the state is there already', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminated');
    const wait = bench.wait(terminate);
    await bench.clock.pass(0);
    assert.deepEqual([wait.end, bench.times], [['reached', 'terminated'], [0]]);
  });

  it('tells every state that it sees, known or not, and however it is spelled (traps 55, 59)', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'Terminating', 'hibernating', 'Terminated');
    const seen: (string | undefined)[] = [];
    const wait = bench.wait(terminate, 'vbr-1', { onState: ({ wireState }) => seen.push(wireState) });
    await bench.clock.pass(minutes);
    assert.deepEqual([wait.end[0], seen], ['reached', ['Terminating', 'hibernating', 'Terminated']]);
  });

  it('says that it failed instead of waiting for ten minutes', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating', 'active');
    const wait = bench.wait(terminate);
    await bench.clock.pass(2_000);
    assert.deepEqual(wait.end, ['failed', 'active']);
  });

  it('is over when a deleted resource is gone', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'deleting', undefined);
    const wait = bench.wait(deletion);
    await bench.clock.pass(2_000);
    assert.deepEqual(wait.outcome, { end: 'reached' });
  });

  it('can be for what stands in the row of something else, such as an association', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating', 'active');
    const wait = bench.wait(deletion, 'vbr-1', { as: (row) => (row?.state === 'terminating' ? row : undefined) });
    await bench.clock.pass(0);
    assert.equal(wait.outcome, undefined);
    await bench.clock.pass(2_000);
    assert.deepEqual(wait.outcome, { end: 'reached' });
  });

  it('goes on when a resource just made is not in the lists yet', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', undefined, undefined, 'active');
    const wait = bench.wait({ to: ['active'], deadline: 60 });
    await bench.clock.pass(minutes);
    assert.deepEqual(wait.end, ['reached', 'active']);
  });

  it('stops as soon as the person does not want to wait any longer, and asks no more', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating');
    const controller = new AbortController();
    const wait = bench.wait(terminate, 'vbr-1', { signal: controller.signal });
    await bench.clock.pass(3_000);
    controller.abort();
    await bench.clock.pass(10 * minutes);
    assert.ok(wait.error instanceof Cancelled);
    assert.deepEqual([bench.times, bench.clock.waiting, bench.window.listeners], [[0, 2], 0, 0]);
  });

  it('does not look at all for what was cancelled before', async () => {
    const bench = new WatchBench();
    const wait = bench.wait(terminate, 'vbr-1', { signal: AbortSignal.abort() });
    await bench.clock.pass(minutes);
    assert.ok(wait.error instanceof Cancelled);
    assert.deepEqual([bench.times, bench.window.listeners], [[], 0]);
  });
});

describe('the deadline of a wait', () => {
  it('is its last look, so that what came in time is not missed, and nobody waits longer', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating', 'terminating', 'terminating', 'terminating', 'terminated');
    bench.estate.write('vbr-2', 'terminating');
    const first = bench.wait(soon(terminate, 10));
    const second = bench.wait(soon(terminate, 10), 'vbr-2');
    await bench.clock.pass(minutes);
    assert.deepEqual(bench.times, [0, 2, 5, 9.5, 10]);
    assert.deepEqual([first.end, first.endedAt], [['reached', 'terminated'], 10]);
    assert.deepEqual([second.end, second.endedAt], [['deadline', 'terminating'], 10]);
  });

  it('ends the wait for what never shows up', async () => {
    const bench = new WatchBench();
    const wait = bench.wait({ to: ['active'], deadline: 5 });
    await bench.clock.pass(minutes);
    assert.deepEqual([wait.outcome, wait.endedAt], [{ end: 'deadline' }, 5]);
  });

  it('counts from when the change was sent: after a reload what is left of it is waited for', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating');
    const wait = bench.wait(terminate, 'vbr-1', { until: bench.start + 4_000 });
    await bench.clock.pass(minutes);
    assert.deepEqual([wait.end, wait.endedAt], [['deadline', 'terminating'], 4]);
  });

  it('that passed before a reload still means one look, or what was done long ago counts as failed', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminated');
    bench.estate.write('vbr-2', 'terminating');
    const done = bench.wait(terminate, 'vbr-1', { until: bench.start - minutes });
    const stuck = bench.wait(terminate, 'vbr-2', { until: bench.start - minutes });
    await bench.clock.pass(0);
    assert.deepEqual([done.end[0], stuck.end[0]], ['reached', 'deadline']);
  });

  it('that passed while the computer slept is judged after one more look', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating', 'terminating', 'terminated');
    const wait = bench.wait(terminate);
    await bench.clock.pass(3_000);
    bench.clock.sleep(8 * 60 * minutes);
    await bench.clock.pass(0);
    assert.deepEqual(wait.end, ['reached', 'terminated']);
  });

  it('waits for the network a little after the computer woke up, or every wait ends with the state of yesterday', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating', 'terminating', lost, lost, 'terminated');
    const wait = bench.wait(terminate);
    await bench.clock.pass(3_000);
    bench.clock.sleep(8 * 60 * minutes);
    await bench.clock.pass(minutes);
    assert.deepEqual(wait.end, ['reached', 'terminated']);
  });

  it('ends without network too, and says that the state is an old one', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating', lost);
    const wait = bench.wait(soon(terminate, 10));
    await bench.clock.pass(2 * minutes);
    assert.deepEqual(wait.end, ['deadline', 'terminating']);
    assert.deepEqual(wait.outcome?.end === 'deadline' && wait.outcome.error, lost);
    assert.equal(wait.endedAt, 40, 'half a minute later and not more');
  });
});

describe('a look that fails', () => {
  it('is not taken for a deletion, or a lost connection reports success (traps 68)', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', lost);
    const wait = bench.wait(deletion);
    await bench.clock.pass(5 * minutes);
    assert.equal(wait.endedAt, undefined);
  });

  it('is taken again, because the change goes on meanwhile', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', lost, 'terminated');
    const wait = bench.wait(terminate);
    await bench.clock.pass(2_000);
    assert.deepEqual(wait.end, ['reached', 'terminated']);
  });

  it('because it is not allowed ends the wait at once, and no other', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', denied);
    // What is refused to both is asked for each by itself.
    bench.estate.write('vbr-2', 'terminating', 'terminating', 'terminated');
    const [refused, other] = [bench.wait(terminate), bench.wait(terminate, 'vbr-2')];
    await bench.clock.pass(0);
    assert.deepEqual([refused.outcome, other.outcome], [{ end: 'unseen', error: denied }, undefined]);
    await bench.clock.pass(minutes);
    assert.deepEqual(other.end, ['reached', 'terminated']);
  });
});

describe('waiting together', () => {
  it('is one look for all of a kind in a region, or ten deletions ask ten times as often', async () => {
    const bench = new WatchBench();
    const ids = ['vbr-1', 'vbr-2', 'vbr-3', 'vbr-4', 'vbr-5'];
    for (const id of ids) bench.estate.write(id, 'terminating', 'terminating', 'terminated');
    const waits = ids.map((id) => bench.wait(terminate, id));
    await bench.clock.pass(minutes);
    assert.deepEqual(
      waits.map(({ end }) => end[0]),
      ids.map(() => 'reached'),
    );
    assert.deepEqual(
      bench.estate.looks.map((look) => look.ids),
      [ids, ids, ids],
    );
  });

  it('with one that comes later brings the next look forward to 2 s, and makes nobody wait longer', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating');
    bench.estate.write('vbr-2', 'terminating');
    bench.wait(terminate);
    await bench.clock.pass(30_000);
    assert.deepEqual(bench.times, [0, 2, 5, 9.5, 16.25, 26.375]);
    bench.wait(terminate, 'vbr-2');
    await bench.clock.pass(8_000);
    assert.deepEqual(bench.times.slice(6), [32, 34, 37], 'of 41.5625 that it would have been');
    assert.deepEqual(bench.estate.looks.at(-1)?.ids, ['vbr-1', 'vbr-2']);
  });

  it('does not judge who comes by a look that began before, or the state before a change counts as its end', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating');
    bench.estate.write('vbr-2', 'active', 'terminating', 'terminated');
    const earlier = bench.wait({ to: ['terminated'], deadline: 600 }, 'vbr-2');
    const release = bench.estate.hold();
    await bench.clock.pass(0);
    const later = bench.wait(terminate, 'vbr-2');
    release();
    await bench.clock.pass(0);
    assert.deepEqual([earlier.outcome, later.outcome], [undefined, undefined]);
    await bench.clock.pass(minutes);
    assert.deepEqual(
      [earlier.end, later.end],
      [
        ['reached', 'terminated'],
        ['reached', 'terminated'],
      ],
    );
  });

  it('leaves the others alone when one stops, even during a look', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating');
    bench.estate.write('vbr-2', 'terminating', 'terminated');
    const controller = new AbortController();
    const one = bench.wait(terminate, 'vbr-1', { signal: controller.signal });
    const other = bench.wait(terminate, 'vbr-2');
    const release = bench.estate.hold();
    await bench.clock.pass(0);
    controller.abort();
    release();
    await bench.clock.pass(2_000);
    assert.ok(one.error instanceof Cancelled);
    assert.deepEqual(other.end, ['reached', 'terminated']);
    assert.deepEqual(bench.estate.looks.at(-1)?.ids, ['vbr-2'], 'nobody waits for the first one any more');
  });
});

describe('a window that nobody looks at', () => {
  it('asks nothing, and looks at once when somebody is back', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating', 'terminated');
    const wait = bench.wait(terminate);
    await bench.clock.pass(1_000);
    bench.window.focus(false);
    await bench.clock.pass(5 * minutes);
    assert.deepEqual(bench.times, [0]);
    bench.window.focus(true);
    await bench.clock.pass(0);
    assert.deepEqual([wait.end, wait.endedAt], [['reached', 'terminated'], 301]);
    assert.equal(bench.window.listeners, 0);
  });

  it('lets the deadline pass and judges it after a look, or being away makes every change a failure', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminated');
    bench.estate.write('vbr-2', 'terminating');
    bench.window.focus(false);
    const [done, stuck] = [bench.wait(terminate), bench.wait(terminate, 'vbr-2')];
    await bench.clock.pass(60 * minutes);
    assert.deepEqual([done.outcome, stuck.outcome, bench.times], [undefined, undefined, []]);
    bench.window.focus(true);
    await bench.clock.pass(0);
    assert.deepEqual(
      [done.end, stuck.end],
      [
        ['reached', 'terminated'],
        ['deadline', 'terminating'],
      ],
    );
  });

  it('does not ask at each turn of somebody who switches windows to and fro', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating');
    bench.wait(terminate);
    await bench.clock.pass(30_000);
    const before = bench.times.length;
    for (let turn = 0; turn < 20; turn += 1) {
      bench.window.focus(false);
      await bench.clock.pass(50);
      bench.window.focus(true);
      await bench.clock.pass(50);
    }
    assert.ok(bench.times.length - before <= 2, `${bench.times.length - before} looks in two seconds`);
  });

  it('goes on with what works by itself, or a plan stands still behind a browser', async () => {
    const bench = new WatchBench();
    bench.estate.write('vbr-1', 'terminating', 'terminated');
    bench.window.focus(false);
    const wait = bench.wait(terminate, 'vbr-1', { unattended: true });
    await bench.clock.pass(2_000);
    assert.deepEqual(wait.end, ['reached', 'terminated']);
  });
});

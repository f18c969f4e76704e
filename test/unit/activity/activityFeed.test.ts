import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { catalogue } from '../../../src/catalog/index';
import { ActivityFeed } from '../../../src/activity/activityFeed';
import { rowsOf } from '../../../src/activity/rows';
import { dayFormatter } from '../../../src/activity/rowWords';
import { VirtualClock } from '../../../src/sandbox/clock';
import { ActivityUnderTest, router } from './activityUnderTest';

describe('the feed of the activity view', () => {
  let test: ActivityUnderTest;
  let clock: VirtualClock;
  let feed: ActivityFeed;
  let tell: (() => void) | undefined;
  beforeEach(() => {
    test = new ActivityUnderTest();
    clock = new VirtualClock(test.now);
    feed = new ActivityFeed({
      journal: test.here,
      catalogue,
      clock,
      dayOf: dayFormatter('UTC'),
      watch: (changed) => {
        tell = changed;
        return { dispose: () => (tell = undefined) };
      },
    });
  });
  afterEach(() => {
    feed.dispose();
    return test.disk.remove();
  });

  const labels = (): readonly string[] | undefined => {
    const { known } = feed;
    return known === undefined || 'error' in known ? undefined : rowsOf(known).map(({ id }) => id);
  };
  /** Until the feed has read once more. */
  const read = (): Promise<void> =>
    new Promise((resolve) => {
      const subscription = feed.onDidChange(() => {
        subscription.dispose();
        resolve();
      });
    });

  it('does not look at the disk before anybody looks, or an idle window works', async () => {
    await test.send('a', {}, {}, test.disk.process(2));
    clock.advance(600_000);
    assert.equal(feed.known, undefined);
    assert.equal(tell, undefined);
  });

  it('shows what this window writes also while it is hidden, or the badge comes too late', async () => {
    await test.send('a', {}, { outcome: 'unknown' });
    const done = read();
    clock.advance(100);
    await done;
    assert.deepEqual(labels(), ['a']);
  });

  it('shows what another window writes while somebody looks, and no longer than that', async () => {
    const first = read();
    feed.look(true);
    await first;
    await test.send('a', {}, {}, test.disk.process(2));
    const next = read();
    tell?.();
    clock.advance(100);
    await next;
    assert.deepEqual(labels(), ['a']);
    feed.look(false);
    assert.equal(tell, undefined);
  });

  it('finds out within a minute that another window has ended, or its change runs for ever', async () => {
    await test.send('a', {}, undefined, test.disk.process(2));
    const first = read();
    feed.look(true);
    await first;
    assert.equal((await test.row('a')).change.status, 'elsewhere');
    test.disk.running.delete(2);
    const next = read();
    clock.advance(60_000);
    await next;
    const { known } = feed;
    assert.ok(known !== undefined && !('error' in known));
    assert.equal(rowsOf(known)[0]?.change.status, 'unknown');
  });

  it('keeps why the journal could not be read, or a broken disk looks like an empty history', async () => {
    rmSync(test.disk.path, { recursive: true });
    writeFileSync(test.disk.path, '');
    const known = await feed.refresh();
    assert.ok(known !== undefined && 'error' in known);
  });

  it('keeps what is waited for when what is finished is cleared, or a running termination vanishes', async () => {
    await test.send('waiting', { operation: 'TerminateVirtualBorderRouter', subject: router }, {});
    await test.send('done', {}, {});
    test.pass(1);
    await test.here.clear(test.now, ['waiting']);
    await feed.refresh();
    assert.deepEqual(labels(), ['waiting']);
    test.pass(1);
    await test.here.settle('waiting', { end: 'reached', resource: { state: 'terminated' } });
    test.pass(1);
    await test.here.clear(test.now);
    await feed.refresh();
    assert.deepEqual(labels(), []);
  });
});

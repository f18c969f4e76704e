import assert from 'node:assert/strict';
import { clearingOf } from '../../../src/activity/clearing';
import type { Clearing } from '../../../src/activity/clearing';
import { ActivityUnderTest, router as subject } from './activityUnderTest';

describe('clearing the activity view', () => {
  let test: ActivityUnderTest;
  const clearing = async (): Promise<Clearing> => clearingOf((await test.rows()).map(({ change }) => change));
  beforeEach(() => {
    test = new ActivityUnderTest();
  });
  afterEach(() => test.disk.remove());

  it('counts what vanishes and nothing else, or rows stay that it said would go', async () => {
    await test.send('lost', { subject }, { outcome: 'unknown' });
    test.pass(1);
    // Whatever is seen of the router now may be the doing of this one.
    await test.send('hiding', { subject }, {});
    await test.here.settle('hiding', { end: 'reached' });
    test.pass(1);
    await test.send('done', {}, {});
    await test.send('refused', {}, { outcome: 'refused' });
    await test.send('running');
    test.pass(1);
    const { vanishing, needed, kept } = await clearing();
    const before = await test.rows();
    await test.here.clear(test.now, kept);
    const after = await test.rows();
    assert.deepEqual(after.map(({ id }) => id).sort(), ['hiding', 'lost', 'running']);
    assert.equal(vanishing, before.length - after.length);
    assert.equal(needed, 1);
  });

  it('does away with nothing where all that is finished is needed, or it asks about rows that stay', async () => {
    await test.send('lost', { subject }, { outcome: 'unknown' });
    test.pass(1);
    await test.send('hiding', { subject }, {});
    await test.here.settle('hiding', { end: 'reached' });
    const { vanishing, needed } = await clearing();
    assert.deepEqual([vanishing, needed], [0, 1]);
  });

  it('leaves a change with all its attempts, or one that succeeded turns unknown by clearing', async () => {
    await test.send('first', { token: 'same' }, { outcome: 'unknown' });
    test.pass(1);
    await test.send('second', { token: 'same', repeats: 'first' }, {});
    test.pass(1);
    await test.here.clear(test.now, (await clearing()).kept);
    const rows = await test.rows();
    assert.deepEqual(
      rows.map(({ id, change }) => [id, change.status]),
      [['first', 'succeeded']],
    );
  });
});

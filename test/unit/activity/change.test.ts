import assert from 'node:assert/strict';
import { isUnfinished } from '../../../src/activity/change';
import { ActivityUnderTest, router } from './activityUnderTest';

describe('changes in the activity view', () => {
  let test: ActivityUnderTest;
  beforeEach(() => {
    test = new ActivityUnderTest();
  });
  afterEach(() => test.disk.remove());

  const standing = async (id: string): Promise<unknown[]> => {
    const { change, canCheck } = await test.row(id);
    return [change.status, change.retry, canCheck];
  };

  it('are under way as long as their window is at work, or people retry what is being sent', async () => {
    const other = test.disk.process(2);
    await test.send('mine');
    await test.send('theirs', {}, undefined, other);
    assert.deepEqual(await standing('mine'), ['running', undefined, false]);
    assert.deepEqual(await standing('theirs'), ['elsewhere', undefined, false]);
    test.disk.running.delete(2);
    assert.deepEqual(await standing('theirs'), ['unknown', 'same', true], 'its window was closed in the middle');
  });

  it('keep their token while the outcome is unknown and get a new one after a no, or things happen twice', async () => {
    await test.send('lost', {}, { outcome: 'unknown', code: 'timeout' });
    await test.send('refused', {}, { outcome: 'refused', code: 'DependencyViolation' });
    await test.send('late', {}, { outcome: 'withoutEffect', by: 'reading' });
    await test.send('offline', {}, { outcome: 'notSent', code: 'dns' });
    assert.deepEqual(await standing('lost'), ['unknown', 'same', true]);
    assert.deepEqual(await standing('refused'), ['refused', 'new', false]);
    assert.deepEqual(await standing('late'), ['withoutEffect', 'same', false]);
    assert.deepEqual(await standing('offline'), ['notSent', 'same', false]);
  });

  it('that were told to wait keep their token, as in the form that they came from', async () => {
    await test.send('a', {}, { outcome: 'refused', code: 'Throttling.User' });
    await test.send('b', {}, { outcome: 'refused', code: 'OperationConflict' });
    assert.equal((await test.row('a')).change.retry, 'same');
    assert.equal((await test.row('b')).change.retry, 'same');
  });

  it('without a token are not sent again before their outcome is known, or a route is added twice', async () => {
    await test.here.begin(untokened('lost'));
    await test.here.end({ id: 'lost', outcome: 'unknown', by: 'answer', milliseconds: 1 });
    await test.here.begin(untokened('refused'));
    await test.here.end({ id: 'refused', outcome: 'refused', by: 'answer', milliseconds: 1, code: 'X' });
    assert.deepEqual(await standing('lost'), ['unknown', undefined, true]);
    assert.deepEqual(await standing('refused'), ['refused', 'new', false]);
  });

  it('sent several times under one token are one row, or one lost answer looks like two problems', async () => {
    await test.send('a', { token: 'T' }, { outcome: 'unknown' });
    await test.send('b', { token: 'T', repeats: 'a' }, { outcome: 'unknown' });
    assert.deepEqual(
      (await test.rows()).map(({ id, change }) => [id, change.attempts.length]),
      [['a', 2]],
    );
    await test.send('c', { token: 'T', repeats: 'b' }, { outcome: 'notSent' });
    assert.deepEqual(await standing('a'), ['unknown', 'same', true], 'what was not sent settles nothing');
    await test.send('d', { token: 'T', repeats: 'c' }, {});
    assert.deepEqual(await standing('a'), ['succeeded', undefined, false]);
  });

  it('of two accounts are never one row, or a retry would go to the wrong account', async () => {
    await test.send('a', { token: 'T' }, {});
    await test.send('b', { token: 'T', account: 'other' }, {});
    assert.equal((await test.rows()).length, 2);
  });

  it('that were retried under a new token are not offered a second time, or two clicks make two lines', async () => {
    await test.send('a', {}, { outcome: 'refused', code: 'QuotaExceeded' });
    await test.send('b', { repeats: 'a' }, {});
    assert.equal((await test.row('a')).change.retry, undefined);
    assert.equal((await test.row('a')).change.status, 'refused');
  });

  it('wait for the final state until it was seen or its time is over, or a terminating VBR looks done', async () => {
    const more = { operation: 'TerminateVirtualBorderRouter', subject: router };
    await test.send('a', more, {});
    assert.deepEqual(await standing('a'), ['waiting', undefined, false]);
    // 300 s are given for it (wire-facts 3.4).
    test.pass(301);
    assert.deepEqual(await standing('a'), ['unseen', undefined, true]);
    await test.here.settle('a', { end: 'reached', resource: { state: 'terminated' } });
    assert.deepEqual(await standing('a'), ['succeeded', undefined, false]);
  });

  it('that ended in a state of failure are no successes', async () => {
    const more = { operation: 'TerminateVirtualBorderRouter', subject: router };
    await test.send('a', more, {});
    await test.here.settle('a', { end: 'failed', resource: { state: 'active' } });
    assert.deepEqual(await standing('a'), ['failedLater', undefined, false]);
  });

  it('overtaken by a later change of the same resource wait no longer, or they wait for ever', async () => {
    await test.send('a', { operation: 'TerminateVirtualBorderRouter', subject: router }, {});
    test.pass(5);
    await test.send('b', { operation: 'RecoverVirtualBorderRouter', subject: router }, {});
    assert.deepEqual(await standing('a'), ['succeeded', undefined, false]);
    assert.deepEqual(await standing('b'), ['waiting', undefined, false]);
  });

  it('that a person marked as settled are finished and never sent again, or the list asks for ever', async () => {
    const more = { operation: 'TerminateVirtualBorderRouter', subject: router };
    await test.send('done', more, { outcome: 'unknown' });
    await test.send('not', {}, { outcome: 'unknown' });
    const word = { by: 'person', milliseconds: 0 } as const;
    await test.here.end({ id: 'done', outcome: 'succeeded', ...word });
    await test.here.end({ id: 'not', outcome: 'withoutEffect', ...word });
    assert.deepEqual(await standing('done'), ['succeeded', undefined, false], 'no final state is waited for');
    assert.deepEqual(await standing('not'), ['withoutEffect', undefined, false]);
    assert.deepEqual(
      (await test.rows()).map(({ change }) => isUnfinished(change)),
      [false, false],
    );
  });

  it('whose secrets are erased open their form again, or the hover promises a token that is not used', async () => {
    const hidden = ['AuthKey'];
    await test.send('lost', { hidden }, { outcome: 'unknown' });
    await test.send('offline', { hidden }, { outcome: 'notSent', code: 'dns' });
    await test.send('refused', { hidden }, { outcome: 'refused', code: 'QuotaExceeded' });
    assert.equal((await test.row('lost')).change.retry, 'same');
    assert.equal((await test.row('offline')).change.retry, 'form');
    assert.equal((await test.row('refused')).change.retry, 'form');
  });

  it('of an operation that this version does not know show all the same and offer nothing to send', async () => {
    await test.send('a', { operation: 'FlyVirtualBorderRouter' }, { outcome: 'refused' });
    assert.deepEqual(await standing('a'), ['refused', undefined, false]);
  });
});

function untokened(id: string) {
  const common = { account: 'account', region: 'cn-hangzhou', operation: 'DeleteRouteEntry', title: id };
  return { id, ...common, values: {}, hidden: [] };
}

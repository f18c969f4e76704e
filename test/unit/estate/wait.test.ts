import assert from 'node:assert/strict';
import { Cancelled, ServiceError, TransportError } from '../../../src/api/errors';
import type { StateRule } from '../../../src/catalog/operation';
import type { Resource } from '../../../src/estate/resource';
import type { WaitOutcome } from '../../../src/estate/wait';
import { waitForState } from '../../../src/estate/wait';
import { failure } from '../api/clientUnderTest';
import { TestClock } from '../api/testClock';
import { resourceOf, routerRow } from './estateUnderTest';

const terminate: StateRule = { via: 'terminating', to: ['terminated'], failed: ['active'], deadline: 600 };
const deletion: StateRule = { via: 'deleting', to: ['gone'], deadline: 600 };

function inState(status: string): Resource {
  return resourceOf('virtualBorderRouter', routerRow('vbr-1', { Status: status }));
}

const reference = inState('active');

interface Waited {
  readonly outcome: Promise<WaitOutcome>;
  readonly clock: TestClock;
  readonly seen: (string | undefined)[];
}

/** Waits while the looks find one state after the other; the last one stays. */
function wait(rule: StateRule, states: readonly (string | undefined)[], signal?: AbortSignal): Waited {
  const clock = new TestClock();
  const seen: (string | undefined)[] = [];
  let look = 0;
  const outcome = waitForState(reference, rule, {
    clock,
    read: () => {
      const state = states[Math.min(look, states.length - 1)];
      look += 1;
      return Promise.resolve(state === undefined ? undefined : inState(state));
    },
    onState: (resource) => seen.push(resource.wireState),
    ...(signal === undefined ? {} : { signal }),
  });
  return { outcome, clock, seen };
}

/** The end and the resource of an outcome that has one. */
function seenLast(outcome: WaitOutcome): { readonly end: string; readonly resource?: Resource } {
  assert.ok(outcome.end !== 'unseen', 'the resource could be read');
  return outcome;
}

describe('waiting for a state', () => {
  it('looks soon at first and never less than every 30 s, so that the end is seen and the service is spared', async () => {
    const states = [...Array.from({ length: 9 }, () => 'terminating'), 'terminated'];
    const { outcome, clock, seen } = wait(terminate, states);
    assert.equal((await outcome).end, 'reached');
    assert.deepEqual(
      clock.waits.map((milliseconds) => Math.round(milliseconds)),
      [2000, 3000, 4500, 6750, 10125, 15188, 22781, 30_000, 30_000],
    );
    assert.equal(seen.length, 10, 'every look is reported');
  });

  it('ends at once when the state is there already', async () => {
    const { outcome, clock } = wait(terminate, ['terminated']);
    const { end, resource } = seenLast(await outcome);
    assert.deepEqual([end, resource?.state, clock.waits.length], ['reached', 'terminated', 0]);
  });

  it('recognises the state however it is spelled (traps 59)', async () => {
    assert.equal((await wait(terminate, ['Terminating', 'Terminated']).outcome).end, 'reached');
  });

  it('says that it failed instead of waiting for ten minutes', async () => {
    const { end, resource } = seenLast(await wait(terminate, ['terminating', 'active']).outcome);
    assert.deepEqual([end, resource?.state], ['failed', 'active']);
  });

  it('is over when a deleted resource is gone', async () => {
    const outcome = await wait(deletion, ['deleting', undefined]).outcome;
    assert.deepEqual(outcome, { end: 'reached' });
  });

  it('goes on when a resource just made is not in the lists yet', async () => {
    const { end } = await wait({ to: ['active'], deadline: 60 }, [undefined, undefined, 'active']).outcome;
    assert.equal(end, 'reached');
  });

  it('goes on through states that nobody knows', async () => {
    const { outcome, seen } = wait(terminate, ['hibernating', 'terminated']);
    assert.equal((await outcome).end, 'reached');
    assert.deepEqual(seen, ['hibernating', 'terminated']);
  });

  it('gives up at the deadline and never later, with what was seen last', async () => {
    const { outcome, clock } = wait({ ...terminate, deadline: 10 }, ['terminating']);
    const { end, resource } = seenLast(await outcome);
    assert.deepEqual([end, resource?.state], ['deadline', 'terminating']);
    assert.deepEqual(clock.waits, [2000, 3000, 4500], 'the next look would be after 16.25 s');
  });

  it('gives up at the deadline when the resource never shows up', async () => {
    assert.deepEqual(await wait({ to: ['active'], deadline: 5 }, [undefined]).outcome, { end: 'deadline' });
  });

  it('does not take a failed look for a deletion, or a lost connection reports success (traps 68)', async () => {
    const lost = new TransportError({ action: 'DescribeVirtualBorderRouters', phase: 'reset', outcome: 'unknown' });
    const outcome = waitForState(reference, deletion, { clock: new TestClock(), read: () => Promise.reject(lost) });
    assert.deepEqual(await outcome, { end: 'deadline' });
  });

  it('survives a moment without network, because the change goes on meanwhile', async () => {
    const lost = new TransportError({ action: 'DescribeVirtualBorderRouters', phase: 'reset', outcome: 'unknown' });
    const looks = [() => Promise.reject(lost), () => Promise.resolve(inState('terminated'))];
    const read = (): Promise<Resource> => (looks.shift() ?? assert.fail())();
    const outcome = await waitForState(reference, terminate, { clock: new TestClock(), read });
    assert.equal(outcome.end, 'reached');
  });

  it('says at once that nothing can be seen when looking is not allowed, instead of waiting for minutes', async () => {
    const denied = new ServiceError('User not authorized.', {
      action: 'DescribeVirtualBorderRouters',
      code: 'Forbidden.RAM',
      httpStatus: 403,
      outcome: 'refused',
    });
    const clock = new TestClock();
    const outcome = await waitForState(reference, terminate, { clock, read: () => Promise.reject(denied) });
    assert.deepEqual([outcome, clock.waits], [{ end: 'unseen', error: denied }, []]);
  });

  it('stops as soon as the person does not want to wait any longer', async () => {
    const controller = new AbortController();
    const { outcome, clock, seen } = wait(terminate, ['terminating'], controller.signal);
    setImmediate(() => {
      controller.abort();
    });
    await failure(outcome, Cancelled);
    assert.ok(seen.length <= 2 && clock.waits.length <= 2);
  });

  it('does not even pause when it was cancelled during a look', async () => {
    const controller = new AbortController();
    const clock = new TestClock();
    const read = (): Promise<Resource> => {
      controller.abort();
      return Promise.resolve(inState('terminating'));
    };
    await failure(waitForState(reference, terminate, { clock, read, signal: controller.signal }), Cancelled);
    assert.deepEqual(clock.waits, []);
  });
});

import assert from 'node:assert/strict';
import { VirtualClock } from '../../../src/sandbox/clock';
import { Refusal } from '../../../src/sandbox/errors';
import { startSandbox } from '../../../src/sandbox/index';
import { RequestBudget } from '../../../src/sandbox/requestBudget';
import { keys, object } from './service';
import { signed } from './signedRequest';

/** Milliseconds that a request is told to wait; 0 when it may go on. */
function waitOf(budget: RequestBudget, account = 'a', operation = 'Describe'): number {
  try {
    budget.take(account, operation);
    return 0;
  } catch (error) {
    assert.ok(error instanceof Refusal);
    assert.equal(`${error.http} ${error.code}`, '400 Throttling.User');
    assert.ok(error.retryAfterMs !== undefined && error.retryAfterMs > 0);
    return error.retryAfterMs;
  }
}

describe('sandbox request budget', () => {
  it('lets as many requests through in a second as it says, and tells the others how long to wait', () => {
    const clock = new VirtualClock();
    const budget = new RequestBudget(clock, 5);
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6, 7].map(() => waitOf(budget)),
      [0, 0, 0, 0, 0, 200, 200],
    );
    clock.advance(150);
    assert.equal(waitOf(budget), 50);
    clock.advance(50);
    assert.deepEqual([waitOf(budget), waitOf(budget)], [0, 200]);
    clock.advance(60_000);
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6].map(() => waitOf(budget)),
      [0, 0, 0, 0, 0, 200],
      'a long rest fills the bucket and no more',
    );
  });

  for (const perSecond of [0.1, 0.7, 1, 3, 7, 30, 333]) {
    it(`lets a client that waits as told go on at ${perSecond} per second, never telling it to wait twice`, () => {
      const clock = new VirtualClock(Date.UTC(2024, 5, 1, 12, 0, 0, 1));
      const budget = new RequestBudget(clock, perSecond);
      const start = clock.now();
      const requests = 1000;
      for (let sent = 0; sent < requests; sent += 1) {
        const wait = waitOf(budget);
        if (wait === 0) continue;
        clock.advance(wait);
        assert.equal(waitOf(budget), 0, `request ${sent} waited ${wait} ms as it was told`);
      }
      // After the burst, one request comes through each interval; waits are whole milliseconds.
      const leastMs = ((requests - Math.max(1, Math.floor(perSecond))) / perSecond) * 1000;
      const tookMs = clock.now() - start;
      assert.ok(tookMs >= leastMs - 1 && tookMs <= leastMs + requests, `${tookMs} ms instead of ${leastMs}`);
    });
  }

  it('counts accounts and operations each by themselves', () => {
    const budget = new RequestBudget(new VirtualClock(), 1);
    assert.equal(waitOf(budget, 'a', 'Describe'), 0);
    assert.equal(waitOf(budget, 'b', 'Describe'), 0);
    assert.equal(waitOf(budget, 'a', 'Create'), 0);
    assert.equal(waitOf(budget, 'a', 'Describe'), 1000);
  });

  it('does not keep clients waiting after a clock was put back', () => {
    const late = new VirtualClock(Date.UTC(2030, 0, 1));
    let now = late.now();
    const budget = new RequestBudget({ now: () => now, after: () => () => undefined }, 1);
    assert.equal(waitOf(budget), 0);
    now -= 24 * 3_600_000;
    assert.equal(waitOf(budget), 1000);
  });

  it('cannot be set to nothing, which would tell clients to wait for ever', () => {
    for (const rate of [0, -1, Number.NaN]) {
      assert.throws(() => new RequestBudget(new VirtualClock(), rate), RangeError);
    }
  });

  it('has no limit unless one was set', () => {
    const budget = new RequestBudget(new VirtualClock());
    for (let n = 0; n < 1000; n += 1) assert.equal(waitOf(budget), 0);
  });

  it('tells clients over HTTP when to come back, by the header that the vendor’s clients read', async () => {
    const wallClock = new VirtualClock(Date.now());
    const sandbox = await startSandbox({ estate: 'empty', wallClock, requestsPerSecond: 2 });
    try {
      const send = () => {
        const pairs = signed('GET', { Action: 'DescribeRegions' }, keys.partner, wallClock.now());
        return fetch(`${sandbox.endpoint}/?${new URLSearchParams(pairs).toString()}`);
      };
      for (let n = 0; n < 2; n += 1) assert.equal((await send()).status, 200);
      const throttled = await send();
      assert.equal(throttled.status, 400);
      assert.equal(object(await throttled.json()).Code, 'Throttling.User');
      assert.equal(throttled.headers.get('x-acs-retry-after'), '500');
      wallClock.advance(500);
      assert.equal((await send()).status, 200);
    } finally {
      await sandbox.close();
    }
  });
});

import assert from 'node:assert/strict';
import { Cancelled } from '../../../src/api/errors';
import type { Ending } from '../../../src/api/limiter';
import { Limiter } from '../../../src/api/limiter';
import { VirtualClock } from '../../../src/sandbox/clock';
import { region, withService } from './clientUnderTest';
import { answer } from './loopbackService';
import { listThings } from './sampleOperations';

const never = new AbortController().signal;
/** A throttling that names no time. */
const unnamed: Ending = { pauseMs: undefined };
/** Nobody is held back for longer, in milliseconds. */
const longest = 30_000;

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Runs so many calls one after another that all end the same way. */
async function run(limiter: Limiter, times: number, ending: Ending): Promise<void> {
  for (let count = 0; count < times; count += 1) (await limiter.enter(never))(ending);
}

describe('the limiter', () => {
  it('lets no more than its width through, in the order of asking', async () => {
    const limiter = new Limiter(2, new VirtualClock());
    const order: number[] = [];
    const leave = [await limiter.enter(never), await limiter.enter(never)];
    const waiting = [1, 2].map(async (number) => {
      const go = await limiter.enter(never);
      order.push(number);
      return go;
    });
    await new Promise(setImmediate);
    assert.deepEqual(order, []);
    leave[0]?.('done');
    await waiting[0];
    assert.deepEqual(order, [1]);
    leave[1]?.('done');
    await waiting[1];
    assert.deepEqual(order, [1, 2]);
  });

  it('halves when throttled, never stops altogether, and recovers step by step', async () => {
    const clock = new VirtualClock();
    const limiter = new Limiter(5, clock);
    await run(limiter, 1, unnamed);
    assert.equal(limiter.currentWidth, 2);
    for (let count = 0; count < 5; count += 1) {
      clock.advance(longest);
      await run(limiter, 1, unnamed);
    }
    assert.equal(limiter.currentWidth, 1);
    clock.advance(longest);
    await run(limiter, 1, 'done');
    assert.equal(limiter.currentWidth, 2);
    await run(limiter, 2, 'done');
    assert.equal(limiter.currentWidth, 3);
    await run(limiter, 100, 'done');
    assert.equal(limiter.currentWidth, 5);
  });

  it('halves once for a burst, or five answers to one burst would leave a single slot', async () => {
    const limiter = new Limiter(8, new VirtualClock());
    const leave = await Promise.all(Array.from({ length: 8 }, () => limiter.enter(never)));
    for (const go of leave) go(unnamed);
    assert.equal(limiter.currentWidth, 4);
  });

  it('holds everybody back for as long as one was asked to wait, or the others prolong the throttling', async () => {
    const clock = new VirtualClock();
    const limiter = new Limiter(5, clock);
    await run(limiter, 1, { pauseMs: 4_000 });
    const entered: string[] = [];
    const waiting = ['first', 'second', 'third'].map(async (name) => {
      const go = await limiter.enter(never);
      entered.push(name);
      return go;
    });
    clock.advance(3_999);
    await settled();
    assert.deepEqual(entered, []);
    clock.advance(1);
    await settled();
    assert.deepEqual(entered, ['first', 'second'], 'as many as the halved width');
    (await waiting[0])?.('done');
    await settled();
    assert.deepEqual(entered, ['first', 'second', 'third']);
  });

  it('holds nobody back for hours because a header says so', async () => {
    const clock = new VirtualClock();
    const limiter = new Limiter(5, clock);
    await run(limiter, 1, { pauseMs: 86_400_000 });
    const next = limiter.enter(never);
    clock.advance(longest);
    (await next)('done');
  });

  it('lets a held call go when it is cancelled, and leaves no timer behind that keeps the process alive', async () => {
    const clock = new VirtualClock();
    const limiter = new Limiter(5, clock);
    await run(limiter, 1, { pauseMs: 4_000 });
    const controller = new AbortController();
    const held = limiter.enter(controller.signal);
    controller.abort();
    await assert.rejects(held, { name: 'Cancelled', outcome: 'notSent' });
    assert.equal(clock.waiting(), 0);
    clock.advance(4_000);
    await run(limiter, 1, 'done');
  });

  it('lets a waiting call go when it is cancelled, without losing its slot', async () => {
    const limiter = new Limiter(1, new VirtualClock());
    const leave = await limiter.enter(never);
    const controller = new AbortController();
    const cancelled = limiter.enter(controller.signal);
    const next = limiter.enter(never);
    controller.abort();
    await assert.rejects(cancelled, Cancelled);
    leave('done');
    (await next)('done');
    await run(limiter, 1, 'done');
  });

  it('bounds what the client does at once', async () => {
    let atOnce = 0;
    let most = 0;
    await withService(
      (_, response) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        setImmediate(() => {
          atOnce -= 1;
          answer(response, 200, { RequestId: 'R', BgpPeers: [] });
        });
      },
      async ({ client }) => {
        const groups = Array.from({ length: 20 }, (_, index) => `bgpg-${index}`);
        await Promise.all(groups.map((BgpGroupId) => client.call(listThings, { BgpGroupId }, { region })));
        assert.ok(most <= 3 && most > 1, `${most} at once`);
      },
      { concurrency: 3 },
    );
  });
});

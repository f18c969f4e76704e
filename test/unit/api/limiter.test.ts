import assert from 'node:assert/strict';
import { Cancelled } from '../../../src/api/errors';
import type { Ending } from '../../../src/api/limiter';
import { Limiter } from '../../../src/api/limiter';
import { region, withService } from './clientUnderTest';
import { answer } from './loopbackService';
import { listThings } from './sampleOperations';

const never = new AbortController().signal;

/** Runs so many calls one after another that all end the same way. */
async function run(limiter: Limiter, times: number, ending: Ending): Promise<void> {
  for (let count = 0; count < times; count += 1) (await limiter.enter(never))(ending);
}

describe('the limiter', () => {
  it('lets no more than its width through, in the order of asking', async () => {
    const limiter = new Limiter(2);
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
    const limiter = new Limiter(5);
    await run(limiter, 1, 'throttled');
    assert.equal(limiter.currentWidth, 2);
    await run(limiter, 5, 'throttled');
    assert.equal(limiter.currentWidth, 1);
    await run(limiter, 1, 'done');
    assert.equal(limiter.currentWidth, 2);
    await run(limiter, 2, 'done');
    assert.equal(limiter.currentWidth, 3);
    await run(limiter, 100, 'done');
    assert.equal(limiter.currentWidth, 5);
  });

  it('lets a waiting call go when it is cancelled, without losing its slot', async () => {
    const limiter = new Limiter(1);
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

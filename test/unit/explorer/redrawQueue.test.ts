import assert from 'node:assert/strict';
import type { TreeNode } from '../../../src/explorer/nodes';
import { RedrawQueue } from '../../../src/explorer/redrawQueue';
import { StepClock } from './stepClock';

const node = (id: string): TreeNode => ({ type: 'region', id, account: 'a', region: 'r' });
const list = node('a:r>vbr');
const row = node('a:r>vbr>1');
const neighbour = node('a:r2');

/** A queue, what it has drawn, and requests whose rows come when the test says so. */
function bench() {
  const drawn: (readonly string[] | 'everything')[] = [];
  const clock = new StepClock();
  const queue = new RedrawQueue((nodes) => drawn.push(nodes?.map(({ id }) => id) ?? 'everything'), clock);
  const arrivals: (() => void)[] = [];
  const request = (of: TreeNode | undefined): Promise<string | undefined> =>
    queue.answer(
      of,
      new Promise<string>((resolve) =>
        arrivals.push(() => {
          resolve('rows');
        }),
      ),
    );
  const arrive = (): void => {
    for (const arrival of arrivals.splice(0)) arrival();
  };
  return { queue, drawn, clock, request, arrive };
}

describe('drawing the tree again', () => {
  it('puts changes that come together into one drawing, so that the tree does not flicker', () => {
    const { queue, drawn, clock } = bench();
    queue.add([list]);
    queue.add([row, list]);
    assert.deepEqual(drawn, []);
    clock.advance(50);
    assert.deepEqual(drawn, [[list.id, row.id]]);
  });

  it('draws everything once, whatever else waits', () => {
    const { queue, drawn, clock } = bench();
    queue.add([row]);
    queue.addEverything();
    clock.advance(500);
    assert.deepEqual(drawn, ['everything']);
  });

  it('ends the requests at or below at once, or a dead line holds up every refresh until its time-out', async () => {
    const { queue, clock, request, arrive } = bench();
    const [below, at, beside] = [request(row), request(list), request(neighbour)];
    queue.add([list]);
    clock.advance(50);
    assert.deepEqual(await Promise.all([below, at]), [undefined, undefined]);
    arrive();
    assert.equal(await beside, 'rows');
    const [one, root] = [request(row), request(undefined)];
    queue.addEverything();
    clock.advance(50);
    assert.deepEqual(await Promise.all([one, root]), [undefined, undefined]);
  });

  it('gives rows only to the last who asks, or VS Code shows none of them ("already registered")', async () => {
    const { queue, drawn, clock, request, arrive } = bench();
    const answers = [request(list), request(row), request(neighbour), request(list)];
    arrive();
    assert.deepEqual(await Promise.all(answers), [undefined, undefined, 'rows', 'rows']);
    clock.advance(50);
    assert.deepEqual(drawn, [[list.id]], 'so that the rows also show where the first request was made');
    const known = [queue.answer(row, 'one'), queue.answer(row, 'two')];
    assert.deepEqual(await Promise.all(known), [undefined, 'two']);
  });

  it('gives no rows for what VS Code has meanwhile taken in anew: it asks again', async () => {
    const { queue, request, arrive } = bench();
    const old = request(row);
    queue.taken(list);
    const fresh = request(row);
    arrive();
    assert.deepEqual(await Promise.all([old, fresh]), [undefined, 'rows']);
  });

  it('passes on what goes wrong, and goes on', async () => {
    const { queue, drawn, clock } = bench();
    queue.add([list]);
    await assert.rejects(queue.answer(row, Promise.reject(new Error('no'))), /no/);
    clock.advance(50);
    assert.deepEqual(drawn, [[list.id]]);
  });

  it('draws at once before a row is revealed, or VS Code does not know the new row', () => {
    const { queue, drawn, clock } = bench();
    queue.add([list]);
    queue.flush();
    assert.deepEqual(drawn, [[list.id]]);
    clock.advance(500);
    assert.equal(drawn.length, 1);
  });

  it('draws nothing any more after it was disposed of', () => {
    const { queue, drawn, clock } = bench();
    queue.add([list]);
    queue.dispose();
    clock.advance(500);
    assert.deepEqual(drawn, []);
  });
});

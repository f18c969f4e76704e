import assert from 'node:assert/strict';
import type { TreeNode } from '../../../src/explorer/nodes';
import { RedrawQueue } from '../../../src/explorer/redrawQueue';
import { StepClock } from './stepClock';

const node = (id: string): TreeNode => ({ type: 'region', id, account: 'a', region: 'r' });
const region = node('a:r');
const list = node('a:r>vbr');
const row = node('a:r>vbr>1');
const neighbour = node('a:r2');

/** A queue, what it has drawn, and reads that end when the test says so. */
function bench() {
  const drawn: (readonly string[] | 'everything')[] = [];
  const clock = new StepClock();
  const queue = new RedrawQueue((nodes) => drawn.push(nodes?.map(({ id }) => id) ?? 'everything'), clock);
  const read = (of: TreeNode | undefined): (() => Promise<void>) => {
    let end: () => void = () => undefined;
    const reading = queue.whileReading(of, () => new Promise<void>((resolve) => (end = resolve)));
    return async () => {
      end();
      await reading;
    };
  };
  return { queue, drawn, clock, read };
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

  it('waits while rows at or below are being read, or VS Code shows none of them ("already registered")', async () => {
    const { queue, drawn, clock, read } = bench();
    const end = read(list);
    queue.add([region, list, row, neighbour]);
    clock.advance(50);
    assert.deepEqual(drawn, [[row.id, neighbour.id]]);
    await end();
    clock.advance(50);
    assert.deepEqual(drawn.slice(1), [[region.id, list.id]]);
  });

  it('draws everything only once nothing is being read, and then once', async () => {
    const { queue, drawn, clock, read } = bench();
    const [first, second] = [read(list), read(undefined)];
    queue.addEverything();
    queue.add([row]);
    clock.advance(50);
    await first();
    clock.advance(50);
    assert.deepEqual(drawn, []);
    await second();
    clock.advance(500);
    assert.deepEqual(drawn, ['everything']);
  });

  it('gives rows only to the last who asks, or VS Code shows none of them ("already registered")', async () => {
    const { queue } = bench();
    const ends: (() => void)[] = [];
    const read = (of: TreeNode | undefined): Promise<string | undefined> =>
      queue.whileReading(
        of,
        () =>
          new Promise((resolve) =>
            ends.push(() => {
              resolve('rows');
            }),
          ),
      );
    const answers = [read(list), read(row), read(neighbour), read(list)];
    ends.forEach((end) => {
      end();
    });
    assert.deepEqual(await Promise.all(answers), [undefined, undefined, 'rows', 'rows']);
    const old = read(row);
    queue.taken(list);
    const fresh = read(row);
    ends.forEach((end) => {
      end();
    });
    assert.deepEqual(await Promise.all([old, fresh]), [undefined, 'rows']);
    const below = read(list);
    const everything = read(undefined);
    ends.forEach((end) => {
      end();
    });
    assert.deepEqual(await Promise.all([below, everything]), [undefined, 'rows']);
  });

  it('goes on after a read that failed', async () => {
    const { queue, drawn, clock } = bench();
    queue.add([list]);
    await assert.rejects(
      queue.whileReading(list, () => Promise.reject(new Error('no'))),
      /no/,
    );
    clock.advance(50);
    assert.deepEqual(drawn, [[list.id]]);
  });

  it('draws nothing any more after it was disposed of', () => {
    const { queue, drawn, clock } = bench();
    queue.add([list]);
    queue.dispose();
    clock.advance(500);
    assert.deepEqual(drawn, []);
  });
});

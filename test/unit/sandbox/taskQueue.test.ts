import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Task } from '../../../src/sandbox/model';
import { TaskQueue } from '../../../src/sandbox/taskQueue';

const task = (id: string, at: number): Task => ({ id, at, kind: 'bgpPeer.available' });

const step = fc.record({
  what: fc.constantFrom('plan', 'plan', 'plan', 'cancel', 'take'),
  id: fc.integer({ min: 1, max: 20 }).map(String),
  at: fc.integer({ min: 0, max: 9 }),
});

describe('what the sandbox has planned', () => {
  it('comes in the order of its times, then of its planning, once for each resource, or states are passed over', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const queue = new TaskQueue([]);
        let planned: Task[] = [];
        for (const { what, id, at } of steps) {
          if (what === 'take') {
            // A stable sort keeps what is due at the same time in the order of planning.
            const [first] = planned.filter((one) => one.at <= at).sort((a, b) => a.at - b.at);
            assert.deepEqual(queue.takeDue(at), first);
            planned = planned.filter((one) => one !== first);
            continue;
          }
          planned = planned.filter((one) => one.id !== id);
          if (what === 'cancel') queue.remove(id);
          else {
            planned.push(task(id, at));
            queue.add(task(id, at));
          }
          assert.deepEqual(queue.all(), planned);
        }
      }),
    );
  });

  it('is saved in the order of its planning, or a saved sandbox goes on differently', () => {
    const tasks = [task('late', 5), task('one', 3), task('other', 3)];
    const saved = new TaskQueue(tasks).all();
    assert.deepEqual(saved, tasks);
    const loaded = new TaskQueue(saved);
    assert.deepEqual(
      [loaded.takeDue(9)?.id, loaded.takeDue(9)?.id, loaded.takeDue(9)?.id, loaded.takeDue(9)],
      ['one', 'other', 'late', undefined],
    );
  });
});

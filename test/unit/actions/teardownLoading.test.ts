import assert from 'node:assert/strict';
import { TeardownLoading } from '../../../src/actions/teardownLoading';
import { Emitter } from '../../../src/estate/emitter';
import { VirtualClock } from '../../../src/sandbox/clock';

/** Lets promises that are settled already go on. */
async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

describe('finding the teardown plans of other windows', () => {
  it('goes on while another one is at work, whenever that was found, or its plan stays "running" for ever', async () => {
    const clock = new VirtualClock();
    const changes = new Emitter<undefined>();
    let loads = 0;
    const load = (): Promise<readonly string[]> => {
      loads += 1;
      return Promise.resolve([]);
    };
    const teardowns = { isHeldElsewhere: false, onDidChange: changes.event, load };
    const errors: unknown[] = [];
    const loading = new TeardownLoading(teardowns, { report: (error) => void errors.push(error) }, clock);
    loading.start();
    await settled();
    clock.advance(60_000);
    assert.equal(loads, 1, 'nobody else was at work');
    // Found when the person wanted to resume.
    teardowns.isHeldElsewhere = true;
    changes.fire(undefined);
    changes.fire(undefined);
    for (let turn = 0; turn < 3; turn += 1) {
      clock.advance(10_000);
      await settled();
    }
    assert.equal(loads, 4);
    teardowns.isHeldElsewhere = false;
    clock.advance(10_000);
    await settled();
    clock.advance(60_000);
    assert.equal(loads, 5, 'the last look finds it ended');
    loading.dispose();
    teardowns.isHeldElsewhere = true;
    changes.fire(undefined);
    clock.advance(60_000);
    assert.equal(loads, 5);
    assert.deepEqual(errors, []);
  });

  it('says once which plan cannot be read, and keeps looking, or every look at the tree brings the same error', async () => {
    const clock = new VirtualClock();
    const changes = new Emitter<undefined>();
    const errors: unknown[] = [];
    let loads = 0;
    const teardowns = {
      isHeldElsewhere: true,
      onDidChange: changes.event,
      load: (): Promise<readonly string[]> => {
        loads += 1;
        return loads === 3 || loads === 4 ? Promise.reject(new Error('EMFILE')) : Promise.resolve(['/plans/a.json']);
      },
    };
    const loading = new TeardownLoading(teardowns, { report: (error) => void errors.push(error) }, clock);
    for (let turn = 0; turn < 6; turn += 1) {
      loading.start();
      await settled();
      clock.advance(10_000);
      await settled();
    }
    assert.equal(loads, 7, 'once at the start, and every ten seconds while another window is at work');
    assert.equal(errors.length, 2);
    assert.match(String(errors[0]), /cannot be read: \/plans\/a\.json/);
    assert.match(String(errors[1]), /EMFILE/);
    loading.dispose();
  });
});

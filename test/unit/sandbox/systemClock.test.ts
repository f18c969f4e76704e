import assert from 'node:assert/strict';
import { SystemClock, VirtualClock } from '../../../src/sandbox/clock';

/** What a timer of Node.js can wait for; with more it runs after a millisecond. */
const longest = 2_147_483_647;

/** The clock of the system over timers that take no more than those of Node.js do, in a time that the test moves. */
function overTimers() {
  const time = new VirtualClock();
  const clock = new SystemClock((ms, run) => time.after(ms > longest ? 1 : ms, run));
  return { time, clock };
}

describe('the clock of the system', () => {
  for (const ms of [0, 1000, longest, longest + 1, 2 * longest, 3 * longest + 5]) {
    it(`runs what waits for ${ms} ms then and not before, or a wait of 25 days is none`, () => {
      const { time, clock } = overTimers();
      const ran: number[] = [];
      const begin = time.now();
      clock.after(ms, () => ran.push(time.now() - begin));
      time.advance(Math.max(ms - 1, 0));
      if (ms > 0) assert.deepEqual(ran, []);
      time.advance(1);
      assert.deepEqual(ran, [ms]);
      assert.equal(time.waiting(), 0);
    });
  }

  it('forgets a long wait that is ended in the middle, or it runs for somebody who is gone', () => {
    const { time, clock } = overTimers();
    const cancel = clock.after(3 * longest, () => assert.fail('it was ended'));
    time.advance(longest + 1);
    cancel();
    assert.equal(time.waiting(), 0);
    time.advance(3 * longest);
  });
});

import assert from 'node:assert/strict';
import { VirtualClock } from '../../../src/sandbox/clock';
import { Holding } from '../../../src/teardown/holding';
import type { Holder } from '../../../src/teardown/run';

function holding(clock: VirtualClock, own: number, host: string): Holding {
  // No other process runs on any of the computers.
  return new Holding(clock, { own, host, isRunning: () => false });
}

describe('who carries out a teardown plan', () => {
  it('may be at another computer with the same home, or two people delete by one plan at once', () => {
    const clock = new VirtualClock();
    const said: Holder[] = [];
    const release = holding(clock, 7, 'bbbbbbbb').hold((holder) => said.push(holder));
    const here = holding(clock, 7, 'aaaaaaaa');
    const other = holding(clock, 8, 'aaaaaaaa');
    assert.deepEqual([here.isHeldElsewhere(said.at(-1)), other.isHeldElsewhere(said.at(-1))], [true, true]);
    release();
    clock.advance(120_000);
    assert.equal(here.isHeldElsewhere(said.at(-1)), false, 'it is silent');
  });

  it('is known by its number alone where no computer was written down, or an update stops a plan', () => {
    const clock = new VirtualClock();
    const here = holding(clock, 7, 'aaaaaaaa');
    assert.equal(here.isHeldElsewhere({ process: 8, seenAt: clock.now() }), false);
  });
});

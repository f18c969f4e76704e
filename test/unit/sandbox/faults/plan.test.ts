import assert from 'node:assert/strict';
import { VirtualClock } from '../../../../src/sandbox/clock';
import type { Delay, PlannedFault } from '../../../../src/sandbox/faults/fault';
import { Faults, type Strike, type Target } from '../../../../src/sandbox/faults/faults';

const read: Target = { operation: 'DescribeBgpPeers', account: '1', behindFirstPage: false };
const drop = { kind: 'drop' } as const;

/** Which of so many requests are struck. */
function struck(faults: Faults, count: number, target: Target = read): boolean[] {
  return Array.from({ length: count }, () => faults.strike(target).length > 0);
}

function faulty(planned: PlannedFault, seed = 1): Faults {
  const faults = new Faults(new VirtualClock(), seed);
  faults.add(planned);
  return faults;
}

function strikes(target: Partial<Target>, planned: Partial<PlannedFault>): boolean {
  return faulty({ fault: drop, ...planned }).strike({ ...read, ...target }).length > 0;
}

describe('a planned fault', () => {
  it('strikes the same requests for the same seed and others for another, or a failure cannot be tried again', () => {
    const planned = { rate: 0.3, fault: drop };
    const first = struck(faulty(planned, 7), 2000);
    assert.deepEqual(struck(faulty(planned, 7), 2000), first);
    assert.notDeepEqual(struck(faulty(planned, 8), 2000), first);
  });

  it('strikes as often as its rate says, or a client is tried harder or softer than asked', () => {
    for (const seed of [0, 1, 2, 2 ** 32 - 1]) {
      for (const rate of [0.01, 0.3, 0.9]) {
        const count = struck(faulty({ rate, fault: drop }, seed), 2000).filter(Boolean).length;
        // Binomial: 4 standard deviations around the mean.
        const bound = 4 * Math.sqrt(2000 * rate * (1 - rate));
        assert.ok(Math.abs(count - 2000 * rate) < bound, `${count} of 2000 at rate ${rate}, seed ${seed}`);
      }
    }
    assert.equal(struck(faulty({ rate: 0, fault: drop }), 1000).includes(true), false);
    assert.equal(struck(faulty({ rate: 1, fault: drop }), 1000).includes(false), false);
  });

  it('strikes no two requests in a row more often than its rate says, or bursts are taken for single faults', () => {
    const pattern = struck(faulty({ rate: 0.3, fault: drop }), 20_000);
    const pairs = pattern.filter((hit, index) => hit && pattern[index + 1] === true).length;
    // Independent draws: 0.09 of all neighbours, within 4 standard deviations (a little wider, as they overlap).
    assert.ok(Math.abs(pairs - 1800) < 4 * Math.sqrt(20_000 * 0.09 * 0.91) * 1.5, String(pairs));
  });

  it('is not changed by other plans, the time, or requests it is not for, or one fault more makes all others new', () => {
    const planned = { operation: 'DescribeBgpPeers', rate: 0.3, fault: drop } as const;
    const alone = struck(faulty(planned), 500);
    const clock = new VirtualClock();
    const faults = new Faults(clock, 1);
    faults.add({ rate: 0.5, fault: { kind: 'latency', ms: { shape: 'uniform', from: 0, to: 9 } } });
    faults.add(planned);
    faults.add({ operation: 'Create*', rate: 0.5, fault: { kind: 'cut' } });
    const together = alone.map(() => {
      clock.advance(1234);
      faults.strike({ ...read, operation: 'CreateBgpPeer' });
      return faults.strike(read).some(({ kind }) => kind === 'drop');
    });
    assert.deepEqual(together, alone);
  });

  it('that is planned twice strikes independently, or the second adds nothing', () => {
    const faults = faulty({ rate: 0.5, fault: drop });
    faults.add({ rate: 0.5, fault: drop });
    const counts = Array.from({ length: 2000 }, () => faults.strike(read).length);
    const once = counts.filter((count) => count === 1).length;
    assert.ok(Math.abs(once - 1000) < 4 * Math.sqrt(500), String(once));
  });

  it('strikes the operations that its pattern names, or reads break where writes were meant', () => {
    const cases: readonly (readonly [string, string, boolean])[] = [
      ['Describe*', 'DescribeBgpPeers', true],
      ['Describe*', 'CreateBgpPeer', false],
      ['*Bgp*', 'CreateBgpPeer', true],
      ['*Peer', 'CreateBgpPeer', true],
      ['*Peer', 'DescribeBgpPeers', false],
      ['*e*e*', 'DeleteBgpPeer', true],
      ['Delete*Peer', 'DeletePeer', true],
      ['Delete*ePeer', 'DeletePeer', false],
      ['*', '', true],
      ['CreateBgpPeer', 'CreateBgpPeer', true],
      ['CreateBgpPeer', 'CreateBgpPeers', false],
      ['Create.gpPeer', 'CreateBgpPeer', false],
    ];
    for (const [pattern, operation, expected] of cases) {
      assert.equal(strikes({ operation }, { operation: pattern }), expected, `${pattern} on ${operation}`);
    }
  });

  it('strikes one account only where it names one, or the partner suffers with the tenant', () => {
    assert.equal(strikes({ account: '1' }, { account: '1' }), true);
    assert.equal(strikes({ account: '2' }, { account: '1' }), false);
    assert.equal(strikes({ account: '' }, { account: '1' }), false);
  });

  it('ends after its number of strikes, or when it is switched off, or it goes on for ever', () => {
    const rest = struck(faulty({ rate: 0.3, times: 5, fault: drop }), 2000);
    const all = struck(faulty({ rate: 0.3, fault: drop }), 2000);
    assert.equal(rest.filter(Boolean).length, 5);
    assert.equal(struck(faulty({ times: 0, fault: drop }), 10).includes(true), false);
    const sixth = all.indexOf(true, rest.lastIndexOf(true) + 1);
    assert.ok(sixth > 0 && rest.lastIndexOf(true) < sixth);
    const faults = new Faults(new VirtualClock());
    const off = faults.add({ fault: drop });
    faults.add({ fault: { kind: 'cut' } });
    off();
    off();
    assert.deepEqual(faults.strike(read), [{ kind: 'cut' }]);
    faults.clear();
    assert.deepEqual(faults.strike(read), []);
  });

  it('moves rows behind the first page only, or a strike is used up where nothing can move', () => {
    const faults = faulty({ times: 1, fault: { kind: 'movedRows', by: 'removed' } });
    assert.deepEqual(faults.strike(read), []);
    assert.equal(faults.strike({ ...read, behindFirstPage: true }).length, 1);
  });
});

describe('latency', () => {
  const count = 4000;
  function drawn(ms: Delay): number[] {
    const faults = faulty({ fault: { kind: 'latency', ms } });
    return Array.from({ length: count }, () => {
      const [strike] = faults.strike(read);
      assert.ok(strike?.kind === 'latency');
      return strike.ms;
    });
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  /** Asserts that a share of the draws is what the distribution says, within 4 standard deviations. */
  function share(values: readonly number[], accepts: (value: number) => boolean, expected: number): void {
    const found = values.filter(accepts).length / count;
    assert.ok(Math.abs(found - expected) < 4 * Math.sqrt((expected * (1 - expected)) / count), `${found}, ${expected}`);
  }

  it('is the same each time, or spread evenly between two bounds, or a time limit cannot be tried', () => {
    assert.deepEqual(new Set(drawn(250)), new Set([250]));
    const even = drawn({ shape: 'uniform', from: 20, to: 220 });
    assert.ok(even.every((ms) => ms >= 20 && ms <= 220));
    for (const quarter of [70, 120, 170]) share(even, (ms) => ms < quarter, (quarter - 20) / 200);
  });

  it('is exponential with the mean and the limit given, or queues are not like real ones', () => {
    const free = drawn({ shape: 'exponential', mean: 100, atMost: 1e9 });
    assert.ok(Math.abs(mean(free) - 100) < (4 * 100) / Math.sqrt(count), String(mean(free)));
    share(free, (ms) => ms > 100, Math.exp(-1));
    share(free, (ms) => ms > 300, Math.exp(-3));
    const limited = drawn({ shape: 'exponential', mean: 100, atMost: 100 });
    assert.equal(Math.max(...limited), 100);
    share(limited, (ms) => ms === 100, Math.exp(-1));
  });

  it('has a long tail above its median, up to the limit, or slow outliers are never seen', () => {
    const free = drawn({ shape: 'longTail', median: 50, spread: 1, atMost: 1e9 });
    share(free, (ms) => ms < 50, 0.5);
    // The standard normal distribution: 15.87 % above one, 2.275 % above two standard deviations.
    share(free, (ms) => ms > 50 * Math.E, 0.1587);
    share(free, (ms) => ms > 50 * Math.E ** 2, 0.02275);
    assert.ok(drawn({ shape: 'longTail', median: 50, spread: 2, atMost: 400 }).every((ms) => ms <= 400));
  });
});

describe('a burst of throttling', () => {
  const told = (strike: Strike | undefined) => (strike?.kind === 'throttling' ? strike.retryAfterMs : strike?.kind);
  const tell = (faults: Faults, target: Partial<Target> = {}) =>
    faults.strike({ ...read, ...target }).map((strike) => told(strike));

  it('tells each time how long it still goes on, and ends then, or clients that wait as told fail again', () => {
    const clock = new VirtualClock();
    const faults = new Faults(clock);
    faults.add({ operation: 'DescribeBgpPeers', times: 1, fault: { kind: 'throttling', forMs: 3000 } });
    assert.deepEqual(tell(faults, { operation: 'CreateBgpPeer' }), []);
    assert.deepEqual(tell(faults), [3000]);
    clock.advance(1200);
    assert.deepEqual(tell(faults, { operation: 'CreateBgpPeer' }), [1800]);
    assert.deepEqual(tell(faults, { account: '2' }), []);
    clock.advance(1799);
    assert.deepEqual(tell(faults), [1]);
    clock.advance(1);
    assert.deepEqual(tell(faults), []);
  });

  it('ends after its number of further requests, or when the time it told is over', () => {
    const clock = new VirtualClock();
    const faults = new Faults(clock);
    faults.add({ times: 2, fault: { kind: 'throttling', requests: 3, retryAfterMs: 500 } });
    assert.deepEqual([tell(faults), tell(faults), tell(faults), tell(faults)], [[500], [500], [500], [500]]);
    // The fifth begins the second burst, of which a client that waits as told sees nothing.
    assert.deepEqual(tell(faults), [500]);
    clock.advance(500);
    assert.deepEqual(tell(faults), []);
  });

  it('is not prolonged while it goes on, or the time told was too short', () => {
    const clock = new VirtualClock();
    const faults = new Faults(clock);
    faults.add({ fault: { kind: 'throttling', forMs: 1000 } });
    assert.deepEqual(tell(faults), [1000]);
    clock.advance(400);
    assert.deepEqual(tell(faults), [600]);
    faults.clear();
    assert.deepEqual(tell(faults), []);
  });
});

import assert from 'node:assert/strict';
import { VirtualClock } from '../../../src/sandbox/clock';
import { partner } from '../../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { Association } from '../../../src/sandbox/model';
import { planDueDates } from '../../../src/sandbox/rules/dueDates';
import { playTransition } from '../../../src/sandbox/rules/transitions';
import { vpcNamed } from '../../../src/sandbox/vpcs';
import { World } from '../../../src/sandbox/world';

const begin = Date.UTC(2024, 5, 1, 12);
const accessPointId = 'ap-cn-hangzhou-yh-A';
const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;
const tenYears = 3653 * day;

/** A world that gives up when time does more in it than that. */
function worldOf(build: (estate: EstateBuilder) => void, timeScale = 1, mostPlays = Infinity) {
  const clock = new VirtualClock(begin);
  const estate = new EstateBuilder(begin);
  build(estate);
  let plays = 0;
  const world = new World(
    estate.build(),
    clock,
    (played, task) => {
      plays += 1;
      assert.ok(plays <= mostPlays, `more than ${mostPlays} changes, the last one ${task.kind} of ${task.id}`);
      playTransition(played, task);
    },
    timeScale,
  );
  planDueDates(world);
  return { world, clock };
}

/** So many unstable sessions over a line, and a second one beside it when it is told when the term of that ends. */
function sessions(count: number, ends?: number, furtherEnds?: number) {
  return (estate: EstateBuilder): void => {
    const term = ends === undefined ? {} : { ends };
    const line = estate.line({ owner: partner, name: 'line', accessPointId, ...term });
    const further =
      furtherEnds && estate.line({ owner: partner, name: 'further', accessPointId, ends: furtherEnds }).id;
    for (let number = 0; number < count; number += 1) {
      const router = estate.router(line, { name: `router-${number}`, vlanId: 10 + number });
      if (further) Object.assign(router, { associations: [associationOf(further, number)] });
      const group = estate.group(router, { name: 'edge-unstable', peerAsn: 65001 });
      estate.peer(group, { address: router.ipv4.peer });
    }
  };
}

function associationOf(physicalConnectionId: string, number: number): Association {
  const nowhere = { local: '', peer: '', mask: '' };
  const vlan = { vlanId: 10 + number, vlanInterfaceId: `ri-further-${number}`, circuitCode: '' };
  return { physicalConnectionId, ...vlan, ipv4: nowhere, ipv6: nowhere, enableIpv6: false };
}

/** The state after so much time, looked at as often as told. */
function after(total: number, step: number, timeScale: number, build: (estate: EstateBuilder) => void) {
  const { world, clock } = worldOf(build, timeScale);
  for (let passed = 0; passed < total; passed += step) {
    clock.advance(Math.min(step, total - passed));
    world.catchUp();
  }
  return world.snapshot();
}

describe('unstable sessions', () => {
  for (const timeScale of [1, 10_000]) {
    it(`are where they are after ten years at time scale ${timeScale} at once, or a jump of the clock stops all`, () => {
      const { world, clock } = worldOf(sessions(100), timeScale, 1000);
      clock.advance(tenYears);
      world.catchUp();
      const now = clock.now();
      const tasks = world.snapshot().tasks.filter(({ kind }) => kind.startsWith('bgpPeer.'));
      assert.equal(tasks.length, 100, 'each goes on');
      for (const { at, id } of tasks) assert.ok(at > now && at < now + 20 * minute, `${id} goes on at ${at}`);
    });
  }

  it('do not delay what else is due on the way, or the end of a term goes by unseen', () => {
    const { world, clock } = worldOf(sessions(10, begin + 5 * day), 1, 1000);
    clock.advance(tenYears);
    world.catchUp();
    assert.equal(world.physicalConnections.all()[0]?.businessStatus, 'FinancialLocked');
    assert.deepEqual([...new Set(world.bgpPeers.all().map(({ session }) => session))], ['Down']);
  });

  for (const [timeScale, total, step] of [
    [1, day, 7 * second],
    [60, 6 * 60 * minute, 1234],
    [10_000, 20 * minute, 137],
  ] as const) {
    it(`come to the same at time scale ${timeScale} whoever looks how often, or two clients see two stories`, () => {
      // The term ends in the middle.
      const build = sessions(8, begin + total / 2);
      assert.deepEqual(after(total, step, timeScale, build), after(total, total, timeScale, build));
      const free = sessions(8);
      assert.deepEqual(after(total, step, timeScale, free), after(total, total, timeScale, free));
    });
  }

  it('are tried again where their VBR is settled on the way, or a jump tells another story than its steps', () => {
    // Those that are down by themselves when the second line is locked come up sooner than they would have.
    const build = sessions(100, undefined, begin + 365 * minute);
    const jumped = after(day, day, 1, build);
    assert.deepEqual(after(day, minute, 1, build), jumped);
    const restarted = jumped.bgpPeers.filter(({ unstableSince }) => unstableSince !== begin);
    assert.ok(restarted.length > 0 && restarted.length < 50, `${restarted.length} were down`);
  });

  for (const timeScale of [1, 60, 100, 200, 10_000]) {
    it(`stay up or down for a second at least at time scale ${timeScale}, or nobody sees them change`, () => {
      const step = 50;
      const { world, clock } = worldOf(sessions(1), timeScale);
      const runs: { state: string | undefined; ms: number }[] = [];
      const long = timeScale === 1 ? 120 * minute : 10 * minute;
      for (let passed = 0; passed < long; passed += step) {
        clock.advance(step);
        world.catchUp();
        const state = world.bgpPeers.all()[0]?.session;
        const last = runs.at(-1);
        if (last !== undefined && last.state === state) last.ms += step;
        else runs.push({ state, ms: step });
      }
      assert.ok(runs.length > 10, `only ${runs.length} changes`);
      for (const { state, ms } of runs.slice(0, -1)) {
        if (state !== 'Connect') assert.ok(ms >= second - step, `${state} for ${ms} ms`);
      }
    });
  }
});

describe('a subscription that is renewed by itself', () => {
  it('goes on until 2999 and then has no end, or a clock beyond that stops all (traps 43)', () => {
    const { world, clock } = worldOf(
      (estate) => {
        estate.interfacePair(vpcNamed('headquarters'), vpcNamed('analytics'), {
          name: 'prepaid',
          subscription: { orderId: 7, months: 12, paid: true, autoRenew: true, ends: begin + day, renewal: null },
        });
      },
      1,
      10_000,
    );
    clock.advance(Date.UTC(9999, 0) - begin);
    world.catchUp();
    const ends = world.routerInterfaces.all().map(({ subscription }) => subscription?.ends);
    assert.ok(ends.includes(Date.UTC(2999, 8, 8, 16)), String(ends));
  });
});

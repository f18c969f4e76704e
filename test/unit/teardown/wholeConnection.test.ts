import assert from 'node:assert/strict';
import type { PlannedFault } from '../../../src/sandbox';
import { stepsOf } from '../../../src/teardown/plan';
import { bank } from './bank';
import { endOf, operationsOf, Scene } from './teardownUnderTest';

/** How often each operation has to be called for 3 VBRs, 4 groups, 8 peers, 6 networks, 10 routes and 2 interfaces. */
const expected = {
  DeleteRouteEntry: 10,
  DeactivateRouterInterface: 2,
  DeleteRouterInterface: 2,
  DeleteBgpNetwork: 6,
  DeleteBgpPeer: 8,
  DeleteBgpGroup: 4,
  DeleteVirtualBorderRouter: 3,
  TerminatePhysicalConnection: 1,
};

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

async function withBank(test: (scene: Scene) => Promise<void>): Promise<void> {
  const scene = await Scene.open((estate) => {
    bank(estate);
  });
  try {
    await test(scene);
  } finally {
    await scene.close();
  }
}

/** The estate after the teardown that nothing disturbs. */
async function undisturbed(): Promise<unknown> {
  let world: unknown;
  await withBank(async (scene) => {
    const plan = await scene.plan(await scene.named('physicalConnection', 'Old line'), 'terminate');
    assert.equal(endOf(await scene.carryOut(plan)), 'done');
    world = scene.world;
  });
  return world;
}

describe('the teardown of a whole connection', () => {
  it('names every step in an order that the service accepts, or somebody agrees to less than what happens', () =>
    withBank(async (scene) => {
      const plan = await scene.plan(await scene.named('physicalConnection', 'Old line'), 'terminate');
      assert.deepEqual(counted(operationsOf(plan)), expected);
    }));

  it('goes on to the deletion where that is wanted, or a terminated connection stays in every list', () =>
    withBank(async (scene) => {
      const plan = await scene.plan(await scene.named('physicalConnection', 'Old line'), 'delete');
      assert.deepEqual(counted(operationsOf(plan)), { ...expected, DeletePhysicalConnection: 1 });
      assert.equal(operationsOf(plan).at(-1), 'DeletePhysicalConnection');
      assert.equal(endOf(await scene.carryOut(plan)), 'done');
      assert.deepEqual(scene.sandbox.snapshot().physicalConnections, []);
    }));

  it('is carried out in one go, each change once, or something is left that has to be cleared by hand', () =>
    withBank(async (scene) => {
      const line = await scene.named('physicalConnection', 'Old line');
      const plan = await scene.plan(line, 'terminate');
      assert.equal(endOf(await scene.carryOut(plan)), 'done');
      assert.deepEqual(counted(scene.sent.map((sent) => sent.split(' ')[0] ?? '')), expected);
      assert.equal(new Set(scene.sent).size, scene.sent.length);
      const { physicalConnections, virtualBorderRouters, bgpPeers, routeEntries } = scene.sandbox.snapshot();
      assert.deepEqual(
        physicalConnections.map(({ status }) => status),
        ['Terminated'],
      );
      assert.deepEqual([virtualBorderRouters, bgpPeers, routeEntries], [[], [], []]);
    }));

  const faults: readonly { readonly title: string; readonly fault: PlannedFault['fault'] }[] = [
    { title: 'a refusal', fault: { kind: 'refusal', http: 400, code: 'Forbidden.Today' } },
    { title: 'a connection that is reset after the effect', fault: { kind: 'resetAfter' } },
    { title: 'a service that is not available', fault: { kind: 'failure', status: 503 } },
  ];
  for (const { title, fault } of faults) {
    it(`stops at ${title} at every step in turn, and ends the same after each was resumed, or half a line stays`, () =>
      withBank(async (scene) => {
        const plan = await scene.plan(await scene.named('physicalConnection', 'Old line'), 'terminate');
        const steps = stepsOf(plan);
        const { faults: switched } = scene.sandbox;
        for (const [index, { step }] of steps.entries()) {
          const before = scene.sent.length;
          const struck = await scene.carryOut(plan, {
            begins: (begun) => {
              if (begun === step.id) switched.add({ operation: step.operation, fault });
            },
          });
          assert.equal(struck.end, 'failed', `step ${index + 1}: ${endOf(struck)}`);
          assert.equal('step' in struck ? struck.step : undefined, step.id);
          // The step before was only finished now, unless its effect had come about in spite of the fault.
          assert.ok(scene.sent.length - before <= 2, 'no later step was begun');
          assert.match(scene.sent.at(-1) ?? '', new RegExp(`^${step.operation} `));
          switched.clear();
        }
        assert.equal(endOf(await scene.carryOut(plan)), 'done');
        assert.deepEqual(scene.world, await undisturbed());
      }));
  }

  it('can be stopped and carried on after each step, or a reload costs the person the overview', () =>
    withBank(async (scene) => {
      const plan = await scene.plan(await scene.named('physicalConnection', 'Old line'), 'terminate');
      const count = stepsOf(plan).length;
      const ends: string[] = [];
      for (let turn = 0; turn <= count; turn += 1) {
        const stop = new AbortController();
        const end = await scene.carryOut(plan, {
          signal: stop.signal,
          ends: () => {
            stop.abort();
          },
        });
        ends.push(endOf(end));
        if (end.end === 'done') break;
      }
      assert.equal(ends.at(-1), 'done');
      assert.ok(
        ends.slice(0, -1).every((end) => end === 'stopped'),
        ends.join(),
      );
      assert.equal(new Set(scene.sent).size, scene.sent.length, 'nothing was sent twice');
      assert.deepEqual(scene.world, await undisturbed());
    }));
});

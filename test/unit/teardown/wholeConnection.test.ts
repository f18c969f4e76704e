import assert from 'node:assert/strict';
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
});

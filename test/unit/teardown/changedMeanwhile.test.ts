import assert from 'node:assert/strict';
import { stepsOf } from '../../../src/teardown/plan';
import { bank, line } from './bank';
import { endOf, region, Scene } from './teardownUnderTest';

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

describe('what changes while a plan is carried out', () => {
  it('is shown and not touched when it is new, or a teardown deletes what nobody has agreed to', () =>
    withBank(async (scene) => {
      const router = await scene.named('virtualBorderRouter', 'West');
      const plan = await scene.plan(router, 'delete');
      const end = await scene.carryOut(plan, {
        begins: async (_, number) => {
          if (number !== 3) return;
          const values = { RegionId: region, RouterId: router.id, DstCidrBlock: '10.77.0.0/16' };
          await scene.client.call(scene.operation('AddBgpNetwork'), values, { region });
        },
      });
      assert.equal(end.end, 'changed');
      const added = 'added' in end ? end.added : [];
      assert.deepEqual(added.length, 1);
      assert.match(added[0] ?? '', /^DeleteBgpNetwork .*10\.77\.0\.0/);
      const shownAgain = 'plan' in end ? stepsOf(end.plan).map(({ step }) => step.id) : [];
      assert.ok(shownAgain.includes(added[0] ?? ''), 'the new plan holds it');
      assert.ok(!scene.sent.some((sent) => sent.startsWith('DeleteVirtualBorderRouter')));
      const { bgpNetworks } = scene.sandbox.snapshot();
      assert.deepEqual(
        bgpNetworks.filter(({ routerId }) => routerId === router.id).map(({ cidr }) => cidr),
        ['10.77.0.0/16'],
      );
    }));

  it('is shown when it hangs on what is only reached last, or a line is terminated under a router that is in use', () =>
    withBank(async (scene) => {
      const line = await scene.named('physicalConnection', 'Old line');
      const plan = await scene.plan(line, 'terminate');
      const last = stepsOf(plan).length;
      const router = { LocalGatewayIp: '10.9.9.1', PeerGatewayIp: '10.9.9.2', PeeringSubnetMask: '255.255.255.252' };
      const values = { RegionId: region, PhysicalConnectionId: line.id, VlanId: 77, ...router };
      const end = await scene.carryOut(plan, {
        begins: async (_, number) => {
          if (number === last - 1)
            await scene.client.call(scene.operation('CreateVirtualBorderRouter'), values, { region });
        },
      });
      assert.equal(end.end, 'changed', endOf(end));
      const { virtualBorderRouters, physicalConnections } = scene.sandbox.snapshot();
      assert.deepEqual(
        virtualBorderRouters.map(({ vlanId }) => vlanId),
        [77],
      );
      assert.deepEqual(
        physicalConnections.map(({ status }) => status),
        ['Enabled'],
      );
      assert.match('added' in end ? end.added.join() : '', /^DeleteVirtualBorderRouter [^,]*$/);
    }));

  it('is shown and not touched when it was deleted and made anew, or a repair is torn down again', () =>
    withBank(async (scene) => {
      const router = await scene.named('virtualBorderRouter', 'North');
      const plan = await scene.plan(router, 'delete');
      const network = { RegionId: region, RouterId: router.id, DstCidrBlock: '10.2.1.0/24' };
      const last = stepsOf(plan).length;
      const end = await scene.carryOut(plan, {
        begins: async (_, number) => {
          if (number === last - 1) await scene.client.call(scene.operation('AddBgpNetwork'), network, { region });
        },
      });
      assert.equal(end.end, 'changed', endOf(end));
      assert.ok(scene.sandbox.snapshot().bgpNetworks.some(({ cidr }) => cidr === '10.2.1.0/24'));
      assert.ok(!scene.sent.some((sent) => sent.startsWith('DeleteVirtualBorderRouter')));
    }));

  it('counts as done when somebody else deleted it, or the run fails over what is no problem', () =>
    withBank(async (scene) => {
      const router = await scene.named('virtualBorderRouter', 'North');
      const plan = await scene.plan(router, 'delete');
      const peers = await scene.peersOf(router);
      const end = await scene.carryOut(plan, {
        begins: async (_, number) => {
          if (number !== 1) return;
          for (const { id } of peers) {
            const values = { RegionId: region, BgpPeerId: id };
            await scene.client.call(scene.operation('DeleteBgpPeer'), values, { region });
          }
        },
      });
      assert.equal(endOf(end), 'done');
      assert.ok(!scene.sent.some((sent) => sent.startsWith('DeleteBgpPeer')), scene.sent.join());
    }));

  it('stops the plan when it hinders it, or half of it is carried out in vain', async () => {
    const scene = await Scene.open((estate) => {
      const cens = [{ cenId: 'cen-9', cenOwner: '1', status: 'Attached' as const }];
      const router = estate.router(line(estate, 'Line'), { name: 'East', vlanId: 5, cens });
      estate.network(router, '10.1.0.0/16');
    });
    try {
      const plan = await scene.plan(await scene.named('virtualBorderRouter', 'East'), 'delete');
      // As it was shown before somebody attached the VBR.
      const shown = { ...plan, root: { ...plan.root, remarks: [] } };
      assert.equal((await scene.carryOut(shown)).end, 'changed');
      assert.deepEqual(scene.sent, []);
    } finally {
      await scene.close();
    }
  });
});

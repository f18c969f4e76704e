import assert from 'node:assert/strict';
import type { KindId } from '../../../src/catalog/kindId';
import type { TeardownGoal } from '../../../src/catalog/takingDown';
import { ServiceError } from '../../../src/api/errors';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import { vpcNamed } from '../../../src/sandbox/vpcs';
import type { Plan } from '../../../src/teardown/plan';
import { failure } from '../api/clientUnderTest';
import { bank, line, route } from './bank';
import { endOf, operationsOf, remarksIn, Scene } from './teardownUnderTest';

async function planned(
  build: (estate: EstateBuilder) => void,
  [kind, name]: readonly [KindId, string],
  goal: TeardownGoal,
  test: (plan: Plan, scene: Scene) => Promise<void> | void = () => undefined,
): Promise<Plan> {
  const scene = await Scene.open(build);
  try {
    const plan = await scene.plan(await scene.named(kind, name), goal);
    await test(plan, scene);
    return plan;
  } finally {
    await scene.close();
  }
}

describe('the plan of a teardown', () => {
  it('begins with the routes, or the service refuses to delete the interface that they lead to (traps 11)', async () => {
    const plan = await planned(bank, ['virtualBorderRouter', 'East'], 'delete');
    const firsts = operationsOf(plan).filter((name, index, all) => all.indexOf(name) === index);
    assert.deepEqual(firsts, [
      'DeleteRouteEntry',
      'DeactivateRouterInterface',
      'DeleteRouterInterface',
      'DeleteBgpNetwork',
      'DeleteBgpPeer',
      'DeleteBgpGroup',
      'DeleteVirtualBorderRouter',
    ]);
  });

  it('of a router interface holds the routes to it and no other, or it takes down what nobody named', async () => {
    const build = (estate: EstateBuilder): void => {
      const [east] = bank(estate);
      if (east !== undefined) route(estate, east, '10.99.0.0/24', east.vlanInterfaceId);
    };
    await planned(build, ['routerInterface', 'To headquarters'], 'delete', async (plan, scene) => {
      assert.deepEqual(operationsOf(plan), [
        ...Array.from({ length: 4 }, () => 'DeleteRouteEntry'),
        'DeactivateRouterInterface',
        'DeleteRouterInterface',
      ]);
      assert.equal(endOf(await scene.carryOut(plan)), 'done');
      assert.ok(scene.sandbox.snapshot().routeEntries.some(({ cidr }) => cidr === '10.99.0.0/24'));
    });
  });

  it('says that the other side of an interface stays, or somebody goes on paying for half a connection', async () => {
    const plan = await planned(bank, ['routerInterface', 'To headquarters'], 'delete');
    assert.match(remarksIn(plan, 'stays').join(), /^To headquarters: Its other side ri-\S+ stays\.$/);
  });

  it('says that routes of a VPC cannot be seen from here, or the last step fails out of the blue', async () => {
    const build = (estate: EstateBuilder): void => {
      estate.routerInterface(vpcNamed('headquarters'), { name: 'VPC side' });
    };
    const plan = await planned(build, ['routerInterface', 'VPC side'], 'delete');
    assert.match(remarksIn(plan, 'unseen').join(), /^VPC side: Routes of a VPC/);
    assert.deepEqual(operationsOf(plan), ['DeleteRouterInterface']);
  });

  it('takes an HA group apart once, though both of its VBRs name it, or the second time is refused', async () => {
    const build = (estate: EstateBuilder): void => {
      const [east, west] = bank(estate);
      if (east !== undefined && west !== undefined) estate.haGroup(east, west, { name: 'Pair' });
    };
    await planned(build, ['physicalConnection', 'Old line'], 'terminate', async (plan, scene) => {
      assert.equal(operationsOf(plan).filter((name) => name === 'DeleteVbrHa').length, 1);
      assert.equal(endOf(await scene.carryOut(plan)), 'done');
    });
  });

  it('takes further connections off a VBR before it goes, or its deletion is refused', async () => {
    const build = (estate: EstateBuilder): void => {
      const [own, further] = [line(estate, 'Own'), line(estate, 'Further')];
      estate.router(own, { name: 'Both', vlanId: 5, associations: [association(further.id)] });
    };
    await planned(build, ['virtualBorderRouter', 'Both'], 'delete', async (plan, scene) => {
      assert.deepEqual(operationsOf(plan), [
        'UnassociatePhysicalConnectionFromVirtualBorderRouter',
        'DeleteVirtualBorderRouter',
      ]);
      assert.equal(endOf(await scene.carryOut(plan)), 'done');
      assert.deepEqual(scene.sandbox.snapshot().virtualBorderRouters, []);
    });
  });

  it('only takes a connection off a VBR of another line, or a VBR is deleted that nobody gave up', async () => {
    const build = (estate: EstateBuilder): void => {
      const [own, further] = [line(estate, 'Own'), line(estate, 'Further')];
      const router = estate.router(own, { name: 'Both', vlanId: 5, associations: [association(further.id)] });
      route(estate, router, '10.1.0.0/24', 'ri-further');
      route(estate, router, '10.2.0.0/24', router.vlanInterfaceId);
    };
    await planned(build, ['physicalConnection', 'Further'], 'terminate', async (plan, scene) => {
      assert.deepEqual(operationsOf(plan), [
        'DeleteRouteEntry',
        'UnassociatePhysicalConnectionFromVirtualBorderRouter',
        'TerminatePhysicalConnection',
      ]);
      assert.equal(endOf(await scene.carryOut(plan)), 'done');
      const { virtualBorderRouters, routeEntries } = scene.sandbox.snapshot();
      assert.deepEqual([virtualBorderRouters.map(({ status }) => status), routeEntries.length], [['active'], 1]);
    });
  });

  it('counts the routes that go by themselves instead of deleting them, or the service refuses (traps 10)', async () => {
    const plan = await planned(bank, ['virtualBorderRouter', 'North'], 'delete');
    assert.match(remarksIn(plan, 'goesAlong').join(), /^North: Route Entries: [1-9]\d*$/);
  });

  it('waits for what is on its way instead of sending it again, and goes on from where it leads', async () => {
    const build = (estate: EstateBuilder): void => {
      const router = estate.router(line(estate, 'Line'), { name: 'East', vlanId: 5 });
      estate.routerInterface(router, { name: 'Leaving', status: 'Active' });
    };
    await planned(build, ['routerInterface', 'Leaving'], 'delete', async (plan, scene) => {
      const { id } = plan.root;
      await scene.client.call(
        scene.operation('DeactivateRouterInterface'),
        { RegionId: plan.root.region, RouterInterfaceId: id },
        { region: plan.root.region },
      );
      assert.equal(endOf(await scene.carryOut(plan)), 'done');
      assert.deepEqual(scene.sent, [`DeleteRouterInterface ${id}`]);
    });
  });

  it('cancels a connection that is not in service yet, or it could not be deleted at all', async () => {
    const build = (estate: EstateBuilder): void => {
      estate.line({ owner: partner, name: 'New', accessPointId: 'ap-cn-hangzhou-yh-A', status: 'Confirmed' });
    };
    const plan = await planned(build, ['physicalConnection', 'New'], 'delete');
    assert.deepEqual(operationsOf(plan), ['CancelPhysicalConnection', 'DeletePhysicalConnection']);
  });

  describe('names what the product cannot remove and holds no way around it:', () => {
    const hosting = (parentId: string) =>
      ({
        parentId,
        parentOwner: partner.id,
        orderMode: 'PayByVirtualPhysicalConnectionOwner',
        vlanId: 9,
        expectSpec: '500M',
      }) as const;

    it('a CEN that a VBR is attached to', async () => {
      const build = (estate: EstateBuilder): void => {
        const cens = [{ cenId: 'cen-1', cenOwner: partner.id, status: 'Attached' }] as const;
        estate.router(line(estate, 'Line'), { name: 'East', vlanId: 5, cens: [...cens] });
      };
      const plan = await planned(build, ['physicalConnection', 'Line'], 'terminate');
      assert.deepEqual(remarksIn(plan, 'obstacle'), ['East: It is attached to CEN cen-1.']);
    });

    it('the hosted connection and the VBR of a tenant', async () => {
      const build = (estate: EstateBuilder): void => {
        const shared = line(estate, 'Line');
        estate.router(shared, { name: 'Of the tenant', vlanId: 5, owner: tenant });
        estate.line({
          owner: tenant,
          name: 'Hosted',
          accessPointId: shared.accessPointId,
          hosting: { ...hosting(shared.id), vpconnStatus: 'Confirmed' },
        });
      };
      const plan = await planned(build, ['physicalConnection', 'Line'], 'terminate');
      const belongs = `It belongs to account ${tenant.id}.`;
      assert.deepEqual(remarksIn(plan, 'obstacle'), [`Of the tenant: ${belongs}`, `Hosted: ${belongs}`]);
    });

    it('a router interface that is a subscription', async () => {
      const build = (estate: EstateBuilder): void => {
        const router = estate.router(line(estate, 'Line'), { name: 'East', vlanId: 5 });
        const subscription = { orderId: 1, months: 1, paid: true, ends: estate.daysAgo(-30), renewal: null };
        estate.routerInterface(router, { name: 'Paid', status: 'Inactive', subscription });
      };
      const plan = await planned(build, ['virtualBorderRouter', 'East'], 'delete');
      assert.deepEqual(remarksIn(plan, 'obstacle'), ['Paid: It is a subscription, which cannot be deleted.']);
    });
  });

  it('takes back what a tenant has not accepted, or an offer that nobody wants blocks the line for ever', async () => {
    const build = (estate: EstateBuilder): void => {
      const shared = line(estate, 'Line');
      estate.router(shared, { name: 'Offered', vlanId: 5, owner: tenant, status: 'unconfirmed', activated: null });
    };
    await planned(build, ['physicalConnection', 'Line'], 'terminate', async (plan, scene) => {
      assert.deepEqual(operationsOf(plan), ['DeleteVirtualBorderRouter', 'TerminatePhysicalConnection']);
      assert.equal(endOf(await scene.carryOut(plan)), 'done');
    });
  });

  for (const list of [
    'DescribeBgpPeers',
    'DescribeRouteEntryList',
    'ListVirtualPhysicalConnections',
    'DescribeVbrHa',
  ]) {
    it(`is an error when ${list} cannot be read, never a shorter plan`, async () => {
      const scene = await Scene.open(bank);
      try {
        const subject = await scene.named('physicalConnection', 'Old line');
        scene.sandbox.faults.add({ operation: list, fault: { kind: 'refusal', http: 403, code: 'Forbidden.RAM' } });
        const error = await failure(scene.plan(subject, 'terminate'), ServiceError);
        assert.equal(error.code, 'Forbidden.RAM');
      } finally {
        await scene.close();
      }
    });
  }
});

function association(physicalConnectionId: string) {
  const none = { local: '', peer: '', mask: '' };
  const link = { vlanId: 6, vlanInterfaceId: 'ri-further', circuitCode: '', enableIpv6: false };
  return { ...link, physicalConnectionId, ipv4: { ...none }, ipv6: { ...none } };
}

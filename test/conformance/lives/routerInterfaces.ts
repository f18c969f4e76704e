import assert from 'node:assert/strict';
import { type Vpc, vpcs } from '../../../src/sandbox/vpcs';
import { createRouter, lineNamed, linesIn } from './routers';
import { field, id, type Life, listIn, type Session, type Stage } from './stage';

const region = 'cn-hangzhou';
const accessPoint = 'ap-cn-hangzhou-yh-A';

/** The sandbox has a fixed set of VPCs: there is no operation of this product that makes one. */
export function vpcOf(session: Session, index = 0): Vpc {
  const own = vpcs.filter(({ owner, region }) => owner === session.account.id && region === session.regionId);
  return own[index] ?? assert.fail(`There is no VPC ${index} of ${session.account.name} in ${session.regionId}`);
}

/** How one interface is read by its own operation, which answers success without an ID once it is gone (wire-facts 3.1). */
function interfaceStatus(owner: Session, InstanceId: string): () => Promise<unknown> {
  return async () => {
    const row = await owner.ok('DescribeRouterInterfaceAttribute', { InstanceId });
    return row.RouterInterfaceId === undefined ? 'gone' : row.Status;
  };
}

type Pair = Awaited<ReturnType<typeof connected>>;

/** Both sides of a connection of a VBR with a VPC, made and connected as Terraform does. */
async function connected(stage: Stage, owner: Session, VbrId: string, vpc: Vpc) {
  const side = async (parameters: Readonly<Record<string, string>>) => {
    const created = await owner.ok('CreateRouterInterface', { OppositeRegionId: region, ...parameters });
    return { RouterInterfaceId: id(created, 'RouterInterfaceId') };
  };
  const from = await side({
    RouterType: 'VBR',
    RouterId: VbrId,
    AccessPointId: accessPoint,
    Role: 'InitiatingSide',
    Spec: 'Large.1',
    OppositeRouterType: 'VRouter',
    Name: 'to-the-cloud',
  });
  const to = await side({
    RouterType: 'VRouter',
    RouterId: vpc.routerId,
    Role: 'AcceptingSide',
    Spec: 'Negative',
    OppositeRouterType: 'VBR',
    OppositeAccessPointId: accessPoint,
  });
  const [fromStatus, toStatus] = [
    interfaceStatus(owner, from.RouterInterfaceId),
    interfaceStatus(owner, to.RouterInterfaceId),
  ];
  assert.deepEqual([await fromStatus(), await toStatus()], ['Idle', 'Idle']);
  // Terraform's provider waits for this code to go away (wire-facts 3.4).
  assert.equal(await owner.refused('ConnectRouterInterface', from), '400 IncorrectOppositeInterfaceInfo.NotSet');
  await owner.ok('ModifyRouterInterfaceAttribute', {
    ...from,
    OppositeInterfaceId: to.RouterInterfaceId,
    OppositeRouterId: vpc.routerId,
    OppositeRouterType: 'VRouter',
  });
  await owner.ok('ModifyRouterInterfaceAttribute', {
    ...to,
    OppositeInterfaceId: from.RouterInterfaceId,
    OppositeRouterId: VbrId,
    OppositeRouterType: 'VBR',
  });
  assert.equal(await owner.refused('ConnectRouterInterface', to), '400 IncorrectRole.NotInitiatingSide');
  await owner.ok('ConnectRouterInterface', from);
  assert.equal(await toStatus(), 'AcceptingConnecting');
  await stage.passes(fromStatus, 'Connecting', 'Active');
  assert.equal(await toStatus(), 'Active');
  return { from, to, fromStatus, toStatus };
}

async function changes(stage: Stage, owner: Session, { from, to, fromStatus }: Pair): Promise<void> {
  assert.equal((await owner.ok('ModifyRouterInterfaceSpec', { ...from, Spec: 'Xlarge.1' })).Spec, 'Xlarge.1');
  await stage.passes(fromStatus, 'Activating', 'Active');
  const Filter = [{ Key: 'RouterInterfaceId', Value: [from.RouterInterfaceId] }];
  const row = await owner.only('DescribeRouterInterfaces', { Filter }, 'RouterInterfaceSet.RouterInterfaceType');
  assert.deepEqual(
    [row?.Status, row?.Spec, row?.Role, row?.OppositeInterfaceId, row?.OppositeInterfaceStatus, row?.Name],
    ['Active', 'Xlarge.1', 'InitiatingSide', to.RouterInterfaceId, 'Active', 'to-the-cloud'],
  );
  await owner.ok('DeactivateRouterInterface', from);
  await stage.passes(fromStatus, 'Deactivating', 'Inactive');
  await owner.ok('ActivateRouterInterface', from);
  await stage.passes(fromStatus, 'Activating', 'Active');
  await owner.ok('ModifyRouterInterfaceAttribute', { ...from, Name: 'renamed', Description: 'both ways' });
  await stage.passes(fromStatus, 'Modifying', 'Active');
  const attribute = await owner.ok('DescribeRouterInterfaceAttribute', { InstanceId: from.RouterInterfaceId });
  assert.deepEqual([attribute.Name, attribute.Code, attribute.Success], ['renamed', '200', true]);
}

/** Routes of the VBR over one interface, and a route of the VPC over several (ECMP). */
async function routes(stage: Stage, owner: Session, RouteTableId: string, vpc: Vpc, pairs: readonly Pair[]) {
  const [first, second] = [pairs[0] ?? assert.fail(), pairs[1] ?? assert.fail()];
  const entry = (table: string, DestinationCidrBlock: string) => () =>
    owner.only('DescribeRouteEntryList', { RouteTableId: table, DestinationCidrBlock }, 'RouteEntrys.RouteEntry');

  const route = { RouteTableId, DestinationCidrBlock: vpc.ipv4[0] ?? assert.fail() };
  const hop = { NextHopType: 'RouterInterface', NextHopId: first.from.RouterInterfaceId };
  const single = entry(RouteTableId, route.DestinationCidrBlock);
  const RouteEntryId = id(
    await owner.ok('CreateRouteEntry', { ...route, ...hop, RouteEntryName: 'to-vpc' }),
    'RouteEntryId',
  );
  // An entry that is on its way blocks the table (traps section 10).
  assert.equal(
    await owner.refused('CreateRouteEntry', { ...route, ...hop, DestinationCidrBlock: '10.99.0.0/16' }),
    '400 IncorrectRouteEntryStatus',
  );
  await stage.passes(field(single, 'Status'), 'Pending', 'Available');
  const [shown] = listIn(await single(), 'NextHops.NextHop');
  assert.deepEqual([shown?.NextHopId, shown?.Enabled], [hop.NextHopId, 1]);
  assert.equal((await single())?.RouteEntryId, RouteEntryId);
  await owner.ok('ModifyRouteEntry', { RouteEntryId, RouteEntryName: 'renamed' });
  await stage.passes(field(single, 'Status'), 'Modifying', 'Available');
  assert.equal((await single())?.RouteEntryName, 'renamed');

  const vpcTable = vpc.routerId.replace('vrt-', 'vtb-');
  const shared = { RouteTableId: vpcTable, DestinationCidrBlock: '192.168.0.0/16' };
  const NextHopList = [first, second].map(({ to }, index) => ({
    NextHopId: to.RouterInterfaceId,
    NextHopType: 'RouterInterface',
    Weight: 10 + index,
  }));
  assert.equal(
    await owner.refused('CreateRouteEntry', { ...shared, NextHopList: NextHopList.slice(0, 1) }),
    '400 InvalidNexthopListSize',
  );
  await owner.ok('CreateRouteEntry', { ...shared, NextHopList });
  const several = entry(vpcTable, shared.DestinationCidrBlock);
  await stage.passes(field(several, 'Status'), 'Pending', 'Available');
  assert.deepEqual(
    listIn(await several(), 'NextHops.NextHop').map(({ NextHopId, Weight }) => [NextHopId, Weight]),
    NextHopList.map(({ NextHopId, Weight }) => [NextHopId, Weight]),
  );

  await owner.ok('DeactivateRouterInterface', first.from);
  await stage.passes(first.fromStatus, 'Deactivating', 'Inactive');
  assert.equal(
    await owner.refused('DeleteRouterInterface', first.from),
    '400 DependencyViolation.RouterInterfaceReferedByRouteEntry',
  );
  await owner.ok('DeleteRouteEntry', { ...shared, NextHopList: NextHopList.map(withoutWeight) });
  await stage.passes(field(several, 'Status'), 'Deleting', 'gone');
  await owner.ok('DeleteRouteEntry', { ...route, NextHopId: hop.NextHopId });
  await stage.passes(field(single, 'Status'), 'Deleting', 'gone');
}

/** Deleting tells next hops by ID and type alone. */
function withoutWeight({ NextHopId, NextHopType }: { readonly NextHopId: string; readonly NextHopType: string }) {
  return { NextHopId, NextHopType };
}

const life: Life = {
  title: 'connect VBRs with a VPC, route over both and take everything down, or nobody can rehearse a migration',
  state: linesIn(region, accessPoint),
  live: async (stage) => {
    const owner = stage.carrier(region);
    const vpc = vpcOf(owner);
    const one = await createRouter(owner, { ...(await lineNamed(owner, 'one')), VlanId: 10 });
    const two = await createRouter(owner, { ...(await lineNamed(owner, 'two')), VlanId: 10 });
    const pairs = [
      await connected(stage, owner, one.vbr.VbrId, vpc),
      await connected(stage, owner, two.vbr.VbrId, vpc),
    ] as const;
    await changes(stage, owner, pairs[0]);
    await routes(stage, owner, String((await one.row())?.RouteTableId), vpc, pairs);

    assert.equal(await owner.refused('DeleteRouterInterface', pairs[1].from), '400 IncorrectStatus');
    assert.equal(
      await owner.refused('DeleteVirtualBorderRouter', one.vbr),
      '400 InvalidOperation.RouterInterfaceNotDeleted',
    );
    for (const { from, to, fromStatus, toStatus } of pairs) {
      for (const [side, status] of [
        [from, fromStatus],
        [to, toStatus],
      ] as const) {
        if ((await status()) === 'Active') {
          await owner.ok('DeactivateRouterInterface', side);
          await stage.passes(status, 'Deactivating', 'Inactive');
        }
        await owner.ok('DeleteRouterInterface', side);
        await stage.passes(status, 'Deleting', 'gone');
      }
    }
    for (const { vbr, status } of [one, two]) {
      await owner.ok('DeleteVirtualBorderRouter', vbr);
      await stage.passes(status, 'deleting', 'gone');
    }
  },
};

export const routerInterfaceLives: readonly Life[] = [life];

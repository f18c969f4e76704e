import assert from 'node:assert/strict';
import { EstateBuilder } from '../../../src/sandbox/estates/builder';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { regions } from '../../../src/sandbox/geography';
import type { WorldState } from '../../../src/sandbox/index';
import { lineRow, lines } from './dedicatedLine';
import { field, id, type Life, type Session, type Stage } from './stage';

const region = 'cn-hangzhou';
const accessPointId = 'ap-cn-hangzhou-yh-A';

/** Each account has one line in service, whoever of them is the carrier. */
function twoLines(now: number): WorldState {
  const estate = new EstateBuilder(now);
  for (const owner of [partner, tenant]) {
    estate.line({ owner, accessPointId, name: 'shared', bandwidthMbps: 10_000 });
    estate.openTraffic(
      owner,
      regions.map((each) => each.id),
    );
  }
  return estate.build();
}

async function parentOf(carrier: Session): Promise<string> {
  const Filter = [{ Key: 'Name', Value: ['shared'] }];
  const parent = await carrier.only('DescribePhysicalConnections', { Filter }, lines);
  assert.ok(parent);
  return id(parent, 'PhysicalConnectionId');
}

/** The row of one hosted connection as the carrier lists it. */
function hostedRow(carrier: Session, hostedId: string) {
  const parameters = { VirtualPhysicalConnectionIds: [hostedId], MaxResults: 10 };
  return () => carrier.only('ListVirtualPhysicalConnections', parameters, 'VirtualPhysicalConnections');
}

/** The tenant pays and accepts. The newer document has a hosted connection Enabled by both (003, overview). */
async function payAndConfirm(stage: Stage, customer: Session, hostedId: string): Promise<void> {
  const line = { PhysicalConnectionId: hostedId };
  await customer.ok('CreatePhysicalConnectionOccupancyOrder', {
    ...line,
    InstanceChargeType: 'PrePaid',
    PricingCycle: 'Month',
    Period: 1,
    AutoPay: true,
  });
  await customer.ok('ConfirmPhysicalConnection', line);
  await stage.passes(field(lineRow(customer, hostedId), 'Status'), 'Confirmed', 'Enabled');
}

/** Out of service, back, and out of the list. */
async function end(stage: Stage, carrier: Session, hostedId: string): Promise<void> {
  const line = { PhysicalConnectionId: hostedId };
  const status = field(hostedRow(carrier, hostedId), 'Status');
  await carrier.ok('TerminatePhysicalConnection', line);
  await stage.passes(status, 'Terminating', 'Terminated');
  await carrier.ok('RecoverPhysicalConnection', { InstanceId: hostedId, Token: 'recover' });
  await stage.passes(status, 'Terminated', 'Enabled');
  await carrier.ok('TerminatePhysicalConnection', line);
  await stage.passes(status, 'Terminating', 'Terminated');
  await carrier.ok('DeletePhysicalConnection', line);
  await stage.passes(field(hostedRow(carrier, hostedId), 'VirtualPhysicalConnectionStatus'), 'Deleted', 'gone');
}

const shared: Life = {
  title: 'lead a hosted connection from its offer to its deletion, or a carrier cannot rehearse sharing a line',
  state: twoLines,
  live: async (stage) => {
    const [carrier, customer] = [stage.carrier(region), stage.customer(region)];
    const offer = {
      PhysicalConnectionId: await parentOf(carrier),
      VpconnAliUid: stage.accountId(customer),
      VlanId: 10,
      Spec: '50M',
      OrderMode: 'PayByVirtualPhysicalConnectionOwner',
      Name: 'Meridian-子午',
    };
    assert.equal(
      await carrier.refused('CreateVirtualPhysicalConnection', { ...offer, DryRun: true }),
      '400 DRYRUN.SUCCESS',
    );
    const created = await carrier.ok('CreateVirtualPhysicalConnection', { ...offer, Token: 'offer' });
    const again = await carrier.ok('CreateVirtualPhysicalConnection', { ...offer, Token: 'offer' });
    const hostedId = id(created, 'VirtualPhysicalConnection');
    assert.equal(again.VirtualPhysicalConnection, hostedId);
    const row = hostedRow(carrier, hostedId);
    const offered = await row();
    assert.deepEqual(
      [offered?.VirtualPhysicalConnectionStatus, offered?.ProductType, offered?.Bandwidth, offered?.VlanId],
      ['UnConfirmed', 'VirtualPhysicalConnection', 50, '10'],
    );
    assert.deepEqual(
      [offered?.AliUid, offered?.ParentPhysicalConnectionAliUid, offered?.ParentPhysicalConnectionId],
      [customer.account.id, carrier.account.id, offer.PhysicalConnectionId],
    );

    await customer.ok('OpenPhysicalConnectionService');
    assert.equal((await customer.ok('GetPhysicalConnectionServiceStatus')).Enabled, true);
    assert.equal((await lineRow(customer, hostedId)())?.VpconnStatus, 'UnConfirmed');
    await payAndConfirm(stage, customer, hostedId);
    assert.equal((await row())?.VirtualPhysicalConnectionStatus, 'Confirmed');

    const changed = await carrier.ok('UpdateVirtualPhysicalConnection', {
      InstanceId: hostedId,
      VlanId: 11,
      ExpectSpec: '100M',
      Token: 'update',
    });
    assert.equal(changed.Success, 'true');
    const updated = await row();
    assert.deepEqual([updated?.VlanId, updated?.Spec, updated?.ExpectSpec], ['11', '50M', '100M']);
    await customer.ok('CreatePhysicalConnectionOccupancyOrder', { PhysicalConnectionId: hostedId, AutoPay: true });
    await stage.passes(field(row, 'Spec'), '50M', '100M');
    assert.equal(
      await carrier.refused('TerminatePhysicalConnection', { PhysicalConnectionId: offer.PhysicalConnectionId }),
      '400 Forbidden.NotAllowedInState',
    );
    await end(stage, carrier, hostedId);
  },
};

const converted: Life = {
  title: 'turn the VBR of another account into a hosted connection, or a conversion cannot be rehearsed',
  state: twoLines,
  live: async (stage) => {
    const [carrier, customer] = [stage.carrier(region), stage.customer(region)];
    const PhysicalConnectionId = await parentOf(carrier);
    const { VbrId } = await carrier.ok('CreateVirtualBorderRouter', {
      PhysicalConnectionId,
      VlanId: 20,
      VbrOwnerId: stage.accountId(customer),
      Bandwidth: 50,
    });
    assert.equal(
      await carrier.refused('CreateVpconnFromVbr', { VbrId, Token: 'too-early' }),
      '400 IncorrectStatus.VbrId',
    );
    // Which operation confirms a VBR of another account is not documented: its owner gives it its addresses.
    await customer.ok('ModifyVirtualBorderRouterAttribute', {
      VbrId,
      LocalGatewayIp: '10.0.0.1',
      PeerGatewayIp: '10.0.0.2',
      PeeringSubnetMask: '255.255.255.252',
    });
    const created = await carrier.ok('CreateVpconnFromVbr', {
      VbrId,
      OrderMode: 'PayByVirtualPhysicalConnectionOwner',
      Token: 'convert',
    });
    const hostedId = id(created, 'VirtualPhysicalConnection');
    const row = hostedRow(carrier, hostedId);
    const made = await row();
    assert.deepEqual([made?.VirtualPhysicalConnectionStatus, made?.VlanId, made?.Spec], ['UnConfirmed', '20', '50M']);
    const attach = { VbrId, VpconnId: hostedId };
    assert.equal(
      await carrier.refused('AttachVbrToVpconn', { ...attach, Token: 'too-early' }),
      '400 IncorrectStatus.PhysicalConnection',
    );
    await payAndConfirm(stage, customer, hostedId);
    const attached = await carrier.ok('AttachVbrToVpconn', { ...attach, Token: 'attach' });
    assert.equal(attached.VirtualPhysicalConnection, hostedId);
    const routers = 'VirtualBorderRouterSet.VirtualBorderRouterType';
    const router = () => customer.only('DescribeVirtualBorderRouters', {}, routers);
    const { PhysicalConnectionId: below, Status, VlanId } = (await router()) ?? {};
    assert.deepEqual([below, Status, VlanId], [hostedId, 'active', 20]);
    assert.equal((await row())?.VirtualPhysicalConnectionStatus, 'Confirmed');

    assert.equal(
      await carrier.refused('TerminatePhysicalConnection', { PhysicalConnectionId: hostedId }),
      '400 Forbidden.VBRExists',
    );
    await customer.ok('DeleteVirtualBorderRouter', { VbrId });
    await stage.passes(field(router, 'Status'), 'deleting', 'gone');
    await end(stage, carrier, hostedId);
  },
};

const refused: Life = {
  title: 'take back an offer that nobody accepted, or it stays for ever',
  state: twoLines,
  live: async (stage) => {
    const [carrier, customer] = [stage.carrier(region), stage.customer(region)];
    const created = await carrier.ok('CreateVirtualPhysicalConnection', {
      PhysicalConnectionId: await parentOf(carrier),
      VpconnAliUid: stage.accountId(customer),
      VlanId: 30,
      Spec: '100M',
      OrderMode: 'PayByPhysicalConnectionOwner',
    });
    const hostedId = id(created, 'VirtualPhysicalConnection');
    assert.equal(
      await customer.refused('CreatePhysicalConnectionOccupancyOrder', { PhysicalConnectionId: hostedId }),
      '400 Abs.InstanceNotExist',
    );
    await carrier.ok('DeletePhysicalConnection', { PhysicalConnectionId: hostedId });
    const status = field(hostedRow(carrier, hostedId), 'VirtualPhysicalConnectionStatus');
    await stage.passes(status, 'Deleted', 'gone');
  },
};

export const hostedLineLives: readonly Life[] = [shared, converted, refused];

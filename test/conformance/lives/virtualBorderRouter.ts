import assert from 'node:assert/strict';
import { addresses, createRouter, lineNamed, linesIn, routerRow } from './routers';
import { field, id, type Life, listIn } from './stage';

const region = 'cn-beijing';
const state = linesIn(region, 'ap-cn-beijing-ft-A');
const seenFromLine = 'VirtualBorderRouterForPhysicalConnectionSet.VirtualBorderRouterForPhysicalConnectionType';
const associated = 'AssociatedPhysicalConnections.AssociatedPhysicalConnection';

const own: Life = {
  title: 'lead a VBR over two lines from its creation to its deletion, or nobody can rehearse one',
  state,
  live: async (stage) => {
    const owner = stage.carrier(region);
    const [one, two] = [await lineNamed(owner, 'one'), await lineNamed(owner, 'two')];
    const { vbr, row, status } = await createRouter(owner, { ...one, VlanId: 10, Name: '北京-出口', Bandwidth: 1000 });
    const created = await row();
    assert.deepEqual(
      [created?.Status, created?.VlanId, created?.Name, created?.Bandwidth, created?.PeeringSubnetMask],
      ['active', 10, '北京-出口', 1000, '255.255.255.252'],
    );
    await owner.ok('ModifyVirtualBorderRouterAttribute', {
      ...vbr,
      VlanId: 11,
      PeerGatewayIp: '10.0.0.3',
      LocalGatewayIp: '10.0.0.4',
      PeeringSubnetMask: '255.255.255.0',
      MinTxInterval: 300,
      Description: 'renumbered',
    });
    const modified = await row();
    assert.deepEqual(
      [modified?.Status, modified?.VlanId, modified?.PeerGatewayIp, modified?.MinTxInterval, modified?.Name],
      ['active', 11, '10.0.0.3', 300, '北京-出口'],
    );
    const answer = await owner.ok('UpdateVirtualBorderBandwidth', {
      VirtualBorderRouterId: vbr.VbrId,
      Bandwidth: 2048,
    });
    assert.deepEqual([answer.Code, answer.Success], ['200', true]);
    assert.equal((await row())?.Bandwidth, 2048);
    const seen = await owner.only('DescribeVirtualBorderRoutersForPhysicalConnection', one, seenFromLine);
    // Capitalised and with quoted numbers in this list alone (traps 39, 59).
    assert.deepEqual([seen?.VbrId, seen?.Status, seen?.Bandwidth], [vbr.VbrId, 'Active', '2048']);

    const further = { ...vbr, ...two };
    await owner.ok('AssociatePhysicalConnectionToVirtualBorderRouter', {
      ...further,
      VlanId: '12',
      LocalGatewayIp: '10.1.0.1',
      PeerGatewayIp: '10.1.0.2',
      PeeringSubnetMask: '255.255.255.252',
    });
    const [link] = listIn(await row(), associated);
    assert.deepEqual([link?.PhysicalConnectionId, link?.VlanId], [two.PhysicalConnectionId, '12']);
    assert.equal(await owner.refused('DeleteVirtualBorderRouter', vbr), '400 InvalidStatus.NotAllowed');
    await owner.ok('UnassociatePhysicalConnectionFromVirtualBorderRouter', further);
    assert.deepEqual(listIn(await row(), associated), []);

    await owner.ok('TerminateVirtualBorderRouter', vbr);
    await stage.passes(status, 'terminating', 'terminated');
    await owner.ok('RecoverVirtualBorderRouter', vbr);
    await stage.passes(status, 'recovering', 'active');
    assert.equal(await owner.refused('TerminatePhysicalConnection', one), '400 Forbidden.VBRExists');
    await owner.ok('TerminateVirtualBorderRouter', vbr);
    await stage.passes(status, 'terminating', 'terminated');
    await owner.ok('DeleteVirtualBorderRouter', vbr);
    await stage.passes(status, 'deleting', 'gone');
    await owner.ok('TerminatePhysicalConnection', one);
  },
};

const ofAnotherAccount: Life = {
  title: 'lead a VBR that is made for another account, or nobody can rehearse who may do what with it',
  state,
  live: async (stage) => {
    const [carrier, customer] = [stage.carrier(region), stage.customer(region)];
    const line = await lineNamed(carrier, 'one');
    const wanted = { ...line, VlanId: 30, VbrOwnerId: stage.accountId(customer) };
    assert.equal(
      await carrier.refused('CreateVirtualBorderRouter', { ...wanted, LocalGatewayIp: '10.0.0.1' }),
      '403 Forbidden.LocalGatewayIpNotAllowedByCaller',
    );
    const unwanted = { VbrId: id(await carrier.ok('CreateVirtualBorderRouter', wanted), 'VbrId') };
    const unwantedStatus = field(routerRow(customer, unwanted.VbrId), 'Status');
    assert.equal(await unwantedStatus(), 'unconfirmed');
    // The owner of the line may take it back while nobody has confirmed it, and not later (traps section 10).
    await carrier.ok('DeleteVirtualBorderRouter', unwanted);
    await stage.passes(unwantedStatus, 'deleting', 'gone');

    const vbr = { VbrId: id(await carrier.ok('CreateVirtualBorderRouter', { ...wanted, VlanId: 31 }), 'VbrId') };
    const row = routerRow(customer, vbr.VbrId);
    const status = field(row, 'Status');
    // No operation confirms it; giving it addresses does here.
    await customer.ok('ModifyVirtualBorderRouterAttribute', { ...vbr, ...addresses, Name: 'Meridian' });
    const confirmed = await row();
    assert.deepEqual(
      [confirmed?.Status, confirmed?.Name, confirmed?.PhysicalConnectionOwnerUid],
      ['active', 'Meridian', carrier.account.id],
    );
    const seen = await carrier.only('DescribeVirtualBorderRoutersForPhysicalConnection', line, seenFromLine);
    assert.deepEqual([seen?.VbrId, String(seen?.VbrOwnerUid)], [vbr.VbrId, stage.read(customer)]);
    assert.equal(
      await carrier.refused('ModifyVirtualBorderRouterAttribute', { ...vbr, Name: 'mine' }),
      '403 Forbidden.NameNotAllowedByCaller',
    );
    assert.equal(
      await customer.refused('ModifyVirtualBorderRouterAttribute', { ...vbr, VlanId: 32 }),
      '403 Forbidden.VlanIdNotAllowedByCaller',
    );
    assert.match(
      await customer.refused('TerminateVirtualBorderRouter', vbr),
      /^403 Forbidden\.OperationNotAllowedByUser$/,
    );
    await carrier.ok('TerminateVirtualBorderRouter', vbr);
    await stage.passes(status, 'terminating', 'terminated');
    await carrier.ok('RecoverVirtualBorderRouter', vbr);
    await stage.passes(status, 'recovering', 'active');
    await customer.ok('DeleteVirtualBorderRouter', vbr);
    await stage.passes(status, 'deleting', 'gone');
  },
};

export const virtualBorderRouterLives: readonly Life[] = [own, ofAnotherAccount];

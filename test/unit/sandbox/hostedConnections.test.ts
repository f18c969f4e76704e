import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { accessPointId, region, serviceOn, serviceWith, share } from './hostedService';
import { paths } from './service';

describe('sandbox hosted connections', () => {
  it('go from partner to tenant: offered, paid for, accepted and used (003, overview)', () => {
    const { service, sample, state, tenantRow } = serviceOn();
    const given = { ...sample, Name: 'nametest', Description: 'desctest', Token: 'once' };
    const { VirtualPhysicalConnection: id } = service.ok('CreateVirtualPhysicalConnection', given);
    assert.equal(service.ok('CreateVirtualPhysicalConnection', given).VirtualPhysicalConnection, id, 'one per Token');
    assert.deepEqual(state(), ['Allocated', 'UnConfirmed']);
    const subject = { ...region, PhysicalConnectionId: String(id) };
    const partners = service.refused('ConfirmPhysicalConnection', subject, 'partner');
    assert.equal(partners, '400 ResourceNotFound.PhysicalConnectionId', 'the partner cannot accept its own offer');
    service.ok('CreatePhysicalConnectionOccupancyOrder', { ...subject, AutoPay: true, Period: 1 }, 'tenant');
    service.clock.advance(10_000);
    assert.deepEqual(state(), ['Allocated', 'UnConfirmed'], 'paying does not accept');
    service.ok('ConfirmPhysicalConnection', subject, 'tenant');
    assert.deepEqual(state(), ['Enabled', 'Confirmed']);
    assert.equal(tenantRow()?.EndTime, '2024-07-01T12:00:10Z');
    const [parent] = service.rows('DescribePhysicalConnections', region, paths.lines);
    assert.equal(parent?.VirtualPhysicalConnectionCount, 1);
    const router = { ...subject, VlanId: 4, LocalGatewayIp: '10.0.0.1', PeerGatewayIp: '10.0.0.2' };
    service.ok('CreateVirtualBorderRouter', { ...router, PeeringSubnetMask: '255.255.255.252' }, 'tenant');
  });

  it('that are accepted before they are paid for wait for the payment', () => {
    const { service, subject, state, order } = serviceWith(
      { status: 'Allocated', occupancyPaid: false },
      { vpconnStatus: 'UnConfirmed' },
    );
    service.ok('ConfirmPhysicalConnection', subject, 'tenant');
    assert.deepEqual(state(), ['Confirmed', 'Confirmed']);
    const enabled = service.refused('EnablePhysicalConnection', subject, 'tenant');
    assert.equal(enabled, '400 Forbidden.NotAllowedInState', 'no way around the payment');
    assert.equal(order(), 'ok');
    service.clock.advance(10_000);
    assert.deepEqual(state(), ['Enabled', 'Confirmed']);
  });

  it('have port and place of the line under them, and the names and types of their own list (003 4.19)', () => {
    const { service, sample, rows, parent } = serviceOn();
    service.ok('CreateVirtualPhysicalConnection', { ...sample, Name: 'nametest', Description: 'desctest' });
    const { PhysicalConnectionId, ...row } = rows()[0] ?? {};
    assert.match(String(PhysicalConnectionId), /^pc-bp1/);
    assert.deepEqual(row, {
      Name: 'nametest',
      Description: 'desctest',
      Status: 'Allocated',
      BusinessStatus: 'Normal',
      LoaStatus: '',
      Type: 'VPC',
      ProductType: 'VirtualPhysicalConnection',
      VirtualPhysicalConnectionStatus: 'UnConfirmed',
      AliUid: '283100000000000017',
      ParentPhysicalConnectionId: parent.id,
      ParentPhysicalConnectionAliUid: '1688000000000001',
      OrderMode: 'PayByVirtualPhysicalConnectionOwner',
      VlanId: '4',
      Spec: '50M',
      ExpectSpec: '50M',
      Bandwidth: 50,
      AccessPointId: accessPointId,
      AdLocation: parent.location,
      PortType: '10GBase-LR',
      PortNumber: parent.portNumber,
      LineOperator: 'CU',
      CircuitCode: '',
      PeerLocation: parent.peerLocation,
      RedundantPhysicalConnectionId: '',
      ResourceGroupId: '',
      Tags: [],
      ChargeType: 'Prepaid',
      CreationTime: '2024-06-01T12:00:00',
      EnabledTime: '',
      EndTime: '',
    });
  });

  it('need an enabled dedicated line of the partner (003 4.18)', () => {
    const { create, service } = serviceOn((estate, parent) => {
      estate.line({ owner: tenant, name: 'foreign', accessPointId });
      estate.line({ owner: partner, name: 'confirmed', accessPointId, status: 'Confirmed' });
      estate.line({ owner: partner, name: 'hosted', accessPointId, hosting: share(parent) });
    });
    const id = (name: string) =>
      service.world.physicalConnections.where((line) => line.name === name)[0]?.id ?? assert.fail(name);
    const on = (PhysicalConnectionId: string) => create({ PhysicalConnectionId });
    assert.equal(on(''), '400 MissingParameter');
    assert.equal(on('pc-none'), '400 InvalidPhysicalConnectionId.NotFound');
    assert.equal(on(id('foreign')), '400 ResourceNotFound.PhysicalConnectionId');
    assert.equal(on(id('hosted')), '400 ResourceNotFound.PhysicalConnectionId');
    assert.equal(on(id('confirmed')), '400 InvalidPhysicalConnectionId.NotEnabled');
  });

  for (const name of ['PhysicalConnectionId', 'VpconnAliUid', 'VlanId', 'Spec', 'OrderMode', 'RegionId']) {
    it(`are not created without ${name} (003 4.18: required)`, () => {
      assert.equal(serviceOn().create({ [name]: '' }), '400 MissingParameter');
    });
  }

  it('have a bandwidth out of the list, and no more than is left of the line (003 4.18)', () => {
    const { create } = serviceOn();
    for (const Spec of ['10M', '50', '1000M', '4G', '20G', '1g']) {
      assert.equal(create({ Spec }), '400 IllegalParam.Bandwidth', Spec);
    }
    const allowed = ['50M', '100M', '200M', '300M', '400M', '500M', '1G', '2G'];
    allowed.forEach((Spec, index) => {
      assert.equal(create({ Spec, VlanId: 100 + index }), 'ok', Spec);
    });
    assert.equal(create({ Spec: '8G', VlanId: 200 }), '400 IllegalParam.Bandwidth', '4550M of 10G are given away');
    assert.equal(create({ Spec: '5G', VlanId: 200 }), 'ok');
    assert.equal(serviceOn().create({ Spec: '8G' }), 'ok');
    assert.equal(serviceOn().create({ Spec: '10G' }), 'ok');
  });

  it('have a VLAN of their own among everything on the line; VLAN 0 is legal and has the line to itself (traps 40)', () => {
    const { create, parent, service } = serviceOn((estate, line) => {
      estate.router(line, { name: 'router', vlanId: 1 });
    });
    for (const VlanId of [-1, 3000, 'ten']) assert.equal(create({ VlanId }), '400 InvalidVlanId.Malformed');
    assert.equal(create({ VlanId: 1 }), '400 InvalidVlanId.Used');
    assert.equal(create({ VlanId: 0 }), '400 OperationFailed.Vlan0VbrUnSharePconn');
    assert.equal(create({ VlanId: 2999 }), 'ok');
    assert.equal(create({ VlanId: 2999 }), '400 InvalidVlanId.Used');
    const router = { ...region, PhysicalConnectionId: parent.id, VlanId: 2999, LocalGatewayIp: '10.0.0.1' };
    const given = { ...router, PeerGatewayIp: '10.0.0.2', PeeringSubnetMask: '255.255.255.252' };
    assert.equal(service.refused('CreateVirtualBorderRouter', given), '400 InvalidVlanId.Used');

    const alone = serviceOn();
    assert.equal(alone.create({ VlanId: 0 }), 'ok');
    assert.equal(alone.rows()[0]?.VlanId, '0');
    assert.equal(alone.create({ VlanId: 1 }), '400 OperationFailed.PconnExistVlan0Vbr');
  });

  it('are paid by one of two, belong to a known account and have the usual names', () => {
    const { create } = serviceOn();
    assert.equal(create({ OrderMode: 'PayByNobody' }), '400 InvalidParameter');
    assert.equal(create({ VpconnAliUid: '253460731706911258' }), '400 InvalidParameter');
    assert.equal(create({ Name: '1st' }), '400 InvalidName.Malformed');
    assert.equal(create({ Description: 'http://x' }), '400 InvalidDescription.Malformed');
    assert.equal(create({ VpconnAliUid: partner.id, OrderMode: 'PayByPhysicalConnectionOwner' }), 'ok');
  });

  it('are only checked by a dry run, which is answered DRYRUN.SUCCESS and keeps its Token free (traps 15)', () => {
    const { create, rows } = serviceOn();
    assert.equal(create({ DryRun: true, Spec: '3M' }), '400 IllegalParam.Bandwidth');
    assert.equal(create({ DryRun: true, Token: 'same' }), '400 DRYRUN.SUCCESS');
    assert.deepEqual(rows(), []);
    assert.equal(create({ DryRun: false, Token: 'same' }), 'ok');
  });
});

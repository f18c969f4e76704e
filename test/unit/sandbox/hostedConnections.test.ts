import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { demoEstate } from '../../../src/sandbox/estates/demo';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { Hosting, PhysicalConnection } from '../../../src/sandbox/model';
import { paths, Service } from './service';
import type { Given } from './signedRequest';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
const list = 'VirtualPhysicalConnections';
type Side = 'partner' | 'tenant';

function parentOf(estate: EstateBuilder): PhysicalConnection {
  return estate.line({ owner: partner, name: 'parent', accessPointId, lineOperator: 'CU' });
}

function share(parent: PhysicalConnection, own: Partial<Hosting> = {}): Hosting {
  return {
    parentId: parent.id,
    parentOwner: partner.id,
    vlanId: 10,
    orderMode: 'PayByVirtualPhysicalConnectionOwner',
    vpconnStatus: 'Confirmed',
    expectSpec: '50M',
    ...own,
  };
}

/** A partner's line, and what a test puts on it. */
function serviceOn(build: (estate: EstateBuilder, parent: PhysicalConnection) => void = () => undefined) {
  let parent: PhysicalConnection | undefined;
  const service = new Service((estate) => {
    parent = parentOf(estate);
    build(estate, parent);
  });
  assert.ok(parent);
  const sample = {
    ...region,
    OrderMode: 'PayByVirtualPhysicalConnectionOwner',
    VlanId: 4,
    Spec: '50M',
    VpconnAliUid: tenant.id,
    PhysicalConnectionId: parent.id,
  };
  const rows = (given: Given = {}, as: Side = 'partner') =>
    service.rows('ListVirtualPhysicalConnections', { ...region, ...given }, list, as);
  return {
    service,
    parent,
    sample,
    rows,
    create: (given: Given = {}, as: Side = 'partner') =>
      service.outcome('CreateVirtualPhysicalConnection', { ...sample, ...given }, as),
    /** Status and state of the acceptance of the only hosted connection. */
    state: () => [rows()[0]?.Status, rows()[0]?.VirtualPhysicalConnectionStatus],
    tenantRow: () => service.rows('DescribePhysicalConnections', region, paths.lines, 'tenant')[0],
  };
}

/** The same with one hosted connection of 50 Mbit/s in VLAN 10. */
function serviceWith(own: Partial<PhysicalConnection> = {}, hosting: Partial<Hosting> = {}) {
  let hosted: PhysicalConnection | undefined;
  const on = serviceOn((estate, parent) => {
    const common = { owner: tenant, name: 'hosted', accessPointId, bandwidthMbps: 50 };
    hosted = estate.line({ ...common, ...own, hosting: share(parent, hosting), owner: tenant });
  });
  assert.ok(hosted);
  const subject = { ...region, PhysicalConnectionId: hosted.id };
  const outcome = (action: string) => (given: Given, as: Side) =>
    on.service.outcome(action, { ...region, InstanceId: subject.PhysicalConnectionId, ...given }, as);
  return {
    ...on,
    id: hosted.id,
    subject,
    update: (given: Given, as: Side = 'partner') => outcome('UpdateVirtualPhysicalConnection')(given, as),
    recover: (given: Given = {}, as: Side = 'partner') => outcome('RecoverPhysicalConnection')(given, as),
    order: (as: Side = 'tenant') =>
      on.service.outcome('CreatePhysicalConnectionOccupancyOrder', { ...subject, AutoPay: true }, as),
  };
}

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

describe('sandbox changes of a hosted connection', () => {
  it('move its VLAN at once, and its VBRs with it (003 4.20)', () => {
    let router = '';
    const { service, parent } = serviceOn((estate, line) => {
      const hosted = estate.line({ owner: tenant, name: 'hosted', accessPointId, hosting: share(line) });
      router = estate.router(hosted, { name: 'router', vlanId: 10 }).id;
      estate.line({ owner: tenant, name: 'other', accessPointId, hosting: share(line, { vlanId: 11 }) });
    });
    const rows = service.rows('ListVirtualPhysicalConnections', { ...region, PhysicalConnectionId: parent.id }, list);
    const InstanceId = String(rows[0]?.PhysicalConnectionId);
    const update = (VlanId: number | string) =>
      service.outcome('UpdateVirtualPhysicalConnection', { ...region, InstanceId, VlanId });
    assert.equal(update(3000), '400 InvalidVlanId.Malformed');
    assert.equal(update(11), '400 InvalidVlanId.Used');
    assert.equal(update(10), 'ok', 'its own VLAN is not in its way');
    assert.equal(update(12), 'ok');
    const routers = service.rows('DescribeVirtualBorderRouters', region, paths.routers, 'tenant');
    assert.deepEqual(
      routers.map(({ VbrId, VlanId }) => [VbrId, VlanId]),
      [[router, 12]],
    );
    const answer = service.ok('UpdateVirtualPhysicalConnection', { ...region, InstanceId, VlanId: 12 });
    assert.equal(answer.Success, 'true', 'a text (traps 38)');
  });

  it('bring another bandwidth once it has been paid for, to its VBRs as well (003 4.20)', () => {
    const { service, subject, update, order, rows } = serviceWith();
    const router = { ...subject, VlanId: 10, LocalGatewayIp: '10.0.0.1', PeerGatewayIp: '10.0.0.2' };
    service.ok('CreateVirtualBorderRouter', { ...router, PeeringSubnetMask: '255.255.255.252' }, 'tenant');
    assert.equal(order(), '400 Forbidden.NotAllowedInState', 'there is nothing to pay');
    assert.equal(update({ VlanId: 10, ExpectSpec: '7M' }), '400 IllegalParam.Bandwidth');
    assert.equal(update({ VlanId: 10, ExpectSpec: '200M' }), 'ok');
    assert.deepEqual([rows()[0]?.Spec, rows()[0]?.ExpectSpec], ['50M', '200M']);
    service.clock.advance(600_000);
    assert.equal(rows()[0]?.Spec, '50M');
    assert.equal(order('partner'), '400 Abs.InstanceNotExist');
    assert.equal(order(), 'ok');
    service.clock.advance(10_000);
    assert.deepEqual([rows()[0]?.Spec, rows()[0]?.ExpectSpec, rows()[0]?.Bandwidth], ['200M', '200M', 200]);
    const [vbr] = service.rows('DescribeVirtualBorderRouters', region, paths.routers, 'tenant');
    assert.equal(vbr?.Bandwidth, 200);
  });

  it('are the partner’s; a dry run changes nothing and is answered by a request ID (traps 15)', () => {
    const { update, rows } = serviceWith();
    assert.equal(update({ VlanId: 12 }, 'tenant'), '400 ResourceNotFound.PhysicalConnectionId');
    assert.equal(update({ VlanId: 12, InstanceId: 'pc-none' }), '400 ResourceNotFound.PhysicalConnectionId');
    assert.equal(update({}), '400 MissingParameter', 'VlanId is required even for another bandwidth (traps 48)');
    assert.equal(update({ VlanId: 12, DryRun: true, Token: 'same' }), 'ok');
    assert.equal(rows()[0]?.VlanId, '10');
    assert.equal(update({ VlanId: 12, Token: 'same' }), 'ok');
    assert.equal(rows()[0]?.VlanId, '12');
  });

  it('are not made by the operation for dedicated lines, which must not reset the partner’s port', () => {
    const { service, subject, tenantRow } = serviceWith();
    const modify = (given: Given) =>
      service.outcome('ModifyPhysicalConnectionAttribute', { ...subject, ...given }, 'tenant');
    assert.equal(modify({ Name: 'renamed' }), 'ok');
    assert.deepEqual([tenantRow()?.Name, tenantRow()?.PortType, tenantRow()?.Spec], ['renamed', '10GBase-LR', '50M']);
    assert.equal(modify({ bandwidth: 500 }), '400 InvalidStatus');
  });
});

describe('sandbox end of a hosted connection', () => {
  for (const as of ['partner', 'tenant'] as const) {
    it(`can be brought about, taken back and completed by the ${as}`, () => {
      const { service, subject, recover, state, rows } = serviceWith();
      assert.equal(recover({}, as), '400 IncorrectStatus.PhysicalConnection');
      service.ok('TerminatePhysicalConnection', subject, as);
      assert.deepEqual(state(), ['Terminating', 'Confirmed']);
      service.clock.advance(60_000);
      assert.deepEqual(state(), ['Terminated', 'Confirmed']);
      assert.equal(recover({ DryRun: true }, as), 'ok');
      service.clock.advance(60_000);
      assert.deepEqual(state(), ['Terminated', 'Confirmed'], 'a dry run recovers nothing');
      assert.equal(recover({}, as), 'ok');
      service.clock.advance(60_000);
      assert.deepEqual(state(), ['Enabled', 'Confirmed']);
      assert.equal(rows()[0]?.EndTime, '2999-09-08T16:00:00Z');

      service.ok('TerminatePhysicalConnection', subject, as);
      service.clock.advance(60_000);
      service.ok('DeletePhysicalConnection', subject, as);
      assert.equal(rows()[0]?.VirtualPhysicalConnectionStatus, 'Deleted');
      assert.equal(
        service.refused('DeletePhysicalConnection', subject, as),
        '404 InvalidPhysicalConnectionId.NotFound',
      );
      service.clock.advance(60_000);
      assert.deepEqual(rows(), []);
    });
  }

  it('is not reached while VBRs run on it (003 4.15, 4.17)', () => {
    const { service, subject } = serviceWith();
    const router = { ...subject, VlanId: 10, LocalGatewayIp: '10.0.0.1', PeerGatewayIp: '10.0.0.2' };
    service.ok('CreateVirtualBorderRouter', { ...router, PeeringSubnetMask: '255.255.255.252' }, 'tenant');
    assert.equal(service.refused('TerminatePhysicalConnection', subject), '400 Forbidden.VBRExists');
  });

  it('frees VLAN and bandwidth, and the line under it', () => {
    const { service, parent, subject, create } = serviceWith({ status: 'Terminated', bandwidthMbps: 10_000 });
    assert.equal(create({ VlanId: 10 }), '400 IllegalParam.Bandwidth');
    const line = { ...region, PhysicalConnectionId: parent.id };
    assert.equal(service.refused('TerminatePhysicalConnection', line), '400 Forbidden.NotAllowedInState');
    service.ok('DeletePhysicalConnection', subject);
    assert.equal(create({ VlanId: 10 }), 'ok');
    service.ok('DeletePhysicalConnection', { ...region, PhysicalConnectionId: lastCreated(service) });
    service.ok('TerminatePhysicalConnection', line);
  });

  it('can be reached before anybody has accepted it, as Terraform does', () => {
    const { service, subject, state, tenantRow } = serviceWith(
      { status: 'Allocated' },
      { vpconnStatus: 'UnConfirmed' },
    );
    service.ok('DeletePhysicalConnection', subject);
    assert.deepEqual(state(), ['Canceled', 'Deleted']);
    const refused = service.refused('ConfirmPhysicalConnection', subject, 'tenant');
    assert.equal(refused, '400 ResourceNotFound.PhysicalConnectionId');
    service.clock.advance(60_000);
    assert.equal(tenantRow(), undefined);
  });

  it('is an offer that either side withdraws before it is in service (003 4.14)', () => {
    for (const as of ['partner', 'tenant'] as const) {
      const own = { status: 'Allocated', occupancyPaid: false } as const;
      const { service, subject, state, order } = serviceWith(own, { vpconnStatus: 'UnConfirmed' });
      assert.equal(order(), 'ok');
      service.ok('CancelPhysicalConnection', subject, as);
      service.clock.advance(60_000);
      assert.deepEqual(state(), ['Canceled', 'UnConfirmed']);
      const refused = service.refused('ConfirmPhysicalConnection', subject, 'tenant');
      assert.equal(refused, '400 Forbidden.NotAllowedInState');
      service.ok('DeletePhysicalConnection', subject, as);
    }
  });

  it('is not taken back for dedicated lines, unknown ones, and on a line that is out of service (003 4.16)', () => {
    const { recover, parent, service } = serviceWith({ status: 'Terminated' });
    assert.equal(recover({ InstanceId: parent.id }), '400 ResourceNotFound');
    assert.equal(recover({ InstanceId: 'pc-none' }), '400 ResourceNotFound');
    assert.equal(recover({ InstanceId: '' }), '400 MissingParameter');
    const line = service.world.physicalConnections.get(parent.id);
    assert.ok(line);
    line.status = 'Terminating';
    assert.equal(recover(), '400 IncorrectStatus.PhysicalConnection');
  });
});

describe('sandbox list of hosted connections', () => {
  const many = () =>
    serviceOn((estate, parent) => {
      for (let vlanId = 1; vlanId <= 45; vlanId += 1) {
        estate.line({
          owner: vlanId % 2 === 0 ? partner : tenant,
          name: `hosted-${vlanId}`,
          accessPointId,
          bandwidthMbps: 50,
          businessStatus: vlanId === 5 ? 'FinancialLocked' : 'Normal',
          hosting: share(parent, { vlanId, vpconnStatus: vlanId > 40 ? 'UnConfirmed' : 'Confirmed' }),
        });
      }
    });

  it('comes 20 rows at a time or as many as asked for up to 100, each row once (traps 50)', () => {
    const { service } = many();
    const page = (given: Given) => service.ok('ListVirtualPhysicalConnections', { ...region, ...given });
    const first = page({});
    assert.deepEqual([first.Count, first.TotalCount], [20, 45]);
    const vlans: unknown[] = [];
    let NextToken = '';
    do {
      const { NextToken: next, ...answer } = page({ MaxResults: 20, NextToken });
      assert.ok(Array.isArray(answer[list]));
      vlans.push(...answer[list].map((row: Record<string, unknown>) => row.VlanId));
      NextToken = String(next);
    } while (NextToken !== '');
    assert.deepEqual(
      vlans,
      Array.from({ length: 45 }, (_, index) => String(index + 1)),
    );
    assert.equal(page({ MaxResults: 100 }).Count, 45);
    for (const wrong of [{ MaxResults: 0 }, { MaxResults: 101 }, { NextToken: 'dd20****' }]) {
      const refused = service.refused('ListVirtualPhysicalConnections', { ...region, ...wrong });
      assert.equal(refused, '400 InvalidParameter');
    }
  });

  it('is narrowed by each of its parameters (003 4.19)', () => {
    const { service, rows, parent } = many();
    const vlans = (given: Given) => rows({ MaxResults: 100, ...given }).map(({ VlanId }) => Number(VlanId));
    const own = service.world.physicalConnections.where(({ hosting }) => hosting?.vlanId === 3)[0]?.id ?? '';
    assert.deepEqual(vlans({ 'VirtualPhysicalConnectionIds.1': own }), [3]);
    assert.deepEqual(vlans({ 'VlanIds.1': 7, 'VlanIds.2': '9' }), [7, 9]);
    assert.deepEqual(vlans({ IsConfirmed: false }), [41, 42, 43, 44, 45]);
    assert.equal(vlans({ IsConfirmed: true }).length, 40);
    assert.deepEqual(vlans({ 'VirtualPhysicalConnectionStatuses.1': 'UnConfirmed', 'VlanIds.1': 41 }), [41]);
    assert.equal(vlans({ 'VirtualPhysicalConnectionAliUids.1': partner.id }).length, 22);
    assert.deepEqual(vlans({ VirtualPhysicalConnectionBusinessStatus: 'FinancialLocked' }), [5]);
    assert.equal(vlans({ PhysicalConnectionId: parent.id }).length, 45);
    const twentyOne = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`VlanIds.${index + 1}`, index]));
    const refused = service.refused('ListVirtualPhysicalConnections', { ...region, ...twentyOne });
    assert.equal(refused, '400 InvalidParameter');
  });

  it('shows each side its own, and neither the line of another nor other regions (traps 12)', () => {
    const { service, rows, parent } = many();
    assert.equal(rows({ MaxResults: 100 }, 'tenant').length, 23);
    assert.deepEqual(rows({ RegionId: 'cn-beijing' }), []);
    const foreign = { ...region, PhysicalConnectionId: parent.id };
    const refused = service.refused('ListVirtualPhysicalConnections', foreign, 'tenant');
    assert.equal(refused, '400 ResourceNotFound.PhysicalConnectionId');
  });
});

describe('demo estate', () => {
  it('has hosted connections in every state of their acceptance and in those that can be acted on', () => {
    const hosted = demoEstate(Date.UTC(2024, 5, 1)).physicalConnections.filter(({ hosting }) => hosting !== null);
    const states = new Set(hosted.map(({ status, hosting }) => `${status}/${hosting?.vpconnStatus ?? ''}`));
    for (const state of [
      'Allocated/UnConfirmed',
      'Confirmed/Confirmed',
      'Enabled/Confirmed',
      'Terminated/Confirmed',
      'Terminated/Deleted',
    ]) {
      assert.ok(states.has(state), state);
    }
  });
});

function lastCreated(service: Service): string {
  return service.world.physicalConnections.all().at(-1)?.id ?? '';
}

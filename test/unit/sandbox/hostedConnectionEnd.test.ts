import assert from 'node:assert/strict';
import { durations } from '../../../src/sandbox/rules/durations';
import { region, serviceWith } from './hostedService';
import type { Service } from './service';

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

  it('is taken back once at a time, or a second request starts the recovery over and the line comes back late', () => {
    const { service, subject, recover, state } = serviceWith();
    service.ok('TerminatePhysicalConnection', subject);
    service.clock.advance(60_000);
    assert.equal(recover(), 'ok');
    service.clock.advance(durations.connectionRecovery - 1);
    assert.equal(recover({ DryRun: true }), '400 IncorrectStatus.PhysicalConnection');
    assert.equal(recover(), '400 IncorrectStatus.PhysicalConnection');
    service.clock.advance(1);
    assert.deepEqual(state(), ['Enabled', 'Confirmed']);
  });

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

function lastCreated(service: Service): string {
  return service.world.physicalConnections.all().at(-1)?.id ?? '';
}

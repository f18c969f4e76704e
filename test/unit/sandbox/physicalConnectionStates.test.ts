import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { PhysicalConnection, PhysicalConnectionStatus } from '../../../src/sandbox/model';
import { paths, Service } from './service';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';

const states: readonly PhysicalConnectionStatus[] = [
  'Initial',
  'Approved',
  'Allocating',
  'Allocated',
  'Confirmed',
  'Enabled',
  'Rejected',
  'Canceled',
  'Allocation Failed',
  'Terminating',
  'Terminated',
];

/** The table of traps section 10: where an operation is allowed, and the state right after it. */
const allowed: Readonly<Record<string, Partial<Record<PhysicalConnectionStatus, string>>>> = {
  CancelPhysicalConnection: { Initial: 'Canceled', Approved: 'Canceled', Allocated: 'Canceled', Confirmed: 'Canceled' },
  ConfirmPhysicalConnection: { Allocated: 'Confirmed' },
  EnablePhysicalConnection: { Confirmed: 'Enabled' },
  TerminatePhysicalConnection: { Enabled: 'Terminating' },
  DeletePhysicalConnection: { Rejected: 'gone', Canceled: 'gone', 'Allocation Failed': 'gone', Terminated: 'gone' },
};

function serviceWith(status: PhysicalConnectionStatus, name = 'line') {
  let line: PhysicalConnection | undefined;
  const service = new Service((estate) => {
    line = estate.line({ owner: partner, name, accessPointId, status });
  });
  assert.ok(line);
  const { id } = line;
  const now = () => {
    const found = service.rows('DescribePhysicalConnections', { ...region }, paths.lines);
    return found.find((row) => row.PhysicalConnectionId === id)?.Status ?? 'gone';
  };
  return { service, id, now, subject: { ...region, PhysicalConnectionId: id } };
}

describe('sandbox physical connections by state', () => {
  for (const [operation, from] of Object.entries(allowed)) {
    for (const status of states) {
      const after = from[status];
      it(`${after === undefined ? 'refuses' : 'allows'} ${operation} in ${status}, as the real service would`, () => {
        const { service, subject, now } = serviceWith(status);
        const outcome = service.outcome(operation, subject);
        assert.equal(outcome, after === undefined ? '400 Forbidden.NotAllowedInState' : 'ok');
        assert.equal(now(), after ?? status);
      });
    }
  }

  const modifiable = new Set<string>(['Initial', 'Approved', 'Allocated', 'Confirmed', 'Enabled', 'Rejected']);
  const specifiable = new Set<string>(['Initial', 'Enabled', 'Rejected']);
  for (const status of states) {
    it(`${modifiable.has(status) ? 'lets' : 'does not let'} a line be renamed in ${status}`, () => {
      const { service, subject } = serviceWith(status);
      const outcome = service.outcome('ModifyPhysicalConnectionAttribute', { ...subject, Name: 'renamed' });
      assert.equal(outcome, modifiable.has(status) ? 'ok' : '400 InvalidStatus');
    });

    it(`${specifiable.has(status) ? 'lets' : 'does not let'} a line get another bandwidth in ${status}`, () => {
      const { service, subject } = serviceWith(status);
      const change = { ...subject, PortType: '10GBase-LR', bandwidth: 5000 };
      const outcome = service.outcome('ModifyPhysicalConnectionAttribute', change);
      assert.equal(outcome, specifiable.has(status) ? 'ok' : '400 InvalidStatus');
    });
  }

  it('takes a new line through review, allocation and service, each step at its time', () => {
    const service = new Service();
    const application = {
      ...region,
      AccessPointId: accessPointId,
      LineOperator: 'CT',
      PeerLocation: '杭州',
      Name: 'new-line',
    };
    const { PhysicalConnectionId: id } = service.ok('CreatePhysicalConnection', application);
    const status = () => service.rows('DescribePhysicalConnections', region, paths.lines)[0]?.Status;
    const seen = [status()];
    for (let second = 0; second < 120; second += 1) {
      service.clock.advance(1000);
      if (status() !== seen.at(-1)) seen.push(status());
    }
    assert.deepEqual(seen, ['Initial', 'Approved', 'Allocating', 'Allocated']);
    const subject = { ...region, PhysicalConnectionId: String(id) };
    service.ok('ConfirmPhysicalConnection', subject);
    service.ok('EnablePhysicalConnection', subject);
    service.ok('TerminatePhysicalConnection', subject);
    assert.equal(status(), 'Terminating');
    service.clock.advance(60_000);
    assert.equal(status(), 'Terminated');
  });

  it('rejects and fails by name, and reviews a rejected application again once it was modified', () => {
    const service = new Service();
    const apply = (Name: string) =>
      service.ok('CreatePhysicalConnection', { ...region, AccessPointId: accessPointId, LineOperator: 'CT', Name });
    const rejected = String(apply('line-reject').PhysicalConnectionId);
    apply('line-fail');
    const statuses = () => service.rows('DescribePhysicalConnections', region, paths.lines).map((row) => row.Status);
    service.clock.advance(120_000);
    assert.deepEqual(statuses(), ['Rejected', 'Allocation Failed']);
    service.ok('ModifyPhysicalConnectionAttribute', { ...region, PhysicalConnectionId: rejected, Name: 'line-again' });
    assert.equal(statuses()[0], 'Initial');
    service.clock.advance(120_000);
    assert.equal(statuses()[0], 'Allocated');
  });

  it('does not take the ID of something else for a line that is gone (003 4.17)', () => {
    const { service } = serviceWith('Terminated');
    const refused = (PhysicalConnectionId: string) =>
      service.refused('DeletePhysicalConnection', { ...region, PhysicalConnectionId });
    assert.equal(refused('vbr-bp1'), '400 InvalidPhysicalConnectionId.NotMatched');
    assert.equal(refused('pc-none'), '404 InvalidPhysicalConnectionId.NotFound');
  });

  it('does not bring a canceled application back when its review was due', () => {
    const { service, subject, now } = serviceWith('Initial');
    service.ok('ModifyPhysicalConnectionAttribute', { ...subject, Name: 'still-wanted' });
    service.ok('CancelPhysicalConnection', subject);
    service.clock.advance(120_000);
    assert.equal(now(), 'Canceled');
  });

  it('sets the port type back when a change leaves it out, so that a client which forgets it is found out (traps 48)', () => {
    const { service, subject } = serviceWith('Initial');
    const port = () => service.rows('DescribePhysicalConnections', region, paths.lines)[0]?.PortType;
    service.ok('ModifyPhysicalConnectionAttribute', { ...subject, Name: 'kept', PortType: '10GBase-LR' });
    assert.equal(port(), '10GBase-LR');
    service.ok('ModifyPhysicalConnectionAttribute', { ...subject, Name: 'forgotten' });
    assert.equal(port(), '1000Base-T');
  });

  it('makes everything faster by the time scale', () => {
    const service = new Service(undefined, 10);
    service.ok('CreatePhysicalConnection', { ...region, AccessPointId: accessPointId, LineOperator: 'CT' });
    service.clock.advance(12_000);
    assert.equal(service.rows('DescribePhysicalConnections', region, paths.lines)[0]?.Status, 'Allocated');
  });

  it('lets a tenant accept a hosted connection, once, and use it', () => {
    const service = new Service((estate) => {
      const parent = estate.line({ owner: partner, name: 'parent', accessPointId });
      const hosting = {
        parentId: parent.id,
        parentOwner: partner.id,
        vlanId: 210,
        orderMode: 'PayByVirtualPhysicalConnectionOwner',
        vpconnStatus: 'UnConfirmed',
        expectSpec: '500M',
      } as const;
      estate.line({ owner: tenant, name: 'hosted', accessPointId, status: 'Allocated', bandwidthMbps: 500, hosting });
    });
    const row = () => service.rows('DescribePhysicalConnections', region, paths.lines, 'tenant')[0];
    const subject = { ...region, PhysicalConnectionId: String(row()?.PhysicalConnectionId) };
    assert.deepEqual([row()?.ProductType, row()?.VpconnStatus], ['VirtualPhysicalConnection', 'UnConfirmed']);
    service.ok('ConfirmPhysicalConnection', subject, 'tenant');
    assert.deepEqual([row()?.Status, row()?.VpconnStatus], ['Enabled', 'Confirmed']);
    assert.equal(service.refused('ConfirmPhysicalConnection', subject, 'tenant'), '400 Forbidden.NotAllowedInState');
    const [parent] = service.rows('DescribePhysicalConnections', region, paths.lines);
    assert.equal(parent?.VirtualPhysicalConnectionCount, 1);
    const parentSubject = { ...region, PhysicalConnectionId: String(parent.PhysicalConnectionId) };
    assert.equal(service.refused('TerminatePhysicalConnection', parentSubject), '400 Forbidden.NotAllowedInState');
  });
});

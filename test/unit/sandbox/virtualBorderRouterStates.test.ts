import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { PhysicalConnection, VirtualBorderRouter, VirtualBorderRouterStatus } from '../../../src/sandbox/model';
import { paths, Service } from './service';

const region = { RegionId: 'cn-hangzhou' };

interface Made {
  line: PhysicalConnection;
  router: VirtualBorderRouter;
}

function serviceWith(sketch: (estate: EstateBuilder, line: PhysicalConnection) => VirtualBorderRouter) {
  let made: Made | undefined;
  const service = new Service((estate) => {
    const line = estate.line({ owner: partner, name: 'line', accessPointId: 'ap-cn-hangzhou-yh-A' });
    made = { line, router: sketch(estate, line) };
  });
  assert.ok(made);
  const { line, router } = made;
  const status = () =>
    service
      .rows(
        'DescribeVirtualBorderRoutersForPhysicalConnection',
        { ...region, PhysicalConnectionId: line.id },
        paths.routersOnLine,
      )
      .find((row) => row.VbrId === router.id)?.Status ?? 'gone';
  return { service, line, router, status, subject: { ...region, VbrId: router.id } };
}

const states: readonly VirtualBorderRouterStatus[] = [
  'unconfirmed',
  'active',
  'terminating',
  'terminated',
  'recovering',
  'deleting',
];

/** The table of traps section 10: where an operation is allowed, the state right after it, and the one it ends in. */
const allowed: Readonly<Record<string, Partial<Record<VirtualBorderRouterStatus, readonly [string, string]>>>> = {
  TerminateVirtualBorderRouter: { active: ['Terminating', 'Terminated'] },
  RecoverVirtualBorderRouter: { terminated: ['Recovering', 'Active'] },
  DeleteVirtualBorderRouter: {
    unconfirmed: ['Deleting', 'gone'],
    active: ['Deleting', 'gone'],
    terminated: ['Deleting', 'gone'],
  },
};

describe('sandbox VBRs by state', () => {
  for (const [operation, from] of Object.entries(allowed)) {
    for (const state of states) {
      const expected = from[state];
      it(`${expected === undefined ? 'refuses' : 'allows'} ${operation} in ${state}, as the real service would`, () => {
        const { service, status, subject } = serviceWith((estate, line) =>
          estate.router(line, { name: 'router', vlanId: 10, status: state }),
        );
        const outcome = service.outcome(operation, subject);
        if (expected === undefined) {
          assert.equal(outcome, '400 InvalidOperation.OperationNotAllowedInState');
          return;
        }
        assert.equal(outcome, 'ok');
        assert.equal(status(), expected[0]);
        service.clock.advance(60_000);
        assert.equal(status(), expected[1]);
      });
    }
  }

  it('keeps the VLAN of a terminated VBR for seven days and then gives it away (traps 88)', () => {
    const { service, line, subject } = serviceWith((estate, on) => estate.router(on, { name: 'first', vlanId: 10 }));
    const second = {
      ...region,
      PhysicalConnectionId: line.id,
      VlanId: 10,
      LocalGatewayIp: '10.0.0.1',
      PeerGatewayIp: '10.0.0.2',
      PeeringSubnetMask: '255.255.255.252',
    };
    service.ok('TerminateVirtualBorderRouter', subject);
    service.clock.advance(6 * 24 * 3600 * 1000);
    assert.equal(service.refused('CreateVirtualBorderRouter', second), '400 InvalidVlanId.Used');
    service.clock.advance(2 * 24 * 3600 * 1000);
    service.ok('CreateVirtualBorderRouter', second);
    assert.equal(service.refused('RecoverVirtualBorderRouter', subject), '400 OperationFailed.VlanIdAlreadyInUse');
  });

  it('recovers a VBR only while its line is Enabled', () => {
    const { service, line, subject } = serviceWith((estate, on) =>
      estate.router(on, { name: 'router', vlanId: 10, status: 'terminated' }),
    );
    const stored = service.world.physicalConnections.get(line.id);
    assert.ok(stored);
    stored.status = 'Terminated';
    assert.equal(
      service.refused('RecoverVirtualBorderRouter', subject),
      '400 InvalidOperation.OperationNotAllowedInState',
    );
  });

  it('takes the sessions of a VBR down with it and brings them back after it', () => {
    const { service, subject } = serviceWith((estate, line) => {
      const router = estate.router(line, { name: 'router', vlanId: 10 });
      estate.peer(estate.group(router, { name: 'group', peerAsn: 65001 }), { address: router.ipv4.peer });
      return router;
    });
    const session = () => service.rows('DescribeBgpPeers', region, paths.peers)[0]?.BgpStatus;
    assert.equal(session(), 'Established');
    service.ok('TerminateVirtualBorderRouter', subject);
    service.clock.advance(60_000);
    assert.equal(session(), 'Idle');
    service.ok('RecoverVirtualBorderRouter', subject);
    service.clock.advance(60_000);
    assert.equal(session(), 'Established');
  });

  it('switches IPv6 off when a change leaves it out, so that a client which forgets it is found out (traps 48)', () => {
    const { service, subject } = serviceWith((estate, line) =>
      estate.router(line, {
        name: 'router',
        vlanId: 10,
        enableIpv6: true,
        ipv6: { local: '2001:db8::1', peer: '2001:db8::2', mask: '2001:db8::/64' },
      }),
    );
    const ipv6 = () => service.rows('DescribeVirtualBorderRouters', region, paths.routers)[0]?.EnableIpv6;
    service.ok('ModifyVirtualBorderRouterAttribute', { ...subject, Name: 'kept', EnableIpv6: true });
    assert.equal(ipv6(), true);
    service.ok('ModifyVirtualBorderRouterAttribute', { ...subject, Name: 'forgotten' });
    assert.equal(ipv6(), false);
  });

  it('gives a VBR to another account, which makes it active by giving it addresses', () => {
    const { service, line } = serviceWith((estate, on) => estate.router(on, { name: 'other', vlanId: 10 }));
    const made = { ...region, PhysicalConnectionId: line.id, VlanId: 11, VbrOwnerId: tenant.id };
    const forbidden = service.refused('CreateVirtualBorderRouter', { ...made, Name: 'not-mine' });
    assert.equal(forbidden, '403 Forbidden.NameNotAllowedByCaller');
    const id = String(service.ok('CreateVirtualBorderRouter', made).VbrId);
    const own = () => service.rows('DescribeVirtualBorderRouters', region, paths.routers, 'tenant');
    assert.deepEqual(
      own().map((row) => row.Status),
      ['unconfirmed'],
    );
    const gateways = { LocalGatewayIp: '10.0.0.1', PeerGatewayIp: '10.0.0.2', PeeringSubnetMask: '255.255.255.252' };
    service.ok('ModifyVirtualBorderRouterAttribute', { ...region, VbrId: id, Name: 'mine', ...gateways }, 'tenant');
    assert.deepEqual(
      own().map((row) => row.Status),
      ['active'],
    );
  });
});

import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { RouterInterface, RouterInterfaceStatus } from '../../../src/sandbox/model';
import { vpcNamed } from '../../../src/sandbox/vpcs';
import { type Body, object, paths, Service } from './service';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
const headquarters = vpcNamed('headquarters');
const analytics = vpcNamed('analytics');

/** A pair between a VBR and a VPC of the partner. */
function servicePair(initiating: Partial<RouterInterface>, accepting: Partial<RouterInterface> = {}) {
  let pair: readonly [RouterInterface, RouterInterface] | undefined;
  const service = new Service((estate) => {
    const line = estate.line({ owner: partner, name: 'line', accessPointId });
    const router = estate.router(line, { name: 'router', vlanId: 1 });
    pair = estate.interfacePair(router, headquarters, initiating, accepting);
  });
  assert.ok(pair);
  const [one, other] = pair;
  const read = (id: string): Body => service.ok('DescribeRouterInterfaceAttribute', { ...region, InstanceId: id });
  const subject = { ...region, RouterInterfaceId: one.id };
  return { service, one, other, read, subject, states: () => [read(one.id).Status, read(other.id).Status] };
}

const states: readonly RouterInterfaceStatus[] = [
  'Idle',
  'AcceptingConnecting',
  'Connecting',
  'Activating',
  'Active',
  'Modifying',
  'Deactivating',
  'Inactive',
  'Deleting',
];

interface Step {
  readonly from: readonly RouterInterfaceStatus[];
  readonly via: string;
  readonly to: string | undefined;
  readonly code: string;
  readonly given?: Record<string, string>;
}

/** The state machine of traps section 10. The code of a wrong state is IncorrectStatus wherever one is listed. */
const steps: Readonly<Record<string, Step>> = {
  ActivateRouterInterface: { from: ['Inactive'], via: 'Activating', to: 'Active', code: '400 IncorrectStatus' },
  DeactivateRouterInterface: { from: ['Active'], via: 'Deactivating', to: 'Inactive', code: '400 IncorrectStatus' },
  DeleteRouterInterface: { from: ['Idle', 'Inactive'], via: 'Deleting', to: undefined, code: '400 IncorrectStatus' },
  ModifyRouterInterfaceSpec: {
    from: ['Active'],
    via: 'Activating',
    to: 'Active',
    code: '400 InvalidInstance.StatusError',
    given: { Spec: 'Small.1' },
  },
};

describe('sandbox router interfaces by state', () => {
  for (const [operation, { from, via, to, code, given }] of Object.entries(steps)) {
    for (const state of states) {
      const allowed = from.includes(state);
      it(`${allowed ? 'allows' : 'refuses'} ${operation} in ${state}, as the real service would`, () => {
        const { service, subject, one, read } = servicePair({ status: state });
        assert.equal(service.outcome(operation, { ...subject, ...given }), allowed ? 'ok' : code);
        if (!allowed) return;
        assert.equal(read(one.id).Status, via);
        service.clock.advance(300_000);
        assert.equal(read(one.id).Status, to);
      });
    }
  }

  it('connects both sides at once, each with the state of its role on the way (003 5.4)', () => {
    const { service, subject, states: both, read, one } = servicePair({ status: 'Idle', connected: null });
    assert.equal(read(one.id).ConnectedTime, '');
    service.ok('ConnectRouterInterface', subject);
    assert.deepEqual(both(), ['Connecting', 'AcceptingConnecting']);
    assert.equal(service.refused('ConnectRouterInterface', subject), '400 IncorrectStatus');
    service.clock.advance(120_000);
    assert.deepEqual(both(), ['Active', 'Active'], 'Terraform waits for two minutes');
    assert.match(String(read(one.id).ConnectedTime), /^2024-06-01T12:0\d:\d\dZ$/);
  });

  it('takes one side out of service and leaves the other as it is', () => {
    const { service, subject, states: both, read, other } = servicePair({ status: 'Active' });
    service.ok('DeactivateRouterInterface', subject);
    service.clock.advance(300_000);
    assert.deepEqual(both(), ['Inactive', 'Active']);
    assert.equal(read(other.id).OppositeInterfaceStatus, 'Inactive');
  });

  it('tells the side that stays behind that its peer was deleted (traps 61)', () => {
    const { service, subject, read, one, other } = servicePair({ status: 'Inactive' });
    service.ok('DeleteRouterInterface', subject);
    service.clock.advance(300_000);
    assert.equal(read(one.id).RouterInterfaceId, undefined, 'a success without an interface (wire-facts 3.1)');
    const left = read(other.id);
    assert.deepEqual([left.OppositeInterfaceId, left.OppositeInterfaceStatus], [one.id, 'Deleted']);
  });

  it('passes through Modifying when a side in service changes, and not when nothing runs over it', () => {
    const active = servicePair({ status: 'Active' });
    active.service.ok('ModifyRouterInterfaceAttribute', { ...active.subject, Name: 'renamed' });
    assert.equal(active.read(active.one.id).Status, 'Modifying');
    assert.equal(
      active.service.refused('ModifyRouterInterfaceAttribute', { ...active.subject, Name: 'again' }),
      '400 InvalidParam.ModifyRouterInterface',
    );
    active.service.clock.advance(60_000);
    assert.equal(active.read(active.one.id).Status, 'Active');
    const idle = servicePair({ status: 'Idle' });
    idle.service.ok('ModifyRouterInterfaceAttribute', { ...idle.subject, Name: 'renamed' });
    assert.deepEqual([idle.read(idle.one.id).Status, idle.read(idle.one.id).Name], ['Idle', 'renamed']);
  });

  it('does not delete what a route leads to, or what was paid in advance (003 5.9)', () => {
    let id = '';
    const routed = new Service((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId });
      const router = estate.router(line, { name: 'router', vlanId: 1 });
      id = estate.routerInterface(router).id;
      estate.route(router, { cidr: '10.9.0.0/16', nextHops: [{ id, type: 'RouterInterface', weight: 0 }] });
    });
    assert.equal(
      routed.refused('DeleteRouterInterface', { ...region, RouterInterfaceId: id }),
      '400 DependencyViolation.RouterInterfaceReferedByRouteEntry',
    );
    const subscription = { orderId: 1, months: 1, paid: true, ends: 1, renewal: null };
    const paid = servicePair({ status: 'Inactive', subscription });
    assert.equal(
      paid.service.refused('DeleteRouterInterface', paid.subject),
      '400 InvalidRouterInterfaceChargeType.Malformed',
    );
  });

  it('keeps a VBR whose router interfaces were not deleted (003 6.6)', () => {
    const { service, one } = servicePair({ status: 'Inactive' });
    assert.equal(
      service.refused('DeleteVirtualBorderRouter', { ...region, VbrId: one.routerId }),
      '400 InvalidOperation.RouterInterfaceNotDeleted',
    );
  });

  it('lets nobody connect, activate, deactivate or resize what is overdue (traps 64)', () => {
    const locked = { businessStatus: 'FinancialLocked' } as const;
    const refused = (status: RouterInterfaceStatus, operation: string, given = {}) => {
      const { service, subject } = servicePair({ ...locked, status });
      return service.refused(operation, { ...subject, ...given });
    };
    assert.equal(refused('Idle', 'ConnectRouterInterface'), '400 Forbidden.BillsOutstanding');
    assert.equal(refused('Inactive', 'ActivateRouterInterface'), '400 Forbidden.FinancileLocked');
    assert.equal(refused('Active', 'DeactivateRouterInterface'), '400 Forbidden.FinancileLocked');
    const resize = refused('Active', 'ModifyRouterInterfaceSpec', { Spec: 'Small.1' });
    assert.equal(resize, '400 InvalidInstance.StatusError');
  });
});

describe('sandbox connecting of router interfaces', () => {
  it('has one connected pair between two routers at most, and none of a router with itself', () => {
    const made: RouterInterface[] = [];
    const service = new Service((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId });
      const router = estate.router(line, { name: 'router', vlanId: 1 });
      for (const status of ['Active', 'Idle'] as const) {
        made.push(estate.interfacePair(router, headquarters, { status })[0]);
      }
      for (const status of ['Connecting', 'Idle'] as const) {
        made.push(estate.interfacePair(router, analytics, { status })[0]);
      }
      made.push(estate.interfacePair(headquarters, headquarters, { status: 'Idle' })[0]);
    });
    const connect = (index: number) =>
      service.call('ConnectRouterInterface', { ...region, RouterInterfaceId: made[index]?.id ?? '' });
    assert.equal(connect(1).body.Code, 'Forbidden.OnlyOneConnection');
    assert.match(String(connect(1).body.Message), /have a connection already/);
    assert.equal(connect(3).body.Code, 'Forbidden.OnlyOneConnection');
    assert.match(String(connect(3).body.Message), /concurrently/);
    assert.equal(connect(4).body.Code, 'IncorrectOppositeInterfaceInfo');
  });

  it('connects from the initiating side, once both know each other (traps section 11)', () => {
    const { service, one, other, subject } = servicePair({ status: 'Idle' });
    const connect = (id: string) => service.refused('ConnectRouterInterface', { ...region, RouterInterfaceId: id });
    assert.equal(connect(other.id), '400 IncorrectRole.NotInitiatingSide');
    assert.equal(connect('ri-none'), '404 InvalidRouterInterfaceId.NotFound');
    const stored = service.world.routerInterfaces.get(other.id);
    assert.ok(stored);
    stored.opposite.interfaceId = '';
    assert.equal(connect(one.id), '400 IncorrectOppositeInterfaceInfo.NotSet', 'Terraform retries on this');
    stored.opposite.interfaceId = one.id;
    service.ok('ConnectRouterInterface', subject);
  });

  it('connects two accounts in two regions, each doing its own part', () => {
    const service = new Service((estate) => {
      estate.router(estate.line({ owner: tenant, name: 'line', accessPointId }), { name: 'bank', vlanId: 1 });
    });
    const vbr = String(service.rows('DescribeVirtualBorderRouters', region, paths.routers, 'tenant')[0]?.VbrId);
    const far = vpcNamed('warehouse');
    const there = { RegionId: far.region };
    const initiating = service.ok(
      'CreateRouterInterface',
      {
        ...region,
        RouterType: 'VBR',
        RouterId: vbr,
        Role: 'InitiatingSide',
        Spec: 'Middle.1',
        AccessPointId: accessPointId,
        OppositeRegionId: far.region,
      },
      'tenant',
    ).RouterInterfaceId;
    const accepting = service.ok('CreateRouterInterface', {
      ...there,
      RouterType: 'VRouter',
      RouterId: far.routerId,
      Role: 'AcceptingSide',
      Spec: 'Negative',
      OppositeRegionId: 'cn-hangzhou',
      OppositeRouterType: 'VBR',
      OppositeInterfaceOwnerId: tenant.id,
      OppositeAccessPointId: accessPointId,
    }).RouterInterfaceId;
    const connect = { ...region, RouterInterfaceId: String(initiating) };
    assert.equal(
      service.refused('ConnectRouterInterface', connect, 'tenant'),
      '400 IncorrectOppositeInterfaceInfo.NotSet',
    );
    const peer = { OppositeInterfaceId: String(accepting), OppositeRouterType: 'VRouter' };
    // Without the account the interface is looked for among one's own.
    assert.equal(
      service.refused('ModifyRouterInterfaceAttribute', { ...connect, ...peer }, 'tenant'),
      '400 InvalidParam.ModifyRouterInterface',
    );
    const told = { ...connect, ...peer, OppositeInterfaceOwnerId: partner.id };
    service.ok('ModifyRouterInterfaceAttribute', told, 'tenant');
    const back = { OppositeInterfaceId: String(initiating), OppositeRouterType: 'VBR', OppositeRouterId: vbr };
    const mine = { ...there, RouterInterfaceId: String(accepting) };
    service.ok('ModifyRouterInterfaceAttribute', { ...mine, ...back, OppositeInterfaceOwnerId: tenant.id });
    assert.equal(service.refused('ConnectRouterInterface', mine), '400 IncorrectRole.NotInitiatingSide');
    service.ok('ConnectRouterInterface', connect, 'tenant');
    service.clock.advance(120_000);
    const rows = service.rows('DescribeRouterInterfaces', there, paths.interfaces);
    assert.deepEqual(
      rows.map((row) => [row.Status, row.OppositeInterfaceId, row.OppositeRouterId, row.OppositeInterfaceOwnerId]),
      [['Active', initiating, vbr, tenant.id]],
    );
  });

  it('makes and connects both sides in one go in fast link mode', () => {
    const service = new Service((estate) => {
      estate.router(estate.line({ owner: partner, name: 'line', accessPointId }), { name: 'router', vlanId: 1 });
    });
    const vbr = String(service.rows('DescribeVirtualBorderRouters', region, paths.routers)[0]?.VbrId);
    const fast = {
      ...region,
      RouterType: 'VBR',
      RouterId: vbr,
      Role: 'InitiatingSide',
      Spec: 'Middle.1',
      AccessPointId: accessPointId,
      OppositeRegionId: 'cn-hangzhou',
      OppositeRouterType: 'VRouter',
      OppositeRouterId: headquarters.routerId,
      OppositeInterfaceOwnerId: partner.id,
      FastLinkMode: true,
    };
    const { OppositeInterfaceOwnerId, ...anonymous } = fast;
    assert.ok(OppositeInterfaceOwnerId);
    assert.equal(service.refused('CreateRouterInterface', anonymous), '400 MissingParameter');
    service.ok('CreateRouterInterface', fast);
    const seen = () =>
      service
        .rows('DescribeRouterInterfaces', region, paths.interfaces)
        .map((row) => [row.RouterType, row.Status, row.FastLinkMode]);
    assert.deepEqual(seen(), [
      ['VBR', 'Connecting', true],
      ['VRouter', 'AcceptingConnecting', true],
    ]);
    service.clock.advance(300_000);
    assert.deepEqual(
      seen().map(([, status]) => status),
      ['Active', 'Active'],
    );
    assert.equal(service.refused('CreateRouterInterface', fast), '400 RI_CREATE_ONE_LIMIT_BY_SYNC');
  });

  it('connects a subscription once its order has been paid', () => {
    const { service, one, subject, read } = servicePair({ status: 'Idle' });
    const stored = object(service.world.routerInterfaces.get(one.id));
    const subscription = { orderId: 42, months: 1, paid: false, ends: null, renewal: null };
    service.world.routerInterfaces.add({ ...one, ...stored, subscription });
    service.world.schedule('routerInterface.paid', '42', 10_000);
    assert.equal(service.refused('ConnectRouterInterface', subject), '400 Forbidden.BillsOutstanding');
    assert.equal(read(one.id).EndTime, '');
    service.clock.advance(20_000);
    service.ok('ConnectRouterInterface', subject);
    assert.match(String(read(one.id).EndTime), /^2024-07-01T/);
  });
});

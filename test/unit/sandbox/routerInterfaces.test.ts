import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { PhysicalConnection, RouterInterface, VirtualBorderRouter } from '../../../src/sandbox/model';
import { vpcNamed } from '../../../src/sandbox/vpcs';
import { paths, Service } from './service';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
const headquarters = vpcNamed('headquarters');

type Given = Readonly<Record<string, string | number | boolean>>;

function serviceWith(
  sketch: {
    line?: Partial<Pick<PhysicalConnection, 'businessStatus'>>;
    router?: Partial<Pick<VirtualBorderRouter, 'status' | 'cens'>>;
  } = {},
  build: (estate: EstateBuilder, router: VirtualBorderRouter) => void = () => undefined,
) {
  let router: VirtualBorderRouter | undefined;
  const service = new Service((estate) => {
    const line = estate.line({ owner: partner, name: 'line', accessPointId, ...sketch.line });
    router = estate.router(line, { name: 'router', vlanId: 1, ...sketch.router });
    build(estate, router);
  });
  assert.ok(router);
  const common = { ...region, OppositeRegionId: 'cn-hangzhou' };
  const vbr = { ...common, RouterType: 'VBR', RouterId: router.id, Role: 'InitiatingSide', Spec: 'Mini.2' };
  const initiating = { ...vbr, AccessPointId: accessPointId };
  const vpc = { ...common, RouterType: 'VRouter', RouterId: headquarters.routerId };
  const accepting = { ...vpc, Role: 'AcceptingSide', Spec: 'Negative' };
  const create = (base: Given, given: Given = {}) => service.outcome('CreateRouterInterface', { ...base, ...given });
  return { service, router, vbr, initiating, accepting, vpcInitiating: { ...vpc, Role: 'InitiatingSide' }, create };
}

describe('sandbox rules for new router interfaces', () => {
  it('makes an idle interface whose row tells router, VPC, bandwidth and the far future as its end', () => {
    const { service, initiating, accepting, router } = serviceWith();
    const first = service.ok('CreateRouterInterface', { ...initiating, Name: 'to.cloud', Spec: 'Large.2' });
    service.ok('CreateRouterInterface', accepting);
    const [row, other] = service.rows('DescribeRouterInterfaces', region, paths.interfaces);
    assert.deepEqual(Object.keys(first).sort(), ['RequestId', 'RouterInterfaceId'], 'only subscriptions have an order');
    assert.ok(row && other);
    const { Name, Status, RouterId, Bandwidth, ChargeType, EndTime, Role, CrossBorder, VpcInstanceId } = row;
    assert.deepEqual(
      { Name, Status, RouterId, Bandwidth, ChargeType, EndTime, Role, CrossBorder, VpcInstanceId },
      {
        Name: 'to.cloud',
        Status: 'Idle',
        RouterId: router.id,
        Bandwidth: 2000,
        ChargeType: 'AfterPay',
        EndTime: '2999-09-08T16:00:00Z',
        Role: 'InitiatingSide',
        CrossBorder: false,
        VpcInstanceId: '',
      },
    );
    assert.deepEqual([other.Spec, other.Bandwidth, other.VpcInstanceId], ['Negative', 0, headquarters.id]);
  });

  it('knows roles, router types and specifications, and which go together (003 5.1)', () => {
    const { create, initiating, accepting, vpcInitiating } = serviceWith();
    assert.equal(create(initiating, { Role: 'Both' }), '400 InvalidRole.ValueNotSupported');
    assert.equal(create(initiating, { RouterType: 'Router' }), '400 InvalidRouterType.ValueNotSupported');
    assert.equal(create(initiating, { OppositeRouterType: 'Router' }), '400 InvalidRouterType.ValueNotSupported');
    assert.equal(create(initiating, { Spec: 'Large' }), '400 InvalidSpec.ValudNotSupported');
    assert.equal(create(initiating, { Spec: 'constructor' }), '400 InvalidSpec.ValudNotSupported');
    assert.equal(create(initiating, { Spec: 'Negative' }), '400 InvalidSpec.ValudNotSupported');
    assert.equal(create(accepting, { Spec: 'Mini.2' }), '400 InvalidSpec.ValudNotSupported');
    assert.equal(
      create(initiating, { Role: 'AcceptingSide', Spec: 'Negative' }),
      '400 InvalidRole.ValueNotSupported',
      'a VBR always initiates',
    );
    const toVbr = { Spec: 'Mini.2', OppositeRouterType: 'VBR', OppositeAccessPointId: accessPointId };
    assert.equal(create(vpcInitiating, toVbr), '400 InvalidRouterType.ValueNotSupported', 'and never accepts');
    assert.equal(create(initiating, { Spec: 'Xlarge.1' }), 'ok');
  });

  it('finds both routers, or refuses: in their regions, and of the accounts that own them', () => {
    const { create, initiating, accepting } = serviceWith();
    const unknown = '404 InvalidRouterId.NotFound';
    assert.equal(create(initiating, { RouterId: 'vbr-none' }), unknown);
    assert.equal(create(accepting, { RouterId: vpcNamed('payments').routerId }), unknown, 'the tenant’s VPC');
    assert.equal(create(accepting, { RouterId: vpcNamed('warehouse').routerId }), unknown, 'in another region');
    const far = vpcNamed('clearing');
    const opposite = { OppositeRegionId: far.region, OppositeRouterId: far.routerId, OppositeRouterType: 'VRouter' };
    assert.equal(create(initiating, opposite), unknown, 'the owner was not named');
    assert.equal(create(initiating, { ...opposite, OppositeInterfaceOwnerId: tenant.id }), 'ok');
    const named = { ...opposite, OppositeInterfaceOwnerId: tenant.id };
    assert.equal(create(initiating, { ...named, OppositeRegionId: 'cn-beijing' }), unknown);
    assert.equal(create(initiating, { OppositeRegionId: 'cn-atlantis' }), '404 InvalidRegionId.NotFound');
    assert.equal(create(initiating, { RegionId: 'cn-atlantis' }), '404 InvalidRegionId.NotFound');
    assert.equal(create(initiating, { OppositeInterfaceOwnerId: '1' }), '400 InvalidParameter');
  });

  it('takes only VBRs that are active, paid for and not on their way into a CEN', () => {
    const stopped = serviceWith({ router: { status: 'terminated' } });
    assert.equal(stopped.create(stopped.initiating), '404 InvalidRouterId.NotFound');
    const attaching = serviceWith({
      router: { cens: [{ cenId: 'cen-1', cenOwner: partner.id, status: 'Attaching' }] },
    });
    assert.equal(attaching.create(attaching.initiating), '400 IncorrectStatus.CenStatus');
    const overdue = serviceWith({ line: { businessStatus: 'FinancialLocked' } });
    assert.equal(overdue.create(overdue.initiating), '400 Forbidden.BillsOutstanding');
  });

  it('wants the access point of every VBR, and of nothing else (traps 51)', () => {
    const { create, vbr, initiating, accepting } = serviceWith();
    assert.equal(create(vbr), '400 MissingParameter');
    assert.equal(create(vbr, { AccessPointId: 'ap-none' }), '400 InvalidAccessPoint.NotExist');
    assert.equal(create(vbr, { AccessPointId: 'ap-cn-hangzhou-xs-B' }), '400 InvalidAccessPoint.NotMatch');
    assert.equal(create(accepting, { AccessPointId: accessPointId }), '400 InvalidAccessPoint.ValueNotAllowed');
    const toVbr = { OppositeRouterType: 'VBR' };
    assert.equal(create(accepting, toVbr), '400 MissingParameter');
    const elsewhere = { ...toVbr, OppositeAccessPointId: 'ap-none' };
    assert.equal(create(accepting, elsewhere), '400 InvalidAccessPoint.NotExist');
    const toVpc = { OppositeRouterType: 'VRouter', OppositeAccessPointId: accessPointId };
    assert.equal(create(initiating, toVpc), '400 InvalidAccessPoint.ValueNotAllowed');
    assert.equal(create(accepting, { ...toVbr, OppositeAccessPointId: accessPointId }), 'ok');
  });

  it('checks names, descriptions and health checks', () => {
    const { create, initiating, accepting } = serviceWith();
    assert.equal(create(initiating, { Name: '1st' }), '400 InvalidName.Malformed');
    assert.equal(create(initiating, { Description: 'http://x' }), '400 InvalidDescription.Malformed');
    assert.equal(create(accepting, { HealthCheckSourceIp: '10.128.0.9' }), '400 MissingParameter');
    const target = { HealthCheckTargetIp: '172.16.0.2' };
    assert.equal(create(accepting, { ...target, HealthCheckSourceIp: 'ten' }), '400 InvalidParameter');
    assert.equal(create(accepting, { ...target, HealthCheckSourceIp: '10.200.0.9' }), '400 InvalidParameter');
    assert.equal(create(accepting, { ...target, HealthCheckSourceIp: '10.128.0.9' }), 'ok');
  });

  it('orders subscriptions of 1 to 9 months or 1 to 3 years, and says which order to pay', () => {
    const { service, create, initiating } = serviceWith();
    const term = (given: Given) => create(initiating, { InstanceChargeType: 'PrePaid', ...given });
    assert.equal(term({ Period: 1, AutoPay: false }), '400 MissingParameter', 'no billing cycle');
    assert.equal(term({ PricingCycle: 'Month', AutoPay: false }), '400 MissingParameter', 'no period');
    assert.equal(term({ PricingCycle: 'Month', Period: 1 }), '400 MissingParameter', 'no AutoPay');
    const paid = { AutoPay: true };
    assert.equal(term({ PricingCycle: 'Month', Period: 10, ...paid }), '400 InvalidParameter');
    assert.equal(term({ PricingCycle: 'Year', Period: 4, ...paid }), '400 InvalidParameter');
    assert.equal(term({ PricingCycle: 'Month', Period: 0, ...paid }), '400 InvalidParameter');
    assert.equal(term({ PricingCycle: 'Day', Period: 1, ...paid }), '400 InvalidParameter');
    assert.equal(create(initiating, { InstanceChargeType: 'Free' }), '400 InvalidParameter');
    const year = { InstanceChargeType: 'PrePaid', PricingCycle: 'Year', Period: 1, AutoPay: true };
    const { OrderId } = service.ok('CreateRouterInterface', { ...initiating, ...year });
    assert.ok(Number.isSafeInteger(OrderId), 'the SDK reads a number');
    const [row] = service.rows('DescribeRouterInterfaces', region, paths.interfaces);
    assert.equal(row?.ChargeType, 'PrePaid');
    assert.match(String(row.EndTime), /^2025-06-01T/);
  });

  it('takes five interfaces per router and no sixth (003 5.1)', () => {
    const { create, initiating } = serviceWith();
    for (let number = 0; number < 5; number += 1) assert.equal(create(initiating), 'ok');
    assert.equal(create(initiating), '400 LimitationExceed.InterfaceNumberOnRouter');
  });

  it('takes none while another interface is overdue, or before outbound traffic was opened', () => {
    const overdue = serviceWith({}, (estate) => {
      estate.routerInterface(vpcNamed('analytics'), { businessStatus: 'FinancialLocked' });
    });
    assert.equal(overdue.create(overdue.initiating), '400 Forbidden.BillsOutstanding');
    const closed = serviceWith({}, (estate) => {
      estate.closeTraffic();
    });
    assert.equal(closed.create(closed.initiating), '400 OperationFailed.PconnTrafficNotEnable');
  });

  it('connects two VPCs across the border for a whitelist only', () => {
    const { create, vpcInitiating } = serviceWith();
    const plant = { OppositeRegionId: 'eu-central-1', Spec: 'Mini.2' };
    assert.equal(create(vpcInitiating, plant), '400 Forbidden.NotInRouterInterfaceCreateWhitelist');
    assert.equal(create(vpcInitiating, { OppositeRegionId: 'cn-beijing', Spec: 'Mini.2' }), 'ok');
  });

  it('makes one interface for one token, so that a retry is safe', () => {
    const { service, initiating } = serviceWith();
    const once = { ...initiating, ClientToken: 'token-1' };
    const ids = [1, 2].map(() => service.ok('CreateRouterInterface', once).RouterInterfaceId);
    assert.equal(ids[0], ids[1]);
    assert.equal(service.rows('DescribeRouterInterfaces', region, paths.interfaces).length, 1);
  });
});

describe('sandbox rules for changes of router interfaces', () => {
  const service = () => {
    const made: RouterInterface[] = [];
    const { service: running } = serviceWith({}, (estate, router) => {
      made.push(...estate.interfacePair(router, headquarters, { status: 'Idle' }));
      made.push(...estate.interfacePair(router, vpcNamed('analytics'), { status: 'Active' }));
    });
    const change = (index: number, given: Given, as: 'partner' | 'tenant' = 'partner') => {
      const subject = { ...region, RouterInterfaceId: made[index]?.id ?? 'ri-none' };
      return running.outcome('ModifyRouterInterfaceAttribute', { ...subject, ...given }, as);
    };
    return { running, made, change };
  };

  it('are refused by name: unknown interfaces, others’ interfaces, texts that break the rules', () => {
    const { change, running, made } = service();
    assert.equal(change(9, {}), '404 InvalidRouterInterfaceId.NotFound');
    assert.equal(change(0, {}, 'tenant'), '400 Forbbiden');
    assert.equal(change(0, { Name: 'with.dot' }), '400 InvalidName.Malformed');
    assert.equal(change(0, { Description: 'x' }), '400 InvalidDescription.Malformed');
    const subject = { ...region, RouterInterfaceId: made[2]?.id ?? '' };
    assert.equal(running.outcome('ActivateRouterInterface', subject, 'tenant'), '400 Forbbiden');
    const resize = (given: Given, as: 'partner' | 'tenant' = 'partner') =>
      running.outcome('ModifyRouterInterfaceSpec', { ...subject, ...given }, as);
    assert.equal(resize({ Spec: 'Small.1' }, 'tenant'), '400 InvalidInstanceOwner.Error');
    assert.equal(resize({ Spec: 'Huge' }), '400 InvalidSpec.ValudNotSupported');
    assert.equal(resize({ RouterInterfaceId: 'ri-none', Spec: 'Small.1' }), '404 InvalidRouterInterfaceId.NotFound');
    for (const operation of ['ConnectRouterInterface', 'DeactivateRouterInterface']) {
      assert.equal(running.outcome(operation, subject, 'tenant'), '404 InvalidRouterInterfaceId.NotFound');
    }
    assert.equal(running.outcome('DeleteRouterInterface', subject, 'tenant'), '404 InvalidInstanceId.NotFound');
  });

  it('take only a peer that exists, in its region, of the other role', () => {
    const { change, made } = service();
    const vpcs = { OppositeRouterType: 'VRouter' };
    const wrong = '400 InvalidParam.ModifyRouterInterface';
    assert.equal(change(0, { ...vpcs, OppositeInterfaceId: 'ri-none' }), wrong);
    assert.equal(change(0, { ...vpcs, OppositeRouterId: 'vrt-none' }), wrong);
    assert.equal(change(0, { ...vpcs, OppositeRouterId: vpcNamed('warehouse').routerId }), wrong, 'another region');
    assert.equal(change(0, { OppositeRouterType: 'Router' }), wrong);
    assert.equal(change(0, { OppositeRouterType: 'VBR' }), '400 LinkRole.NotSupport');
    // The documented default is VBR, which an initiating side cannot have as its peer (traps 48).
    assert.equal(change(0, { OppositeInterfaceId: made[1]?.id ?? '' }), '400 LinkRole.NotSupport');
    assert.equal(change(0, { ...vpcs, OppositeInterfaceId: made[1]?.id ?? '' }), 'ok');
    assert.equal(change(2, { ...vpcs, OppositeRouterId: headquarters.routerId }), wrong, 'connected already');
    assert.equal(change(2, { ...vpcs, OppositeInterfaceId: made[3]?.id ?? '' }), 'ok', 'nothing new');
  });

  it('set a health check, and remove it again', () => {
    const { change, running, made } = service();
    const wrong = '400 InvalidParam.ModifyRouterInterface';
    assert.equal(change(1, { HealthCheckSourceIp: '10.128.0.9' }), wrong, 'no target');
    assert.equal(change(1, { HcRate: 0 }), wrong);
    assert.equal(change(1, { HcThreshold: 'many' }), wrong);
    const check = { HealthCheckSourceIp: '10.128.0.9', HealthCheckTargetIp: '172.16.0.2', HcRate: 4, HcThreshold: 5 };
    assert.equal(change(1, check), 'ok');
    const read = () => running.ok('DescribeRouterInterfaceAttribute', { ...region, InstanceId: made[1]?.id ?? '' });
    const { HealthCheckSourceIp, HcRate, HealthCheckStatus } = read();
    assert.deepEqual([HealthCheckSourceIp, HcRate, HealthCheckStatus], ['10.128.0.9', 4, 'Abnormal']);
    assert.equal(change(1, { DeleteHealthCheckIp: true }), 'ok');
    assert.deepEqual([read().HealthCheckSourceIp, read().HealthCheckStatus], ['', 'NoHealthCheckConfig']);
  });

  it('answer the specification that was asked for, once per token', () => {
    const { running, made } = service();
    const resize = { ...region, RouterInterfaceId: made[2]?.id ?? '', Spec: 'Small.1', ClientToken: 't' };
    assert.equal(running.ok('ModifyRouterInterfaceSpec', resize).Spec, 'Small.1');
    assert.equal(running.ok('ModifyRouterInterfaceSpec', resize).Spec, 'Small.1');
    const row = running.ok('DescribeRouterInterfaceAttribute', { ...region, InstanceId: made[2]?.id ?? '' });
    assert.deepEqual([row.Spec, row.Bandwidth, row.Code, row.Success], ['Small.1', 10, '200', true]);
  });

  it('need the other side to exist before the bandwidth changes', () => {
    let id = '';
    const { service: running } = serviceWith({}, (estate, router) => {
      id = estate.routerInterface(router, { status: 'Active' }).id;
    });
    const resize = { ...region, RouterInterfaceId: id, Spec: 'Small.1' };
    assert.equal(running.outcome('ModifyRouterInterfaceSpec', resize), '400 InvalidOpposite.NotFound');
  });
});

describe('sandbox lists of router interfaces', () => {
  const { service, router } = serviceWith({}, (estate, of) => {
    estate.interfacePair(of, headquarters, { name: 'first', status: 'Active' });
    estate.routerInterface(vpcNamed('payments'), { name: 'not-mine' });
    const subscription = {
      orderId: 7,
      months: 1,
      paid: true,
      ends: Date.UTC(2024, 6, 1),
      renewal: Date.UTC(2024, 6, 1),
    };
    estate.routerInterface(of, { name: 'second', spec: 'Small.1', subscription });
  });
  const names = (key: string, value: string) =>
    service
      .rows('DescribeRouterInterfaces', { ...region, 'Filter.1.Key': key, 'Filter.1.Value.1': value }, paths.interfaces)
      .map((row) => row.Name);

  it('are narrowed by each documented key (003 5.3)', () => {
    assert.deepEqual(names('RouterId', router.id), ['first', 'second']);
    assert.deepEqual(names('RouterType', 'VRouter'), ['']);
    assert.deepEqual(names('OppositeRouterId', router.id), ['']);
    assert.deepEqual(names('OppositeRouterType', 'VBR'), ['']);
    assert.deepEqual(names('Status', 'active'), ['first', '']);
    assert.deepEqual(names('Name', 'second'), ['second']);
    assert.deepEqual(names('RouterInterfaceOwnerId', tenant.id), []);
    assert.deepEqual(names('OppositeInterfaceOwnerId', partner.id), ['first', '', 'second']);
    const [row] = service.rows('DescribeRouterInterfaces', region, paths.interfaces);
    assert.deepEqual(names('RouterInterfaceId', String(row?.RouterInterfaceId)), ['first']);
    assert.deepEqual(names('OppositeInterfaceId', String(row?.OppositeInterfaceId)), ['first']);
  });

  it('refuse keys and router types that do not exist', () => {
    const refused = (given: Given) => service.refused('DescribeRouterInterfaces', { ...region, ...given });
    assert.equal(refused({ 'Filter.1.Key': 'Filter.1.Status' }), '404 InvalidFilterKey.ValueNotSupported');
    const router = { 'Filter.1.Key': 'RouterType', 'Filter.1.Value.1': 'Router' };
    assert.equal(refused(router), '400 Parameter.Illegal');
    assert.equal(service.refused('DescribeRouterInterfaceAttribute', region), '400 InvalidParam.NotNull');
  });

  it('tell about the renewal on request, as texts (traps 38, 39)', () => {
    const second = (given: Given) =>
      service
        .rows('DescribeRouterInterfaces', { ...region, ...given }, paths.interfaces)
        .find((row) => row.Name === 'second');
    assert.equal(second({})?.HasReservationData, 'true');
    assert.equal(second({})?.ReservationActiveTime, undefined);
    const told = second({ IncludeReservationData: true });
    assert.deepEqual(
      [told?.ReservationActiveTime, told?.ReservationBandwidth, told?.ReservationOrderType],
      ['2024-07-01T00:00:00Z', '10', 'RENEW'],
    );
  });

  it('tell some fields in the list and others in the single read only (traps 35)', () => {
    const [row] = service.rows('DescribeRouterInterfaces', region, paths.interfaces);
    const single = service.ok('DescribeRouterInterfaceAttribute', {
      ...region,
      InstanceId: String(row?.RouterInterfaceId),
    });
    assert.deepEqual([row?.Ipv6Status, row?.HealthCheckStatus, row?.GmtModified], ['off', undefined, undefined]);
    assert.equal(single.Ipv6Status, undefined);
    assert.equal(single.HealthCheckStatus, 'NoHealthCheckConfig');
    assert.deepEqual([row?.FastLinkMode, single.FastLinkMode], [false, 'false'], 'wire-facts 3.1');
  });
});

import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { PhysicalConnection, VirtualBorderRouter } from '../../../src/sandbox/model';
import { object, paths, Service } from './service';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
const addresses = { LocalGatewayIp: '10.9.0.1', PeerGatewayIp: '10.9.0.2', PeeringSubnetMask: '255.255.255.252' };
const associate = 'AssociatePhysicalConnectionToVirtualBorderRouter';
const unassociate = 'UnassociatePhysicalConnectionFromVirtualBorderRouter';

interface Made {
  main: PhysicalConnection;
  further: PhysicalConnection;
  router: VirtualBorderRouter;
}

function serviceWith(change: (estate: EstateBuilder, made: Made) => void = () => undefined, owner = partner) {
  let made: Made | undefined;
  const service = new Service((estate) => {
    const main = estate.line({ owner: partner, name: 'main', accessPointId });
    const further = estate.line({ owner: partner, name: 'further', accessPointId });
    const router = estate.router(main, { owner, name: 'router', vlanId: 10 });
    made = { main, further, router };
    change(estate, made);
  });
  assert.ok(made);
  const { main, further, router } = made;
  const subject = { ...region, VbrId: router.id, PhysicalConnectionId: further.id };
  const row = (as: 'partner' | 'tenant' = 'partner') =>
    service.rows('DescribeVirtualBorderRouters', region, paths.routers, as).find(({ VbrId }) => VbrId === router.id) ??
    {};
  const links = (as: 'partner' | 'tenant' = 'partner') => {
    const listed = object(row(as).AssociatedPhysicalConnections).AssociatedPhysicalConnection;
    assert.ok(Array.isArray(listed));
    return listed.map(object);
  };
  return { service, main, further, router, subject, row, links };
}

describe('sandbox VBRs over several lines', () => {
  it('leads a VBR over a further line, which its row then tells with a VLAN interface of its own', () => {
    const { service, further, router, subject, links } = serviceWith();
    service.ok(associate, { ...subject, VlanId: '123', CircuitCode: 'longtel001', ...addresses, EnableIpv6: 'false' });
    const [link, ...others] = links();
    assert.ok(link);
    assert.deepEqual(others, []);
    // 003 6.2: VLAN IDs are texts here, states those of the VBR.
    const { VlanInterfaceId, ...rest } = link;
    assert.match(String(VlanInterfaceId), /^ri-/);
    assert.notEqual(VlanInterfaceId, router.vlanInterfaceId);
    assert.deepEqual(rest, {
      PhysicalConnectionId: further.id,
      PhysicalConnectionStatus: 'Enabled',
      PhysicalConnectionBusinessStatus: 'Normal',
      PhysicalConnectionOwnerUid: partner.id,
      Status: 'active',
      VlanId: '123',
      CircuitCode: 'longtel001',
      ...addresses,
      EnableIpv6: false,
      LocalIpv6GatewayIp: '',
      PeerIpv6GatewayIp: '',
      PeeringIpv6SubnetMask: '',
    });
    const onFurther = service.rows(
      'DescribeVirtualBorderRoutersForPhysicalConnection',
      { ...region, PhysicalConnectionId: further.id },
      paths.routersOnLine,
    );
    assert.deepEqual(
      onFurther.map(({ VbrId }) => VbrId),
      [router.id],
    );
  });

  it('takes the further line off again, and only that one', () => {
    const { service, main, subject, links } = serviceWith();
    const refused = (given: Record<string, string>) => service.refused(unassociate, { ...subject, ...given });
    assert.equal(refused({}), '400 PHYSICAL_NOT_ASSOCIATE_TO_VBR');
    service.ok(associate, { ...subject, VlanId: 5, ...addresses });
    assert.equal(refused({ PhysicalConnectionId: main.id }), '400 PHYSICAL_NOT_ALLOW_ASSOCIATE_VBR');
    assert.equal(refused({ PhysicalConnectionId: 'pc-none' }), '404 InvalidVbrId.NotFound');
    assert.equal(refused({ VbrId: 'vbr-none' }), '404 InvalidVbrId.NotFound');
    assert.equal(refused({ VbrId: '' }), '400 PARAMETER_MUST_NOT_NULL');
    assert.equal(refused({ PhysicalConnectionId: '' }), '400 PARAMETER_MUST_NOT_NULL');
    service.ok(unassociate, subject);
    assert.deepEqual(links(), []);
  });

  it('keeps a line on a VBR as long as a route leads over it', () => {
    const { service, router, subject, links } = serviceWith();
    service.ok(associate, { ...subject, VlanId: 5, ...addresses });
    const NextHopId = String(links()[0]?.VlanInterfaceId);
    const route = { ...region, RouteTableId: router.routeTableId, DestinationCidrBlock: '10.0.0.0/16', NextHopId };
    service.ok('CreateRouteEntry', { ...route, NextHopType: 'RouterInterface' });
    assert.equal(service.refused(unassociate, subject), '400 ROUTER_INTERFACE_REFERED_BY_ROUTEENTRY');
    service.clock.advance(60_000);
    service.ok('DeleteRouteEntry', route);
    service.clock.advance(60_000);
    service.ok(unassociate, subject);
  });

  it('refuses an association by the code that 003 6.7 lists for its fault', () => {
    const { service, main, further, router, subject } = serviceWith((estate, { further: line }) => {
      estate.router(line, { name: 'other', vlanId: 7 });
    });
    const refused = (given: Record<string, string>) =>
      service.refused(associate, { ...subject, VlanId: '5', ...addresses, ...given });
    for (const name of ['PhysicalConnectionId', 'VlanId', ...Object.keys(addresses)]) {
      assert.equal(refused({ [name]: '' }), '400 MissingParameter', name);
    }
    assert.equal(refused({ VbrId: 'vbr-none' }), '404 InvalidVbrId.NotFound');
    assert.equal(refused({ PhysicalConnectionId: 'pc-none' }), '400 InvalidPhysicalConnectionId.NotFound');
    assert.equal(refused({ PhysicalConnectionId: main.id }), '400 PHYSICAL_NOT_ALLOW_ASSOCIATE_VBR');
    assert.equal(refused({ VlanId: '7' }), '400 InvalidVlanId.Used');
    assert.equal(refused({ VlanId: '3000' }), '400 InvalidVlanId.Malformed');
    assert.equal(refused({ VlanId: 'ten' }), '400 InvalidVlanId.Malformed');
    assert.equal(refused({ CircuitCode: 'a b' }), '400 InvalidCircuitCode.Malformed');
    assert.equal(refused({ LocalGatewayIp: '10.9.0' }), '400 InvalidLocalGatewayIp.Malformed');
    assert.equal(refused({ PeerGatewayIp: '10.9.0' }), '400 InvalidPeerGatewayIp.Malformed');
    assert.equal(refused({ PeeringSubnetMask: '255.0.0.0' }), '400 InvalidPeeringSubnetMask.Malformed');
    assert.equal(refused({ PeerGatewayIp: '10.9.1.2' }), '400 InvalidIp.NotSameSubnet');
    assert.equal(refused({ LocalIpv6GatewayIp: '10.9.0.1' }), '400 InvalidIP.Malformed');
    assert.equal(refused({ RegionId: 'cn-none' }), '404 InvalidRegionId.NotFound');

    const line = service.world.physicalConnections.get(further.id);
    const stored = service.world.virtualBorderRouters.get(router.id);
    assert.ok(line && stored);
    line.businessStatus = 'FinancialLocked';
    assert.equal(refused({}), '400 InvalidStatus.StatusNotEnabled');
    line.status = 'Confirmed';
    assert.equal(refused({}), '400 InvalidPhysicalConnectionId.NotEnabled');
    stored.status = 'terminated';
    assert.equal(refused({}), '400 InvalidStatus.NotAllowed');
    assert.equal(service.refused(unassociate, subject), '400 InvalidStatus.NotAllowed');
  });

  it('gives a VBR no more lines than it can have', () => {
    const lines: PhysicalConnection[] = [];
    const { service, subject } = serviceWith((estate) => {
      for (const name of ['one', 'two', 'three', 'four'])
        lines.push(estate.line({ owner: partner, name, accessPointId }));
    });
    const outcomes = lines.map(({ id }) =>
      service.outcome(associate, { ...subject, PhysicalConnectionId: id, VlanId: '5', ...addresses }),
    );
    assert.deepEqual(outcomes, ['ok', 'ok', 'ok', '400 EXCEED_ASSOCIATE_MAX_NUM']);
  });

  it('puts no more VBRs on a line by associating them than by creating them', () => {
    const { service, subject } = serviceWith((estate, { further }) => {
      for (let vlanId = 1; vlanId <= 400; vlanId += 1) estate.router(further, { name: `router-${vlanId}`, vlanId });
    });
    const refused = service.refused(associate, { ...subject, VlanId: '500', ...addresses });
    assert.equal(refused, '400 QuotaExceeded.vbrPerpConn');
  });

  it('leaves the VLAN to the owner of the line and the addresses to the owner of the VBR (traps 89)', () => {
    const { service, further, router, subject, links } = serviceWith(undefined, tenant);
    const given = { ...subject, VlanId: '5' };
    for (const [name, value] of Object.entries(addresses)) {
      assert.equal(
        service.refused(associate, { ...given, [name]: value }),
        `403 Forbidden.${name}NotAllowedByCaller`,
        name,
      );
    }
    assert.equal(
      service.refused(associate, { ...given, ...addresses }, 'tenant'),
      '400 InvalidPhysicalConnectionId.NotFound',
    );
    service.ok(associate, { ...given, CircuitCode: 'CC-5' });
    const change = (entry: Record<string, unknown>, as: 'partner' | 'tenant') => {
      const list = JSON.stringify([{ PhysicalConnectionId: further.id, ...entry }]);
      const request = { ...region, VbrId: router.id, AssociatedPhysicalConnections: list };
      return service.outcome('ModifyVirtualBorderRouterAttribute', request, as);
    };
    assert.equal(change(addresses, 'partner'), '403 Forbidden.LocalGatewayIpNotAllowedByCaller');
    assert.equal(change({ VlanId: '6' }, 'tenant'), '403 Forbidden.VlanIdNotAllowedByCaller');
    assert.equal(change({ CircuitCode: 'x' }, 'tenant'), '403 Forbidden.CircuitCodeNotAllowedByCaller');
    assert.equal(change(addresses, 'tenant'), 'ok');
    assert.equal(change({ VlanId: 6 }, 'partner'), 'ok');
    const [link] = links('tenant');
    assert.deepEqual(
      [link?.VlanId, link?.CircuitCode, link?.LocalGatewayIp, link?.PeeringSubnetMask],
      ['6', 'CC-5', '10.9.0.1', '255.255.255.252'],
    );
    service.ok(unassociate, subject, 'tenant');
  });

  it('changes the further lines of a VBR by a JSON list, and says so when it is none (003 6.4)', () => {
    const { service, main, further, router, subject, links } = serviceWith();
    service.ok(associate, { ...subject, VlanId: '5', ...addresses });
    const outcome = (list: string) => {
      const request = { ...region, VbrId: router.id, AssociatedPhysicalConnections: list };
      return service.outcome('ModifyVirtualBorderRouterAttribute', request);
    };
    const ipv6 = {
      LocalIpv6GatewayIp: 'fd00:0:1030:3f41::1',
      PeerIpv6GatewayIp: 'fd00:0:1030:3f41::2',
      PeeringIpv6SubnetMask: 'fd00:0:1030:3f41::/126',
    };
    const one = (entry: object) => outcome(JSON.stringify([{ PhysicalConnectionId: further.id, ...entry }]));
    assert.equal(outcome('pc-1'), '400 InvalidParameter');
    assert.equal(outcome('{}'), '400 InvalidParameter');
    assert.equal(outcome('[1]'), '400 InvalidParameter');
    assert.equal(outcome('[{"VlanId":"5"}]'), '400 MissingParameter');
    assert.equal(one({ PhysicalConnectionId: main.id }), '400 PHYSICAL_NOT_ASSOCIATE_TO_VBR');
    assert.equal(one({ PeerGatewayIp: 'x' }), '400 InvalidIp.Malformed');
    assert.equal(one({ PeeringSubnetMask: 'x' }), '400 InvalidPeeringSubnetMask.Malformed');
    assert.equal(one({ PeerGatewayIp: '10.9.8.2' }), '400 InvalidIp.NotSameSubnet');
    assert.equal(one({ ...ipv6, PeeringIpv6SubnetMask: '126' }), '400 IllegalParam.CidrBlock');
    assert.equal(one({ VlanId: '5000' }), '400 InvalidVlanId.Malformed');
    assert.equal(one({ CircuitCode: 'CC-9', ipv6Enable: true, ...ipv6 }), 'ok');
    const [link] = links();
    assert.deepEqual(
      [link?.VlanId, link?.CircuitCode, link?.EnableIpv6, link?.PeeringIpv6SubnetMask, link?.LocalGatewayIp],
      ['5', 'CC-9', true, 'fd00:0:1030:3f41::/126', '10.9.0.1'],
    );
  });
});

describe('sandbox bandwidth of a VBR', () => {
  const update = 'UpdateVirtualBorderBandwidth';

  it('changes it at once and tells so in the body, where a client must not read Code as a failure (traps 24)', () => {
    const { service, router, row } = serviceWith();
    const subject = { ...region, VirtualBorderRouterId: router.id };
    const { RequestId, ...answer } = service.ok(update, { ...subject, Bandwidth: 2048, ClientToken: 'once' });
    assert.equal(typeof RequestId, 'string');
    assert.deepEqual(answer, { Code: '200', HttpStatusCode: 200, Message: 'successful', Success: true });
    assert.equal(row().Bandwidth, 2048);
    service.ok(update, { ...subject, Bandwidth: 200 });
    const repeated = service.ok(update, { ...subject, Bandwidth: 2048, ClientToken: 'once' });
    assert.deepEqual(repeated, { ...answer, RequestId: repeated.RequestId });
    assert.equal(row().Bandwidth, 200, 'a repeated request had a second effect');
  });

  it('refuses what the line does not carry, and what a VBR is not given', () => {
    const { service, router } = serviceWith();
    const refused = (given: Record<string, string | number>) =>
      service.refused(update, { ...region, VirtualBorderRouterId: router.id, Bandwidth: 100, ...given });
    assert.equal(refused({ Bandwidth: '' }), '400 MissingParameter');
    assert.equal(refused({ VirtualBorderRouterId: '' }), '400 MissingParameter');
    assert.equal(refused({ VirtualBorderRouterId: 'vbr-none' }), '404 InvalidVbrId.NotFound');
    assert.equal(refused({ Bandwidth: 'fast' }), '400 IllegalParam.Bandwidth');
    assert.equal(refused({ Bandwidth: 2 }), '400 IllegalParam.Bandwidth');
    assert.equal(refused({ Bandwidth: 20_480 }), '400 ResourceNotEnough.Bandwidth');
    const stored = service.world.virtualBorderRouters.get(router.id);
    assert.ok(stored);
    stored.status = 'terminating';
    assert.equal(refused({}), '400 InvalidOperation.OperationNotAllowedInState');
  });

  it('leaves that of a hosted connection alone, whose bandwidth is the VBR’s (003 6.1)', () => {
    let id = '';
    const service = new Service((estate) => {
      const parent = estate.line({ owner: partner, name: 'parent', accessPointId });
      const hosted = estate.line({
        owner: tenant,
        name: 'hosted',
        accessPointId,
        bandwidthMbps: 500,
        hosting: {
          parentId: parent.id,
          parentOwner: partner.id,
          vlanId: 20,
          orderMode: 'PayByVirtualPhysicalConnectionOwner',
          vpconnStatus: 'Confirmed',
          expectSpec: '500M',
        },
      });
      id = estate.router(hosted, { name: 'router', vlanId: 20, bandwidthMbps: 500 }).id;
    });
    const subject = { ...region, VirtualBorderRouterId: id };
    assert.equal(service.refused(update, { ...subject, Bandwidth: 100 }, 'tenant'), '400 IllegalParam.Bandwidth');
    service.ok(update, { ...subject, Bandwidth: 500 }, 'tenant');
  });

  it('waits, like the associations, for outbound traffic to be opened (traps 71)', () => {
    const { service, router, subject } = serviceWith((estate) => {
      estate.closeTraffic();
    });
    const code = '400 OperationFailed.PconnTrafficNotEnable';
    const bandwidth = { ...region, VirtualBorderRouterId: router.id, Bandwidth: 100 };
    assert.equal(service.refused(update, bandwidth), code);
    assert.equal(service.refused(associate, { ...subject, VlanId: '5', ...addresses }), code);
  });
});

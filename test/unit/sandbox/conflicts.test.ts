import assert from 'node:assert/strict';
import { partner } from '../../../src/sandbox/demoAccounts';
import type { RouterInterface, VirtualBorderRouter } from '../../../src/sandbox/model';
import { vpcTableId } from '../../../src/sandbox/vpcs';
import { vpcNamed } from '../../../src/sandbox/vpcs';
import { paths, Service } from './service';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
const vpc = vpcNamed('headquarters');

function onALine() {
  let router: VirtualBorderRouter | undefined;
  const service = new Service((estate) => {
    const line = estate.line({ owner: partner, name: 'line', accessPointId });
    router = estate.router(line, { name: 'router', vlanId: 10 });
  });
  assert.ok(router);
  return { service, router, vbr: { ...region, VbrId: router.id } };
}

const another = {
  VlanId: 11,
  LocalGatewayIp: '10.0.0.1',
  PeerGatewayIp: '10.0.0.2',
  PeeringSubnetMask: '255.255.255.252',
};

describe('sandbox conflicts with a change that runs', () => {
  it('keep a new VBR off a line on which another one is on its way out, as Terraform waits for (wire-facts 3.4)', () => {
    for (const operation of ['TerminateVirtualBorderRouter', 'DeleteVirtualBorderRouter']) {
      const { service, router, vbr } = onALine();
      const create = { ...region, PhysicalConnectionId: router.physicalConnectionId, ...another };
      service.ok(operation, vbr);
      assert.equal(service.refused('CreateVirtualBorderRouter', create), '409 TaskConflict');
      service.clock.advance(60_000);
      service.ok('CreateVirtualBorderRouter', create);
    }
  });

  it('leave a VBR alone that is on its way itself', () => {
    const { service, vbr } = onALine();
    service.ok('TerminateVirtualBorderRouter', vbr);
    for (const operation of [
      'ModifyVirtualBorderRouterAttribute',
      'TerminateVirtualBorderRouter',
      'DeleteVirtualBorderRouter',
      'RecoverVirtualBorderRouter',
    ]) {
      assert.equal(service.refused(operation, vbr), '400 InvalidOperation.OperationNotAllowedInState', operation);
    }
  });

  it('keep BGP groups of one VBR from being made at the same time, as Terraform waits for (wire-facts 3.4)', () => {
    const { service, router } = onALine();
    const create = { ...region, RouterId: router.id, PeerAsn: 65001 };
    const { BgpGroupId } = service.ok('CreateBgpGroup', create);
    assert.equal(service.refused('CreateBgpGroup', create), '409 OperationConflict');
    service.clock.advance(60_000);
    service.ok('ModifyBgpGroupAttribute', { ...region, BgpGroupId: String(BgpGroupId), Name: 'renamed' });
    assert.equal(service.refused('CreateBgpGroup', create), '409 OperationConflict');
    service.clock.advance(60_000);
    service.ok('CreateBgpGroup', create);
  });

  it('do not come from what an estate only shows in a passing state', () => {
    let router: VirtualBorderRouter | undefined;
    const service = new Service((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId });
      estate.router(line, { name: 'leaving', vlanId: 10, status: 'deleting' });
      router = estate.router(line, { name: 'router', vlanId: 12 });
      estate.group(router, { name: 'pending', peerAsn: 65001, status: 'Pending' });
    });
    assert.ok(router);
    service.ok('CreateBgpGroup', { ...region, RouterId: router.id, PeerAsn: 65001 });
    service.ok('CreateVirtualBorderRouter', {
      ...region,
      PhysicalConnectionId: router.physicalConnectionId,
      ...another,
    });
  });

  it('keep an interface while its other side is on its way out of service', () => {
    let pair: readonly RouterInterface[] = [];
    const service = new Service((estate) => {
      pair = estate.interfacePair(vpc, vpcNamed('analytics'), {}, { status: 'Inactive' });
    });
    const [one, other] = pair.map(({ id }) => ({ ...region, RouterInterfaceId: id }));
    assert.ok(one !== undefined && other !== undefined);
    service.ok('DeactivateRouterInterface', one);
    assert.equal(service.refused('DeleteRouterInterface', other), '409 OperationConflict');
    assert.equal(service.refused('DeleteRouterInterface', one), '400 IncorrectStatus');
    service.clock.advance(60_000);
    service.ok('DeleteRouterInterface', other);
    service.ok('DeleteRouterInterface', one);
  });

  it('add no route to an interface or a peering that is being deleted, or it would lead nowhere', () => {
    let link: RouterInterface | undefined;
    let peering = '';
    const service = new Service((estate) => {
      [link] = estate.interfacePair(vpc, vpcNamed('disasterrecovery'), { status: 'Inactive' });
      peering = estate.vpcPeering(vpc, vpcNamed('analytics')).id;
    });
    assert.ok(link);
    const table = { ...region, RouteTableId: vpcTableId(vpc) };
    service.ok('DeleteRouterInterface', { ...region, RouterInterfaceId: link.id });
    const overInterface = { DestinationCidrBlock: '10.7.0.0/16', NextHopType: 'RouterInterface', NextHopId: link.id };
    assert.equal(
      service.refused('CreateRouteEntry', { ...table, ...overInterface }),
      '400 IncorrectStatus.RouterInterface',
    );
    service.ok('DeleteVpcPeerConnection', { InstanceId: peering, Version: '2022-01-01' });
    const overPeering = { DestinationCidrBlock: '10.8.0.0/16', NextHopType: 'VpcPeer', NextHopId: peering };
    assert.equal(service.refused('CreateRouteEntry', { ...table, ...overPeering }), '400 IncorrectStatus.VpcPeer');
    service.clock.advance(60_000);
    assert.equal(service.rows('DescribeRouterInterfaces', region, paths.interfaces).length, 0);
  });
});

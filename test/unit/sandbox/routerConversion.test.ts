import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder, RouterSketch } from '../../../src/sandbox/estates/builder';
import { paths, Service } from './service';
import type { Given } from './signedRequest';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
type Side = 'partner' | 'tenant';

function serviceWith(sketch: Partial<RouterSketch> = {}, build: (estate: EstateBuilder) => void = () => undefined) {
  let VbrId = '';
  let parentId = '';
  const service = new Service((estate) => {
    build(estate);
    const line = estate.line({ owner: partner, name: 'line', accessPointId });
    parentId = line.id;
    const own = { owner: tenant, name: 'router', vlanId: 20, bandwidthMbps: 200, description: 'the bank' };
    VbrId = estate.router(line, { ...own, ...sketch }).id;
  });
  return {
    service,
    parentId,
    VbrId,
    make: (given: Given = {}, as: Side = 'partner') =>
      service.outcome('CreateVpconnFromVbr', { ...region, VbrId, ...given }, as),
    attach: (VpconnId: string, given: Given = {}, as: Side = 'partner') =>
      service.outcome('AttachVbrToVpconn', { ...region, VbrId, VpconnId, ...given }, as),
    hosted: () => service.rows('ListVirtualPhysicalConnections', region, 'VirtualPhysicalConnections')[0],
    router: (as: Side = 'tenant') =>
      service.rows('DescribeVirtualBorderRouters', { ...region, IncludeCrossAccountVbr: true }, paths.routers, as)[0],
  };
}

describe('sandbox conversion of a VBR into a hosted connection', () => {
  it('goes from the partner’s offer over payment and acceptance to the attached VBR, which works all the time', () => {
    const { service, VbrId, parentId, hosted, router, attach } = serviceWith();
    const made = service.ok('CreateVpconnFromVbr', { ...region, VbrId, Token: 'once' });
    const id = String(made.VirtualPhysicalConnection);
    assert.deepEqual(
      [hosted()?.PhysicalConnectionId, hosted()?.VlanId, hosted()?.Spec, hosted()?.AliUid, hosted()?.OrderMode],
      [id, '20', '200M', tenant.id, 'PayByVirtualPhysicalConnectionOwner'],
    );
    assert.equal(attach(id), '400 IncorrectStatus.PhysicalConnection');
    const subject = { ...region, PhysicalConnectionId: id };
    service.ok('CreatePhysicalConnectionOccupancyOrder', { ...subject, AutoPay: true }, 'tenant');
    service.clock.advance(10_000);
    service.ok('ConfirmPhysicalConnection', subject, 'tenant');
    assert.deepEqual([router()?.PhysicalConnectionId, router()?.Status], [parentId, 'active']);
    assert.equal(attach(id, { DryRun: true }), 'ok');
    assert.equal(router()?.PhysicalConnectionId, parentId, 'a dry run attaches nothing');
    const answer = service.ok('AttachVbrToVpconn', { ...region, VbrId, VpconnId: id });
    assert.equal(answer.VirtualPhysicalConnection, id);
    assert.deepEqual(
      [router()?.PhysicalConnectionId, router()?.Status, router()?.VlanId, router()?.PhysicalConnectionOwnerUid],
      [id, 'active', 20, tenant.id],
    );
    assert.equal(router('partner'), undefined, 'it is no VBR on the partner’s line any more');
    assert.equal(attach(id), '404 InvalidVbrId.NotFound', 'nor can it be attached again');
  });

  it('is for active VBRs of other accounts, once each (003 4.21)', () => {
    const refused = '400 IncorrectStatus.VbrId';
    for (const status of ['unconfirmed', 'terminating', 'terminated', 'recovering', 'deleting'] as const) {
      assert.equal(serviceWith({ status }).make(), refused, status);
    }
    assert.equal(serviceWith({ owner: partner }).make(), refused);
    const { make } = serviceWith();
    assert.equal(make(), 'ok');
    assert.equal(make(), refused);
  });

  it('is the work of the line’s owner', () => {
    const { make, attach } = serviceWith();
    assert.equal(make({}, 'tenant'), '400 ResourceNotFound.PhysicalConnectionId');
    assert.equal(make({ VbrId: 'vbr-none' }), '404 InvalidVbrId.NotFound');
    assert.equal(make({ VbrId: '' }), '400 MissingParameter');
    assert.equal(attach('pc-none'), '400 ResourceNotFound.PhysicalConnectionId');
    assert.equal(attach(''), '400 MissingParameter');
  });

  it('needs outbound traffic of the tenant, not only of the partner (traps 79)', () => {
    const { service, make } = serviceWith({}, (estate) => {
      estate.closeTraffic();
      estate.openTraffic(partner, ['cn-hangzhou']);
    });
    assert.equal(make(), '400 OperationFailed.TargetUserPconnTrafficNotEnable');
    service.ok('OpenPhysicalConnectionService', region, 'tenant');
    assert.equal(make(), 'ok');
  });

  it('turns the binary thousands of a VBR into the decimal ones of a hosted connection (traps 42)', () => {
    for (const [bandwidthMbps, spec] of [
      [50, '50M'],
      [1000, '1G'],
      [2048, '2G'],
      [5120, '5G'],
      [8192, '8G'],
      [10_240, '10G'],
    ] as const) {
      const { make, hosted } = serviceWith({ bandwidthMbps });
      assert.equal(make(), 'ok');
      assert.equal(hosted()?.Spec, spec);
    }
    assert.equal(serviceWith({ bandwidthMbps: 20_480 }).make(), '400 IllegalParam.Bandwidth');
  });

  it('is only checked by a dry run, which is answered by a request ID (traps 15)', () => {
    const { make, hosted } = serviceWith();
    assert.equal(make({ DryRun: true, Token: 'same' }), 'ok');
    assert.equal(hosted(), undefined);
    assert.equal(make({ OrderMode: 'PayByNobody' }), '400 InvalidParameter');
    assert.equal(make({ OrderMode: 'PayByPhysicalConnectionOwner', Token: 'same' }), 'ok');
    assert.equal(hosted()?.OrderMode, 'PayByPhysicalConnectionOwner');
  });

  it('attaches the VBR that the hosted connection was made from and no other', () => {
    const { service, make, attach, hosted, parentId } = serviceWith();
    make({ OrderMode: 'PayByPhysicalConnectionOwner' });
    const id = String(hosted()?.PhysicalConnectionId);
    const subject = { ...region, PhysicalConnectionId: id };
    service.ok('ConfirmPhysicalConnection', subject, 'tenant');
    service.ok('CreatePhysicalConnectionOccupancyOrder', { ...subject, AutoPay: true });
    service.clock.advance(10_000);
    const other = { ...region, PhysicalConnectionId: parentId, VlanId: 21, VbrOwnerId: tenant.id };
    const { VbrId } = service.ok('CreateVirtualBorderRouter', other);
    assert.equal(attach(id, { VbrId: String(VbrId) }), '400 IncorrectStatus.VbrId');
    assert.equal(attach(id, {}, 'tenant'), '400 ResourceNotFound.PhysicalConnectionId');
    assert.equal(attach(id), 'ok');
  });

  it('does not bring a second VBR into a VLAN of the hosted connection, which would cut one of both off (traps section 9)', () => {
    const { service, make, attach, hosted } = serviceWith();
    make({ OrderMode: 'PayByPhysicalConnectionOwner' });
    const id = String(hosted()?.PhysicalConnectionId);
    const subject = { ...region, PhysicalConnectionId: id };
    service.ok('ConfirmPhysicalConnection', subject, 'tenant');
    service.ok('CreatePhysicalConnectionOccupancyOrder', { ...subject, AutoPay: true });
    service.clock.advance(10_000);
    const ends = { LocalGatewayIp: '10.0.0.1', PeerGatewayIp: '10.0.0.2', PeeringSubnetMask: '255.255.255.252' };
    const inVlan = { ...subject, ...ends, VlanId: Number(hosted()?.VlanId) };
    const { VbrId } = service.ok('CreateVirtualBorderRouter', inVlan, 'tenant');
    assert.equal(attach(id), '400 InvalidVlanId.Used');
    service.ok('DeleteVirtualBorderRouter', { ...region, VbrId: String(VbrId) }, 'tenant');
    service.clock.advance(60_000);
    assert.equal(attach(id), 'ok');
  });

  it('leaves the VBR as it was when its hosted connection is taken back, and can be begun again', () => {
    const { service, make, hosted, router, parentId } = serviceWith();
    make();
    const subject = { ...region, PhysicalConnectionId: String(hosted()?.PhysicalConnectionId) };
    service.ok('DeletePhysicalConnection', subject);
    assert.deepEqual([router()?.PhysicalConnectionId, router()?.Status], [parentId, 'active']);
    assert.equal(make(), 'ok');
  });

  it('attaches no VBR to a hosted connection that was accepted and is not paid for (SDK: Confirmed and Enabled)', () => {
    const { service, make, attach, hosted } = serviceWith();
    make();
    const id = String(hosted()?.PhysicalConnectionId);
    service.ok('ConfirmPhysicalConnection', { ...region, PhysicalConnectionId: id }, 'tenant');
    assert.deepEqual(
      [hosted()?.VirtualPhysicalConnectionStatus, hosted()?.Status, attach(id)],
      ['Confirmed', 'Confirmed', '400 IncorrectStatus.PhysicalConnection'],
    );
  });

  it('keeps both in one VLAN, whichever of them is moved before they are joined', () => {
    const { service, make, attach, hosted, router, VbrId } = serviceWith();
    make({ OrderMode: 'PayByPhysicalConnectionOwner' });
    const InstanceId = String(hosted()?.PhysicalConnectionId);
    service.ok('ModifyVirtualBorderRouterAttribute', { ...region, VbrId, VlanId: 22 });
    assert.equal(hosted()?.VlanId, '22');
    service.ok('UpdateVirtualPhysicalConnection', { ...region, InstanceId, VlanId: 23 });
    const subject = { ...region, PhysicalConnectionId: InstanceId };
    service.ok('CreatePhysicalConnectionOccupancyOrder', { ...subject, AutoPay: true });
    service.clock.advance(10_000);
    service.ok('ConfirmPhysicalConnection', subject, 'tenant');
    assert.equal(attach(InstanceId), 'ok');
    assert.deepEqual([hosted()?.VlanId, router()?.VlanId], ['23', 23]);
  });

  it('may move away from the VLAN of its VBR and back, or a slip of the partner cannot be undone', () => {
    const { service, VbrId } = serviceWith();
    const { VirtualPhysicalConnection } = service.ok('CreateVpconnFromVbr', { ...region, VbrId });
    const InstanceId = String(VirtualPhysicalConnection);
    const move = (VlanId: number) =>
      service.outcome('UpdateVirtualPhysicalConnection', { ...region, InstanceId, VlanId });
    assert.deepEqual([move(23), move(20)], ['ok', 'ok']);
  });

  it('is over for the hosted connection when its VBR is deleted, and leaves no trace of it', () => {
    const { service, make, VbrId } = serviceWith();
    make();
    service.ok('DeleteVirtualBorderRouter', { ...region, VbrId }, 'tenant');
    service.clock.advance(60_000);
    service.world.catchUp();
    assert.ok(!JSON.stringify(service.world.snapshot().physicalConnections).includes(VbrId));
  });

  it('does not take a terminated VBR’s VLAN from it', () => {
    const { service, make, VbrId } = serviceWith();
    make();
    service.ok('TerminateVirtualBorderRouter', { ...region, VbrId });
    service.clock.advance(60_000);
    service.ok('RecoverVirtualBorderRouter', { ...region, VbrId });
  });
});

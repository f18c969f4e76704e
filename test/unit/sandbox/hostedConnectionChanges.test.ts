import assert from 'node:assert/strict';
import { tenant } from '../../../src/sandbox/demoAccounts';
import { accessPointId, list, region, serviceOn, serviceWith, share } from './hostedService';
import { paths } from './service';
import type { Given } from './signedRequest';

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

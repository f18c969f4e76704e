import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { startSandbox } from '../../../src/sandbox/index';
import { vpcNamed } from '../../../src/sandbox/vpcs';
import { paths, Service } from './service';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
const second = 1000;
const day = 24 * 3600 * second;

/** A line whose term ends in ten days, with a VBR, where work takes a tenth of the time. */
function tenTimes() {
  const service = new Service((estate) => {
    const line = estate.line({ owner: partner, name: 'line', accessPointId, ends: estate.daysAgo(-10) });
    estate.router(line, { name: 'router', vlanId: 10 });
  }, 10);
  const [router] = service.world.virtualBorderRouters.all();
  assert.ok(router);
  return { service, router };
}

describe('sandbox at time scale 10', () => {
  it('keeps the VLAN of a terminated VBR for seven real days, or it is given away after 17 hours', () => {
    const { service, router } = tenTimes();
    const another = {
      ...region,
      PhysicalConnectionId: router.physicalConnectionId,
      VlanId: 10,
      LocalGatewayIp: '10.0.0.1',
      PeerGatewayIp: '10.0.0.2',
      PeeringSubnetMask: '255.255.255.252',
    };
    service.ok('TerminateVirtualBorderRouter', { ...region, VbrId: router.id });
    service.clock.advance(second);
    assert.equal(service.rows('DescribeVirtualBorderRouters', region, paths.routers)[0]?.Status, 'terminated');
    service.clock.advance(6 * day);
    assert.equal(service.refused('CreateVirtualBorderRouter', another), '400 InvalidVlanId.Used');
    service.clock.advance(day + second);
    service.ok('CreateVirtualBorderRouter', another);
  });

  it('leaves the accepter of a VPC peering request seven real days, and shows that date', () => {
    const { service } = tenTimes();
    const Version = '2022-01-01';
    const { InstanceId } = service.ok('CreateVpcPeerConnection', {
      Version,
      ...region,
      VpcId: vpcNamed('headquarters').id,
      AcceptingAliUid: tenant.id,
      AcceptingRegionId: 'cn-hangzhou',
      AcceptingVpcId: vpcNamed('payments').id,
    });
    const read = () => service.ok('GetVpcPeerConnectionAttribute', { Version, InstanceId: String(InstanceId) });
    service.clock.advance(second);
    assert.equal(read().Status, 'Accepting');
    assert.match(String(read().GmtExpired), /^2024-06-08T12:00:0/);
    service.clock.advance(6 * day);
    assert.equal(read().Status, 'Accepting');
    service.clock.advance(day);
    assert.equal(read().Status, 'Expired');
  });

  it('ends the term of a line on its date, or nobody sees it come', () => {
    const { service } = tenTimes();
    const status = () => service.rows('DescribePhysicalConnections', region, paths.lines)[0]?.BusinessStatus;
    service.clock.advance(10 * day - 1);
    assert.equal(status(), 'Normal');
    service.clock.advance(1);
    assert.equal(status(), 'FinancialLocked');
  });
});

describe('a time scale', () => {
  for (const timeScale of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 10_001]) {
    it(`of ${timeScale} is refused, or nothing ever ends, or all at once`, async () => {
      await assert.rejects(startSandbox({ estate: 'empty', timeScale }), RangeError);
    });
  }

  it('of 10,000 is taken', async () => {
    const sandbox = await startSandbox({ estate: 'empty', timeScale: 10_000 });
    await sandbox.close();
  });
});

import assert from 'node:assert/strict';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import type { WorldState } from '../../../src/sandbox';
import { durations } from '../../../src/sandbox/rules/durations';
import { vpcNamed } from '../../../src/sandbox/vpcs';
import { paths, Service } from './service';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
const second = 1000;
const hour = 3600 * second;
const day = 24 * hour;

/** Something of every kind that time changes, all of it under way. */
function underWay(): Service {
  const service = new Service((estate) => {
    const line = estate.line({ owner: partner, name: 'line', accessPointId, ends: estate.daysAgo(-9) });
    const router = estate.router(line, { name: 'router', vlanId: 10 });
    const unstable = estate.group(router, { name: 'core-unstable', peerAsn: 65001 });
    estate.peer(unstable, { address: router.ipv4.peer });
    estate.router(line, { name: 'leaving', vlanId: 11 });
    estate.line({ owner: partner, name: 'accepted', accessPointId, status: 'Allocated', loaStatus: 'Complete' });
    estate.interfacePair(vpcNamed('headquarters'), vpcNamed('analytics'), {
      name: 'prepaid',
      subscription: { orderId: 7, months: 1, paid: true, ends: estate.daysAgo(-20), renewal: null },
    });
    estate.interfacePair(vpcNamed('headquarters'), vpcNamed('disasterrecovery'), {
      name: 'prepaid-unpaid',
      subscription: { orderId: 8, months: 1, paid: true, ends: estate.daysAgo(-5), renewal: null },
    });
  });
  const [router, leaving] = service.world.virtualBorderRouters.all();
  assert.ok(router !== undefined && leaving !== undefined);
  const lines = service.rows('DescribePhysicalConnections', region, paths.lines);
  const id = String(lines.find((row) => row.Name === 'accepted')?.PhysicalConnectionId);
  service.ok('ConfirmPhysicalConnection', { ...region, PhysicalConnectionId: id });
  service.ok('CreatePhysicalConnectionOccupancyOrder', {
    ...region,
    PhysicalConnectionId: id,
    Period: 1,
    AutoPay: true,
    AutoRenew: true,
  });
  const applied = service.ok('CreatePhysicalConnection', {
    ...region,
    AccessPointId: accessPointId,
    LineOperator: 'CT',
    Name: 'applied',
  });
  service.ok('ApplyPhysicalConnectionLOA', {
    ...region,
    InstanceId: String(applied.PhysicalConnectionId),
    CompanyName: 'Skylink',
    LineType: 'FIBRE',
    Si: 'Northgate',
    ConstructionTime: '2024-07-01T08:00:00Z',
    'PMInfo.1.PMName': 'Zhang',
    'PMInfo.1.PMGender': 'Male',
    'PMInfo.1.PMCertificateType': 'Passport',
    'PMInfo.1.PMCertificateNo': 'E1',
    'PMInfo.1.PMContactInfo': '1',
  });
  service.ok('TerminateVirtualBorderRouter', { ...region, VbrId: leaving.id });
  service.ok('CreateBgpGroup', { ...region, RouterId: router.id, PeerAsn: 65002 });
  service.ok('AddBgpNetwork', { ...region, RouterId: router.id, DstCidrBlock: '10.1.0.0/16' });
  const { InstanceId } = service.ok('CreateVpcPeerConnection', {
    Version: '2022-01-01',
    ...region,
    VpcId: vpcNamed('headquarters').id,
    AcceptingAliUid: tenant.id,
    AcceptingRegionId: 'cn-hangzhou',
    AcceptingVpcId: vpcNamed('payments').id,
  });
  assert.ok(InstanceId);
  return service;
}

/** The world after so much time, looked at as often as told. */
function after(total: number, step: number): WorldState {
  const service = underWay();
  for (let passed = 0; passed < total; passed += step) {
    service.clock.advance(Math.min(step, total - passed));
    service.world.catchUp();
  }
  return service.world.snapshot();
}

describe('sandbox time', () => {
  it('comes to the same in one jump of 40 days as hour by hour, or what is seen depends on who looks', () => {
    const jumped = after(40 * day, 40 * day);
    assert.deepEqual(after(40 * day, hour), jumped);
    assert.deepEqual(after(40 * day, 7 * hour + 13 * second), jumped);
  });

  it('writes down when things were due, not when somebody looked', () => {
    const { virtualBorderRouters, physicalConnections, vpcPeeringConnections } = after(30 * day, 30 * day);
    const start = Date.UTC(2024, 5, 1, 12);
    const leaving = virtualBorderRouters.find(({ name }) => name === 'leaving');
    assert.deepEqual([leaving?.status, leaving?.terminated], ['terminated', start + durations.routerTermination]);
    const accepted = physicalConnections.find(({ name }) => name === 'accepted');
    assert.deepEqual([accepted?.status, accepted?.enabled], ['Enabled', start + durations.automaticPayment]);
    const [peering] = vpcPeeringConnections;
    assert.deepEqual([peering?.status, peering?.expires], ['Expired', start + durations.peeringCreation + 7 * day]);
  });

  it('goes on where it stood when the state was saved on the way', () => {
    const service = underWay();
    service.clock.advance(10 * day);
    service.world.catchUp();
    const saved: unknown = JSON.parse(JSON.stringify(service.world.snapshot()));
    assert.deepEqual(saved, service.world.snapshot());
  });
});

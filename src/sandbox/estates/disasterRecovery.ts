import { partner } from '../demoAccounts';
import type { EstateBuilder } from './builder';

/** Beijing: the disaster recovery site. Its VBRs are in every state, and one of them has BGP peers in every state. */
export function disasterRecovery(estate: EstateBuilder): void {
  const line = estate.line({
    owner: partner,
    name: 'DR-Beijing',
    description: '灾备中心专线',
    accessPointId: 'ap-cn-beijing-ft-A',
    peerLocation: '北京市丰台区科技大道 7 号',
  });
  const replication = estate.router(line, {
    name: 'DR-replication',
    description: 'Storage replication between Hangzhou and Beijing',
    vlanId: 300,
    bandwidthMbps: 8192,
  });
  const group = estate.group(replication, { name: 'DR-storage', peerAsn: 64620 });
  estate.peer(group, { address: replication.ipv4.peer, advertised: 1, received: 40 });
  estate.network(replication, '10.40.0.0/16');

  estate.router(line, { name: 'DR-test-stopping', vlanId: 301, status: 'terminating' });
  estate.router(line, {
    name: 'DR-test-2024',
    description: 'Stopped after the yearly exercise, kept for the next one',
    vlanId: 302,
    status: 'terminated',
    terminated: estate.daysAgo(2),
  });
  estate.router(line, {
    name: 'DR-test-coming-back',
    vlanId: 303,
    status: 'recovering',
    terminated: estate.daysAgo(3),
  });
  estate.router(line, { name: 'DR-decommissioned', vlanId: 304, status: 'deleting' });
  laboratory(estate);
}

/** A line on which nothing matters: the states that pass quickly are held here, so that they can be looked at. */
function laboratory(estate: EstateBuilder): void {
  const line = estate.line({
    owner: partner,
    name: '实验室-北京',
    accessPointId: 'ap-cn-beijing-dx-B',
    lineOperator: 'CU',
    portType: '1000Base-LX',
  });
  const router = estate.router(line, { name: 'BGP-lab', description: 'Sessions in every state', vlanId: 0, mtu: 8500 });
  const steady = estate.group(router, { name: 'lab-steady', peerAsn: 64901 });
  estate.peer(steady, { address: '192.0.2.1', session: 'Established' });
  estate.peer(steady, { address: '192.0.2.2', session: 'Connect' });
  estate.peer(steady, { address: '192.0.2.3', session: 'Idle' });
  estate.peer(steady, { address: '192.0.2.4', session: 'Active' });
  const moving = estate.group(router, {
    name: 'lab-moving',
    peerAsn: 4_200_000_001,
    status: 'Modifying',
    fakeAsn: true,
  });
  estate.peer(moving, { address: '192.0.2.5', status: 'Pending', session: 'creating' });
  estate.peer(moving, { address: '192.0.2.6', status: 'Modifying', session: 'modifying' });
  estate.peer(moving, { address: '192.0.2.7', status: 'Deleting', session: 'deleting' });
  estate.peer(moving, { address: '192.0.2.8', session: '' });
  estate.group(router, { name: 'lab-new', peerAsn: 64902, status: 'Pending' });
  estate.group(router, { name: 'lab-leaving', peerAsn: 64903, status: 'Deleting' });
  estate.network(router, '198.51.100.0/24', 'Pending');
  estate.network(router, '203.0.113.0/24', 'Deleting');
}

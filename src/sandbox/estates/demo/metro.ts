import { partner, tenant } from '../../demoAccounts';
import type { Task } from '../../model';
import { vpcNamed } from '../../vpcs';
import type { EstateBuilder } from '../builder';
import { link } from './link';
import { share } from './share';

/** The carrier's hub in Hangzhou, over which branches of the bank come in, and its application for a new site. */
export function metro(estate: EstateBuilder, now: number): Task[] {
  const hub = estate.line({
    owner: partner,
    name: '天链-萧山-汇聚',
    description: 'Metro hub, shared with the branches of Meridian Bank',
    accessPointId: 'ap-cn-hangzhou-xs-B',
    lineOperator: 'CU',
    peerLocation: '浙江省杭州市萧山区市心北路 88 号',
  });
  const shared = estate.line(
    share(hub, { name: '西湖支行', description: '西湖支行，200M 共享专线', vlanId: 310, bandwidthMbps: 200 }),
  );
  const branch = estate.router(shared, {
    name: '西湖支行',
    description: '接入网点 VPC，两端已互相登记，待连接',
    vlanId: 310,
    bandwidthMbps: 200,
    ipv4: link('172.16.73', 1),
  });
  const unconnected = { connected: null } as const;
  estate.interfacePair(
    branch,
    vpcNamed('branches'),
    { ...unconnected, name: '西湖-至-网点', description: '两端已互相登记，待连接', spec: 'Middle.2', status: 'Idle' },
    { ...unconnected, name: '网点-西湖-对端', description: '网点 VPC 一侧' },
  );
  estate.router(hub, {
    owner: tenant,
    name: '滨江支行',
    description: '仍直接在天链专线上，可转为共享专线',
    vlanId: 320,
    bandwidthMbps: 200,
    ipv4: link('172.16.73', 5),
  });
  const management = estate.router(hub, {
    name: 'Skylink-management',
    description: 'In-band management of the hub',
    vlanId: 300,
    bandwidthMbps: 50,
    ipv4: link('172.16.80', 1),
  });
  const group = estate.group(management, {
    name: 'Skylink-operations',
    description: 'Operations centre',
    peerAsn: 64801,
  });
  const peer = estate.peer(group, { address: management.ipv4.peer, session: 'Connect', modified: now });
  estate.network(management, '10.128.0.0/16', 'Available', vpcNamed('headquarters').id);
  const application = estate.line({
    owner: partner,
    name: '天链-余杭-新址',
    description: 'Applied for a moment ago: review and allocation take about a minute here',
    accessPointId: 'ap-cn-hangzhou-yh-A',
    peerLocation: '浙江省杭州市余杭区文一西路 969 号',
    portType: '1000Base-LX',
    status: 'Initial',
    created: now,
  });
  return [
    { kind: 'bgpPeer.established', id: peer.id, at: now + 30_000 },
    { kind: 'physicalConnection.review', id: application.id, at: now + 20_000 },
  ];
}

import { tenant } from '../../demoAccounts';
import { vpcNamed } from '../../vpcs';
import type { EstateBuilder } from '../builder';
import { link } from './link';

const peerAsn = 64720;

/** The bank's data centre: one session is down, a route is in the way of the next one, and a VBR can still come back. */
export function hangzhou(estate: EstateBuilder): void {
  const line = estate.line({
    owner: tenant,
    name: '杭州数据中心',
    description: '第二站点，机房侧 AS 64720',
    accessPointId: 'ap-cn-hangzhou-yh-A',
    peerLocation: '浙江省杭州市余杭区云栖路 18 号',
  });
  const payments = vpcNamed('payments');
  const production = estate.router(line, {
    name: '杭州机房-生产',
    description: '支付生产网络，接入支付 VPC',
    vlanId: 201,
    bandwidthMbps: 2048,
    ipv4: link('172.16.72', 5),
  });
  const steady = estate.group(production, { name: '杭州机房-生产', description: '机房核心路由器', peerAsn });
  estate.peer(steady, { address: production.ipv4.peer, bfd: true, bfdMultiHop: 1, advertised: 1, received: 24 });
  estate.network(production, payments.ipv4[0] ?? '', 'Available', payments.id);
  const [toPayments] = estate.interfacePair(
    production,
    payments,
    { name: '机房-至-支付', description: '机房生产网络至支付 VPC', spec: 'Large.1' },
    {
      name: '支付-机房-对端',
      description: '支付 VPC 一侧',
      healthCheck: { source: '172.20.255.250', target: production.ipv4.peer },
    },
  );
  const through = (id: string) => [{ id, type: 'RouterInterface', weight: 100 }];
  estate.route(production, {
    cidr: '172.20.0.0/16',
    name: '至-支付',
    description: '支付 VPC',
    nextHops: through(toPayments.id),
  });
  // The VPC that is to be peered with has this very prefix: its route will be refused until this one is gone.
  estate.route(production, {
    cidr: vpcNamed('analytics').ipv4[0] ?? '',
    name: '旧分析平台',
    description: '机房内旧分析平台，与天链分析 VPC 网段相同，对等连接启用前须删除',
    nextHops: through(production.vlanInterfaceId),
  });

  // The address of the peer has its digits swapped: nobody answers at .81.
  const replication = estate.router(line, {
    name: '杭州机房-复制',
    description: '存储复制至上海，三天前调整过对端地址',
    vlanId: 202,
    bandwidthMbps: 1000,
    ipv4: link('172.16.72', 17),
  });
  const broken = estate.group(replication, {
    name: '杭州机房-复制',
    description: '变更单 CHG-2211：会话自变更后未恢复',
    peerAsn,
  });
  estate.peer(broken, { address: '172.16.72.81', session: 'Down', modified: estate.daysAgo(3) });
  estate.network(replication, payments.ipv4[0] ?? '', 'Available', payments.id);

  estate.router(line, {
    name: '杭州机房-搬迁',
    description: '机房搬迁用，五天前终止，两天后释放 VLAN',
    vlanId: 203,
    bandwidthMbps: 200,
    ipv4: link('172.16.72', 33),
    status: 'terminated',
    terminated: estate.daysAgo(5),
  });
}

import { partner, tenant } from '../demoAccounts';
import type { EstateBuilder } from './builder';

/** Shanghai: lines on their way from application to service. Shenzhen: those that did not get there. */
export function pipeline(estate: EstateBuilder): void {
  const pudong = 'ap-cn-shanghai-pd-A';
  const baoshan = 'ap-cn-shanghai-bs-B';
  const line = estate.line({
    owner: tenant,
    name: '支付中心-上海',
    description: '支付中心主用专线',
    accessPointId: pudong,
    peerLocation: '上海市浦东新区世纪大道 1000 号',
  });
  const router = estate.router(line, { name: '支付中心-生产', vlanId: 401, bandwidthMbps: 2048 });
  const group = estate.group(router, { name: '支付中心-核心', peerAsn: 64720, authKey: 'demo-Key-4-pay!' });
  estate.peer(group, { address: router.ipv4.peer });
  estate.network(router, '10.72.0.0/16');

  const on = { owner: partner, accessPointId: pudong, portType: '1000Base-LX' };
  estate.line({ ...on, name: 'Shanghai-warehouse', status: 'Initial', created: estate.daysAgo(1) });
  estate.line({ ...on, name: 'Shanghai-port-office', status: 'Approved', created: estate.daysAgo(4) });
  estate.line({ ...on, name: '上海-展厅', status: 'Allocating', created: estate.daysAgo(9) });
  const north = { owner: partner, accessPointId: baoshan, lineOperator: 'CU', portType: '10GBase-LR' };
  const factory = estate.line({
    ...north,
    name: 'Shanghai-factory',
    status: 'Allocated',
    loaStatus: 'Available',
    created: estate.daysAgo(20),
  });
  estate.letter(factory);
  const backup = estate.line({
    ...north,
    name: 'Shanghai-factory-backup',
    status: 'Confirmed',
    loaStatus: 'Complete',
    created: estate.daysAgo(35),
  });
  estate.letter(backup, { lineType: 'MPLSVPN' });

  const south = { owner: partner, accessPointId: 'ap-cn-shenzhen-ft-A', portType: '1000Base-T' };
  estate.line({
    ...south,
    name: 'Shenzhen-pop-up-store',
    description: 'Rejected: no duct into the building',
    status: 'Rejected',
  });
  estate.line({ ...south, name: '深圳-旧机房', description: '项目取消', status: 'Canceled' });
}

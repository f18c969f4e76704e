import { vpcNamed } from '../vpcs';
import type { EstateBuilder } from './builder';

const day = 24 * 3600 * 1000;

/** Private ways between VPCs of both accounts, in every state. */
export function peering(estate: EstateBuilder): void {
  const of = vpcNamed;
  const labels = (key: string, value: string) => ({ resourceGroupId: 'rg-aek2gvbs746gt4q', tags: [{ key, value }] });
  estate.vpcPeering(of('headquarters'), of('analytics'), {
    name: 'HQ-analytics',
    description: 'Reports read the production data',
    labels: labels('team', 'data'),
  });
  estate.vpcPeering(of('headquarters'), of('disasterrecovery'), {
    name: 'HQ-DR',
    description: '总部到灾备中心',
    bandwidthMbps: 2048,
    routes: 2,
  });
  estate.vpcPeering(of('payments'), of('branches'), { name: 'Meridian-internal' });
  estate.vpcPeering(of('branches'), of('clearing'), {
    name: '网点-清算',
    description: '跨地域对等连接',
    bandwidthMbps: 100,
    linkType: 'Platinum',
  });
  requests(estate);
  estate.vpcPeering(of('plant'), of('treasury'), {
    name: 'Frankfurt-treasury',
    description: 'Bill not paid since last month',
    bizStatus: 'FinancialLocked',
  });
  estate.vpcPeering(of('warehouse'), of('disasterrecovery'), { name: 'swas-managed', managedService: 'SWAS' });
  // Held in states that pass quickly, between VPCs that nothing else is to be done with.
  estate.vpcPeering(of('laboratory'), of('wholesale'), { name: 'lab-creating', status: 'Creating' });
  estate.vpcPeering(of('wholesale'), of('plant'), { name: 'lab-updating', status: 'Updating' });
  estate.vpcPeering(of('laboratory'), of('plant'), { name: 'lab-deleting', status: 'Deleting' });
}

/** What one account asked of the other, and what became of it. */
function requests(estate: EstateBuilder): void {
  const of = vpcNamed;
  const asked = (days: number) => {
    const created = estate.daysAgo(days);
    return { created, modified: created, expires: created + 7 * day };
  };
  estate.vpcPeering(of('payments'), of('analytics'), {
    name: 'Meridian-reports',
    description: 'Access to the settlement reports',
    status: 'Accepting',
    ...asked(2),
  });
  estate.vpcPeering(of('branches'), of('headquarters'), {
    name: '网点-总部',
    description: '请求访问总部网络',
    status: 'Accepting',
    ...asked(1),
  });
  estate.vpcPeering(of('analytics'), of('branches'), { name: 'analytics-branches', status: 'Accepting', ...asked(3) });
  estate.vpcPeering(of('headquarters'), of('payments'), { name: 'HQ-payments', status: 'Rejected', ...asked(30) });
  estate.vpcPeering(of('warehouse'), of('clearing'), { name: 'warehouse-clearing', status: 'Expired', ...asked(20) });
}

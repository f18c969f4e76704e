import { partner, tenant } from '../demoAccounts';
import { vpcNamed } from '../vpcs';
import type { EstateBuilder } from './builder';

/** How the lines of both accounts reach their VPCs: router interfaces in every state. */
export function interconnection(estate: EstateBuilder): void {
  carrier(estate);
  bank(estate);
  acrossAccounts(estate);
  laboratory(estate);
}

function carrier(estate: EstateBuilder): void {
  const headquarters = vpcNamed('headquarters');
  const production = estate.routerNamed('HQ-production');
  estate.interfacePair(
    production,
    headquarters,
    { name: 'HQ-production-to-cloud', description: 'Production network into the cloud', spec: 'Large.5' },
    {
      name: 'HQ-cloud-side',
      healthCheck: { source: '10.128.255.250', target: production.ipv4.peer },
    },
  );
  estate.interfacePair(
    estate.routerNamed('总部-办公网'),
    vpcNamed('analytics'),
    { name: '办公网-至-分析平台', description: '办公网访问分析平台', spec: 'Middle.5' },
    { name: '分析平台-侧' },
  );
  // Both sides know each other: this pair only waits to be connected.
  estate.interfacePair(
    estate.routerNamed('HQ-production-standby'),
    headquarters,
    { name: 'HQ-standby-to-cloud', status: 'Idle', connected: null },
    { name: 'HQ-cloud-side-standby', connected: null },
  );
  estate.interfacePair(
    estate.routerNamed('DR-replication'),
    vpcNamed('disasterrecovery'),
    { name: 'DR-to-cloud', description: 'Out of service between two exercises', spec: 'Large.2', status: 'Inactive' },
    { name: 'DR-cloud-side', status: 'Active' },
  );
  estate.interfacePair(
    estate.routerNamed('Frankfurt-production'),
    vpcNamed('plant'),
    { name: 'Frankfurt-to-cloud', description: 'Overdue', spec: 'Small.5', businessStatus: 'FinancialLocked' },
    { name: 'Frankfurt-cloud-side' },
  );
}

function bank(estate: EstateBuilder): void {
  estate.interfacePair(
    estate.routerNamed('Meridian-branches'),
    vpcNamed('branches'),
    { name: 'Meridian-branches-to-cloud', spec: 'Middle.5', status: 'Connecting', connected: null },
    { name: 'Meridian-branches-cloud', status: 'AcceptingConnecting', connected: null },
  );
  estate.interfacePair(
    estate.routerNamed('支付中心-生产'),
    vpcNamed('clearing'),
    {
      name: '支付中心-至-清算',
      description: '包年，已续费',
      spec: 'Large.2',
      subscription: {
        orderId: 202_208_594_930_117,
        months: 12,
        paid: true,
        ends: estate.daysAgo(-40),
        renewal: estate.daysAgo(-40),
      },
    },
    { name: '清算-侧' },
  );
  estate.interfacePair(
    vpcNamed('payments'),
    vpcNamed('clearing'),
    { name: 'payments-to-clearing', description: 'Hangzhou to Shanghai', spec: 'Middle.2' },
    { name: 'clearing-from-payments' },
  );
  estate.interfacePair(
    estate.routerNamed('Meridian-treasury'),
    vpcNamed('treasury'),
    {
      name: 'treasury-to-cloud',
      description: 'Subscription that nobody uses any more',
      status: 'Inactive',
      subscription: {
        orderId: 202_311_594_930_942,
        months: 12,
        paid: true,
        ends: estate.daysAgo(-15),
        renewal: null,
      },
    },
    { name: 'treasury-cloud-side' },
  );
}

/** The bank wants to reach the carrier's analytics. Each side is made, and neither has been told of the other. */
function acrossAccounts(estate: EstateBuilder): void {
  const analytics = vpcNamed('analytics');
  const payments = estate.routerNamed('Meridian-payments');
  estate.routerInterface(payments, {
    name: 'payments-to-Skylink',
    spec: 'Middle.1',
    opposite: { owner: partner.id, routerType: 'VRouter', routerId: analytics.routerId },
  });
  estate.routerInterface(analytics, {
    name: 'analytics-for-Meridian',
    opposite: { owner: tenant.id, routerType: 'VBR', routerId: payments.id, accessPointId: 'ap-cn-hangzhou-yh-A' },
  });
}

/** States that pass quickly, held so that they can be looked at. The laboratory's VBR has as many as it may have. */
function laboratory(estate: EstateBuilder): void {
  const lab = estate.routerNamed('BGP-lab');
  const opposite = { routerType: 'VRouter', routerId: vpcNamed('laboratory').routerId } as const;
  for (const status of ['Activating', 'Modifying', 'Deactivating', 'Deleting'] as const) {
    estate.routerInterface(lab, { name: `lab-${status.toLowerCase()}`, spec: 'Mini.2', status, opposite });
  }
  estate.routerInterface(lab, {
    name: 'lab-widowed',
    description: 'Its other side was deleted',
    spec: 'Mini.5',
    status: 'Inactive',
    opposite: { ...opposite, interfaceId: 'ri-2zeisnotthereanymore01' },
  });
}

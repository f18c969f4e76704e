import type { Task, VpcPeeringConnection } from '../../model';
import { peeringDefaults } from '../../rules/limits';
import { type Vpc, vpcNamed } from '../../vpcs';
import type { EstateBuilder } from '../builder';
import type { PeeringSketch } from '../newVpcPeering';

/** VPC peering: one of the bank's own, and one each account has asked for and the other one has not accepted yet. */
export function vpcLinks(estate: EstateBuilder): Task[] {
  const [payments, branches, clearing] = [vpcNamed('payments'), vpcNamed('branches'), vpcNamed('clearing')];
  const analytics = vpcNamed('analytics');
  estate.vpcPeering(branches, clearing, { name: '网点-清算', description: '网点 VPC 至清算 VPC，跨地域' });
  return [
    requested(estate, payments, analytics, 2, {
      name: 'Payments-analytics',
      description: 'Fraud scoring in the analytics VPC of Skylink, for Skylink to accept',
    }),
    requested(estate, analytics, branches, 4, {
      name: 'Analytics-branches',
      description: 'Line statistics of the branches, for Meridian Bank to accept',
    }),
  ];
}

/** A request of some days ago, and its end: it can be accepted for seven days. */
function requested(estate: EstateBuilder, from: Vpc, to: Vpc, days: number, texts: PeeringSketch): Task {
  const created = estate.daysAgo(days);
  const expires = created + peeringDefaults.acceptanceMs;
  const row: VpcPeeringConnection = estate.vpcPeering(from, to, {
    ...texts,
    status: 'Accepting',
    created,
    modified: created,
    expires,
  });
  return { kind: 'vpcPeering.expired', id: row.id, at: expires };
}

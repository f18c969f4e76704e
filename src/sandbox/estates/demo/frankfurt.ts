import { tenant } from '../../demoAccounts';
import type { EstateBuilder } from '../builder';
import { link } from './link';

/** The treasury's line, which nobody has paid for: no other line can be applied for in the region until it is. */
export function frankfurt(estate: EstateBuilder): void {
  const line = estate.line({
    owner: tenant,
    name: 'Frankfurt-treasury',
    description: 'Locked: the term ended nine days ago and was not renewed',
    accessPointId: 'ap-eu-central-1-fr-A',
    lineOperator: 'Equinix',
    peerLocation: 'Taunusanlage 12, 60325 Frankfurt am Main',
    businessStatus: 'FinancialLocked',
    ends: estate.daysAgo(9),
  });
  const router = estate.router(line, {
    name: 'Treasury',
    description: 'Treasury desk, static routes only',
    vlanId: 501,
    bandwidthMbps: 1000,
    ipv4: link('172.16.75', 1),
  });
  estate.route(router, {
    cidr: '10.75.0.0/22',
    name: 'Treasury-desk',
    description: 'Desks in Frankfurt',
    nextHops: [{ id: router.vlanInterfaceId, type: 'RouterInterface', weight: 100 }],
  });
}

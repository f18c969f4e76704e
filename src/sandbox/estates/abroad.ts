import { partner, tenant } from '../demoAccounts';
import type { EstateBuilder } from './builder';

/** Frankfurt: a plant in trouble, and lines that have come to their end. */
export function frankfurt(estate: EstateBuilder): void {
  const plant = estate.line({
    owner: partner,
    name: 'Frankfurt-plant',
    description: 'Plant network, bill not paid since last month',
    accessPointId: 'ap-eu-central-1-fr-A',
    lineOperator: 'Equinix',
    businessStatus: 'FinancialLocked',
  });
  const router = estate.router(plant, { name: 'Frankfurt-production', vlanId: 501, bandwidthMbps: 2048 });
  const group = estate.group(router, {
    name: 'plant-edge',
    peerAsn: 65550,
    description: 'Edge routers with a 4-byte ASN',
  });
  estate.peer(group, { address: router.ipv4.peer, session: 'Down' });
  estate.network(router, '10.50.0.0/16');
  // Somebody tried what names may hold. Everything that shows names has to show this one as it is.
  estate.router(plant, {
    name: '<script>alert(1)</script> **bold**',
    description: '[click me](command:workbench.action.quit) `code` <img src=x onerror=alert(2)>',
    vlanId: 502,
    bandwidthMbps: 50,
  });
  const ended = { owner: partner, accessPointId: 'ap-eu-central-1-fr-B', lineOperator: 'Other' };
  estate.line({ ...ended, name: 'Frankfurt-old-office', status: 'Terminating' });
  estate.line({ ...ended, name: 'Frankfurt-lab', status: 'Terminated', ends: estate.daysAgo(12) });
  estate.line({
    ...ended,
    name: 'Frankfurt-campus',
    description: 'No port of that type was left',
    status: 'Allocation Failed',
  });

  const bank = estate.line({
    owner: tenant,
    name: 'Meridian-Frankfurt',
    accessPointId: 'ap-eu-central-1-fr-A',
    lineOperator: 'Equinix',
  });
  const treasury = estate.router(bank, { name: 'Meridian-treasury', vlanId: 510, bandwidthMbps: 1000 });
  estate.peer(estate.group(treasury, { name: 'treasury', peerAsn: 64730 }), { address: treasury.ipv4.peer });
}

const states = ['terminated', 'terminating', 'recovering', 'unconfirmed'] as const;

/** Singapore: a line with more VBRs than fit on a page. Every 25th is in another state than active. */
export function wholesale(estate: EstateBuilder, customers = 300): void {
  const hub = estate.line({
    owner: partner,
    name: 'Wholesale-hub',
    description: 'One VLAN per customer',
    accessPointId: 'ap-ap-southeast-1-ju-A',
    lineOperator: 'Equinix',
    portType: '100GBase-LR',
  });
  for (let number = 1; number <= customers; number += 1) {
    const status = number % 25 === 0 ? states[(number / 25) % states.length] : undefined;
    estate.router(hub, {
      name: `Customer-${String(number).padStart(3, '0')}`,
      vlanId: 1000 + number,
      bandwidthMbps: [50, 100, 200, 500][number % 4] ?? 50,
      status: status ?? 'active',
      terminated: status === 'terminated' ? estate.daysAgo(1) : null,
    });
  }
}

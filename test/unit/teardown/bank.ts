import { partner } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { PhysicalConnection, VirtualBorderRouter } from '../../../src/sandbox/model';
import { vpcNamed } from '../../../src/sandbox/vpcs';

/** A connection with 3 VBRs, 4 groups, 8 peers, 6 networks, 10 routes and 2 interfaces. */
export function bank(estate: EstateBuilder): readonly VirtualBorderRouter[] {
  const on = line(estate, 'Old line');
  const east = estate.router(on, { name: 'East', vlanId: 11 });
  const west = estate.router(on, { name: 'West', vlanId: 12 });
  const north = estate.router(on, { name: 'North', vlanId: 13 });
  const groups = [east, east, west, north].map((router, index) => ({
    router,
    group: estate.group(router, { name: `Group ${index + 1}`, peerAsn: 65_001 + index }),
  }));
  groups.forEach(({ group }, index) => {
    for (const last of [1, 2]) estate.peer(group, { address: `192.168.${index}.${last}` });
  });
  for (const [index, router] of [east, west, north].entries()) {
    for (const last of [1, 2]) estate.network(router, `10.${index}.${last}.0/24`);
  }
  for (const [index, router] of [east, west].entries()) {
    const vpc = vpcNamed(index === 0 ? 'headquarters' : 'analytics');
    const [side] = estate.interfacePair(router, vpc, { name: `To ${vpc.name}` });
    for (let number = 0; number < 4; number += 1) route(estate, router, `10.${20 + index}.${number}.0/24`, side.id);
  }
  for (const number of [0, 1]) route(estate, north, `10.30.${number}.0/24`, north.vlanInterfaceId);
  return [east, west, north];
}

export function line(estate: EstateBuilder, name: string): PhysicalConnection {
  return estate.line({ owner: partner, name, accessPointId: 'ap-cn-hangzhou-yh-A' });
}

export function route(estate: EstateBuilder, router: VirtualBorderRouter, cidr: string, nextHop: string): void {
  estate.route(router, { cidr, nextHops: [{ id: nextHop, type: 'RouterInterface', weight: 100 }] });
}

import type { Account } from '../demoAccounts';
import type { PhysicalConnection, VirtualBorderRouter } from '../model';
import { placeKey } from '../tableIndexes';
import { onPremises } from './largeAddresses';
import { routerInterfaces } from './largeInterconnection';
import { names } from './largeNames';
import { dayMs, type Works } from './largePlan';
import { bgpNetworks, bgpSessions } from './largeSessions';

interface Sketch {
  readonly owner: Account;
  readonly vlanId: number;
}

/** What a VBR is for: its BGP sessions and how it reaches the cloud follow from that. */
const uses = [
  { weight: 6, use: 'static' },
  { weight: 80, use: 'BGP' },
  // Under a CEN, with BFD: half of a pair of VBRs that take over from each other.
  { weight: 14, use: 'protected' },
] as const;

const bandwidths = [100, 200, 500, 1000] as const;
const notActive = 0.015;

/** A VBR and all that runs over it. One on a hosted connection has the whole of its bandwidth (003 6.1). */
export function borderRouter(works: Works, line: PhysicalConnection, { owner, vlanId }: Sketch): void {
  const { random, estate, budget, now } = works;
  if (!budget.take()) return;
  const status = random.chance(notActive) ? (line.owner === owner.id ? 'terminated' : 'unconfirmed') : 'active';
  const { use } = random.weighted(uses);
  const begun = (line.enabled ?? line.created) + random.integer(1, 5) * dayMs;
  const isUnconfirmed = status === 'unconfirmed';
  const router = estate.router(line, {
    owner,
    name: isUnconfirmed ? '' : names(random).network(owner, vlanId),
    vlanId,
    status,
    bandwidthMbps: line.hosting === null ? random.pick(bandwidths) : line.bandwidthMbps,
    created: begun,
    activated: isUnconfirmed ? null : begun,
    terminated: status === 'terminated' ? Math.max(begun, now - random.integer(1, 20) * dayMs) : null,
    cens: use === 'protected' ? [{ cenId: cenOf(owner, line.region), cenOwner: owner.id, status: 'Attached' }] : [],
  });
  // Addresses are for its owner to set, who has not looked at it yet (traps 89).
  if (isUnconfirmed) router.ipv4 = { local: '', peer: '', mask: '' };
  else if (random.chance(0.1)) enableIpv6(works, router);
  if (isUnconfirmed) return;
  if (use === 'static') staticRoutes(works, router);
  else runBgp(works, line, router, use === 'protected');
  if (use !== 'protected' && status === 'active' && random.chance(0.46)) routerInterfaces(works, line, router, owner);
}

function runBgp(works: Works, line: PhysicalConnection, router: VirtualBorderRouter, isProtected: boolean): void {
  const networks = works.random.weighted([
    { weight: 35, count: 0 },
    { weight: 40, count: 1 },
    { weight: 15, count: 2 },
    { weight: 10, count: 4 },
  ]).count;
  const peers = bgpSessions(works, router, { bfd: isProtected, advertised: networks });
  bgpNetworks(works, router, networks);
  if (isProtected && peers > 0 && router.status === 'active') joinHaGroup(works, line, router);
}

/** VBRs of one account that end on different devices take over from each other (003 6.11). */
function joinHaGroup(works: Works, line: PhysicalConnection, router: VirtualBorderRouter): void {
  const { waiting, estate, budget } = works;
  const place = placeKey(router.owner, router.region);
  const deviceLineId = line.hosting?.parentId ?? line.id;
  const here = waiting.get(place) ?? [];
  waiting.set(place, here);
  const found = here.findIndex((one) => one.deviceLineId !== deviceLineId);
  const other = here[found];
  if (other === undefined) {
    here.push({ router, deviceLineId });
    return;
  }
  if (!budget.take()) return;
  here.splice(found, 1);
  estate.haGroup(other.router, router, { name: `HA-${other.router.vlanId}-${router.vlanId}` });
}

/** One CEN of each account in each region. */
function cenOf({ id }: Account, region: string): string {
  return `cen-${id.slice(0, 4)}${region.replace(/-/g, '')}`;
}

function enableIpv6({ estate }: Works, router: VirtualBorderRouter): void {
  const number = estate.routerCount;
  const network = `fd00:ec:${(number >> 16).toString(16)}:${(number & 65_535).toString(16)}`;
  router.ipv6 = { local: `${network}::1`, peer: `${network}::2`, mask: `${network}::/64` };
  router.enableIpv6 = true;
}

/** Routes to what is behind the line of a VBR without BGP. */
function staticRoutes({ random, estate, budget }: Works, router: VirtualBorderRouter): void {
  const nextHops = [{ id: router.vlanInterfaceId, type: 'RouterInterface', weight: 100 }];
  const count = random.integer(2, 6);
  for (let number = 0; number < count && budget.take(); number += 1) {
    estate.route(router, { cidr: onPremises(estate.routerCount, number), name: `site-${number + 1}`, nextHops });
  }
}

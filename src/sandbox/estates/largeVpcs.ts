import { accessKeys, partner } from '../demoAccounts';
import { crossesBorder } from '../rules/borders';
import { limits } from '../rules/limits';
import { placeKey } from '../tableIndexes';
import type { Vpc } from '../vpcs';
import { vpcNetwork } from './largeAddresses';
import { names } from './largeNames';
import { type BuiltVpc, dayMs, type Works } from './largePlan';

/** Interfaces on the router of a VPC; one is left to be made. */
const interfacesPerVpc = limits.interfacesPerRouter - 1;

/** The VPC of an account in a region that has room for a router interface; a new one when there is none. */
export function vpcFor(works: Works, owner: string, region: string): BuiltVpc {
  const place = placeKey(owner, region);
  const open = works.openVpcs.get(place);
  if (open !== undefined && open.interfaces < interfacesPerVpc) return open;
  const made = newVpc(works, owner, region);
  works.vpcs.push(made);
  works.openVpcs.set(place, made);
  peering(works, made);
  return made;
}

function newVpc(works: Works, owner: string, region: string): BuiltVpc {
  const account = accessKeys.find((key) => key.account.id === owner)?.account ?? partner;
  const id = works.estate.id('vpc', region);
  const number = works.vpcs.length;
  const vpc: Vpc = {
    id,
    routerId: id.replace(/^vpc-/, 'vrt-'),
    region,
    owner,
    name: names(works.random).vpc(account, number),
    ipv4: [vpcNetwork(number)],
    ipv6: [],
  };
  return { account, vpc, interfaces: 0, peerings: 0 };
}

/** Regions without VPC peering connections (see the creation of one). */
const withoutPeering: ReadonlySet<string> = new Set(['cn-nanjing', 'cn-fuzhou']);

/** States other than Activated, which stay until somebody acts or a request expires. */
const states = [
  { weight: 97, status: 'Activated' },
  { weight: 1, status: 'Accepting' },
  { weight: 1, status: 'Rejected' },
  { weight: 1, status: 'Expired' },
] as const;

/** Connects two VPCs in five with an older one, within the limits of each and of its account (004). */
function peering(works: Works, from: BuiltVpc): void {
  const { random, vpcs, requests, estate, tasks, now } = works;
  if (!random.chance(0.45) || withoutPeering.has(from.vpc.region)) return;
  const place = placeKey(from.vpc.owner, from.vpc.region);
  const made = requests.get(place) ?? 0;
  const to = vpcs[random.integer(0, vpcs.length - 1)];
  // Some room is left for connections that somebody makes.
  if (made >= limits.peeringsPerAccountAndRegion - 5 || to === undefined || !fits(from, to)) return;
  if (!works.budget.take()) return;
  requests.set(place, made + 1);
  from.peerings += 1;
  to.peerings += 1;
  const isForeign = from.vpc.owner !== to.vpc.owner;
  // Within an account nobody has to accept.
  const { status } = isForeign ? random.weighted(states) : states[0];
  const created = now - random.integer(status === 'Expired' ? 8 : 1, status === 'Accepting' ? 6 : 600) * dayMs;
  const expires = created + 7 * dayMs;
  const name = `${from.vpc.name}-to-${to.vpc.name}`;
  const row = estate.vpcPeering(from.vpc, to.vpc, { name, status, created, modified: created, expires });
  if (status === 'Accepting') tasks.push({ id: row.id, kind: 'vpcPeering.expired', at: expires });
}

/** Only the partner may have traffic across the border, and only within its own account. */
function fits(from: BuiltVpc, to: BuiltVpc): boolean {
  const isPartners = from.account === partner && to.account === partner;
  return (
    from !== to &&
    to.peerings < limits.peeringsPerVpcWithinRegion - 1 &&
    !withoutPeering.has(to.vpc.region) &&
    (isPartners || !crossesBorder(from.vpc.region, to.vpc.region))
  );
}

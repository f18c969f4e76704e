import type { VirtualBorderRouter } from '../model';
import { cloudAsn } from '../rules/limits';
import { vpcPart } from './largeAddresses';
import { vpcFor } from './largeVpcs';
import type { Works } from './largePlan';

/** States of sessions that are not up, which stay until somebody acts (traps 62). */
const down = ['Idle', 'Active', 'Down'] as const;
const notEstablished = 0.04;

interface Sessions {
  /** Whether all of them run BFD. */
  readonly bfd: boolean;
  readonly advertised: number;
}

/** The BGP groups of a VBR with their peers: one at the other end of the line, some more behind it. Returns how many. */
export function bgpSessions(works: Works, router: VirtualBorderRouter, { bfd, advertised }: Sessions): number {
  const { random, estate, budget } = works;
  let peers = 0;
  const add = (group: ReturnType<typeof estate.group>, address: string, isDirect: boolean) => {
    if (!budget.take()) return;
    const isUp = router.status === 'active' && !random.chance(notEstablished);
    const withBfd = bfd || random.chance(0.3);
    estate.peer(group, {
      address,
      session: isUp ? 'Established' : router.status === 'active' ? random.pick(down) : 'Idle',
      advertised: isUp ? advertised : 0,
      received: isUp ? random.integer(1, 40) : 0,
      bfd: withBfd,
      bfdMultiHop: withBfd ? (isDirect ? 1 : 3) : 0,
    });
    peers += 1;
  };
  if (budget.take()) {
    const group = estate.group(router, groupSketch(works, router, 'IPv4'));
    add(group, router.ipv4.peer, true);
    // A second router of the customer, reached over the first.
    if (random.chance(0.2)) add(group, `192.168.${router.vlanId & 255}.2`, false);
  }
  if (router.enableIpv6 && budget.take()) {
    add(estate.group(router, groupSketch(works, router, 'IPv6')), router.ipv6.peer, true);
  }
  return peers;
}

function groupSketch({ random }: Works, router: VirtualBorderRouter, ipVersion: 'IPv4' | 'IPv6') {
  // Half of all sites have an ASN of two bytes, half of four; both private, and none Alibaba Cloud's.
  const peerAsn = random.chance(0.5) ? random.integer(64_512, 65_534) : random.integer(4_200_000_000, 4_200_099_999);
  return {
    name: `${router.name}-${ipVersion.toLowerCase()}`,
    peerAsn,
    localAsn: cloudAsn,
    ipVersion,
    authKey: random.chance(0.2) ? `not-a-secret-${router.vlanId}` : '',
  };
}

/** What a VBR announces: a VPC of its owner or parts of it. */
export function bgpNetworks(works: Works, router: VirtualBorderRouter, count: number): void {
  if (count === 0) return;
  const { vpc } = vpcFor(works, router.owner, router.region);
  const [network = ''] = vpc.ipv4;
  for (let part = 0; part < count && works.budget.take(); part += 1) {
    works.estate.network(router, count === 1 ? network : vpcPart(network, part), 'Available', vpc.id);
  }
}

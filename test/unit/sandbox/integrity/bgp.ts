import { isIP } from 'node:net';
import { byId, grouped, isAt, type Lookup, type Problems, repeated } from './lookup';

/** Alibaba Cloud's own, which no peer has (003 7.1). */
const cloudAsn = 45104;
/** Eight peers for a VBR are stated (003 7.1); as many groups can have one. */
const peersPerRouter = 8;
/** Told by QuotaExceeded.BgpNetwork only (traps 9): the sandbox's figure. */
const networksPerRouter = 50;

/** BGP groups, peers and networks, which belong to the owner of their VBR. */
export function* bgpProblems({ estate, routers, vpcs }: Lookup): Problems {
  const groups = byId(estate.bgpGroups);
  for (const group of groups.values()) {
    const what = `BGP group ${group.id} (${group.name})`;
    if (!isAt(routers.get(group.routerId), group)) yield `${what} is on no VBR of its owner`;
    if (group.peerAsn === cloudAsn || group.peerAsn < 1 || group.peerAsn > 4_294_967_295) {
      yield `${what} has the peer ASN ${group.peerAsn}`;
    }
  }
  for (const [id, of] of grouped(estate.bgpGroups, ({ routerId }) => routerId)) {
    if (of.length > peersPerRouter) yield `VBR ${id} has ${of.length} BGP groups`;
  }
  for (const peer of estate.bgpPeers) {
    const what = `BGP peer ${peer.id} (${peer.address})`;
    const group = groups.get(peer.groupId);
    if (group === undefined || !isAt(group, peer)) yield `${what} is in no group of its owner`;
    else if (isIP(peer.address) !== (group.ipVersion === 'IPv6' ? 6 : 4)) yield `${what} is no ${group.ipVersion}`;
    // BFD needs a hop count of 1 to 255 (001).
    if (peer.bfd ? peer.bfdMultiHop < 1 || peer.bfdMultiHop > 255 : peer.bfdMultiHop !== 0) {
      yield `${what} has BFD over ${peer.bfdMultiHop} hops`;
    }
    if (peer.session !== 'Established' && peer.received > 0) yield `${what} is ${peer.session} and announces routes`;
  }
  for (const [id, of] of grouped(estate.bgpPeers, ({ groupId }) => groups.get(groupId)?.routerId ?? '')) {
    if (of.length > peersPerRouter) yield `VBR ${id} has ${of.length} BGP peers`;
    for (const address of repeated(of.map((peer) => peer.address))) yield `VBR ${id} has the peer ${address} twice`;
  }
  for (const network of estate.bgpNetworks) {
    const what = `BGP network ${network.cidr} of ${network.routerId}`;
    if (!isAt(routers.get(network.routerId), network)) yield `${what} is on no VBR of its owner`;
    if (network.id !== `${network.routerId}|${network.cidr}`) yield `${what} goes by ${network.id}`;
    if (network.vpcId !== '' && !isAt(vpcs.get(network.vpcId), network)) yield `${what} is in no VPC of its owner`;
  }
  for (const [id, of] of grouped(estate.bgpNetworks, ({ routerId }) => routerId)) {
    if (of.length > networksPerRouter) yield `VBR ${id} announces ${of.length} networks`;
  }
}

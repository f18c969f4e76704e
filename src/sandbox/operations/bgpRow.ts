import { type JsonObject, merged } from '../json';
import type { BgpGroup, BgpNetwork, BgpPeer } from '../model';
import { bgpTimers } from '../rules/limits';
import { minute } from '../wireTime';

/** What a peer inherits from its group. Numbers are texts in both lists (traps 39). */
function session(of: BgpGroup): JsonObject {
  return {
    RouterId: of.routerId,
    RegionId: of.region,
    BgpGroupId: of.id,
    Name: of.name,
    Description: of.description,
    PeerAsn: String(of.peerAsn),
    LocalAsn: String(of.localAsn),
    AuthKey: of.authKey,
    Hold: String(bgpTimers.holdSeconds),
    Keepalive: String(bgpTimers.keepaliveSeconds),
    RouteLimit: String(of.routeLimit),
    // Sent as IPv4, answered as ipv4 (traps 44).
    IpVersion: of.ipVersion.toLowerCase(),
  };
}

export function bgpGroupRow(of: BgpGroup): JsonObject {
  // A text here, a boolean in a peer (traps 38).
  return merged(session(of), { Status: of.status, IsFake: String(of.fakeAsn) });
}

export function bgpPeerRow(of: BgpPeer, group: BgpGroup): JsonObject {
  return merged(session(group), {
    BgpPeerId: of.id,
    Status: of.status,
    BgpStatus: of.session,
    PeerIpAddress: of.address,
    EnableBfd: of.bfd,
    BfdMultiHop: of.bfd ? of.bfdMultiHop : undefined,
    IsFake: group.fakeAsn,
    AdvertisedRouteCount: of.advertised,
    ReceivedRouteCount: of.received,
    GmtModified: minute(of.modified),
  });
}

export function bgpNetworkRow(of: BgpNetwork): JsonObject {
  return { RouterId: of.routerId, DstCidrBlock: of.cidr, VpcId: of.vpcId, Status: of.status };
}

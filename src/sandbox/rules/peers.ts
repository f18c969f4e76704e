import { Refusal } from '../errors';
import type { BgpGroup, BgpPeer, VirtualBorderRouter } from '../model';
import type { Parameters } from '../parameters';
import type { World } from '../world';
import { ipVersion } from './addresses';
import { peersOn } from './bgp';
import { limits } from './limits';
import { linksOf } from './links';

/**
 * Address of a new peer: the one that is named, or the other end of the VBR's only link (traps 51). Several codes of 001
 * are about the VBR's own end of the link; no document says when: here when a peer is named for which there is none.
 */
export function readPeerAddress(router: VirtualBorderRouter, group: BgpGroup, parameters: Parameters): string {
  const address = parameters.text('PeerIpAddress');
  if (address === undefined) return onlyPeerAddress(router, group);
  checkVersion(group, address);
  if (group.ipVersion === 'IPv4' && linksOf(router).every(({ ipv4 }) => ipv4.local === '' || ipv4.mask === '')) {
    const message = `VBR ${router.id} has neither a local gateway nor a mask.`;
    throw new Refusal(400, 'IllegalParam.LocalGatewayIpAndMask', message);
  }
  if (group.ipVersion === 'IPv6' && linksOf(router).every(({ ipv6 }) => ipv6.local === '' || ipv6.mask === '')) {
    throw new Refusal(400, 'IllegalParam.PeeringIpv6SubnetMask', `VBR ${router.id} has no IPv6 prefix.`);
  }
  return address;
}

function onlyPeerAddress(router: VirtualBorderRouter, group: BgpGroup): string {
  if (router.associations.length > 0) {
    throw new Refusal(400, 'InvalidPeerIpAddress', `VBR ${router.id} has several links: name the peer's address.`);
  }
  const address = group.ipVersion === 'IPv6' ? router.ipv6.peer : router.ipv4.peer;
  if (address === '') {
    const message = `VBR ${router.id} has no ${group.ipVersion} link: name the peer's address.`;
    throw new Refusal(400, 'InvalidParams.PeerIpAddressMustPointOut', message);
  }
  return address;
}

/**
 * An address of the group's version, once on the VBR and not the VBR's own. 001 has a code for a peer in the same group,
 * and another for elsewhere on the VBR, with IPv6 a third. `self` is the peer whose own address does not count.
 */
export function checkPeerAddress(world: World, group: BgpGroup, address: string, self?: string): void {
  checkVersion(group, address);
  const router = world.virtualBorderRouters.get(group.routerId);
  for (const { ipv4, ipv6 } of router === undefined ? [] : linksOf(router)) {
    if (address === ipv4.local) throw duplicated('LocalIpAddress', address);
    if (address === ipv6.local) throw duplicated('LocalIpv6Address', address);
  }
  const same = peersOn(world, group.routerId).find((peer) => peer.address === address && peer.id !== self);
  if (same === undefined) return;
  if (same.groupId === group.id) {
    throw new Refusal(400, 'BgpPeer.Already.Exists', `${same.id} has the address ${address}`);
  }
  if (group.ipVersion === 'IPv6') throw duplicated('PeerIpv6Address', address);
  throw new Refusal(400, 'InvalidParams.PeerIpAddressInUse', `${same.id} has the address ${address}`);
}

function checkVersion(group: BgpGroup, address: string): void {
  if (ipVersion(address) === (group.ipVersion === 'IPv6' ? 6 : 4)) return;
  throw malformedAddress(`${address} is no ${group.ipVersion} address`);
}

export function malformedAddress(message: string): Refusal {
  return new Refusal(400, 'InvalidIP.Malformed', message);
}

function duplicated(what: string, address: string): Refusal {
  return new Refusal(400, `DuplicatedParam.${what}`, `The address ${address} exists on the VBR already.`);
}

/** BFD needs a hop count of 1-255 (001). */
export function readBfd(parameters: Parameters): Pick<BgpPeer, 'bfd' | 'bfdMultiHop'> {
  const illegal = () => new Refusal(400, 'IllegalParam.BfdMultiHop', 'BFD needs BfdMultiHop from 1 to 255.');
  const hops = parameters.integer('BfdMultiHop', illegal);
  const bfd = parameters.flag('EnableBfd') ?? false;
  if (hops === undefined ? bfd : hops < 1 || hops > 255) throw illegal();
  return { bfd, bfdMultiHop: bfd ? (hops ?? 0) : 0 };
}

/** As `readBfd`. A hop count means nothing to a new peer whose BFD is not spoken of; 001 lists the code without a rule. */
export function readNewBfd(parameters: Parameters): Pick<BgpPeer, 'bfd' | 'bfdMultiHop'> {
  const bfd = readBfd(parameters);
  if (parameters.text('EnableBfd') === undefined && parameters.text('BfdMultiHop') !== undefined) {
    throw new Refusal(400, 'MissingParam.EnableBfd', 'BfdMultiHop is given without EnableBfd.');
  }
  return bfd;
}

/** One device ends a line, and carries so many BFD sessions. */
export function checkBfdRoom(world: World, router: VirtualBorderRouter): void {
  const sessions = world.virtualBorderRouters
    .by('line', router.physicalConnectionId)
    .filter(({ physicalConnectionId }) => physicalConnectionId === router.physicalConnectionId)
    .flatMap(({ id }) => peersOn(world, id).filter(({ bfd }) => bfd));
  if (sessions.length < limits.bfdSessionsPerConnection) return;
  const message = `There are ${limits.bfdSessionsPerConnection} BFD sessions on ${router.physicalConnectionId} already`;
  throw new Refusal(400, 'QuotaExceeded.BfdSession', message);
}

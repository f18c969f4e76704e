import { Refusal } from '../errors';
import type { BgpGroup, VirtualBorderRouter } from '../model';
import type { SandboxOperations } from '../operation';
import type { Parameters } from '../parameters';
import { ipVersion } from '../rules/addresses';
import { activeRouter, checkAvailable, ownGroup, ownPeer, peersOn } from '../rules/bgp';
import { durations } from '../rules/durations';
import { limits } from '../rules/limits';
import type { World } from '../world';
import { readIpVersion } from './bgpGroups';

export const bgpPeerOperations: SandboxOperations = {
  CreateBgpPeer: {
    required: ['RegionId', 'BgpGroupId'],
    idempotency: 'ClientToken',
    needsTraffic: true,
    handle: (call) => {
      const { world, region, parameters } = call;
      const group = ownGroup(call, parameters.required('BgpGroupId'));
      checkAvailable(group);
      const router = activeRouter(call, group.routerId);
      if (parameters.text('IpVersion') !== undefined && readIpVersion(parameters) !== group.ipVersion) {
        throw malformedAddress(`BGP group ${group.id} is ${group.ipVersion}`);
      }
      const address = parameters.text('PeerIpAddress') ?? onlyPeerAddress(router, group);
      checkAddress(world, group, address);
      const bfd = readBfd(parameters);
      if (peersOn(world, router.id).length >= limits.peersPerRouter) {
        throw new Refusal(400, 'QuotaExceeded.Bgp', `VBR ${router.id} has ${limits.peersPerRouter} BGP peers already`);
      }
      const id = world.newId('bgp', region);
      world.bgpPeers.add({
        id,
        region,
        owner: group.owner,
        groupId: group.id,
        status: 'Pending',
        session: 'creating',
        address,
        ...bfd,
        advertised: 0,
        received: 0,
        modified: world.now(),
      });
      world.schedule('bgpPeer.available', id, durations.peerCreation);
      return { BgpPeerId: id };
    },
  },

  ModifyBgpPeerAttribute: {
    required: ['RegionId', 'BgpPeerId'],
    unknownRegion: { http: 400, code: 'InvalidRegionId.NotFound' },
    idempotency: 'ClientToken',
    needsTraffic: true,
    handle: (call) => {
      const { world, parameters } = call;
      const peer = ownPeer(call, parameters.required('BgpPeerId'));
      checkAvailable(peer);
      const group = ownGroup(call, parameters.text('BgpGroupId') ?? peer.groupId);
      if (group.routerId !== world.bgpGroups.get(peer.groupId)?.routerId) {
        throw new Refusal(400, 'InvalidBgpGroup', `BGP group ${group.id} is on another VBR`);
      }
      if (group.id !== peer.groupId) checkAvailable(group);
      const address = parameters.text('PeerIpAddress') ?? peer.address;
      checkAddress(world, group, address, peer.id);
      // EnableBfd is documented with the default false, so leaving it out may switch BFD off (traps 48): here it does.
      Object.assign(peer, readBfd(parameters), { groupId: group.id, address });
      peer.status = 'Modifying';
      peer.session = 'modifying';
      peer.modified = world.now();
      world.schedule('bgpPeer.available', peer.id, durations.peerChange);
      return {};
    },
  },

  DeleteBgpPeer: {
    required: ['RegionId', 'BgpPeerId'],
    idempotency: 'ClientToken',
    handle: (call) => {
      const peer = ownPeer(call, call.parameters.required('BgpPeerId'));
      checkAvailable(peer);
      peer.status = 'Deleting';
      peer.session = 'deleting';
      call.world.schedule('bgpPeer.deleted', peer.id, durations.peerDeletion);
      return {};
    },
  },
};

/** Without an address the peer is the other end of the VBR's only link (traps 51). */
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

/** `self` is the peer whose own address does not count. */
function checkAddress(world: World, group: BgpGroup, address: string, self?: string): void {
  if (ipVersion(address) !== (group.ipVersion === 'IPv6' ? 6 : 4)) {
    throw malformedAddress(`${address} is no ${group.ipVersion} address`);
  }
  const same = peersOn(world, group.routerId).find((peer) => peer.address === address && peer.id !== self);
  if (same === undefined) return;
  if (same.groupId === group.id)
    throw new Refusal(400, 'BgpPeer.Already.Exists', `${same.id} has the address ${address}`);
  throw new Refusal(400, 'InvalidParams.PeerIpAddressInUse', `${same.id} has the address ${address}`);
}

/** BFD needs a hop count of 1-255 (001). */
function readBfd(parameters: Parameters): { bfd: boolean; bfdMultiHop: number } {
  const illegal = () => new Refusal(400, 'IllegalParam.BfdMultiHop', 'BFD needs BfdMultiHop from 1 to 255.');
  const hops = parameters.integer('BfdMultiHop', illegal);
  const bfd = parameters.flag('EnableBfd') ?? false;
  if (hops === undefined ? bfd : hops < 1 || hops > 255) throw illegal();
  return { bfd, bfdMultiHop: bfd ? (hops ?? 0) : 0 };
}

function malformedAddress(message: string): Refusal {
  return new Refusal(400, 'InvalidIP.Malformed', message);
}

import { Refusal } from '../errors';
import type { SandboxOperations } from '../operation';
import { activeRouter, checkAvailable, ownGroup, ownPeer, peersOn } from '../rules/bgp';
import { durations } from '../rules/durations';
import { limits } from '../rules/limits';
import { checkBfdRoom, checkPeerAddress, malformedAddress, readBfd, readNewBfd, readPeerAddress } from '../rules/peers';
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
      const address = readPeerAddress(router, group, parameters);
      checkPeerAddress(world, group, address);
      const bfd = readNewBfd(parameters);
      if (peersOn(world, router.id).length >= limits.peersPerRouter) {
        throw new Refusal(400, 'QuotaExceeded.Bgp', `VBR ${router.id} has ${limits.peersPerRouter} BGP peers already`);
      }
      if (bfd.bfd) checkBfdRoom(world, router);
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
      checkPeerAddress(world, group, address, peer.id);
      // EnableBfd is documented with the default false, so leaving it out may switch BFD off (traps 48): here it does.
      world.bgpPeers.update(peer, { ...readBfd(parameters), groupId: group.id, address });
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

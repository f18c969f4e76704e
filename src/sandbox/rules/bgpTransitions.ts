import type { TaskKind } from '../model';
import type { World } from '../world';
import { advertise, establish, failSession, openSession, retrySession } from './sessions';

type Kind = Extract<TaskKind, `bgp${string}`>;

/** What time does to BGP groups, peers with their sessions, and networks (traps section 10, wire-facts 3.5). */
export const bgpTransitions: Readonly<Record<Kind, (world: World, id: string) => void>> = {
  'bgpGroup.available': (world, id) => {
    const group = world.bgpGroups.get(id);
    if (group !== undefined) group.status = 'Available';
  },

  'bgpGroup.deleted': (world, id) => {
    world.bgpGroups.remove(id);
  },

  'bgpPeer.available': (world, id) => {
    const peer = world.bgpPeers.get(id);
    if (peer === undefined) return;
    peer.status = 'Available';
    peer.modified = world.now();
    openSession(world, peer);
  },

  'bgpPeer.established': (world, id) => {
    const peer = world.bgpPeers.get(id);
    if (peer?.session === 'Connect') establish(world, peer);
  },

  'bgpPeer.lost': (world, id) => {
    const peer = world.bgpPeers.get(id);
    if (peer?.session === 'Established') failSession(world, peer);
  },

  'bgpPeer.retried': (world, id) => {
    const peer = world.bgpPeers.get(id);
    if (peer?.session === 'Down') retrySession(world, peer);
  },

  'bgpPeer.regained': (world, id) => {
    const peer = world.bgpPeers.get(id);
    if (peer?.session === 'Connect') establish(world, peer);
  },

  'bgpPeer.deleted': (world, id) => {
    world.bgpPeers.remove(id);
  },

  // The sample of 003 7.10 prints Enabled; Terraform's provider waits for Available (wire-facts 3.4).
  'bgpNetwork.available': (world, id) => {
    const network = world.bgpNetworks.get(id);
    if (network === undefined) return;
    network.status = 'Available';
    advertise(world, network.routerId);
  },

  'bgpNetwork.deleted': (world, id) => {
    const network = world.bgpNetworks.get(id);
    if (network === undefined) return;
    world.bgpNetworks.remove(id);
    advertise(world, network.routerId);
  },
};

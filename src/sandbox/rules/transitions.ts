import type { Task, TaskKind } from '../model';
import type { World } from '../world';
import { peersOn } from './bgp';
import { durations } from './durations';
import { interconnectionTransitions } from './interconnectionTransitions';
import { lineTransitions } from './lineTransitions';
import { routeTransitions } from './routeTransitions';

type Transition = (world: World, id: string) => void;

/**
 * What the service's people and machines do to a resource once its time has come (traps section 10). Nothing happens
 * to a resource that has left the state in which it was waiting.
 */
export function playTransition(world: World, task: Task): void {
  transitions[task.kind](world, task.id);
}

const transitions: Readonly<Record<TaskKind, Transition>> = {
  ...lineTransitions,
  ...routeTransitions,
  ...interconnectionTransitions,
  // People decide here. So that both outcomes can be seen, a name that ends with -reject is rejected, and one that ends
  // with -fail cannot be given a port.
  'physicalConnection.review': (world, id) => {
    const line = world.physicalConnections.get(id);
    if (line?.status !== 'Initial') return;
    if (line.name.endsWith('-reject')) {
      line.status = 'Rejected';
      return;
    }
    line.status = 'Approved';
    world.schedule('physicalConnection.allocate', id, durations.planning);
  },

  'physicalConnection.allocate': (world, id) => {
    const line = world.physicalConnections.get(id);
    if (line?.status !== 'Approved') return;
    line.status = 'Allocating';
    world.schedule('physicalConnection.build', id, durations.allocation);
  },

  'physicalConnection.build': (world, id) => {
    const line = world.physicalConnections.get(id);
    if (line?.status !== 'Allocating') return;
    line.status = line.name.endsWith('-fail') ? 'Allocation Failed' : 'Allocated';
    if (line.status === 'Allocated') line.portNumber = `1/0/${1 + (world.physicalConnections.size % 48)}`;
  },

  'physicalConnection.terminated': (world, id) => {
    const line = world.physicalConnections.get(id);
    if (line?.status !== 'Terminating') return;
    line.status = 'Terminated';
    line.ends = world.now();
  },

  'virtualBorderRouter.terminated': (world, id) => {
    const router = world.virtualBorderRouters.get(id);
    if (router?.status !== 'terminating') return;
    router.status = 'terminated';
    router.terminated = world.now();
    setSessions(world, id, 'Idle');
  },

  'virtualBorderRouter.recovered': (world, id) => {
    const router = world.virtualBorderRouters.get(id);
    if (router?.status !== 'recovering') return;
    router.status = 'active';
    router.recovered = world.now();
    setSessions(world, id, 'Connect');
  },

  'virtualBorderRouter.deleted': (world, id) => {
    if (world.virtualBorderRouters.get(id)?.status === 'deleting') world.virtualBorderRouters.remove(id);
  },

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
    peer.session = 'Connect';
    peer.modified = world.now();
    world.schedule('bgpPeer.established', id, durations.sessionEstablishment);
  },

  'bgpPeer.established': (world, id) => {
    const peer = world.bgpPeers.get(id);
    if (peer?.session !== 'Connect') return;
    peer.session = 'Established';
    const router = world.bgpGroups.get(peer.groupId)?.routerId ?? '';
    peer.advertised = world.bgpNetworks.by('router', router).length;
    peer.received = peer.received === 0 ? 4 : peer.received;
  },

  'bgpPeer.deleted': (world, id) => {
    world.bgpPeers.remove(id);
  },

  // The sample of 003 7.10 prints Enabled; Terraform's provider waits for Available (wire-facts 3.4).
  'bgpNetwork.available': (world, id) => {
    const network = world.bgpNetworks.get(id);
    if (network !== undefined) network.status = 'Available';
  },

  'bgpNetwork.deleted': (world, id) => {
    world.bgpNetworks.remove(id);
  },
};

/** The sessions of a VBR go down with it and come back after it. */
function setSessions(world: World, routerId: string, session: 'Idle' | 'Connect'): void {
  for (const peer of peersOn(world, routerId)) {
    if (peer.status !== 'Available') continue;
    peer.session = session;
    peer.received = 0;
    peer.advertised = 0;
    if (session === 'Connect') world.schedule('bgpPeer.established', peer.id, durations.sessionEstablishment);
    else world.unschedule(peer.id);
  }
}

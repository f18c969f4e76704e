import type { BgpGroup, BgpPeer, VirtualBorderRouter } from '../model';
import type { World } from '../world';
import { peersOn } from './bgp';
import { chance } from './chance';
import { durations } from './durations';
import { flapAt } from './flaps';
import { linkInNetworkOf, linksOf } from './links';

/** States of a session that is up or on its way there. */
const trying: ReadonlySet<string> = new Set(['Established', 'Connect']);

/** How a session rests: Down when what carries it failed, Idle when it was switched off (wire-facts 3.5). */
type Rest = 'Down' | 'Idle';

/** A line that is Enabled and not locked for whatever reason; a hosted one also needs the line under it. */
export function carries(world: World, lineId: string): boolean {
  const line = world.physicalConnections.get(lineId);
  if (line?.status !== 'Enabled' || line.businessStatus !== 'Normal') return false;
  return line.hosting === null || carries(world, line.hosting.parentId);
}

/** Whether a session could run: its VBR is active, and the link to the peer, or any for one behind it, has a line. */
function canRun(world: World, { address }: BgpPeer, group: BgpGroup, router: VirtualBorderRouter): boolean {
  if (router.status !== 'active') return false;
  const direct = linkInNetworkOf(router, address);
  const links = direct === undefined ? linksOf(router) : [direct];
  return links.some(
    (link) => (group.ipVersion === 'IPv4' || link.enableIpv6) && carries(world, link.physicalConnectionId),
  );
}

/** Starts a session over: nothing is exchanged until it is Established again. */
export function openSession(world: World, peer: BgpPeer): void {
  quieten(peer, 'Connect');
  delete peer.unstableSince;
  world.schedule('bgpPeer.established', peer.id, durations.sessionEstablishment);
}

export function loseSession(world: World, peer: BgpPeer, rest: Rest): void {
  quieten(peer, rest);
  delete peer.unstableSince;
  world.unschedule(peer.id);
}

function quieten(peer: BgpPeer, session: string): void {
  if (peer.received > 0) peer.announces = peer.received;
  peer.session = session;
  peer.received = 0;
  peer.advertised = 0;
}

/** The end of the negotiation. A peer that announces too much is closed again (003 7.1) and stays so. */
export function establish(world: World, peer: BgpPeer): void {
  const group = world.bgpGroups.get(peer.groupId);
  const router = group && world.virtualBorderRouters.get(group.routerId);
  if (group === undefined || router === undefined || !canRun(world, peer, group, router)) {
    loseSession(world, peer, router?.status === 'active' ? 'Down' : 'Idle');
  } else if (announcedBy(world, peer, group) > group.routeLimit) {
    loseSession(world, peer, 'Idle');
  } else {
    exchange(world, peer, group);
    planLoss(world, peer, group);
  }
}

function exchange(world: World, peer: BgpPeer, group: BgpGroup): void {
  peer.session = 'Established';
  peer.received = announcedBy(world, peer, group);
  peer.advertised = advertisedBy(world, group.routerId);
}

/**
 * Networks that the router at the other end announces. A group whose name ends with -routes-N has peers that announce
 * N, so that the limit can be seen.
 */
function announcedBy(world: World, peer: BgpPeer, { name }: BgpGroup): number {
  const wanted = /-routes-(\d{1,4})$/.exec(name)?.[1];
  return wanted === undefined ? (peer.announces ?? chance(world, `${peer.id}/routes`, 3, 24)) : Number(wanted);
}

function advertisedBy(world: World, routerId: string): number {
  return world.bgpNetworks.by('router', routerId).filter(({ status }) => status === 'Available' || status === 'Enabled')
    .length;
}

/** Tells the peers of a VBR which networks there are now. */
export function advertise(world: World, routerId: string): void {
  const advertised = advertisedBy(world, routerId);
  for (const peer of peersOn(world, routerId)) if (peer.session === 'Established') peer.advertised = advertised;
}

/** Takes sessions of a VBR down that have lost what carries them, and tries those again that have it back. */
export function settleSessions(world: World, router: VirtualBorderRouter): void {
  dropSessions(world, router);
  for (const { peer, group } of runningPeers(world, router)) {
    if (!trying.has(peer.session) && canRun(world, peer, group, router)) openSession(world, peer);
  }
}

/** Takes sessions of a VBR down that have lost what carries them. */
export function dropSessions(world: World, router: VirtualBorderRouter): void {
  for (const { peer, group } of runningPeers(world, router)) {
    if (!trying.has(peer.session) || canRun(world, peer, group, router)) continue;
    loseSession(world, peer, router.status === 'active' ? 'Down' : 'Idle');
  }
}

/** Both ends start over after a change of what they had agreed on; what is down for another reason stays down. */
export function renegotiate(world: World, router: VirtualBorderRouter, concerns: (peer: BgpPeer) => boolean): void {
  for (const { peer } of runningPeers(world, router)) {
    if (trying.has(peer.session) && concerns(peer)) openSession(world, peer);
  }
}

/** Closes the sessions of a group that announce more than its new limit, and tries those again that no longer do. */
export function applyRouteLimit(world: World, group: BgpGroup, before: number): void {
  const router = world.virtualBorderRouters.get(group.routerId);
  if (router === undefined) return;
  for (const { peer } of runningPeers(world, router)) {
    if (peer.groupId !== group.id) continue;
    const announced = announcedBy(world, peer, group);
    if (peer.session === 'Established' && announced > group.routeLimit) loseSession(world, peer, 'Idle');
    if (peer.session === 'Idle' && announced > before && announced <= group.routeLimit) openSession(world, peer);
  }
}

/** The peers of a VBR that are not being made, changed or deleted: those have no session to take care of. */
function runningPeers(world: World, router: VirtualBorderRouter) {
  return peersOn(world, router.id).flatMap((peer) => {
    const group = world.bgpGroups.get(peer.groupId);
    return group !== undefined && peer.status === 'Available' ? [{ peer, group }] : [];
  });
}

/** A group whose name ends with -unstable has sessions that go down now and then. */
export function planLoss(world: World, peer: BgpPeer, group: BgpGroup): void {
  if (!group.name.endsWith('-unstable')) return;
  const now = world.now();
  peer.unstableSince ??= now;
  world.scheduleAt('bgpPeer.lost', peer.id, flapAt(world, peer.id, peer.unstableSince, now).until);
}

/**
 * A session that goes down by itself. While nothing else happens it comes up and goes down again and again: what is
 * past of that already is passed over, or a jump of the clock by years would take a million steps for each session.
 */
export function failSession(world: World, peer: BgpPeer): void {
  quieten(peer, 'Down');
  // One that was saved before it was known since when begins now.
  peer.unstableSince ??= world.now();
  const group = world.bgpGroups.get(peer.groupId);
  const returns = group !== undefined && comesUp(world, peer, group);
  const flap = flapAt(world, peer.id, peer.unstableSince, returns ? world.quietUntil() : world.now());
  if (group !== undefined && flap.session === 'Established') exchange(world, peer, group);
  else peer.session = flap.session;
  world.scheduleAt(nextTask[flap.session], peer.id, flap.until);
}

/** What ends each state of an unstable session. */
const nextTask = { Established: 'bgpPeer.lost', Down: 'bgpPeer.retried', Connect: 'bgpPeer.regained' } as const;

function comesUp(world: World, peer: BgpPeer, group: BgpGroup): boolean {
  const router = world.virtualBorderRouters.get(group.routerId);
  if (router === undefined || !group.name.endsWith('-unstable')) return false;
  return canRun(world, peer, group, router) && announcedBy(world, peer, group) <= group.routeLimit;
}

/** The next try of a session that went down by itself. */
export function retrySession(world: World, peer: BgpPeer): void {
  quieten(peer, 'Connect');
  world.schedule('bgpPeer.regained', peer.id, durations.sessionEstablishment);
}

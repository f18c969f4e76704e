import { Refusal } from '../errors';
import type { VirtualBorderRouter } from '../model';
import type { Call } from '../operation';
import type { World } from '../world';
import { peersOn } from './bgp';
import { limits } from './limits';
import { linksOf } from './links';
import { notInState } from './routers';

interface HaPair {
  readonly router: VirtualBorderRouter;
  readonly peer: VirtualBorderRouter;
}

/**
 * Two VBRs of the caller that can take over from each other: on different devices, in one CEN, with BFD, in no other
 * group (003 6.11). The codes are checked in an order in which each can occur.
 */
export function checkHaPair(call: Call, routerId: string, peerId: string): HaPair {
  const { world, caller } = call;
  const pair = { router: knownRouter(call, routerId), peer: knownRouter(call, peerId) };
  const both = [pair.router, pair.peer];
  if (both.some(({ owner }) => owner !== caller.id)) throw refused('VbrAliUidNotConsistent', 'belong to two accounts');
  // Not documented, but a VBR out of service has neither sessions nor CEN.
  for (const router of both) if (router.status !== 'active') throw notInState(router);
  if (shareDevice(world, pair)) throw refused('VbrAccessDeviceSame', 'end on one device');
  if (both.some(({ id }) => world.vbrHaGroups.by('router', id).length > 0)) {
    throw refused('VbrInUsedByOtherHa', 'are not both free: one is in a VBR HA group');
  }
  const cens = both.map(attachedCen);
  if (cens.includes(undefined)) throw refused('VbrCenNotRelation', 'are not both attached to a CEN');
  if (cens[0] !== cens[1]) throw refused('VbrCenNotConsistent', 'are attached to two CENs');
  if (!both.every((router) => hasBfd(world, router.id))) {
    throw refused('VbrBgpPeerNotEnableBfd', 'do not both run BFD with all of their BGP peers');
  }
  if (both.some(({ bandwidthMbps }) => bandwidthMbps > limits.bandwidthInHaGroupMbps)) {
    throw refused('VbrBandWidthExceed', `have more than ${limits.bandwidthInHaGroupMbps} Mbit/s`);
  }
  return pair;
}

/** A VBR that the caller owns or that runs over a connection of the caller's; others are not found. */
function knownRouter({ world, caller, region }: Call, id: string): VirtualBorderRouter {
  const router = world.virtualBorderRouters.get(id);
  const lineOwner = router && world.physicalConnections.get(router.physicalConnectionId)?.owner;
  if (router?.region === region && (router.owner === caller.id || lineOwner === caller.id)) return router;
  throw new Refusal(404, 'ResourceNotFound.Vbr', `There is no VBR ${id} of yours in ${region}`);
}

/** A line ends on one device, and a hosted connection where its parent does. A VBR shares its device with itself. */
function shareDevice(world: World, { router, peer }: HaPair): boolean {
  const devices = (of: VirtualBorderRouter) =>
    linksOf(of).map(({ physicalConnectionId: id }) => world.physicalConnections.get(id)?.hosting?.parentId ?? id);
  const known = new Set(devices(router));
  return devices(peer).some((device) => known.has(device));
}

function attachedCen(of: VirtualBorderRouter): string | undefined {
  return of.cens.find(({ status }) => status === 'Attached')?.cenId;
}

function hasBfd(world: World, routerId: string): boolean {
  const peers = peersOn(world, routerId);
  return peers.length > 0 && peers.every(({ bfd }) => bfd);
}

function refused(code: string, what: string): Refusal {
  return new Refusal(400, `OperationFailed.${code}`, `The two VBRs ${what}.`);
}

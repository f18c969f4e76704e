import { Refusal } from '../errors';
import type { PhysicalConnection, VirtualBorderRouter } from '../model';
import type { Call } from '../operation';
import type { World } from '../world';
import { vlanHeldMs } from './limits';

/** The caller's physical connection of that ID in the region of the call; refused as the operation documents it. */
export function ownLine(
  { world, caller, region }: Call,
  id: string,
  http = 404,
  code = 'InvalidPhysicalConnectionId.NotFound',
): PhysicalConnection {
  const line = world.physicalConnections.get(id);
  if (line?.region !== region || line.owner !== caller.id || line.hosting?.vpconnStatus === 'Deleted') {
    throw new Refusal(http, code, `There is no physical connection ${id} of yours in ${region}`);
  }
  return line;
}

/** The refusal of what a line's state does not allow; `what` is said of the line when its state is not the reason. */
export function notAllowedInState(line: PhysicalConnection, what = `is ${line.status}`): Refusal {
  return new Refusal(400, 'Forbidden.NotAllowedInState', `Physical connection ${line.id} ${what}.`);
}

/** VBRs that run over a connection, its own and those of other accounts, as main line or as a further one. */
export function routersOn(world: World, lineId: string): readonly VirtualBorderRouter[] {
  return world.virtualBorderRouters.by('line', lineId);
}

export function isAssociated(router: VirtualBorderRouter, lineId: string): boolean {
  return router.associations.some((further) => further.physicalConnectionId === lineId);
}

/** Hosted connections on a connection, accepted or not. */
export function hostedOn(world: World, lineId: string): PhysicalConnection[] {
  return world.physicalConnections.by('parent', lineId).filter(({ hosting }) => hosting?.vpconnStatus !== 'Deleted');
}

/**
 * VLAN IDs that VBRs and hosted connections use on a connection. A terminated VBR keeps its own for seven days (traps
 * 88). `except` is the VBR or the hosted connection that does not count.
 */
export function vlansInUse(world: World, lineId: string, except?: string): Set<number> {
  const used = new Set<number>();
  // Nor does the VBR that it was made from, whose VLAN it began with (003 4.21).
  const source = except === undefined ? undefined : world.physicalConnections.get(except)?.hosting?.fromRouterId;
  for (const router of routersOn(world, lineId)) {
    if (router.id === except || router.id === source || hasLostVlan(world, router)) continue;
    if (router.physicalConnectionId === lineId) used.add(router.vlanId);
    for (const further of router.associations) {
      if (further.physicalConnectionId === lineId) used.add(further.vlanId);
    }
  }
  for (const { id, hosting } of hostedOn(world, lineId)) {
    // One that was made from a VBR goes on using that VBR's VLAN (003 4.21).
    if (hosting !== null && id !== except && (except === undefined || hosting.fromRouterId !== except)) {
      used.add(hosting.vlanId);
    }
  }
  return used;
}

function hasLostVlan(world: World, router: VirtualBorderRouter): boolean {
  return router.status === 'terminated' && router.terminated !== null && world.now() - router.terminated > vlanHeldMs;
}

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
  if (line?.region !== region || line.owner !== caller.id) {
    throw new Refusal(http, code, `There is no physical connection ${id} of yours in ${region}`);
  }
  return line;
}

/** VBRs that run over a connection, its own and those of other accounts, as main line or as a further one. */
export function routersOn(world: World, lineId: string): VirtualBorderRouter[] {
  return world.virtualBorderRouters.where(
    (router) => router.physicalConnectionId === lineId || isAssociated(router, lineId),
  );
}

export function isAssociated(router: VirtualBorderRouter, lineId: string): boolean {
  return router.associations.some((further) => further.physicalConnectionId === lineId);
}

/** VLAN IDs that VBRs use on a connection. A terminated VBR keeps its own for seven days (traps 88). */
export function vlansInUse(world: World, lineId: string, except?: string): Set<number> {
  const used = new Set<number>();
  for (const router of routersOn(world, lineId)) {
    if (router.id === except || hasLostVlan(world, router)) continue;
    if (router.physicalConnectionId === lineId) used.add(router.vlanId);
    for (const further of router.associations) {
      if (further.physicalConnectionId === lineId) used.add(further.vlanId);
    }
  }
  return used;
}

function hasLostVlan(world: World, router: VirtualBorderRouter): boolean {
  return (
    router.status === 'terminated' &&
    router.terminated !== null &&
    world.now() - router.terminated > world.scaled(vlanHeldMs)
  );
}

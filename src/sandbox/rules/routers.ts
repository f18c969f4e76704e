import { Refusal } from '../errors';
import type { PhysicalConnection, VirtualBorderRouter } from '../model';
import type { Call } from '../operation';

/** A VBR that the caller can see: as its owner, or as the owner of its connection. */
export interface SeenRouter {
  readonly router: VirtualBorderRouter;
  readonly line: PhysicalConnection | undefined;
  readonly isRouterOwner: boolean;
  readonly isLineOwner: boolean;
}

/** The VBR of that ID. An account that owns neither it nor its connection does not get to know that it exists. */
export function seenRouter({ world, caller, region }: Call, id: string, http = 404): SeenRouter {
  const router = world.virtualBorderRouters.get(id);
  if (router?.region === region) {
    const line = world.physicalConnections.get(router.physicalConnectionId);
    const isRouterOwner = router.owner === caller.id;
    const isLineOwner = line?.owner === caller.id;
    if (isRouterOwner || isLineOwner) return { router, line, isRouterOwner, isLineOwner };
  }
  throw new Refusal(http, 'InvalidVbrId.NotFound', `There is no VBR ${id} of yours in ${region}`);
}

export function notInState(router: VirtualBorderRouter): Refusal {
  return new Refusal(400, 'InvalidOperation.OperationNotAllowedInState', `VBR ${router.id} is ${router.status}.`);
}

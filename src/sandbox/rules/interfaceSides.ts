import { Refusal } from '../errors';
import type { RouterInterface, RouterType, VirtualBorderRouter } from '../model';
import type { Call } from '../operation';
import type { World } from '../world';
import { existingAccessPoint, misplacedAccessPoint } from './oppositeSides';
import { billsOutstanding } from './routerInterfaces';

/** Where a new interface will be. */
export type OwnSide = Pick<RouterInterface, 'region' | 'owner' | 'routerType' | 'routerId' | 'accessPointId'>;

/** The caller's router in the region of the call, of the type that was named (003 5.1). */
export function readOwnSide(call: Call, routerType: RouterType): OwnSide {
  const { world, caller, region, parameters } = call;
  const routerId = parameters.required('RouterId');
  const place = { region, owner: caller.id, routerType, routerId };
  if (routerType === 'VBR') return { ...place, accessPointId: accessPointOf(call, activeRouter(call, routerId)) };
  const vpc = world.vpcOfRouter(routerId);
  if (vpc?.region !== region || vpc.owner !== caller.id) {
    throw unknownRouter(`There is no VPC with a router ${routerId} of yours in ${region}`);
  }
  if (parameters.text('AccessPointId') !== undefined)
    throw misplacedAccessPoint('The router of a VPC has no access point.');
  return { ...place, accessPointId: '' };
}

/** The VBR has to be active (003 5.1). No code is documented for one that is not: it is as if it did not exist. */
function activeRouter({ world, caller, region }: Call, id: string): VirtualBorderRouter {
  const router = world.virtualBorderRouters.get(id);
  if (router?.region !== region || router.owner !== caller.id || router.status !== 'active') {
    throw unknownRouter(`There is no active VBR ${id} of yours in ${region}`);
  }
  // Not documented; Terraform's provider retries on this code (wire-facts 3.4).
  if (router.cens.some(({ status }) => status !== 'Attached')) {
    throw new Refusal(
      400,
      'IncorrectStatus.CenStatus',
      `VBR ${id} is being attached to or detached from a CEN instance`,
    );
  }
  const line = world.physicalConnections.get(router.physicalConnectionId);
  if (line?.businessStatus === 'FinancialLocked') {
    throw billsOutstanding(`Physical connection ${line.id} is locked for an overdue payment`);
  }
  return router;
}

function accessPointOf({ world, region, parameters }: Call, router: VirtualBorderRouter): string {
  const id = existingAccessPoint(parameters.required('AccessPointId'), region);
  if (accessPointsOf(world, router).includes(id)) return id;
  throw new Refusal(400, 'InvalidAccessPoint.NotMatch', `VBR ${router.id} has no line at ${id}`);
}

/** Where the lines of a VBR come in: its own one and further ones. */
function accessPointsOf(world: World, router: VirtualBorderRouter): string[] {
  const lines = [router.physicalConnectionId, ...router.associations.map((further) => further.physicalConnectionId)];
  return lines.flatMap((id) => world.physicalConnections.get(id)?.accessPointId ?? []);
}

function unknownRouter(message: string): Refusal {
  return new Refusal(404, 'InvalidRouterId.NotFound', message);
}

import { accessKeys } from '../demoAccounts';
import { invalidParameter, Refusal } from '../errors';
import { accessPoints, isRegion } from '../geography';
import type { OppositeSide, RouterInterfaceRole, RouterType } from '../model';
import type { Call } from '../operation';
import type { World } from '../world';
import { readRouterType } from './routerInterfaces';

/** Region, owner and type of a router: that of a VPC, or a VBR. */
export function findRouter(world: World, id: string) {
  const vpc = world.vpcOfRouter(id);
  if (vpc !== undefined) return { region: vpc.region, owner: vpc.owner, type: 'VRouter' } as const;
  const router = world.virtualBorderRouters.get(id);
  return router && ({ region: router.region, owner: router.owner, type: 'VBR' } as const);
}

/** What the request for a new interface says about the other side (003 5.1). */
export function readOpposite(call: Call, role: RouterInterfaceRole): OppositeSide {
  const { world, caller, parameters } = call;
  const region = parameters.required('OppositeRegionId');
  if (!isRegion(region)) throw new Refusal(404, 'InvalidRegionId.NotFound', `There is no region ${region}`);
  const given = parameters.text('OppositeRouterType');
  const type = given === undefined ? undefined : readRouterType(given);
  if (type === 'VBR' && role === 'InitiatingSide') {
    throw new Refusal(400, 'InvalidRouterType.ValueNotSupported', 'A VBR is never the accepting side.');
  }
  const owner = readOwner(call) ?? caller.id;
  const routerId = parameters.text('OppositeRouterId') ?? '';
  const interfaceId = parameters.text('OppositeInterfaceId') ?? '';
  const router = routerId === '' ? undefined : findRouter(world, routerId);
  if (
    routerId !== '' &&
    (router?.region !== region || router.owner !== owner || router.type !== (type ?? router.type))
  ) {
    const message = `There is no such router ${routerId} of account ${owner} in ${region}`;
    throw new Refusal(404, 'InvalidRouterId.NotFound', message);
  }
  if (interfaceId !== '') checkInterface(world, { interfaceId, region, owner, routerId });
  const routerType = type ?? router?.type ?? '';
  return { region, owner, routerType, routerId, interfaceId, accessPointId: readAccessPoint(call, region, routerType) };
}

/** The code is that of the neighbouring operations: the table of the creation has none for it. */
function checkInterface(
  world: World,
  { interfaceId, region, owner, routerId }: Pick<OppositeSide, 'interfaceId' | 'region' | 'owner' | 'routerId'>,
): void {
  const other = world.routerInterfaces.get(interfaceId);
  if (other?.region === region && other.owner === owner && (routerId === '' || other.routerId === routerId)) return;
  const message = `There is no such router interface ${interfaceId} of account ${owner} in ${region}`;
  throw new Refusal(404, 'InvalidRouterInterfaceId.NotFound', message);
}

/** The account of the other side, the caller's own when it is not named. */
function readOwner({ parameters }: Call): string | undefined {
  const owner = parameters.text('OppositeInterfaceOwnerId');
  if (owner === undefined || accessKeys.some(({ account }) => account.id === owner)) return owner;
  throw invalidParameter('OppositeInterfaceOwnerId');
}

/** Only a VBR has an access point, and the one of the other side cannot be told later (003 5.1, traps 51). */
function readAccessPoint({ parameters }: Call, region: string, type: RouterType | ''): string {
  if (type === 'VBR') return existingAccessPoint(parameters.required('OppositeAccessPointId'), region);
  const id = parameters.text('OppositeAccessPointId');
  if (id === undefined) return '';
  if (type === '') return existingAccessPoint(id, region);
  throw misplacedAccessPoint('The opposite router is no VBR and has no access point.');
}

export function existingAccessPoint(id: string, region: string): string {
  if (accessPoints.some((point) => point.id === id && point.region === region)) return id;
  throw new Refusal(400, 'InvalidAccessPoint.NotExist', `There is no access point ${id} in ${region}`);
}

export function misplacedAccessPoint(message: string): Refusal {
  return new Refusal(400, 'InvalidAccessPoint.ValueNotAllowed', message);
}

import { invalidParameter, missingParameter, Refusal } from '../errors';
import type { OppositeSide, RouterInterface, RouterInterfaceRole } from '../model';
import type { Call, SandboxOperations } from '../operation';
import { crossesBorder } from '../rules/borders';
import { durations } from '../rules/durations';
import { defaultHealthCheck, readHealthCheck } from '../rules/healthChecks';
import { checkSpec } from '../rules/interfaceSpecs';
import { type OwnSide, readOwnSide } from '../rules/interfaceSides';
import { payInterface } from '../rules/interfaceTerms';
import { limits } from '../rules/limits';
import { checkDescription, checkName } from '../rules/naming';
import { readOpposite } from '../rules/oppositeSides';
import { checkBills, interfacesBetween, readRouterType } from '../rules/routerInterfaces';
import { readSubscription, type SubscriptionOrder } from '../rules/subscriptions';
import { readTags } from '../rules/tags';
import type { World } from '../world';

const needed = ['RegionId', 'Role', 'OppositeRegionId', 'Spec', 'RouterType', 'RouterId'] as const;

/** Without these the service cannot make the other side as well (comments of today's SDK). */
const neededForFastLink = ['OppositeRouterType', 'OppositeRouterId', 'OppositeInterfaceOwnerId'] as const;

export const createRouterInterface: SandboxOperations = {
  CreateRouterInterface: {
    required: needed,
    idempotency: 'ClientToken',
    needsTraffic: true,
    handle: (call) => {
      const { world, parameters } = call;
      const role = readRole(parameters.required('Role'));
      const type = readRouterType(parameters.required('RouterType'));
      if (type === 'VBR' && role === 'AcceptingSide') throw invalidRole('A VBR is always the initiating side.');
      const spec = checkSpec(parameters.required('Spec'), role);
      checkName(parameters.text('Name'), 'dots');
      checkDescription(parameters.text('Description'));
      const opposite = readOpposite(call, role);
      const side = readOwnSide(call, type);
      const healthCheck = readHealthCheck(call, defaultHealthCheck, side, (name) =>
        parameters.text(name) === undefined ? missingParameter(name) : invalidParameter(name),
      );
      const order = readSubscription(call);
      const tags = readTags(parameters, 'Tags');
      checkBills(call);
      checkRoom(world, side.routerId);
      checkWhitelist(side, opposite);
      const fastLink = checkFastLink(call, side, opposite);

      const texts = { name: parameters.text('Name') ?? '', description: parameters.text('Description') ?? '' };
      const resourceGroupId = parameters.text('ResourceGroupId') ?? '';
      const row = add(world, side, { role, spec, opposite, healthCheck, fastLink, tags, resourceGroupId, ...texts });
      if (fastLink) addOtherSide(world, row);
      // Only the initiating side is billed; what the other one says about billing has no effect.
      if (order === undefined || role === 'AcceptingSide') return { RouterInterfaceId: row.id };
      return { RouterInterfaceId: row.id, OrderId: subscribe(world, row, order) };
    },
  },
};

function readRole(role: string): RouterInterfaceRole {
  if (role === 'InitiatingSide' || role === 'AcceptingSide') return role;
  throw invalidRole(`There is no role ${role}`);
}

function invalidRole(message: string): Refusal {
  return new Refusal(400, 'InvalidRole.ValueNotSupported', message);
}

function checkRoom(world: World, routerId: string): void {
  if (world.routerInterfaces.by('router', routerId).length < limits.interfacesPerRouter) return;
  const message = `Router ${routerId} has ${limits.interfacesPerRouter} router interfaces already`;
  throw new Refusal(400, 'LimitationExceed.InterfaceNumberOnRouter', message);
}

/** The documents do not say what the whitelist is for. Here: two VPCs are not connected across the border without it. */
function checkWhitelist({ routerType, region }: OwnSide, opposite: OppositeSide): void {
  if (routerType !== 'VRouter' || opposite.routerType === 'VBR' || !crossesBorder(region, opposite.region)) return;
  const message = 'Two VPCs are connected across the border for accounts on a whitelist only.';
  throw new Refusal(400, 'Forbidden.NotInRouterInterfaceCreateWhitelist', message);
}

/** Takes effect from a VBR to a VPC only; elsewhere it is ignored (comments of today's SDK). */
function checkFastLink({ world, parameters }: Call, side: OwnSide, opposite: OppositeSide): boolean {
  if (parameters.flag('FastLinkMode') !== true || side.routerType !== 'VBR') return false;
  for (const name of neededForFastLink) parameters.required(name);
  // Both sides are made in one go, and two routers have one pair at most. No other use of this code is known.
  if (interfacesBetween(world, side.routerId, opposite.routerId).length > 0) {
    throw new Refusal(400, 'RI_CREATE_ONE_LIMIT_BY_SYNC', `${side.routerId} has an interface to ${opposite.routerId}`);
  }
  checkRoom(world, opposite.routerId);
  return true;
}

type Wishes = Pick<
  RouterInterface,
  'role' | 'spec' | 'name' | 'description' | 'opposite' | 'healthCheck' | 'fastLink' | 'tags' | 'resourceGroupId'
>;

function add(world: World, side: OwnSide, wishes: Wishes): RouterInterface {
  const row: RouterInterface = {
    ...wishes,
    ...side,
    id: world.newId('ri', side.region),
    status: 'Idle',
    businessStatus: 'Normal',
    subscription: null,
    created: world.now(),
    modified: world.now(),
    connected: null,
  };
  world.routerInterfaces.add(row);
  return row;
}

function addOtherSide(world: World, row: RouterInterface): void {
  const { region, owner, routerId } = row.opposite;
  const side = { region, owner, routerType: 'VRouter', routerId, accessPointId: '' } as const;
  const other = add(world, side, {
    role: 'AcceptingSide',
    spec: 'Negative',
    name: '',
    description: '',
    fastLink: true,
    tags: [],
    resourceGroupId: '',
    healthCheck: { ...defaultHealthCheck },
    opposite: {
      region: row.region,
      accessPointId: row.accessPointId,
      interfaceId: row.id,
      owner: row.owner,
      routerType: row.routerType,
      routerId: row.routerId,
    },
  });
  row.opposite.interfaceId = other.id;
  row.status = 'Connecting';
  other.status = 'AcceptingConnecting';
  world.schedule('routerInterface.settled', row.id, durations.interfaceConnection);
  world.schedule('routerInterface.settled', other.id, durations.interfaceConnection);
}

/** Without AutoPay the order waits for somebody to pay it in the Order Center, which is played here. Returns its number. */
function subscribe(world: World, row: RouterInterface, { months, pays, autoRenew }: SubscriptionOrder): number {
  const orderId = Number(world.newOrderNumber());
  const subscription = { orderId, months, autoRenew, paid: false, ends: null, renewal: null };
  world.routerInterfaces.update(row, { subscription });
  if (pays) payInterface(world, row);
  else world.schedule('routerInterface.paid', String(orderId), durations.interfacePayment);
  return orderId;
}

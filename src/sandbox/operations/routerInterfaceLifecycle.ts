import { Refusal } from '../errors';
import type { RouterInterface, RouterInterfaceStatus } from '../model';
import type { Call, SandboxOperations } from '../operation';
import { checkOppositeSettled } from '../rules/conflicts';
import { durations } from '../rules/durations';
import {
  billsOutstanding,
  checkBills,
  checkInterfaceStatus,
  interfacesBetween,
  isConnected,
  oppositeOf,
  ownInterface,
  ownInterfaceOr,
} from '../rules/routerInterfaces';
import { isNextHop } from '../rules/routes';
import type { World } from '../world';

export const routerInterfaceLifecycle: SandboxOperations = {
  ConnectRouterInterface: {
    required: ['RegionId', 'RouterInterfaceId'],
    idempotency: null,
    handle: (call) => {
      const { world, parameters } = call;
      const row = ownInterface(call, parameters.required('RouterInterfaceId'));
      if (row.role !== 'InitiatingSide') {
        throw new Refusal(400, 'IncorrectRole.NotInitiatingSide', `Router interface ${row.id} is the ${row.role}.`);
      }
      // No code is given for another state: this is the one of the neighbouring operations.
      checkInterfaceStatus(row, 'Idle');
      const other = introducedPeer(world, row);
      checkOnlyConnection(world, row, other);
      checkInterfaceStatus(other, 'Idle');
      checkPaid(call, row);
      row.status = 'Connecting';
      other.status = 'AcceptingConnecting';
      world.schedule('routerInterface.settled', row.id, durations.interfaceConnection);
      world.schedule('routerInterface.settled', other.id, durations.interfaceConnection);
      return {};
    },
  },

  ActivateRouterInterface: {
    required: ['RegionId', 'RouterInterfaceId'],
    idempotency: null,
    needsTraffic: true,
    handle: (call) => {
      const row = ownInterfaceOr(call, call.parameters.required('RouterInterfaceId'), 'Forbbiden');
      checkInterfaceStatus(row, 'Inactive');
      // Refused according to the text (003 5.5); the code is that of the deactivation.
      checkNotLocked(row);
      settleLater(call, row, 'Activating');
      return {};
    },
  },

  /** Takes one side out of service; the other one keeps its state. The documents say nothing about it. */
  DeactivateRouterInterface: {
    required: ['RegionId', 'RouterInterfaceId'],
    idempotency: null,
    handle: (call) => {
      const row = ownInterface(call, call.parameters.required('RouterInterfaceId'));
      checkNotLocked(row);
      checkInterfaceStatus(row, 'Active');
      settleLater(call, row, 'Deactivating');
      return {};
    },
  },

  DeleteRouterInterface: {
    required: ['RegionId', 'RouterInterfaceId'],
    idempotency: 'ClientToken',
    handle: (call) => {
      const { world, parameters } = call;
      const row = ownInterface(call, parameters.required('RouterInterfaceId'), 'InvalidInstanceId.NotFound');
      checkInterfaceStatus(row, 'Idle', 'Inactive');
      if (row.subscription !== null) {
        const message = `Router interface ${row.id} is a subscription and cannot be deleted.`;
        throw new Refusal(400, 'InvalidRouterInterfaceChargeType.Malformed', message);
      }
      if (isNextHop(world, row.id)) {
        const message = `A route leads to router interface ${row.id}.`;
        throw new Refusal(400, 'DependencyViolation.RouterInterfaceReferedByRouteEntry', message);
      }
      checkOppositeSettled(world, row);
      row.status = 'Deleting';
      world.schedule('routerInterface.settled', row.id, durations.interfaceDeletion);
      return {};
    },
  },
};

/** The other side, which has to exist and to know this one. The first code is what Terraform's provider retries on. */
function introducedPeer(world: World, row: RouterInterface): RouterInterface {
  const other = oppositeOf(world, row);
  if (other?.opposite.interfaceId !== row.id) {
    const message = `Router interface ${row.id} and its opposite interface have not been told of each other.`;
    throw new Refusal(400, 'IncorrectOppositeInterfaceInfo.NotSet', message);
  }
  if (other.routerId === row.routerId) {
    throw new Refusal(400, 'IncorrectOppositeInterfaceInfo', 'Cannot connect on the same router');
  }
  return other;
}

/** Two routers have one connected pair at most; the code is listed twice, for a pair and for one under way (traps 69). */
function checkOnlyConnection(world: World, row: RouterInterface, other: RouterInterface): void {
  const rival = interfacesBetween(world, row.routerId, other.routerId).find(
    (candidate) => candidate.id !== row.id && isConnected(candidate),
  );
  if (rival === undefined) return;
  const underWay = rival.status === 'Connecting' || rival.status === 'AcceptingConnecting';
  throw new Refusal(
    400,
    'Forbidden.OnlyOneConnection',
    underWay ? 'Cannot connect concurrently between same routers' : 'The Specified routers have a connection already',
  );
}

function checkPaid(call: Call, row: RouterInterface): void {
  checkBills(call);
  if (row.subscription?.paid === false) throw billsOutstanding(`Order ${row.subscription.orderId} has not been paid.`);
}

function checkNotLocked(row: RouterInterface): void {
  if (row.businessStatus !== 'FinancialLocked') return;
  const message = `Router interface ${row.id} is locked because of bills outstanding.`;
  throw new Refusal(400, 'Forbidden.FinancileLocked', message);
}

function settleLater({ world }: Call, row: RouterInterface, status: RouterInterfaceStatus): void {
  row.status = status;
  row.modified = world.now();
  world.schedule('routerInterface.settled', row.id, durations.interfaceChange);
}

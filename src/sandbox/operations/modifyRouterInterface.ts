import { Refusal } from '../errors';
import type { HealthCheck, OppositeSide, RouterInterface, RouterType } from '../model';
import type { Call, SandboxOperations } from '../operation';
import { durations } from '../rules/durations';
import { defaultHealthCheck, readHealthCheck } from '../rules/healthChecks';
import { checkSpec } from '../rules/interfaceSpecs';
import { checkDescription, checkName } from '../rules/naming';
import { findRouter } from '../rules/oppositeSides';
import { isConnected, oppositeOf, ownInterfaceOr } from '../rules/routerInterfaces';

export const modifyRouterInterface: SandboxOperations = {
  ModifyRouterInterfaceAttribute: {
    required: ['RegionId', 'RouterInterfaceId'],
    idempotency: null,
    handle: (call) => {
      const { world, parameters } = call;
      const row = ownInterfaceOr(call, parameters.required('RouterInterfaceId'), 'Forbbiden');
      const name = parameters.text('Name');
      const description = parameters.text('Description');
      checkName(name, 'no dots');
      checkDescription(description);
      // No document says in which states a change is refused: here, while another one is under way.
      if (!['Idle', 'Active', 'Inactive'].includes(row.status)) throw invalidChange(`${row.id} is ${row.status}`);
      const opposite = changedOpposite(call, row);
      const healthCheck = changedHealthCheck(call, row);

      row.name = name ?? row.name;
      row.description = description ?? row.description;
      row.opposite = opposite;
      row.healthCheck = healthCheck;
      row.modified = world.now();
      // Nothing runs over an interface that is not connected: its change is done at once.
      if (row.status === 'Active') {
        row.status = 'Modifying';
        world.schedule('routerInterface.settled', row.id, durations.interfaceChange);
      }
      return {};
    },
  },

  ModifyRouterInterfaceSpec: {
    required: ['RegionId', 'RouterInterfaceId', 'Spec'],
    idempotency: 'ClientToken',
    handle: (call) => {
      const { world, parameters } = call;
      const row = ownInterfaceOr(call, parameters.required('RouterInterfaceId'), 'InvalidInstanceOwner.Error');
      const spec = checkSpec(parameters.required('Spec'), row.role);
      if (oppositeOf(world, row) === undefined) {
        throw new Refusal(400, 'InvalidOpposite.NotFound', `Router interface ${row.id} has no opposite interface.`);
      }
      // The change passes through Activating to Active (003 5.6), so it starts from nothing else. An overdue interface
      // is not changed; no code of its own is given for that.
      if (row.status !== 'Active' || row.businessStatus === 'FinancialLocked') {
        const state = row.status === 'Active' ? row.businessStatus : row.status;
        throw new Refusal(400, 'InvalidInstance.StatusError', `Router interface ${row.id} is ${state}.`);
      }
      row.spec = spec;
      row.status = 'Activating';
      row.modified = world.now();
      world.schedule('routerInterface.settled', row.id, durations.interfaceChange);
      return { Spec: spec };
    },
  },
};

/** The other side after a request; unchanged when the request says nothing about it. */
function changedOpposite(call: Call, row: RouterInterface): OppositeSide {
  const { world, caller, parameters } = call;
  const routerId = parameters.text('OppositeRouterId');
  const interfaceId = parameters.text('OppositeInterfaceId');
  const owner = parameters.text('OppositeInterfaceOwnerId');
  const type = parameters.text('OppositeRouterType');
  if (type !== undefined) checkRole(row, type);
  if (routerId === undefined && interfaceId === undefined && owner === undefined && type === undefined) {
    return row.opposite;
  }
  // Documented with the default VBR (traps 48). It counts only for a peer that is named: other changes leave it out in
  // practice, and an initiating side could otherwise not even be renamed.
  const named = type ?? (routerId === undefined && interfaceId === undefined ? row.opposite.routerType : 'VBR');
  const wanted: OppositeSide = {
    ...row.opposite,
    routerType: named === '' ? '' : checkRole(row, named),
    routerId: routerId ?? row.opposite.routerId,
    interfaceId: interfaceId ?? row.opposite.interfaceId,
    owner: owner ?? (interfaceId === undefined ? row.opposite.owner : caller.id),
  };
  if (isConnected(row) && JSON.stringify(wanted) !== JSON.stringify(row.opposite)) {
    throw invalidChange(`Router interface ${row.id} is connected: its opposite side is settled.`);
  }
  checkExists(call, row, wanted);
  return { ...wanted, routerId: world.routerInterfaces.get(wanted.interfaceId)?.routerId ?? wanted.routerId };
}

/** Of both sides one initiates, and a VBR never accepts (003 5.1). */
function checkRole(row: RouterInterface, type: string) {
  const routerType = readTypeOfChange(type);
  if (routerType === 'VBR' && row.role === 'InitiatingSide') throw linkRole('A VBR is never the accepting side.');
  return routerType;
}

function readTypeOfChange(type: string): RouterType {
  if (type === 'VRouter' || type === 'VBR') return type;
  throw invalidChange(`There is no router type ${type}`);
}

function checkExists({ world }: Call, row: RouterInterface, wanted: OppositeSide): void {
  if (wanted.routerId !== '') {
    const router = findRouter(world, wanted.routerId);
    if (router?.region !== wanted.region || router.owner !== wanted.owner || router.type !== wanted.routerType) {
      throw invalidChange(`${wanted.owner} has no ${wanted.routerType} ${wanted.routerId} in ${wanted.region}`);
    }
  }
  if (wanted.interfaceId === '') return;
  const other = world.routerInterfaces.get(wanted.interfaceId);
  if (other?.region !== wanted.region || other.owner !== wanted.owner || other.id === row.id) {
    throw invalidChange(`${wanted.owner} has no router interface ${wanted.interfaceId} in ${wanted.region}`);
  }
  if (other.routerType !== wanted.routerType || ![other.routerId, ''].includes(wanted.routerId)) {
    throw invalidChange(`Router interface ${other.id} is on the ${other.routerType} ${other.routerId}`);
  }
  if (other.role === row.role) throw linkRole(`Both sides are the ${row.role}.`);
}

function changedHealthCheck(call: Call, row: RouterInterface): HealthCheck {
  const read = () => readHealthCheck(call, row.healthCheck, row, (name) => invalidChange(`${name} is not valid`));
  if (call.parameters.flag('DeleteHealthCheckIp') !== true) return read();
  const { rate, threshold } = read();
  return { ...defaultHealthCheck, rate, threshold };
}

function linkRole(message: string): Refusal {
  return new Refusal(400, 'LinkRole.NotSupport', message);
}

function invalidChange(message: string): Refusal {
  return new Refusal(400, 'InvalidParam.ModifyRouterInterface', message);
}

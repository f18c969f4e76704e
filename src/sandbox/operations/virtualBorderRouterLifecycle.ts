import { Refusal } from '../errors';
import type { VirtualBorderRouter, VirtualBorderRouterStatus } from '../model';
import type { SandboxOperations } from '../operation';
import { durations } from '../rules/durations';
import { vlansInUse } from '../rules/lines';
import { customEntries } from '../rules/routeTables';
import { notInState, seenRouter } from '../rules/routers';
import type { World } from '../world';

const deletable: ReadonlySet<VirtualBorderRouterStatus> = new Set(['unconfirmed', 'active', 'terminated']);

export const virtualBorderRouterLifecycle: SandboxOperations = {
  TerminateVirtualBorderRouter: {
    required: ['RegionId', 'VbrId'],
    idempotency: 'ClientToken',
    handle: (call) => {
      const { router, isLineOwner } = seenRouter(call, call.parameters.required('VbrId'));
      if (!isLineOwner) throw forbidden('Forbidden.OperationNotAllowedByUser', 'terminated');
      if (router.status !== 'active') throw notInState(router);
      router.status = 'terminating';
      call.world.schedule('virtualBorderRouter.terminated', router.id, durations.routerTermination);
      return {};
    },
  },

  RecoverVirtualBorderRouter: {
    required: ['RegionId', 'VbrId'],
    idempotency: 'ClientToken',
    needsTraffic: true,
    handle: (call) => {
      const { router, line, isLineOwner } = seenRouter(call, call.parameters.required('VbrId'));
      if (!isLineOwner) throw forbidden('Forbidden.OperationRecoverNotAllowedByUser', 'recovered');
      // The line has to be Enabled (003 6.10); no code is given for when it is not. An overdue line is Enabled, and what
      // is blocked on it does not include this (traps 64): the VBR comes back, its sessions do once the bill is paid.
      if (router.status !== 'terminated' || line?.status !== 'Enabled') throw notInState(router);
      if (vlansInUse(call.world, line.id, router.id).has(router.vlanId)) {
        const message = `VLAN ${router.vlanId} has been taken by another VBR of physical connection ${line.id}`;
        throw new Refusal(400, 'OperationFailed.VlanIdAlreadyInUse', message);
      }
      router.status = 'recovering';
      call.world.schedule('virtualBorderRouter.recovered', router.id, durations.routerRecovery);
      return {};
    },
  },

  DeleteVirtualBorderRouter: {
    required: ['RegionId', 'VbrId'],
    idempotency: 'ClientToken',
    handle: (call) => {
      const { world } = call;
      const { router, isRouterOwner } = seenRouter(call, call.parameters.required('VbrId'));
      // The line's owner can take back what its new owner has not confirmed (traps section 10).
      if (!isRouterOwner && router.status !== 'unconfirmed') {
        throw forbidden('Forbidden.OperationDeleteNotAllowedByUser', 'deleted');
      }
      if (!deletable.has(router.status)) throw notInState(router);
      checkNothingLeft(world, router);
      router.status = 'deleting';
      world.schedule('virtualBorderRouter.deleted', router.id, durations.routerDeletion);
      return {};
    },
  },
};

/** What runs on a VBR, or leads over it, has to be removed first (003 6.6, traps section 11). */
function checkNothingLeft(world: World, router: VirtualBorderRouter): void {
  if (world.routerInterfaces.by('router', router.id).length > 0) {
    const message = `There are router interfaces on VBR ${router.id}.`;
    throw new Refusal(400, 'InvalidOperation.RouterInterfaceNotDeleted', message);
  }
  if (router.cens.length > 0) {
    throw new Refusal(400, 'OperationUnsupported.VBRAttachedCen', `VBR ${router.id} is attached to a CEN instance.`);
  }
  if (router.associations.length > 0) {
    throw new Refusal(400, 'InvalidStatus.NotAllowed', `VBR ${router.id} runs over a further physical connection.`);
  }
  // Not documented; Terraform's provider retries on the first of these codes (wire-facts 3.4).
  if (world.bgpGroups.by('router', router.id).length > 0) {
    throw new Refusal(400, 'DependencyViolation.BgpGroup', `There are BGP groups on VBR ${router.id}.`);
  }
  if (world.bgpNetworks.by('router', router.id).length > 0) {
    throw new Refusal(400, 'DependencyViolation.BgpNetwork', `There are BGP networks on VBR ${router.id}.`);
  }
  if (customEntries(world, router.routeTableId).length > 0) {
    throw new Refusal(400, 'DependencyViolation.RouteEntry', `There are custom routes on VBR ${router.id}.`);
  }
  if (world.vbrHaGroups.by('router', router.id).length > 0) {
    throw new Refusal(400, 'DependencyViolation.VbrHa', `VBR ${router.id} is in a VBR HA group.`);
  }
}

function forbidden(code: string, what: string): Refusal {
  return new Refusal(403, code, `The VBR cannot be ${what} by this account.`);
}

import { Refusal } from '../errors';
import type { Call, SandboxOperations } from '../operation';
import { isHostedBy, mbpsOf, specificationOfRouter } from '../rules/hostedConnections';
import { hostConnection } from '../rules/hosting';
import { hostedOn } from '../rules/lines';
import { seenRouter, type SeenRouter } from '../rules/routers';
import { renegotiate, settleSessions } from '../rules/sessions';
import { checkVlan } from '../rules/vlans';
import { readOrderMode } from './hostedConnections';

/**
 * A partner turns the VBR that a tenant has on its line into a hosted connection: made from the VBR, accepted by the
 * tenant, and the VBR attached to it (003 4.21, 4.22). The VBR works all the time.
 */
export const routerConversion: SandboxOperations = {
  CreateVpconnFromVbr: {
    required: ['RegionId', 'VbrId'],
    idempotency: 'Token',
    handle: (call) => {
      const { world, caller, region, parameters } = call;
      const { router, line } = seenRouter(call, parameters.required('VbrId'));
      const orderMode = readOrderMode(parameters.text('OrderMode') ?? 'PayByVirtualPhysicalConnectionOwner');
      if (line?.owner !== caller.id || line.hosting !== null) {
        const message = `VBR ${router.id} runs on no dedicated connection of yours`;
        throw new Refusal(400, 'ResourceNotFound.PhysicalConnectionId', message);
      }
      if (router.owner === caller.id) throw incorrectRouter(`VBR ${router.id} is your own.`);
      if (router.status !== 'active') throw incorrectRouter(`VBR ${router.id} is ${router.status}.`);
      if (madeFrom(call, line.id, router.id))
        throw incorrectRouter(`A hosted connection was made from VBR ${router.id} already.`);
      const bandwidthMbps = mbpsOf(specificationOfRouter(router.bandwidthMbps));
      if (!world.hasTraffic(router.owner, region)) {
        const message = `The owner of VBR ${router.id} has not opened outbound data transfer in ${region}.`;
        throw new Refusal(400, 'OperationFailed.TargetUserPconnTrafficNotEnable', message);
      }
      call.unlessDryRun();
      const { owner, name, description, vlanId } = router;
      const share = { owner, name, description, bandwidthMbps, vlanId, orderMode, fromRouterId: router.id };
      return { VirtualPhysicalConnection: hostConnection(world, line, share).id };
    },
  },

  // No error table (traps 76): the codes are those of the neighbouring operations. What it needs is told by the SDK.
  AttachVbrToVpconn: {
    required: ['RegionId', 'VpconnId', 'VbrId'],
    idempotency: 'Token',
    handle: (call) => {
      const { world, caller, region, parameters } = call;
      const id = parameters.required('VpconnId');
      const hosted = world.physicalConnections.get(id);
      if (hosted?.region !== region || hosted.hosting === null || !isHostedBy(hosted, caller.id)) {
        const message = `There is no hosted connection ${id} on your lines`;
        throw new Refusal(400, 'ResourceNotFound.PhysicalConnectionId', message);
      }
      const seen = seenRouter(call, parameters.required('VbrId'));
      if (hosted.hosting.vpconnStatus !== 'Confirmed' || hosted.status !== 'Enabled') {
        const message = `Hosted connection ${id} has not been accepted and enabled.`;
        throw new Refusal(400, 'IncorrectStatus.PhysicalConnection', message);
      }
      checkAttachable(seen, hosted.hosting);
      const { router } = seen;
      // The partner may have moved the hosted connection meanwhile, a VBR on it is in its VLAN; and the tenant may have put
      // a VBR of its own on it (traps section 9).
      const { vlanId } = hosted.hosting;
      checkVlan(world, id, vlanId, router.id);
      call.unlessDryRun();
      const isMoved = router.vlanId !== vlanId;
      world.virtualBorderRouters.update(router, {
        physicalConnectionId: id,
        bandwidthMbps: hosted.bandwidthMbps,
        vlanId,
      });
      if (isMoved) renegotiate(world, router, () => true);
      settleSessions(world, router);
      delete hosted.hosting.fromRouterId;
      return { VirtualPhysicalConnection: id };
    },
  },
};

function checkAttachable(
  { router }: SeenRouter,
  { parentId, fromRouterId }: { readonly parentId: string; readonly fromRouterId?: string },
): void {
  if (router.id !== fromRouterId || router.physicalConnectionId !== parentId) {
    throw incorrectRouter(`The hosted connection was not made from VBR ${router.id}.`);
  }
  if (router.status !== 'active') throw incorrectRouter(`VBR ${router.id} is ${router.status}.`);
}

/** What is made from a VBR is hosted on the line of the VBR. */
function madeFrom({ world }: Call, lineId: string, routerId: string): boolean {
  return hostedOn(world, lineId).some(({ hosting }) => hosting?.fromRouterId === routerId);
}

function incorrectRouter(message: string): Refusal {
  return new Refusal(400, 'IncorrectStatus.VbrId', message);
}

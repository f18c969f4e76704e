import { Refusal } from '../errors';
import type { JsonObject } from '../json';
import type { VbrHaGroup } from '../model';
import type { Call, SandboxOperations } from '../operation';
import { cannotOperate } from '../rules/bgp';
import { durations } from '../rules/durations';
import { checkHaPair } from '../rules/haPair';
import { checkDescription } from '../rules/naming';
import { zoneless } from '../wireTime';

/** Two VBRs that take over from each other (003 6.11 to 6.13). */
export const vbrHaGroupOperations: SandboxOperations = {
  CreateVbrHa: {
    required: ['RegionId', 'VbrId', 'PeerVbrId'],
    idempotency: 'ClientToken',
    dryRun: 'DRYRUN.SUCCESS',
    handle: (call) => {
      const { world, caller, region, parameters } = call;
      // The name has no rule in the document.
      checkDescription(parameters.text('Description'));
      const { router, peer } = checkHaPair(call, parameters.required('VbrId'), parameters.required('PeerVbrId'));
      call.unlessDryRun();
      const id = world.newId('vbrha', region);
      world.vbrHaGroups.add({
        id,
        region,
        owner: caller.id,
        routerId: router.id,
        peerRouterId: peer.id,
        status: 'Creating',
        name: parameters.text('Name') ?? '',
        description: parameters.text('Description') ?? '',
        created: world.now(),
      });
      world.schedule('vbrHaGroup.active', id, durations.vbrHaGroupCreation);
      return { VbrHaId: id };
    },
  },

  DescribeVbrHa: {
    required: ['RegionId'],
    // A read that takes a token and a dry run (traps 13, 15); answering it again changes nothing.
    idempotency: null,
    dryRun: 'DRYRUN.SUCCESS',
    handle: (call) => {
      const id = call.parameters.text('VbrHaId');
      const routerId = call.parameters.text('VbrId');
      if (id === undefined && routerId === undefined) {
        throw new Refusal(400, 'MissingParam.VbrHaIdOrVbrId', 'VbrHaId or VbrId has to be given.');
      }
      const group = ownGroup(call, id, routerId);
      call.unlessDryRun();
      return vbrHaGroupRow(group);
    },
  },

  DeleteVbrHa: {
    // It is called InstanceId here (traps 11).
    required: ['RegionId', 'InstanceId'],
    idempotency: 'ClientToken',
    handle: (call) => {
      const id = call.parameters.required('InstanceId');
      const group = ownGroup(call, id, undefined);
      // No code is documented for a group that is still being made; this is the generic one (traps section 10).
      if (group.status !== 'Active') throw cannotOperate(`VBR HA group ${id} is ${group.status}`);
      // Its states have none for leaving: it is gone at once.
      call.world.vbrHaGroups.remove(id);
      return {};
    },
  },
};

/** The caller's group of that ID, or of that VBR, or of both when both are named. */
function ownGroup({ world, caller, region }: Call, id: string | undefined, routerId: string | undefined): VbrHaGroup {
  const known = routerId === undefined ? [world.vbrHaGroups.get(id ?? '')] : world.vbrHaGroups.by('router', routerId);
  for (const group of known) {
    if (group?.region === region && group.owner === caller.id && (id ?? group.id) === group.id) return group;
  }
  throw new Refusal(404, 'ResourceNotFound.VbrHa', `There is no such VBR HA group of yours in ${region}`);
}

/** The answer is the group itself, not a list (traps 30). Asked for either VBR, it names both as they were given. */
function vbrHaGroupRow(of: VbrHaGroup): JsonObject {
  return {
    VbrHaId: of.id,
    VbrId: of.routerId,
    PeerVbrId: of.peerRouterId,
    RegionId: of.region,
    Status: of.status,
    Name: of.name,
    Description: of.description,
    CreationTime: zoneless(of.created),
  };
}

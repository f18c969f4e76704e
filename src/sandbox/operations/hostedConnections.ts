import { accessKeys } from '../demoAccounts';
import { invalidParameter, Refusal } from '../errors';
import type { Hosting, PhysicalConnection } from '../model';
import type { Call, SandboxOperations } from '../operation';
import type { Parameters } from '../parameters';
import { durations } from '../rules/durations';
import { checkShare, isHostedBy, lineOfEitherSide, mbpsOf } from '../rules/hostedConnections';
import { hostConnection } from '../rules/hosting';
import { routersOn } from '../rules/lines';
import { checkDescription, checkName } from '../rules/naming';
import { renegotiate } from '../rules/sessions';
import { readLabels } from '../rules/tags';
import { checkVlan, malformedVlan } from '../rules/vlans';

export const hostedConnectionOperations: SandboxOperations = {
  CreateVirtualPhysicalConnection: {
    required: ['RegionId', 'PhysicalConnectionId', 'VpconnAliUid', 'VlanId', 'Spec', 'OrderMode'],
    idempotency: 'Token',
    dryRun: 'DRYRUN.SUCCESS',
    handle: (call) => {
      const { world, parameters } = call;
      const parent = parentLine(call, parameters.required('PhysicalConnectionId'));
      const tenant = readTenant(parameters);
      const orderMode = readOrderMode(parameters.required('OrderMode'));
      const name = parameters.text('Name');
      const description = parameters.text('Description');
      // Nothing is documented for either; the SDK tells the usual rules.
      checkName(name, 'no dots');
      checkDescription(description);
      const bandwidthMbps = mbpsOf(parameters.required('Spec'));
      checkShare(world, parent, bandwidthMbps);
      const vlanId = parameters.integer('VlanId', malformedVlan) ?? 0;
      // For a VLAN that is taken no code is listed: those of a VBR on the line are used.
      checkVlan(world, parent.id, vlanId);
      const labels = readLabels(parameters, 'Tag');
      call.unlessDryRun();
      const hosted = hostConnection(world, parent, {
        owner: tenant,
        name: name ?? '',
        description: description ?? '',
        bandwidthMbps,
        vlanId,
        orderMode,
        ...labels,
      });
      return { VirtualPhysicalConnection: hosted.id };
    },
  },

  UpdateVirtualPhysicalConnection: {
    required: ['RegionId', 'VlanId', 'InstanceId'],
    idempotency: 'Token',
    handle: (call) => {
      const { world, parameters } = call;
      const { line, parent, hosting } = hostedByCaller(call, parameters.required('InstanceId'));
      const vlanId = parameters.integer('VlanId', malformedVlan) ?? hosting.vlanId;
      if (vlanId !== hosting.vlanId) checkVlan(world, parent.id, vlanId, line.id);
      const expected = parameters.text('ExpectSpec');
      if (expected !== undefined) checkShare(world, parent, mbpsOf(expected), line.id);
      call.unlessDryRun();
      // Its VBRs are in the VLAN of the hosted connection and move with it.
      for (const router of routersOn(world, line.id)) {
        if (router.physicalConnectionId !== line.id) continue;
        if (router.vlanId !== hosting.vlanId || vlanId === hosting.vlanId) continue;
        router.vlanId = vlanId;
        renegotiate(world, router, () => true);
      }
      hosting.vlanId = vlanId;
      // In effect only once it has been paid for (003 4.20).
      hosting.expectSpec = expected ?? hosting.expectSpec;
      // A text (traps 38).
      return { Success: 'true' };
    },
  },

  RecoverPhysicalConnection: {
    required: ['RegionId', 'InstanceId'],
    idempotency: 'Token',
    handle: (call) => {
      const { world, parameters } = call;
      const id = parameters.required('InstanceId');
      const line = lineOfEitherSide(call, id, 400, 'ResourceNotFound');
      // Dedicated ones cannot be recovered (003 4.16).
      if (line.hosting === null) throw new Refusal(400, 'ResourceNotFound', `${id} is not a hosted connection`);
      const parent = world.physicalConnections.get(line.hosting.parentId);
      for (const { id: lineId, status, wanted } of [
        { id, status: line.status, wanted: 'Terminated' },
        { id: line.hosting.parentId, status: parent?.status ?? 'gone', wanted: 'Enabled' },
      ]) {
        if (status === wanted) continue;
        const message = `The status of ${lineId} is incorrect: ${status}, not ${wanted}.`;
        throw new Refusal(400, 'IncorrectStatus.PhysicalConnection', message);
      }
      // It stays Terminated until it is back; no document tells what a second request meets meanwhile.
      if (world.isWaiting(id)) {
        const message = `The status of ${id} is incorrect: it is being recovered.`;
        throw new Refusal(400, 'IncorrectStatus.PhysicalConnection', message);
      }
      call.unlessDryRun();
      world.schedule('physicalConnection.recovered', id, durations.connectionRecovery);
      return {};
    },
  },
};

/**
 * The caller's own dedicated line, Enabled. Two codes say that there is none (003 4.18): here one for what does not
 * exist, the other for what cannot host: somebody else's lines and hosted connections (SDK).
 */
function parentLine({ world, caller, region }: Call, id: string): PhysicalConnection {
  const line = world.physicalConnections.get(id);
  if (line?.region !== region) {
    throw new Refusal(400, 'InvalidPhysicalConnectionId.NotFound', `There is no physical connection ${id}`);
  }
  if (line.owner !== caller.id || line.hosting !== null) {
    throw new Refusal(400, 'ResourceNotFound.PhysicalConnectionId', `${id} is no dedicated connection of yours`);
  }
  if (line.status !== 'Enabled') {
    throw new Refusal(400, 'InvalidPhysicalConnectionId.NotEnabled', `Physical connection ${id} is ${line.status}`);
  }
  return line;
}

interface HostedByCaller {
  readonly line: PhysicalConnection;
  readonly parent: PhysicalConnection;
  readonly hosting: Hosting;
}

/** A hosted connection on a line of the caller: the partner changes it, not the tenant (003, overview). */
function hostedByCaller({ world, caller, region }: Call, id: string): HostedByCaller {
  const line = world.physicalConnections.get(id);
  if (line?.region === region && line.hosting !== null && isHostedBy(line, caller.id)) {
    const parent = world.physicalConnections.get(line.hosting.parentId);
    if (parent !== undefined) return { line, parent, hosting: line.hosting };
  }
  throw new Refusal(400, 'ResourceNotFound.PhysicalConnectionId', `There is no hosted connection ${id} on your lines`);
}

/** An account of the sandbox; the own one is fine (Terraform's example). No code is documented for others. */
function readTenant(parameters: Parameters): string {
  const id = parameters.required('VpconnAliUid');
  if (!accessKeys.some(({ account }) => account.id === id)) throw invalidParameter('VpconnAliUid');
  return id;
}

/** No code is documented for a third way. */
export function readOrderMode(text: string): Hosting['orderMode'] {
  if (text !== 'PayByPhysicalConnectionOwner' && text !== 'PayByVirtualPhysicalConnectionOwner') {
    throw invalidParameter('OrderMode');
  }
  return text;
}

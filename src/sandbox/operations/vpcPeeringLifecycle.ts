import { Refusal } from '../errors';
import type { VpcPeeringConnection } from '../model';
import type { Call, SandboxOperations } from '../operation';
import type { Parameters } from '../parameters';
import { durations } from '../rules/durations';
import { entriesTo } from '../rules/routes';
import { readLinkType, readPeeringBandwidth } from '../rules/peeringLinks';
import {
  checkConflict,
  checkDataTransfer,
  checkPeeringBills,
  checkPeeringStatus,
  illegalParam,
  readLabels,
  seenPeering,
  unknownPeering,
} from '../rules/peerings';

/** What the four changes share. They name no region: the product is served from one place (wire-facts 4). */
const admission = {
  required: ['InstanceId'],
  regional: false,
  version: '2022-01-01',
  idempotency: 'ClientToken',
  dryRun: 'DryRunOperation',
} as const;

export const vpcPeeringLifecycle: SandboxOperations = {
  AcceptVpcPeerConnection: {
    ...admission,
    handle: (call) => {
      const { world, caller, parameters } = call;
      const row = accepted(call);
      checkPeeringBills(row);
      const labels = readLabels(parameters);
      checkDataTransfer(world, caller.id, [row.region, row.acceptingRegion], 'caller');
      checkFree(call, row);
      call.unlessDryRun();
      row.acceptingLabels = labels;
      begin(call, row, 'Updating');
      return {};
    },
  },

  RejectVpcPeerConnection: {
    ...admission,
    handle: (call) => {
      const row = accepted(call);
      checkFree(call, row);
      call.unlessDryRun();
      row.status = 'Rejected';
      row.modified = call.world.now();
      call.world.unschedule(row.id);
      return {};
    },
  },

  ModifyVpcPeerConnection: {
    ...admission,
    handle: (call) => {
      const row = seenPeering(call);
      checkUnmanaged(row);
      checkPeeringStatus(row, 'Activated');
      checkPeeringBills(row);
      const change = readChange(call.parameters, row);
      checkFree(call, row);
      call.unlessDryRun();
      Object.assign(row, change);
      begin(call, row, 'Updating');
      return {};
    },
  },

  DeleteVpcPeerConnection: {
    ...admission,
    handle: (call) => {
      const row = seenPeering(call);
      checkUnmanaged(row);
      checkPeeringStatus(row, 'Accepting', 'Activated', 'Rejected', 'Expired');
      const force = call.parameters.flag('Force') ?? false;
      const entries = entriesTo(call.world, row.id);
      if (row.routes + entries.length > 0 && !force) {
        const message = `${row.routes + entries.length} routes lead to VPC peering connection ${row.id}.`;
        throw new Refusal(400, 'OperationDenied.RouteEntryExist', message);
      }
      checkFree(call, row);
      call.unlessDryRun();
      row.routes = 0;
      for (const entry of entries) call.world.routeEntries.remove(entry.id);
      begin(call, row, 'Deleting');
      return {};
    },
  },
};

/** Only the accepter answers a request; to its requester it is as if there were nothing to answer. */
function accepted(call: Call): VpcPeeringConnection {
  const row = seenPeering(call);
  if (row.acceptingOwner !== call.caller.id) throw unknownPeering(row.id);
  checkPeeringStatus(row, 'Accepting');
  return row;
}

function checkFree({ world }: Call, row: VpcPeeringConnection): void {
  checkConflict(world, [row.vpcId, row.acceptingVpcId], row.id);
}

function checkUnmanaged(row: VpcPeeringConnection): void {
  if (row.managedService === '') return;
  const message = `VPC peering connection ${row.id} is managed by ${row.managedService}.`;
  throw new Refusal(400, 'OperationDenied.ServiceManagedInstance', message);
}

function begin({ world }: Call, row: VpcPeeringConnection, status: 'Updating' | 'Deleting'): void {
  row.status = status;
  row.modified = world.now();
  if (status === 'Updating') world.schedule('vpcPeering.activated', row.id, durations.peeringChange);
  else world.schedule('vpcPeering.deleted', row.id, durations.peeringDeletion);
}

/** Texts are freer than at the creation: only their length counts, and that they do not begin with an address. */
function readChange(parameters: Parameters, row: VpcPeeringConnection) {
  const ends = [row.region, row.acceptingRegion] as const;
  const bandwidth = readPeeringBandwidth(parameters, ends, {
    within: () =>
      new Refusal(400, 'OperationFailed.BandwidthCannotBeChangedInSameRegion', 'There is no limit within a region.'),
    beyond: () => new Refusal(400, 'QuotaExceeded.Bandwidth', 'The bandwidth is more than the quota allows.'),
  });
  return {
    name: readText(parameters, 'Name', 128) ?? row.name,
    description: readText(parameters, 'Description', 256) ?? row.description,
    bandwidthMbps: bandwidth ?? row.bandwidthMbps,
    linkType: readLinkType(parameters, ends) ?? row.linkType,
  };
}

function readText(parameters: Parameters, name: string, longest: number): string | undefined {
  const text = parameters.text(name);
  if (text !== undefined && (text.length > longest || /^https?:\/\//i.test(text))) throw illegalParam(name);
  return text;
}

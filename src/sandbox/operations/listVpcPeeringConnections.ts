import { isRegion } from '../geography';
import type { VpcPeeringConnection } from '../model';
import type { Call, SandboxOperations } from '../operation';
import { illegalParam, seenPeering } from '../rules/peerings';
import { hasTags, readTags } from '../rules/tags';
import { tokenPage } from '../tokenListing';
import { labelsFor, vpcPeeringRow } from './vpcPeeringRow';

const paging = { size: 'MaxResults', byDefault: 20, largest: 100 } as const;

export const vpcPeeringLists: SandboxOperations = {
  /** Connections that begin or end in a region, for either side. The SDK does not require the region. */
  ListVpcPeerConnections: {
    required: [],
    regional: false,
    version: '2022-01-01',
    idempotency: null,
    handle: (call) => {
      const { world, caller, parameters } = call;
      const found = world.vpcPeeringConnections.by('account', caller.id).filter(wanted(call));
      const { rows, nextToken, total } = tokenPage(found, parameters, paging);
      return {
        MaxResults: parameters.integer(paging.size) ?? paging.byDefault,
        // Not answered behind the last page.
        NextToken: nextToken === '' ? undefined : nextToken,
        TotalCount: total,
        VpcPeerConnects: rows.map((row) => vpcPeeringRow(row, caller.id, world)),
      };
    },
  },

  GetVpcPeerConnectionAttribute: {
    required: ['InstanceId'],
    regional: false,
    version: '2022-01-01',
    idempotency: null,
    handle: (call) => vpcPeeringRow(seenPeering(call), call.caller.id, call.world),
  },
};

function wanted({ caller, parameters }: Call): (row: VpcPeeringConnection) => boolean {
  const region = parameters.text('RegionId');
  if (region !== undefined && !isRegion(region)) throw illegalParam('RegionId');
  const id = parameters.text('InstanceId');
  const name = parameters.text('Name');
  const group = parameters.text('ResourceGroupId');
  // A list, joined by commas on the wire by the JavaScript SDK and numbered by others (wire-facts 2).
  const vpcIds = [...(parameters.text('VpcId')?.split(',') ?? []), ...parameters.texts('VpcId')];
  const tags = readTags(parameters, 'Tags', {
    key: () => illegalParam('TagKey'),
    value: () => illegalParam('TagValue'),
  });
  return (row) => {
    const labels = labelsFor(row, caller.id);
    return (
      (region === undefined || region === row.region || region === row.acceptingRegion) &&
      (id ?? row.id) === row.id &&
      (name ?? row.name) === row.name &&
      (group ?? labels.resourceGroupId) === labels.resourceGroupId &&
      (vpcIds.length === 0 || vpcIds.includes(row.vpcId) || vpcIds.includes(row.acceptingVpcId)) &&
      hasTags(labels.tags, tags)
    );
  };
}

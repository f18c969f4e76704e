import type { VpcPeeringConnection } from '../model';
import { peeringDefaults } from '../rules/limits';
import type { Vpc } from '../vpcs';

/** What makes a VPC peering connection of an estate differ from an activated one. */
export type PeeringSketch = Partial<
  Omit<
    VpcPeeringConnection,
    'id' | 'region' | 'owner' | 'vpcId' | 'acceptingRegion' | 'acceptingOwner' | 'acceptingVpcId'
  >
>;

export function newVpcPeering(
  [from, to]: readonly [Vpc, Vpc],
  sketch: PeeringSketch,
  made: { readonly id: string; readonly created: number },
): VpcPeeringConnection {
  const within = from.region === to.region;
  return {
    status: 'Activated',
    bizStatus: 'Normal',
    name: '',
    description: '',
    bandwidthMbps: within ? peeringDefaults.bandwidthWithinRegion : peeringDefaults.bandwidthBetweenRegionsMbps,
    linkType: within ? '' : peeringDefaults.linkType,
    managedService: '',
    labels: { resourceGroupId: '', tags: [] },
    acceptingLabels: { resourceGroupId: '', tags: [] },
    routes: 0,
    ...made,
    modified: made.created,
    expires: made.created + peeringDefaults.acceptanceMs,
    ...sketch,
    region: from.region,
    owner: from.owner,
    vpcId: from.id,
    acceptingRegion: to.region,
    acceptingOwner: to.owner,
    acceptingVpcId: to.id,
  };
}

import { type JsonObject, Long } from '../json';
import type { VpcPeeringConnection } from '../model';
import { tagRows } from '../rules/tags';
import { instant } from '../wireTime';
import type { World } from '../world';

/** A VPC peering connection as the list and the single read tell it alike (models of the official SDK). */
export function vpcPeeringRow(of: VpcPeeringConnection, viewer: string, world: World): JsonObject {
  const labels = labelsFor(of, viewer);
  const waited = of.status === 'Accepting' || of.status === 'Expired';
  return {
    InstanceId: of.id,
    Name: of.name,
    Description: of.description,
    Status: of.status,
    BizStatus: of.bizStatus,
    Bandwidth: of.bandwidthMbps,
    LinkType: of.linkType === '' ? undefined : of.linkType,
    ManagedService: of.managedService === '' ? undefined : of.managedService,
    OwnerId: new Long(of.owner),
    RegionId: of.region,
    Vpc: vpcFields(of.vpcId, world),
    AcceptingOwnerUid: new Long(of.acceptingOwner),
    AcceptingRegionId: of.acceptingRegion,
    AcceptingVpc: vpcFields(of.acceptingVpcId, world),
    ResourceGroupId: labels.resourceGroupId,
    Tags: tagRows(labels.tags),
    GmtCreate: instant(of.created),
    GmtModified: instant(of.modified),
    GmtExpired: waited ? instant(of.expires) : undefined,
  };
}

/** Each side has resource group and tags of its own; within one account they are the requester's. */
export function labelsFor(of: VpcPeeringConnection, viewer: string) {
  return of.owner === viewer ? of.labels : of.acceptingLabels;
}

function vpcFields(id: string, world: World): JsonObject {
  const vpc = world.vpcs.get(id);
  return { VpcId: id, Ipv4Cidrs: vpc?.ipv4 ?? [], Ipv6Cidrs: vpc?.ipv6 ?? [] };
}

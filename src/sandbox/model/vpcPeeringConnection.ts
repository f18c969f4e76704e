import type { Tag } from './tag';

export type VpcPeeringStatus =
  'Creating' | 'Accepting' | 'Updating' | 'Rejected' | 'Expired' | 'Activated' | 'Deleting';

/** What each of both accounts keeps about a connection for itself. */
export interface PeeringLabels {
  readonly resourceGroupId: string;
  readonly tags: readonly Tag[];
}

/** A private way between two VPCs (004). Region and owner are the requester's. */
export interface VpcPeeringConnection {
  readonly id: string;
  readonly region: string;
  readonly owner: string;
  readonly vpcId: string;
  readonly acceptingRegion: string;
  readonly acceptingOwner: string;
  readonly acceptingVpcId: string;
  status: VpcPeeringStatus;
  bizStatus: 'Normal' | 'FinancialLocked';
  name: string;
  description: string;
  /** -1 has no limit. */
  bandwidthMbps: number;
  /** Empty within a region. */
  linkType: string;
  /** The service that manages the connection in place of the account, such as SWAS; usually empty. */
  managedService: string;
  labels: PeeringLabels;
  acceptingLabels: PeeringLabels;
  /** How many routes of both VPCs lead to the connection: the sandbox has no route tables of VPCs. */
  routes: number;
  created: number;
  modified: number;
  /** Until when it can be accepted. */
  expires: number;
}

export type VpcPeeringTask =
  'vpcPeering.created' | 'vpcPeering.expired' | 'vpcPeering.activated' | 'vpcPeering.deleted';

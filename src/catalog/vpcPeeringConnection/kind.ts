import type { Kind } from '../kind';
import { getVpcPeerConnectionAttribute, listVpcPeerConnections } from './describe';

/** VPC peering connection: a private way between two VPCs, served by a product of its own (004, traps 20). */
export const vpcPeeringConnection = {
  id: 'vpcPeeringConnection',
  label: 'VPC Peering Connection',
  plural: 'VPC Peering Connections',
  icon: 'arrow-both',
  list: listVpcPeerConnections,
  rows: 'VpcPeerConnects',
  single: { operation: getVpcPeerConnectionAttribute, parameter: 'InstanceId' },
  identity: ['InstanceId'],
  nameField: 'Name',
  stateField: 'Status',
  states: {
    Creating: { label: 'Creating', severity: 'working', transitional: true },
    Accepting: { label: 'Accepting', severity: 'attention' },
    Updating: { label: 'Updating', severity: 'working', transitional: true },
    Activated: { label: 'Activated', severity: 'good' },
    Rejected: { label: 'Rejected', severity: 'bad' },
    Expired: { label: 'Expired', severity: 'bad' },
    Deleting: { label: 'Deleting', severity: 'working', transitional: true },
    Deleted: { label: 'Deleted', severity: 'ended' },
  },
  lookup: { parameter: 'InstanceId' },
  parents: [],
  inRegionTree: true,
  glance: ['{RegionId} – {AcceptingRegionId}'],
  details: [
    {
      title: 'Overview',
      fields: [
        'Name',
        'InstanceId',
        'Status',
        'BizStatus',
        'Description',
        'Bandwidth',
        'LinkType',
        'ManagedService',
        'ResourceGroupId',
        'Tags',
      ],
    },
    { title: 'Requester', fields: ['OwnerId', 'RegionId', 'Vpc'] },
    { title: 'Accepter', fields: ['AcceptingOwnerUid', 'AcceptingRegionId', 'AcceptingVpc'] },
    { title: 'Lifecycle', fields: ['GmtCreate', 'GmtModified', 'GmtExpired'] },
  ],
  console: 'https://vpc.console.aliyun.com/',
  terraform: 'alicloud_vpc_peer_connection',
} as const satisfies Kind;

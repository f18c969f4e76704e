import { businessStatuses } from '../businessStatus';
import type { Field } from '../field';

/** One of both VPCs. */
const network = {
  VpcId: { type: 'string', label: 'VPC ID', newer: true },
  Ipv4Cidrs: { type: 'list', item: null, label: 'IPv4 CIDR blocks', of: { type: 'string' }, newer: true },
  Ipv6Cidrs: { type: 'list', item: null, label: 'IPv6 CIDR blocks', of: { type: 'string' }, newer: true },
} as const satisfies Record<string, Field>;

/**
 * A VPC peering connection as the list and the single read tell it alike: models of the official SDK, since no document
 * has them (traps 20). Account IDs are beyond 2^53 in its samples (wire-facts 3.2).
 */
export const vpcPeeringConnectionRow = {
  InstanceId: { type: 'string', label: 'VPC peering connection ID', newer: true },
  Name: { type: 'string', label: 'Name', newer: true },
  Status: { type: 'string', label: 'State', newer: true },
  BizStatus: { type: 'string', label: 'Business status', values: businessStatuses, newer: true },
  Description: { type: 'string', label: 'Description', newer: true },
  // -1 means that there is no limit.
  Bandwidth: { type: 'integer', label: 'Bandwidth', unit: 'Mbps', newer: true },
  LinkType: { type: 'string', label: 'Link type', newer: true },
  ManagedService: { type: 'string', label: 'Managed by service', newer: true },
  ResourceGroupId: { type: 'string', label: 'Resource group ID', newer: true },
  Tags: {
    type: 'list',
    item: null,
    label: 'Tags',
    of: { Key: { type: 'string', label: 'Key' }, Value: { type: 'string', label: 'Value' } },
    newer: true,
  },
  OwnerId: { type: 'long', label: 'Requester account ID', newer: true },
  RegionId: { type: 'string', label: 'Requester region', newer: true },
  Vpc: { type: 'object', label: 'Requester VPC', of: network, newer: true },
  AcceptingOwnerUid: { type: 'long', label: 'Accepter account ID', newer: true },
  AcceptingRegionId: { type: 'string', label: 'Accepter region', newer: true },
  AcceptingVpc: { type: 'object', label: 'Accepter VPC', of: network, newer: true },
  GmtCreate: { type: 'time', label: 'Created', newer: true },
  GmtModified: { type: 'time', label: 'Last modified', newer: true },
  // Only while the connection waits to be accepted, and once it has waited too long.
  GmtExpired: { type: 'time', label: 'To be accepted by', newer: true },
} as const satisfies Record<string, Field>;

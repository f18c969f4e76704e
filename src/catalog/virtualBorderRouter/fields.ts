import { chargeTypes } from '../billing';
import { businessStatuses } from '../businessStatus';
import type { Field } from '../field';
import { connectionStateValues } from '../physicalConnection/states';
import { routerStateValues } from './states';
import { attachmentStates, routerKinds } from './values';

/**
 * Fields that the VBR itself and each further physical connection of the VBR have in common (003 6.2). `VlanId` and
 * the labels that need another wording are added by each of them.
 */
const link = {
  VlanInterfaceId: { type: 'string', label: 'VLAN interface ID' },
  CircuitCode: { type: 'string', label: 'Circuit code' },
  LocalGatewayIp: { type: 'string', label: 'Local gateway IP (Alibaba Cloud side)' },
  PeerGatewayIp: { type: 'string', label: 'Peer gateway IP (customer side)' },
  PeeringSubnetMask: { type: 'string', label: 'Subnet mask' },
  EnableIpv6: { type: 'boolean', label: 'IPv6' },
  LocalIpv6GatewayIp: { type: 'string', label: 'Local IPv6 gateway IP (Alibaba Cloud side)' },
  PeerIpv6GatewayIp: { type: 'string', label: 'Peer IPv6 gateway IP (customer side)' },
  // Called a mask, but the value is a prefix such as 2408:4004:cc:400::/56 (traps 45).
  PeeringIpv6SubnetMask: { type: 'string', label: 'IPv6 prefix' },
  PhysicalConnectionId: { type: 'string', label: 'Physical connection ID' },
  PhysicalConnectionStatus: { type: 'string', label: 'Physical connection state', values: connectionStateValues },
  PhysicalConnectionBusinessStatus: {
    type: 'string',
    label: 'Physical connection business status',
    values: businessStatuses,
  },
  // Digits in the samples, and beyond 2^53 for some accounts (traps 37). Document 002 prints ...OwnerId (traps 33).
  PhysicalConnectionOwnerUid: { type: 'long', declaredAs: 'string', label: 'Physical connection owner account ID' },
} as const satisfies Record<string, Field>;

const { PhysicalConnectionId, ...furtherLink } = link;

/** A further physical connection of a VBR. Its VLAN ID is text in the table and a number in the sample (traps 40). */
const associatedPhysicalConnection = {
  // First, because it heads the row of a table.
  PhysicalConnectionId,
  Status: { type: 'string', label: 'State', values: routerStateValues },
  VlanId: { type: 'integer', declaredAs: 'string', label: 'VLAN ID' },
  ...furtherLink,
} as const satisfies Record<string, Field>;

/** A CEN that the VBR is attached to; an empty `CenStatus` means that it is not (traps 63). */
const associatedCen = {
  CenId: { type: 'string', label: 'CEN ID' },
  CenOwnerId: { type: 'long', label: 'CEN owner account ID' },
  CenStatus: { type: 'string', label: 'CEN state', values: attachmentStates },
} as const satisfies Record<string, Field>;

/**
 * A row of DescribeVirtualBorderRouters (003 6.2, 002 5.3). Intervals and bandwidth are read as plain integers:
 * they are small, whatever their documented type, and document 002 quotes every number (traps 39).
 */
export const virtualBorderRouterRow = {
  Name: { type: 'string', label: 'Name' },
  VbrId: { type: 'string', label: 'VBR ID' },
  Status: { type: 'string', label: 'State' },
  Description: { type: 'string', label: 'Description' },
  Type: { type: 'string', label: 'Type', values: routerKinds },
  // Document 003 has it in the list per physical connection only (traps 34).
  Bandwidth: { type: 'integer', label: 'Bandwidth', unit: 'Mbps', newer: true },
  EccId: { type: 'string', label: 'ECC ID' },
  CloudBoxInstanceId: { type: 'string', label: 'CloudBox ID' },
  ResourceGroupId: { type: 'string', label: 'Resource group ID', newer: true },
  Tags: {
    type: 'list',
    item: 'Tags',
    label: 'Tags',
    of: { Key: { type: 'string', label: 'Key' }, Value: { type: 'string', label: 'Value' } },
    newer: true,
  },
  VlanId: { type: 'integer', label: 'VLAN ID' },
  ...link,
  RouteTableId: { type: 'string', label: 'Route table ID' },
  Mtu: { type: 'integer', label: 'MTU', unit: 'bytes', newer: true },
  SitelinkEnable: { type: 'boolean', label: 'Site-to-site traffic', newer: true },
  AccessPointId: { type: 'string', label: 'Access point ID' },
  MinTxInterval: { type: 'integer', declaredAs: 'long', label: 'BFD transmit interval', unit: 'ms' },
  MinRxInterval: { type: 'integer', declaredAs: 'long', label: 'BFD receive interval', unit: 'ms' },
  DetectMultiplier: { type: 'integer', declaredAs: 'long', label: 'BFD detection multiplier' },
  AssociatedPhysicalConnections: {
    type: 'list',
    item: 'AssociatedPhysicalConnection',
    label: 'Associated physical connections',
    of: associatedPhysicalConnection,
  },
  AssociatedCens: { type: 'list', item: 'AssociatedCen', label: 'Attached CENs', of: associatedCen },
  EcrId: { type: 'string', label: 'ECR ID', newer: true },
  EcrOwnerId: { type: 'long', declaredAs: 'string', label: 'ECR owner account ID', newer: true },
  EcrAttatchStatus: { type: 'string', label: 'ECR attachment state', values: attachmentStates, newer: true },
  PConnVbrChargeType: { type: 'string', label: 'Billing method', values: chargeTypes },
  PConnVbrExpireTime: { type: 'time', label: 'Paid until' },
  CreationTime: { type: 'time', label: 'Created' },
  ActivationTime: { type: 'time', label: 'First activated' },
  TerminationTime: { type: 'time', label: 'Last terminated' },
  RecoveryTime: { type: 'time', label: 'Last recovered' },
} as const satisfies Record<string, Field>;

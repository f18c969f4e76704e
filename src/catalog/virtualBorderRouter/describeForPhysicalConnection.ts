import { chargeTypes } from '../billing';
import { businessStatuses } from '../businessStatus';
import { filter, page, paged, refusals, region, vpc } from '../common';
import type { Field } from '../field';
import { operation } from '../operation';
import { bandwidthStates, routerKinds } from './values';

/**
 * A VBR as the owner of its physical connection sees it (003 6.3, 002 5.4). It lacks what only the owner of the VBR may
 * know, such as the route table, and has the billing state and the owner instead (traps 34). The owner is empty when
 * the VBR belongs to the owner of the connection (traps 47); document 002 prints it as `VbrOwnerId` (traps 33).
 */
const virtualBorderRouterOfConnection = {
  VbrId: { type: 'string', label: 'VBR ID' },
  VbrName: { type: 'string', label: 'Name', newer: true },
  VbrOwnerUid: { type: 'long', label: 'VBR owner account ID' },
  Status: { type: 'string', label: 'State' },
  Type: { type: 'string', label: 'Type', values: routerKinds },
  // A text here and a number in the list of the region (traps 39).
  Bandwidth: { type: 'integer', declaredAs: 'string', label: 'Bandwidth', unit: 'Mbps' },
  BandwidthStatus: { type: 'string', label: 'Bandwidth state', values: bandwidthStates },
  EccId: { type: 'string', label: 'ECC ID' },
  VlanId: { type: 'integer', label: 'VLAN ID' },
  CircuitCode: { type: 'string', label: 'Circuit code' },
  LocalGatewayIp: { type: 'string', label: 'Local gateway IP (Alibaba Cloud side)' },
  PeerGatewayIp: { type: 'string', label: 'Peer gateway IP (customer side)' },
  PeeringSubnetMask: { type: 'string', label: 'Subnet mask' },
  EnableIpv6: { type: 'boolean', label: 'IPv6' },
  LocalIpv6GatewayIp: { type: 'string', label: 'Local IPv6 gateway IP (Alibaba Cloud side)' },
  PeerIpv6GatewayIp: { type: 'string', label: 'Peer IPv6 gateway IP (customer side)' },
  PeeringIpv6SubnetMask: { type: 'string', label: 'IPv6 prefix' },
  PConnVbrChargeType: { type: 'string', label: 'Billing method', values: chargeTypes },
  PConnVbrExpireTime: { type: 'time', label: 'Paid until' },
  // The service spells it so (traps 33).
  PConnVbrBussinessStatus: { type: 'string', label: 'Business status', values: businessStatuses },
  CreationTime: { type: 'time', label: 'Created' },
  ActivationTime: { type: 'time', label: 'First activated' },
  TerminationTime: { type: 'time', label: 'Last terminated' },
  RecoveryTime: { type: 'time', label: 'Last recovered' },
} as const satisfies Record<string, Field>;

/** The VBRs on one physical connection, those of other accounts included: only the owner of the connection may ask. */
export const describeVirtualBorderRoutersForPhysicalConnection = operation({
  ...vpc,
  name: 'DescribeVirtualBorderRoutersForPhysicalConnection',
  kind: 'virtualBorderRouter',
  effect: 'list',
  label: 'List VBRs on a Physical Connection',
  summary: 'Lists the VBRs on a physical connection, including those of other accounts.',
  parameters: {
    ...region,
    PhysicalConnectionId: {
      type: 'string',
      label: 'Physical connection',
      required: true,
      refersTo: { kind: 'physicalConnection' },
    },
    ...page,
    ...filter([
      { value: 'PhysicalConnectionId', meaning: 'Physical connection ID' },
      { value: 'VbrId', meaning: 'VBR ID' },
      { value: 'Status', meaning: 'State' },
      { value: 'Name', meaning: 'Name' },
      { value: 'AccessPointId', meaning: 'Access point ID' },
      { value: 'eccId', meaning: 'ECC ID' },
      { value: 'type', meaning: 'Type of the VBR' },
    ]),
  },
  response: {
    ...paged,
    VirtualBorderRouterForPhysicalConnectionSet: {
      type: 'list',
      item: 'VirtualBorderRouterForPhysicalConnectionType',
      of: virtualBorderRouterOfConnection,
    },
  },
  errors: [
    // 400 when the connection does not exist, 404 when it is another account's (traps 67).
    ...refusals(400, 'InvalidPhysicalConnectionId.NotFound'),
    ...refusals(404, 'InvalidPhysicalConnectionId.NotFound'),
  ],
  idempotency: null,
  paging: 'page',
  documents: ['003 6.3', '002 5.4'],
});

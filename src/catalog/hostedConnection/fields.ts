import { answeredChargeTypes } from '../billing';
import { businessStatuses } from '../businessStatus';
import type { Field } from '../field';
import { letterStateValues } from '../letterOfAuthorization/states';
import { lineOperators, productTypes } from '../physicalConnection/values';
import { acceptances, orderModes } from './values';

/**
 * The row of ListVirtualPhysicalConnections (003 4.19). `PhysicalConnectionId` is the hosted connection here, while the
 * request means the hosting one by it (traps 12).
 */
export const hostedConnectionFields = {
  PhysicalConnectionId: { type: 'string', label: 'ID' },
  Name: { type: 'string', label: 'Name' },
  Status: { type: 'string', label: 'State' },
  // Called VpconnStatus in DescribePhysicalConnections (traps 33).
  VirtualPhysicalConnectionStatus: { type: 'string', label: 'Hosted connection state', values: acceptances },
  BusinessStatus: { type: 'string', label: 'Business status', values: businessStatuses },
  Description: { type: 'string', label: 'Description' },
  ProductType: { type: 'string', label: 'Connection type', values: productTypes },
  Type: { type: 'string', label: 'Network type' },
  AliUid: { type: 'long', declaredAs: 'string', label: 'Tenant account ID' },
  ParentPhysicalConnectionId: { type: 'string', label: 'Hosting physical connection' },
  // Beyond 2^53 in the documents' own sample (traps 37).
  ParentPhysicalConnectionAliUid: { type: 'long', declaredAs: 'string', label: 'Hosting account' },
  VlanId: { type: 'string', label: 'VLAN ID' },
  Spec: { type: 'string', label: 'Specification' },
  // Mbps in this list and Gbps in the other one (traps 41).
  Bandwidth: { type: 'integer', declaredAs: 'long', label: 'Bandwidth', unit: 'Mbps' },
  ExpectSpec: { type: 'string', label: 'Expected bandwidth' },
  OrderMode: { type: 'string', label: 'Paid by', values: orderModes },
  ChargeType: { type: 'string', label: 'Billing method', values: answeredChargeTypes },
  PortType: { type: 'string', label: 'Port type' },
  PortNumber: { type: 'string', label: 'Port number' },
  AccessPointId: { type: 'string', label: 'Access point' },
  AdLocation: { type: 'string', label: 'Access device location' },
  PeerLocation: { type: 'string', label: 'Data center location' },
  LineOperator: { type: 'string', label: 'Carrier', values: lineOperators },
  CircuitCode: { type: 'string', label: 'Circuit code' },
  RedundantPhysicalConnectionId: { type: 'string', label: 'Redundant physical connection' },
  LoaStatus: { type: 'string', label: 'LOA state', values: letterStateValues },
  CreationTime: { type: 'time', label: 'Created' },
  EnabledTime: { type: 'time', label: 'Enabled at' },
  EndTime: { type: 'time', label: 'Expires' },
  ResourceGroupId: { type: 'string', label: 'Resource group', newer: true },
  Tags: {
    type: 'list',
    item: null,
    label: 'Tags',
    newer: true,
    of: {
      Key: { type: 'string', label: 'Tag key', newer: true },
      Value: { type: 'string', label: 'Tag value', newer: true },
    },
  },
} as const satisfies Record<string, Field>;

import { answeredChargeTypes, reservationChargeTypes, reservationOrderTypes } from '../billing';
import { businessStatuses } from '../businessStatus';
import type { Field } from '../field';
import { acceptances, orderModes } from '../hostedConnection/values';
import { letterStateValues } from '../letterOfAuthorization/states';
import { lineOperators, productTypes } from './values';

/** The row of DescribePhysicalConnections (002 4.3, 003 4.12). */
export const physicalConnectionFields = {
  PhysicalConnectionId: { type: 'string', label: 'ID' },
  Name: { type: 'string', label: 'Name' },
  Status: { type: 'string', label: 'State' },
  BusinessStatus: { type: 'string', label: 'Business status', values: businessStatuses },
  Description: { type: 'string', label: 'Description' },
  ProductType: { type: 'string', label: 'Connection type', values: productTypes },
  Type: { type: 'string', label: 'Network type' },
  ResourceGroupId: { type: 'string', label: 'Resource group', newer: true },
  Tags: {
    type: 'list',
    // Lower-case in this operation alone (wire-facts 3.1).
    item: 'tags',
    label: 'Tags',
    newer: true,
    of: {
      Key: { type: 'string', label: 'Tag key', newer: true },
      Value: { type: 'string', label: 'Tag value', newer: true },
    },
  },
  // Gbps in answers, although requests count in Mbps (traps 41).
  Bandwidth: { type: 'integer', declaredAs: 'long', label: 'Bandwidth', unit: 'Gbps' },
  Spec: { type: 'string', label: 'Specification' },
  PortType: { type: 'string', label: 'Port type' },
  PortNumber: { type: 'string', label: 'Port number' },
  OpticalModuleModel: { type: 'string', label: 'Optical module', newer: true },
  DownDelayTime: { type: 'integer', label: 'Port down delay', unit: 'ms', newer: true },
  DeviceFeaturesSelected: { type: 'string', label: 'Device features', newer: true },
  QosId: { type: 'string', label: 'QoS policy', newer: true },
  MacsecKeys: {
    type: 'list',
    item: 'MacsecKey',
    label: 'MACsec keys',
    newer: true,
    of: {
      Ckn: { type: 'string', label: 'Key name (CKN)', newer: true },
      Cak: { type: 'string', label: 'Key (CAK)', secret: true, newer: true },
      CipherSuite: { type: 'string', label: 'Cipher suite', newer: true },
      StartOn: { type: 'time', label: 'Valid from', newer: true },
      Status: { type: 'string', label: 'State', newer: true },
    },
  },
  AccessPointId: { type: 'string', label: 'Access point' },
  AccessPointType: { type: 'string', label: 'Access point type' },
  AdLocation: { type: 'string', label: 'Access device location' },
  AdDetailLocation: { type: 'string', label: 'Access device location in detail', newer: true },
  PeerLocation: { type: 'string', label: 'Data center location' },
  LineOperator: { type: 'string', label: 'Carrier', values: lineOperators },
  CircuitCode: { type: 'string', label: 'Circuit code' },
  RedundantPhysicalConnectionId: { type: 'string', label: 'Redundant physical connection' },
  LoaStatus: { type: 'string', label: 'LOA state', values: letterStateValues },
  CreationTime: { type: 'time', label: 'Created' },
  EnabledTime: { type: 'time', label: 'Enabled at' },
  EndTime: { type: 'time', label: 'Expires' },
  ChargeType: { type: 'string', label: 'Billing method', values: answeredChargeTypes },
  // A string that says true or false (traps 38).
  HasReservationData: { type: 'boolean', declaredAs: 'string', label: 'Has pending order' },
  ReservationOrderType: { type: 'string', label: 'Pending order type', values: reservationOrderTypes },
  ReservationActiveTime: { type: 'time', label: 'Pending order takes effect' },
  ReservationInternetChargeType: {
    type: 'string',
    label: 'Pending order billing method',
    values: reservationChargeTypes,
  },
  VirtualPhysicalConnectionCount: { type: 'integer', label: 'Number of hosted connections' },
  ParentPhysicalConnectionId: { type: 'string', label: 'Hosting physical connection' },
  // Beyond 2^53 in the documents' own sample (traps 37).
  ParentPhysicalConnectionAliUid: { type: 'long', label: 'Hosting account' },
  VlanId: { type: 'string', label: 'VLAN ID' },
  OrderMode: { type: 'string', label: 'Paid by', values: orderModes },
  VpconnStatus: { type: 'string', label: 'Hosted connection state', values: acceptances },
  ExpectSpec: { type: 'string', label: 'Expected bandwidth' },
} as const satisfies Record<string, Field>;

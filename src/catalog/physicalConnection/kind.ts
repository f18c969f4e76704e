import type { Kind } from '../kind';
import { describePhysicalConnections } from './describe';

/** A leased line that ends in an access point, or a share of one that a partner hosts. */
export const physicalConnection = {
  id: 'physicalConnection',
  label: 'Physical Connection',
  plural: 'Physical Connections',
  icon: 'plug',
  list: describePhysicalConnections,
  rows: 'PhysicalConnectionSet',
  identity: ['PhysicalConnectionId'],
  nameField: 'Name',
  stateField: 'Status',
  states: {
    Initial: { label: 'Initial', severity: 'working' },
    Approved: { label: 'Approved', severity: 'working' },
    Allocating: { label: 'Allocating', severity: 'working', transitional: true },
    Allocated: { label: 'Allocated', severity: 'working' },
    // Called "waiting for confirmation" in the documents, yet it is what confirming leads to (traps 56).
    Confirmed: { label: 'Confirmed', severity: 'attention' },
    Enabled: { label: 'Enabled', severity: 'good' },
    Rejected: { label: 'Rejected', severity: 'bad' },
    Canceled: { label: 'Canceled', severity: 'ended' },
    // Spelled with and without a blank (traps 54).
    AllocationFailed: { label: 'Allocation Failed', severity: 'bad' },
    // Missing in the documents' list of states and present in their prose (traps 55).
    Terminating: { label: 'Terminating', severity: 'working', transitional: true },
    Terminated: { label: 'Terminated', severity: 'ended' },
  },
  lookup: { filter: 'PhysicalConnectionId' },
  parents: [{ kind: 'accessPoint', field: 'AccessPointId', by: { filter: 'AccessPointId' } }],
  inRegionTree: true,
  glance: ['{Bandwidth}', '{PortType}'],
  details: [
    {
      title: 'Overview',
      fields: [
        'Name',
        'PhysicalConnectionId',
        'Status',
        'BusinessStatus',
        'Description',
        'ProductType',
        'Type',
        'ResourceGroupId',
        'Tags',
      ],
    },
    {
      title: 'Port',
      fields: [
        'Bandwidth',
        'Spec',
        'PortType',
        'PortNumber',
        'OpticalModuleModel',
        'DownDelayTime',
        'DeviceFeaturesSelected',
        'QosId',
        'MacsecKeys',
      ],
    },
    {
      title: 'Location and carrier',
      fields: [
        'AccessPointId',
        'AccessPointType',
        'AdLocation',
        'AdDetailLocation',
        'PeerLocation',
        'LineOperator',
        'CircuitCode',
        'RedundantPhysicalConnectionId',
      ],
    },
    {
      title: 'Hosted connection',
      fields: [
        'VirtualPhysicalConnectionCount',
        'ParentPhysicalConnectionId',
        'ParentPhysicalConnectionAliUid',
        'VlanId',
        'OrderMode',
        'VpconnStatus',
        'ExpectSpec',
      ],
    },
    {
      title: 'Billing',
      fields: [
        'ChargeType',
        'HasReservationData',
        'ReservationOrderType',
        'ReservationActiveTime',
        'ReservationInternetChargeType',
      ],
    },
    { title: 'Lifecycle', fields: ['LoaStatus', 'CreationTime', 'EnabledTime', 'EndTime'] },
  ],
  console: 'https://expressconnect.console.aliyun.com/',
  terraform: 'alicloud_express_connect_physical_connection',
} as const satisfies Kind;

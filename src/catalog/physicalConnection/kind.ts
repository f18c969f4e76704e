import { locks } from '../businessStatus';
import { filterValues } from '../common';
import type { Kind } from '../kind';
import { describePhysicalConnections } from './describe';
import { connectionStates, overrulingStates } from './states';

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
  stateOverride: { field: 'VpconnStatus', states: overrulingStates },
  states: connectionStates,
  lookup: { filter: 'PhysicalConnectionId', most: filterValues },
  parents: [{ kind: 'accessPoint', field: 'AccessPointId', by: { filter: 'AccessPointId' } }],
  inRegionTree: true,
  concerns: [{ field: 'BusinessStatus', values: locks }],
  // Bandwidth counts whole Gbps, which is 0 for most hosted connections (traps 41).
  glance: ['{Spec}', '{PortType}'],
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
  teardown: { goals: ['terminate', 'delete'], first: ['virtualBorderRouter', 'hostedConnection'] },
} as const satisfies Kind;

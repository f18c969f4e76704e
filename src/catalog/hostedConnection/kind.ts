import { locks } from '../businessStatus';
import type { Kind } from '../kind';
import { message } from '../message';
import { connectionStates, overrulingStates } from '../physicalConnection/states';
import { listVirtualPhysicalConnections } from './describe';

/** A share of a partner's physical connection that belongs to a tenant, with a VLAN and a bandwidth of its own (003 4.18). */
export const hostedConnection = {
  id: 'hostedConnection',
  label: 'Hosted Connection',
  plural: 'Hosted Connections',
  icon: 'repo-forked',
  list: listVirtualPhysicalConnections,
  rows: 'VirtualPhysicalConnections',
  identity: ['PhysicalConnectionId'],
  nameField: 'Name',
  stateField: 'Status',
  stateOverride: { field: 'VirtualPhysicalConnectionStatus', states: overrulingStates },
  states: connectionStates,
  lookup: { parameter: 'VirtualPhysicalConnectionIds.N', most: 20 },
  parents: [
    { kind: 'physicalConnection', field: 'ParentPhysicalConnectionId', by: { parameter: 'PhysicalConnectionId' } },
  ],
  inRegionTree: true,
  concerns: [{ field: 'BusinessStatus', values: locks }],
  glance: ['{Spec}', 'VLAN {VlanId}'],
  details: [
    {
      title: 'Overview',
      fields: [
        'Name',
        'PhysicalConnectionId',
        'Status',
        'VirtualPhysicalConnectionStatus',
        'BusinessStatus',
        'Description',
        'ProductType',
        'Type',
        'ResourceGroupId',
        'Tags',
      ],
    },
    {
      title: 'Hosting',
      fields: [
        'AliUid',
        'ParentPhysicalConnectionId',
        'ParentPhysicalConnectionAliUid',
        'VlanId',
        'Spec',
        'Bandwidth',
        'ExpectSpec',
      ],
    },
    {
      title: 'Location and carrier',
      fields: [
        'AccessPointId',
        'PortType',
        'PortNumber',
        'AdLocation',
        'PeerLocation',
        'LineOperator',
        'CircuitCode',
        'RedundantPhysicalConnectionId',
      ],
    },
    { title: 'Billing', fields: ['OrderMode', 'ChargeType'] },
    { title: 'Lifecycle', fields: ['LoaStatus', 'CreationTime', 'EnabledTime', 'EndTime'] },
  ],
  console: 'https://expressconnect.console.aliyun.com/',
  terraform: 'alicloud_express_connect_virtual_physical_connection',
  teardown: {
    goals: ['terminate', 'delete'],
    first: [],
    // What nobody has accepted yet can be taken back by the partner who offered it.
    foreign: { owner: 'AliUid', own: 'ParentPhysicalConnectionAliUid', takenBackIn: ['UnConfirmed'], orAsked: true },
    unseen: message(
      'VBRs that the tenant has on it are not shown to this account. The service refuses while there are any.',
    ),
  },
} as const satisfies Kind;

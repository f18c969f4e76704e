import { locks } from '../businessStatus';
import { filterValues } from '../common';
import type { Kind } from '../kind';
import { message } from '../message';
import { routesTo } from '../routeEntry/nextHops';
import { describeVirtualBorderRouters } from './describe';
import { describeVirtualBorderRoutersForPhysicalConnection } from './describeForPhysicalConnection';
import { routerStates } from './states';

/** Virtual border router: the router on Alibaba Cloud's side of one VLAN of a physical connection (003 6). */
export const virtualBorderRouter = {
  id: 'virtualBorderRouter',
  label: 'VBR',
  plural: 'VBRs',
  icon: 'circuit-board',
  list: describeVirtualBorderRouters,
  rows: 'VirtualBorderRouterSet',
  identity: ['VbrId'],
  nameField: 'Name',
  stateField: 'Status',
  states: routerStates,
  lookup: { filter: 'VbrId', most: filterValues },
  parents: [
    {
      kind: 'physicalConnection',
      field: 'PhysicalConnectionId',
      by: { filter: 'PhysicalConnectionId' },
      // Those of other accounts: the owner of the connection sees them in a list of its own only (traps 34, 47).
      also: {
        operation: describeVirtualBorderRoutersForPhysicalConnection,
        rows: 'VirtualBorderRouterForPhysicalConnectionSet',
        by: { parameter: 'PhysicalConnectionId' },
        present: 'VbrOwnerUid',
        renamed: { Name: 'VbrName' },
        none: ['InvalidPhysicalConnectionId.NotFound'],
      },
    },
  ],
  inRegionTree: true,
  concerns: [{ field: 'PhysicalConnectionBusinessStatus', values: locks }],
  glance: ['VLAN {VlanId}', '{LocalGatewayIp} – {PeerGatewayIp}'],
  details: [
    {
      title: 'Overview',
      fields: [
        'Name',
        'VbrId',
        'Status',
        'Description',
        'Type',
        'Bandwidth',
        'EccId',
        'CloudBoxInstanceId',
        'ResourceGroupId',
        'Tags',
      ],
    },
    {
      title: 'Link',
      fields: [
        'VlanId',
        'VlanInterfaceId',
        'LocalGatewayIp',
        'PeerGatewayIp',
        'PeeringSubnetMask',
        'EnableIpv6',
        'LocalIpv6GatewayIp',
        'PeerIpv6GatewayIp',
        'PeeringIpv6SubnetMask',
        'Mtu',
        'RouteTableId',
        'SitelinkEnable',
      ],
    },
    {
      title: 'Physical connection',
      fields: [
        'PhysicalConnectionId',
        'PhysicalConnectionStatus',
        'PhysicalConnectionBusinessStatus',
        'PhysicalConnectionOwnerUid',
        'CircuitCode',
        'AccessPointId',
      ],
    },
    { title: 'BFD', fields: ['MinTxInterval', 'MinRxInterval', 'DetectMultiplier'] },
    {
      title: 'Attachments',
      fields: ['AssociatedPhysicalConnections', 'AssociatedCens', 'EcrId', 'EcrOwnerId', 'EcrAttatchStatus'],
    },
    {
      title: 'Billing',
      fields: ['VbrOwnerUid', 'PConnVbrChargeType', 'PConnVbrExpireTime', 'PConnVbrBussinessStatus', 'BandwidthStatus'],
    },
    { title: 'Lifecycle', fields: ['CreationTime', 'ActivationTime', 'TerminationTime', 'RecoveryTime'] },
  ],
  console: 'https://expressconnect.console.aliyun.com/vbr/{region}/detail/{id}',
  terraform: 'alicloud_express_connect_virtual_border_router',
  teardown: {
    goals: ['delete'],
    // Routes lead to interfaces; the rest may go in any order (traps section 11).
    first: ['routeEntry', 'routerInterface', 'bgpNetwork', 'bgpGroup', 'vbrHaGroup'],
    entriesLedTo: { list: 'AssociatedPhysicalConnections', field: 'VlanInterfaceId', by: routesTo },
    foreign: { owner: 'VbrOwnerUid', takenBackIn: ['unconfirmed'] },
    hindrances: [
      {
        field: 'AssociatedCens',
        entry: 'CenId',
        // Empty when there is no attachment any more (traps 63).
        unless: { field: 'CenStatus', is: ['', 'Detached'] },
        what: message('It is attached to CEN {0}.'),
        todo: message('Detach it in the CEN console, then read the plan again.'),
      },
      {
        // In the official SDK alone: taken to hold a VBR as a CEN does.
        field: 'EcrId',
        unless: { field: 'EcrAttatchStatus', is: ['Detached'] },
        what: message('It is attached to ECR {0}.'),
        todo: message('Detach it in the console of the ECR, then read the plan again.'),
      },
    ],
  },
} as const satisfies Kind;

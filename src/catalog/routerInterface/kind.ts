import type { Kind } from '../kind';
import { describeRouterInterfaceAttribute, describeRouterInterfaces } from './describe';

/**
 * Router interface: one of the two ends of a connection between a VBR and a VPC, or between two VPCs (003 5). Only
 * those of a VBR have a parent; the ones of a VPC stand in the region alone.
 */
export const routerInterface = {
  id: 'routerInterface',
  label: 'Router Interface',
  plural: 'Router Interfaces',
  icon: 'link',
  list: describeRouterInterfaces,
  rows: 'RouterInterfaceSet',
  single: { operation: describeRouterInterfaceAttribute, parameter: 'InstanceId' },
  identity: ['RouterInterfaceId'],
  nameField: 'Name',
  stateField: 'Status',
  states: {
    Idle: { label: 'Idle', severity: 'attention' },
    AcceptingConnecting: { label: 'Accepting Connection', severity: 'working', transitional: true },
    Connecting: { label: 'Connecting', severity: 'working', transitional: true },
    Activating: { label: 'Activating', severity: 'working', transitional: true },
    Active: { label: 'Active', severity: 'good' },
    Modifying: { label: 'Modifying', severity: 'working', transitional: true },
    Deactivating: { label: 'Deactivating', severity: 'working', transitional: true },
    Inactive: { label: 'Inactive', severity: 'attention' },
    Deleting: { label: 'Deleting', severity: 'working', transitional: true },
    // Documented for the peer only (traps 61); clients have seen it on the interface itself (wire-facts 3.4).
    Deleted: { label: 'Deleted', severity: 'ended' },
  },
  lookup: { filter: 'RouterInterfaceId' },
  parents: [
    {
      kind: 'virtualBorderRouter',
      field: 'RouterId',
      by: { filter: 'RouterId' },
      when: { field: 'RouterType', is: ['VBR'] },
    },
  ],
  inRegionTree: true,
  glance: ['{Spec}', 'to {OppositeRouterId}'],
  details: [
    {
      title: 'Overview',
      fields: [
        'Name',
        'RouterInterfaceId',
        'Status',
        'BusinessStatus',
        'Description',
        'Role',
        'Spec',
        'Bandwidth',
        'CrossBorder',
        'FastLinkMode',
        'Ipv6Status',
        'ResourceGroupId',
        'Tags',
      ],
    },
    { title: 'Router', fields: ['RouterType', 'RouterId', 'VpcInstanceId', 'AccessPointId'] },
    {
      title: 'Peer',
      fields: [
        'OppositeInterfaceId',
        'OppositeInterfaceStatus',
        'OppositeInterfaceBusinessStatus',
        'OppositeInterfaceSpec',
        'OppositeBandwidth',
        'OppositeInterfaceOwnerId',
        'OppositeRouterType',
        'OppositeRouterId',
        'OppositeVpcInstanceId',
        'OppositeRegionId',
        'OppositeAccessPointId',
      ],
    },
    {
      title: 'Health check',
      fields: ['HealthCheckStatus', 'HealthCheckSourceIp', 'HealthCheckTargetIp', 'HcRate', 'HcThreshold'],
    },
    {
      title: 'Billing',
      fields: [
        'ChargeType',
        'HasReservationData',
        'ReservationOrderType',
        'ReservationActiveTime',
        'ReservationBandwidth',
        'ReservationInternetChargeType',
      ],
    },
    { title: 'Lifecycle', fields: ['CreationTime', 'ConnectedTime', 'GmtModified', 'EndTime'] },
  ],
  console: 'https://expressconnect.console.aliyun.com/',
  terraform: 'alicloud_express_connect_router_interface',
} as const satisfies Kind;

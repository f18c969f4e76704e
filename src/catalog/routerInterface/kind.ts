import { locks } from '../businessStatus';
import { filterValues } from '../common';
import type { Kind } from '../kind';
import { message } from '../message';
import { routesTo } from '../routeEntry/nextHops';
import { describeRouterInterfaceAttribute, describeRouterInterfaces } from './describe';
import { interfaceStates } from './states';

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
  states: interfaceStates,
  lookup: { filter: 'RouterInterfaceId', most: filterValues },
  parents: [
    {
      kind: 'virtualBorderRouter',
      field: 'RouterId',
      by: { filter: 'RouterId' },
      when: { field: 'RouterType', is: ['VBR'] },
    },
  ],
  inRegionTree: true,
  concerns: [{ field: 'BusinessStatus', values: locks }],
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
  teardown: {
    goals: ['delete'],
    first: [],
    ledToBy: routesTo,
    hindrances: [
      {
        field: 'ChargeType',
        is: ['PrePaid'],
        what: message('It is a subscription, which cannot be deleted.'),
        todo: message('Unsubscribe in the Billing console or wait until it has expired, then read the plan again.'),
      },
      {
        // traps 64
        field: 'BusinessStatus',
        is: ['FinancialLocked'],
        effect: 'deactivate',
        what: message('It is locked because of bills outstanding and cannot be deactivated.'),
        todo: message('Pay the bills in the Billing console, then read the plan again.'),
      },
    ],
    remains: [
      {
        field: 'OppositeInterfaceId',
        unless: { field: 'OppositeInterfaceStatus', is: ['', 'Deleted'] },
        what: message('Its other side {0} stays.'),
        todo: message('Delete the other side as well, in its own account and region, when nobody needs it any more.'),
      },
    ],
  },
} as const satisfies Kind;

import { answeredChargeTypes, reservationChargeTypes, reservationOrderTypes } from '../billing';
import { businessStatuses } from '../businessStatus';
import type { Field } from '../field';
import { interfaceStateValues } from './states';
import { bandwidths, healthCheckStates, ipv6Protection, roles, routerTypes } from './values';

/**
 * What the list and the single read of router interfaces tell alike (003 5.2, 5.3). The list's sample values are from
 * other operations (traps 53). No unit on the probe interval: the documents count seconds, today's SDK milliseconds
 * where it is set.
 */
const common = {
  RouterInterfaceId: { type: 'string', label: 'Router interface ID' },
  Name: { type: 'string', label: 'Name' },
  Status: { type: 'string', label: 'State' },
  BusinessStatus: { type: 'string', label: 'Business status', values: businessStatuses },
  Description: { type: 'string', label: 'Description' },
  Role: { type: 'string', label: 'Role', values: roles },
  Spec: { type: 'string', label: 'Specification', values: bandwidths },
  Bandwidth: { type: 'integer', label: 'Bandwidth', unit: 'Mbps' },
  CrossBorder: { type: 'boolean', label: 'Cross-border' },
  // Text in the single read and a Boolean in the list (wire-facts 3.1).
  FastLinkMode: { type: 'boolean', label: 'Fast link mode', newer: true },
  ResourceGroupId: { type: 'string', label: 'Resource group ID', newer: true },
  Tags: {
    type: 'list',
    item: 'Tags',
    label: 'Tags',
    of: { Key: { type: 'string', label: 'Key' }, Value: { type: 'string', label: 'Value' } },
    newer: true,
  },
  RouterType: { type: 'string', label: 'Router type', values: routerTypes },
  RouterId: { type: 'string', label: 'Router ID' },
  VpcInstanceId: { type: 'string', label: 'VPC ID' },
  AccessPointId: { type: 'string', label: 'Access point ID' },
  OppositeInterfaceId: { type: 'string', label: 'Peer router interface ID' },
  // Has one state more than the interface's own: Deleted (traps 61).
  OppositeInterfaceStatus: { type: 'string', label: 'Peer state', values: interfaceStateValues },
  OppositeInterfaceBusinessStatus: { type: 'string', label: 'Peer business status', values: businessStatuses },
  OppositeInterfaceSpec: { type: 'string', label: 'Peer specification', values: bandwidths },
  OppositeBandwidth: { type: 'integer', label: 'Peer bandwidth', unit: 'Mbps' },
  // Digits as text, beyond 2^53 (traps 37).
  OppositeInterfaceOwnerId: { type: 'string', label: 'Peer account ID' },
  OppositeRouterType: { type: 'string', label: 'Peer router type', values: routerTypes },
  OppositeRouterId: { type: 'string', label: 'Peer router ID' },
  OppositeVpcInstanceId: { type: 'string', label: 'Peer VPC ID' },
  OppositeRegionId: { type: 'string', label: 'Peer region' },
  OppositeAccessPointId: { type: 'string', label: 'Peer access point ID' },
  HealthCheckSourceIp: { type: 'string', label: 'Health check source IP' },
  HealthCheckTargetIp: { type: 'string', label: 'Health check destination IP' },
  HcRate: { type: 'integer', label: 'Probe interval' },
  HcThreshold: { type: 'integer', label: 'Probes until failure' },
  ChargeType: { type: 'string', label: 'Billing method', values: answeredChargeTypes },
  // A string that says true or false (traps 38).
  HasReservationData: { type: 'boolean', declaredAs: 'string', label: 'Has pending order' },
  ReservationOrderType: { type: 'string', label: 'Pending order type', values: reservationOrderTypes },
  ReservationActiveTime: { type: 'time', label: 'Pending order takes effect' },
  ReservationBandwidth: { type: 'string', label: 'Bandwidth of the pending order', unit: 'Mbps' },
  ReservationInternetChargeType: {
    type: 'string',
    label: 'Pending order billing method',
    values: reservationChargeTypes,
  },
  CreationTime: { type: 'time', label: 'Created' },
  ConnectedTime: { type: 'time', label: 'Connected at' },
  // Explained as the end of the data that was read (traps 80).
  EndTime: { type: 'time', label: 'Expires' },
} as const satisfies Record<string, Field>;

/** A row of DescribeRouterInterfaces (003 5.3). */
export const routerInterfaceRow = {
  ...common,
  Ipv6Status: { type: 'string', label: 'IPv6 protection', values: ipv6Protection },
} as const satisfies Record<string, Field>;

/** What DescribeRouterInterfaceAttribute tells: two fields more and one less than a row (003 5.2, traps 35). */
export const routerInterfaceAttribute = {
  ...common,
  FastLinkMode: { ...common.FastLinkMode, declaredAs: 'string' },
  HealthCheckStatus: { type: 'string', label: 'Health check', values: healthCheckStates },
  GmtModified: { type: 'time', label: 'Last modified' },
} as const satisfies Record<string, Field>;

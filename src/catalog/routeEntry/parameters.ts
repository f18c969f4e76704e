import { dryRun } from '../common';
import type { Parameter } from '../parameter';

/** Request fragment: the region where the documents do not require it (traps 17); the product always sends it. */
export const optionalRegion = {
  RegionId: { type: 'string', label: 'Region', provided: true },
} as const satisfies Record<string, Parameter>;

/** Request fragment: the dry run that today's service offers on changes of routes (wire-facts 5). */
export const newerDryRun = { DryRun: { ...dryRun.DryRun, newer: true } } as const satisfies Record<string, Parameter>;

/**
 * Codes of a route table that is busy with another change (wire-facts 3.4). Most stand in no document. Changes of one
 * table wait for each other: an entry that is pending or modifying blocks all of them (traps section 10).
 */
export const routeTableBusy = [
  'TaskConflict',
  'OperationConflict',
  'IncorrectRouteEntryStatus',
  'IncorrcetRouteEntryStatus',
  'IncorrectVpcStatus',
  'IncorrectVSwitchStatus',
  'IncorrectHaVipStatus',
  'IncorrectInstanceStatus',
  'IncorrectStatus',
  'InvalidVBRStatus',
  'LastTokenProcessing',
  'SystemBusy',
  'ServiceUnavailable',
  'UnknownError',
  'OperationFailed.DistibuteLock',
  'IncorrectStatus.Ipv4Gateway',
  'IncorrectStatus.Ipv6Address',
  'IncorrectStatus.VpcPeer',
  'IncorrectStatus.MultiScopeRiRouteEntry',
  'IncorrectStatus.RouteTableStatus',
  'IncorrectStatus.RouterInterface',
  'IncorrectStatus.PrefixList',
] as const;

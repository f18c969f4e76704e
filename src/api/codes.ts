import { everyGoneCode } from './goneCodes';

/**
 * What an error code means for the person. `subject` kinds of not-found are told apart by classify's `subjectGone`.
 * `busy`: the service is still at work on the same thing; the same request succeeds later.
 */
export type CodeKind =
  | 'throttled'
  | 'credentials'
  | 'securityToken'
  | 'permission'
  | 'ownership'
  | 'notFound'
  | 'state'
  | 'busy'
  | 'dependency'
  | 'quota'
  | 'billing'
  | 'trafficDisabled'
  | 'clock'
  | 'signature'
  | 'unsupported'
  | 'region'
  | 'server'
  | 'other';

/** Gateway codes from wire-facts 3.3, the others from the error tables of 002 and 003. Spelled as sent (traps 66). */
const codes: Readonly<Record<Exclude<CodeKind, 'other'>, readonly string[]>> = {
  throttled: [],
  credentials: ['InvalidAccessKeyId.NotFound', 'InvalidAccessKeyId.Inactive', 'Forbidden.AccessKeyDisabled'],
  securityToken: [
    'InvalidSecurityToken.Expired',
    'InvalidSecurityToken.Malformed',
    'InvalidSecurityToken.MismatchWithAccessKey',
  ],
  permission: ['Forbidden.RAM', 'NoPermission', 'Forbbiden', 'Forbidden', 'Forbidden.NoPermission'],
  ownership: [
    'CROSS_BID.FORBIDDEN',
    'InvalidInstanceOwner.Error',
    'Forbidden.CircuitCodeNotAllowedByCaller',
    'Forbidden.DescriptionNotAllowedByCaller',
    'Forbidden.LocalGatewayIpNotAllowedByCaller',
    'Forbidden.NameNotAllowedByCaller',
    'Forbidden.PeerGatewayIpNotAllowedByCaller',
    'Forbidden.PeeringSubnetMaskNotAllowedByCaller',
    'Forbidden.VlanIdNotAllowedByCaller',
    'Forbidden.OperationNotAllowedByUser',
    'Forbidden.OperationDeleteNotAllowedByUser',
    'Forbidden.OperationRecoverNotAllowedByUser',
    'OperationDenied.ServiceManagedInstance',
  ],
  notFound: [
    ...everyGoneCode,
    'InvalidInstanId.NotFound',
    'InvalidRouterId.NotFound',
    'InvalidVpcId.NotFound',
    'InvalidVPC.NotFound',
    'InvalidVbrOwnerId.NotFound',
    'InvalidRedundantPhysicalConnectionId.NotFound',
    'InvalidAccessPoint.NotExist',
    'InvalidOpposite.NotFound',
    'OperationFailed.NotExist.ResourceGroup',
    'Abs.InstanceNotExist',
    'InvalidNextHop.NotFound',
    'InvalidNextHopId.NotFound',
  ],
  state: [
    'Forbidden.NotAllowedInState',
    'InvalidOperation.OperationNotAllowedInState',
    'InvalidStatus',
    'InvalidStatus.CannotOperate',
    'InvalidStatus.NotAllowed',
    'InvalidStatus.StatusNotEnabled',
    'InvalidPhysicalConnectionId.NotEnabled',
    'InvalidInstance.StatusError',
    'InvalidVBRStatus',
    'IncorrectStatus',
    'IncorrectStatus.VbrId',
    'IncorrectStatus.PhysicalConnection',
    'IncorrectStatus.PhysicalConnectionId',
    'OperationFailed.VbrInUsedByOtherHa',
    'IncorrectStatus.VpcPeer',
    'IncorrectStatus.Vpc',
    'IncorrectStatus.AcceptingVpc',
    'IncorrectStatus.CenStatus',
    // The other account's bills, which the caller cannot settle.
    'IncorrectBusinessStatus.AcceptVpcPeer',
    'IncorrectBusinessStatus.AcceptUserVpcPeer',
    'IncorrectInstanceStatus',
    'IncorrectVpcStatus',
    'IncorrectHaVipStatus',
    'OperationDenied.VbrIdle',
    'IncorrectRouteEntryStatus',
    'IncorrcetRouteEntryStatus',
  ],
  busy: [
    'OperationConflict',
    'TaskConflict',
    'LastTokenProcessing',
    'SystemBusy',
    'OperationFailed.DistibuteLock',
    'Conflict.Operation',
  ],
  dependency: [
    'Forbidden.VBRExists',
    'Forbidden.AssociateToVBR',
    'InvalidOperation.RouterInterfaceNotDeleted',
    'OperationUnsupported.VBRAttachedCen',
    'DependencyViolation.RouterInterfaceReferedByRouteEntry',
    'DependencyViolation.BgpGroup',
    'DependencyViolation.BgpPeer',
    'ROUTER_INTERFACE_REFERED_BY_ROUTEENTRY',
    'OperationDenied.RouteEntryExist',
  ],
  quota: [
    'QuotaExceeded.Bgp',
    'QuotaExceeded.Nqa',
    'QuotaExceeded.BgpNetwork',
    'QuotaExceeded.BfdSession',
    'EXCEED_ASSOCIATE_MAX_NUM',
    'OperationFailed.NormalInventoryNotEnough',
    'LimitationExceed.InterfaceNumberOnRouter',
    'QuotaExceeded',
    'QuotaExceeded.vbrPerpConn',
    'CountLimitExceed.HaVipRouteEntry',
    'QuotaExceeded.Bandwidth',
    'QuotaExceeded.VpcPeerCountPerVpc',
    'QuotaExceeded.VpcPeerCountPerUserPerRegion',
    'QuotaExceeded.CrossRegionVpcPeerCountPerVpc',
    'QuotaExceeded.IntraRegionVpcPeerCountPerVpc',
  ],
  billing: [
    'Forbidden.BillsOutstanding',
    'Forbidden.FinancileLocked',
    'IncorrectBusinessStatus.VpcPeer',
    'InvalidPhysicalConnectionBusinessStatus',
  ],
  trafficDisabled: ['OperationFailed.PconnTrafficNotEnable', 'OperationFailed.TargetUserPconnTrafficNotEnable'],
  clock: ['InvalidTimeStamp.Expired', 'InvalidTimeStamp.Format', 'IllegalTimestamp'],
  signature: ['SignatureDoesNotMatch', 'IncompleteSignature'],
  unsupported: ['InvalidAction.NotFound', 'InvalidVersion', 'InvalidProduct.NotFound', 'UnsupportedHTTPMethod'],
  region: ['InvalidRegionId.NotFound', 'InvalidRegionId.NotSupport', 'UnsupportedRegion'],
  server: ['InternalError', 'InternalServerError', 'ServiceUnavailable', 'UnknownError'],
};

const kindByCode: ReadonlyMap<string, CodeKind> = new Map(
  Object.entries(codes).flatMap(([kind, list]) => list.map((code) => [code, kind as CodeKind])),
);

/** Decides by the code alone: the same code comes with different HTTP statuses (traps 67). */
export function kindOfCode(code: string): CodeKind {
  // The one family that official clients match by part of the code (wire-facts 3.3).
  return code.includes('Throttling') ? 'throttled' : (kindByCode.get(code) ?? 'other');
}

/** A dry run that would have succeeded is answered in the shape of an error (traps 15, wire-facts 3.3). */
export function isDryRunSuccess(code: string): boolean {
  return code === 'DRYRUN.SUCCESS' || code === 'DryRunOperation';
}

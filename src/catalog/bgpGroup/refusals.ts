import { refusals } from '../common';

/**
 * What the documents list for every writing BGP operation but one, deletions included: quotas, malformed names, keys
 * and addresses, missing and duplicate instances (traps 72). The code for a bad description is not among them, because
 * its spelling differs (traps 66).
 */
export const bgpRefusals = refusals(
  400,
  'QuotaExceeded.Bgp',
  'QuotaExceeded.Nqa',
  'QuotaExceeded.BgpNetwork',
  'InvalidPeerIpAddress',
  'InvalidVbrNetwork',
  'InvalidBgpGroup',
  'InvalidBgpName.Malformed',
  'InvalidBgpAuthkey.Malformed',
  'InvalidIP.Malformed',
  'InvalidPeerAsn.Malformed',
  'InvalidParams.NotNull',
  'InvalidParams.NotFound',
  'InvalidParams.AlreadyExists',
  'InvalidStatus.CannotOperate',
);

/** What the documents list for every BGP list: 500 under its old name (002) and its new one (003, traps 70). */
export const bgpListRefusals = [
  ...refusals(404, 'InvalidRegionId.NotFound'),
  ...refusals(500, 'InternalError', 'InternalServerError'),
];

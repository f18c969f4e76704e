import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';
import { group } from './parameters';
import { bgpRefusals } from './refusals';

/**
 * Creates a BGP group on a VBR. Document 002 leaves `RouterId` optional and knows no IPv6; document 003 is newer
 * (traps section 4). Document 002 spells `PeerASN` and `Authkey` in its table only (traps 9).
 */
export const createBgpGroup = operation({
  ...vpc,
  name: 'CreateBgpGroup',
  kind: 'bgpGroup',
  effect: 'create',
  label: 'Create BGP Group',
  summary: 'Creates a group of BGP peers that share AS number and authentication key on a VBR.',
  parameters: {
    ...region,
    RouterId: {
      type: 'string',
      label: 'VBR',
      required: true,
      refersTo: { kind: 'virtualBorderRouter', states: ['active'] },
    },
    Name: group.Name,
    PeerAsn: { ...group.PeerAsn, required: true },
    Description: group.Description,
    AuthKey: group.AuthKey,
    IpVersion: {
      type: 'string',
      label: 'IP version',
      default: 'IPv4',
      values: [
        { value: 'IPv4', meaning: 'IPv4' },
        { value: 'IPv6', meaning: 'IPv6; the VBR needs IPv6 switched on' },
      ],
    },
    IsFakeAsn: group.IsFakeAsn,
    LocalAsn: { ...group.LocalAsn, default: '45104', newer: true },
    RouteQuota: { ...group.RouteQuota, default: '110' },
    ...clientToken,
  },
  response: { ...answered, BgpGroupId: { type: 'string' } },
  errors: [
    ...bgpRefusals,
    // The only BGP operation that spells it correctly (traps 66).
    ...refusals(400, 'InvalidBgpDescription.Malformed', 'OperationFailed.PconnTrafficNotEnable'),
    ...refusals(404, 'InvalidRegionId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  under: { kind: 'virtualBorderRouter', parameters: { RouterId: 'VbrId' } },
  states: { via: 'Pending', to: ['Available', 'Active'], deadline: 300 },
  retryable: ['OperationConflict'],
  documents: ['003 7.1', '002 6.2'],
});

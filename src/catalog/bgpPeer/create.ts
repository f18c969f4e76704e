import { bgpRefusals } from '../bgpGroup/refusals';
import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';
import { peerAddressHasIpVersion } from '../rules/bgp';
import { peer } from './parameters';

/**
 * Adds a BGP peer to a BGP group. Document 001 is the newest; 000 and 002 lack IP version and BFD hop count, and their
 * samples lack the new ID (traps section 4, traps 28). 003 writes `ipv4`, but `IPv4` is what is sent (traps 44).
 */
export const createBgpPeer = operation({
  ...vpc,
  name: 'CreateBgpPeer',
  kind: 'bgpPeer',
  effect: 'create',
  label: 'Create BGP Peer',
  summary: 'Adds a BGP peer to the group; the VBR then tries to open a BGP session with it.',
  parameters: {
    ...region,
    BgpGroupId: {
      type: 'string',
      label: 'BGP group',
      required: true,
      refersTo: { kind: 'bgpGroup', states: ['Available', 'Active'] },
    },
    IpVersion: {
      type: 'string',
      label: 'IP version',
      default: 'IPv4',
      values: [
        { value: 'IPv4', meaning: 'IPv4' },
        { value: 'IPv6', meaning: 'IPv6; the VBR needs IPv6 switched on' },
      ],
    },
    PeerIpAddress: peer.PeerIpAddress,
    EnableBfd: peer.EnableBfd,
    BfdMultiHop: peer.BfdMultiHop,
    ...clientToken,
  },
  response: { ...answered, BgpPeerId: { type: 'string' } },
  errors: [
    ...bgpRefusals,
    ...refusals(
      400,
      'InvalidBgpDiscription.Malformed',
      'InvalidAccessDeviceId.NotFound',
      'QuotaExceeded.BfdSession',
      'InvalidParams.PeerIpAddressMustPointOut',
      'InvalidParams.PeerIpAddressInUse',
      'BgpPeer.Already.Exists',
      'MissingParam.EnableBfd',
      'OperationUnsupported.IPV6ForThisRegion',
      'IllegalParam.BfdMultiHop',
      'OperationFailed.PconnTrafficNotEnable',
      'UnsupportedFeature.Vpconn',
      'DuplicatedParam.PeerIpAddress',
      'DuplicatedParam.LocalIpAddress',
      'DuplicatedParam.PeerIpv6Address',
      'DuplicatedParam.LocalIpv6Address',
      'IllegalParam.LocalGatewayIpAndMask',
      'IllegalParam.PeeringIpv6SubnetMask',
    ),
    ...refusals(404, 'InvalidRegionId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  under: { kind: 'bgpGroup', parameters: { BgpGroupId: 'BgpGroupId' } },
  states: { via: 'Pending', to: ['Available'], deadline: 300 },
  together: [peerAddressHasIpVersion],
  documents: ['001', '003 7.5', '002 6.6', '000'],
});

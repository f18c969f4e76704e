import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';
import { peer } from './parameters';

/**
 * Changes a BGP peer. `EnableBfd` defaults to false on this operation, so that leaving it out may switch BFD off
 * (traps 48). The hop count goes with it: it is required whenever BFD is on.
 */
export const modifyBgpPeerAttribute = operation({
  ...vpc,
  name: 'ModifyBgpPeerAttribute',
  kind: 'bgpPeer',
  effect: 'modify',
  label: 'Edit BGP Peer',
  summary: 'Changes the BGP peer; a new address or BFD setting restarts its BGP session.',
  parameters: {
    ...region,
    BgpPeerId: { type: 'string', label: 'BGP peer', required: true, refersTo: { kind: 'bgpPeer' } },
    BgpGroupId: {
      type: 'string',
      label: 'BGP group',
      help: 'The group that the peer belongs to.',
      refersTo: { kind: 'bgpGroup' },
      group: 'advanced',
    },
    PeerIpAddress: peer.PeerIpAddress,
    EnableBfd: { ...peer.EnableBfd, default: 'false', resetsWhenOmitted: true },
    BfdMultiHop: { ...peer.BfdMultiHop, resetsWhenOmitted: true },
    ...clientToken,
  },
  response: answered,
  errors: refusals(
    400,
    // 400 here and 404 elsewhere (traps 67).
    'InvalidRegionId.NotFound',
    'OperationFailed.PconnTrafficNotEnable',
  ),
  idempotency: 'ClientToken',
  paging: null,
  subject: { BgpPeerId: 'BgpPeerId' },
  states: { from: ['Available'], via: 'Modifying', to: ['Available'], deadline: 300 },
  documents: ['003 7.7', '002 6.11'],
});

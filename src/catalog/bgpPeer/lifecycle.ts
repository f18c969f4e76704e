import { bgpRefusals } from '../bgpGroup/refusals';
import { answered, clientToken, refusals, region, vpc } from '../common';
import { operation } from '../operation';

/** Deletes a BGP peer and with it the BGP session (003 7.8). */
export const deleteBgpPeer = operation({
  ...vpc,
  name: 'DeleteBgpPeer',
  kind: 'bgpPeer',
  effect: 'delete',
  label: 'Delete BGP Peer',
  summary: 'Closes the BGP session and deletes the peer for good; routes learned from it are withdrawn.',
  parameters: {
    ...region,
    BgpPeerId: { type: 'string', label: 'BGP peer', required: true, refersTo: { kind: 'bgpPeer' } },
    ...clientToken,
  },
  response: answered,
  errors: [
    ...bgpRefusals,
    ...refusals(400, 'InvalidBgpDiscription.Malformed'),
    ...refusals(404, 'InvalidRegionId.NotFound'),
  ],
  idempotency: 'ClientToken',
  paging: null,
  subject: { BgpPeerId: 'BgpPeerId' },
  states: { from: ['Available'], via: 'Deleting', to: ['gone', 'Deleted'], deadline: 300 },
  destructive: true,
  documents: ['003 7.8', '002 6.8'],
});

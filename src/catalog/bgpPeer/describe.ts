import { bgpListRefusals } from '../bgpGroup/refusals';
import { page, paged, region, vpc } from '../common';
import { operation } from '../operation';
import { bgpPeerRow } from './fields';

/** The BGP peers of a region, a VBR or a BGP group, or one of them. The answer holds authentication keys in clear text. */
export const describeBgpPeers = operation({
  ...vpc,
  name: 'DescribeBgpPeers',
  kind: 'bgpPeer',
  effect: 'list',
  label: 'List BGP Peers',
  summary: 'Lists the BGP peers of a region, of one VBR or of one BGP group.',
  parameters: {
    ...region,
    ...page,
    RouterId: { type: 'string', label: 'VBR', refersTo: { kind: 'virtualBorderRouter' } },
    BgpGroupId: { type: 'string', label: 'BGP group', refersTo: { kind: 'bgpGroup' } },
    BgpPeerId: { type: 'string', label: 'BGP peer', refersTo: { kind: 'bgpPeer' } },
    IsDefault: {
      type: 'boolean',
      label: 'Default BGP group',
      values: [
        { value: 'true', meaning: 'Only the default BGP group' },
        { value: 'false', meaning: 'Only other BGP groups' },
      ],
      group: 'advanced',
    },
  },
  response: { ...paged, BgpPeers: { type: 'list', item: 'BgpPeer', of: bgpPeerRow } },
  errors: bgpListRefusals,
  idempotency: null,
  paging: 'page',
  documents: ['003 7.6', '002 6.7'],
});

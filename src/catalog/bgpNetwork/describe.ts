import { bgpListRefusals } from '../bgpGroup/refusals';
import { page, paged, region, vpc } from '../common';
import { operation } from '../operation';
import { bgpNetworkRow } from './fields';

/** The networks that a VBR advertises. Rows may lack `RouterId`: ask for one VBR at a time (traps 29). */
export const describeBgpNetworks = operation({
  ...vpc,
  name: 'DescribeBgpNetworks',
  kind: 'bgpNetwork',
  effect: 'list',
  label: 'List BGP Networks',
  summary: 'Lists the networks that are advertised over BGP in a region or by one VBR.',
  parameters: {
    ...region,
    ...page,
    RouterId: { type: 'string', label: 'VBR', refersTo: { kind: 'virtualBorderRouter' } },
  },
  response: { ...paged, BgpNetworks: { type: 'list', item: 'BgpNetwork', of: bgpNetworkRow } },
  errors: bgpListRefusals,
  idempotency: null,
  paging: 'page',
  documents: ['003 7.10', '002 6.1'],
});

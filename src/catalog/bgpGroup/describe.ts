import { page, paged, region, vpc } from '../common';
import { operation } from '../operation';
import { bgpGroupRow } from './fields';
import { bgpListRefusals } from './refusals';

/** The BGP groups of a region, of a VBR, or one of them. The answer holds authentication keys in clear text (traps 86). */
export const describeBgpGroups = operation({
  ...vpc,
  name: 'DescribeBgpGroups',
  kind: 'bgpGroup',
  effect: 'list',
  label: 'List BGP Groups',
  summary: 'Lists the BGP groups of a region or of one VBR.',
  parameters: {
    ...region,
    ...page,
    RouterId: { type: 'string', label: 'VBR', refersTo: { kind: 'virtualBorderRouter' } },
    BgpGroupId: { type: 'string', label: 'BGP group', refersTo: { kind: 'bgpGroup' } },
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
  response: { ...paged, BgpGroups: { type: 'list', item: 'BgpGroup', of: bgpGroupRow } },
  errors: bgpListRefusals,
  idempotency: null,
  paging: 'page',
  documents: ['003 7.2', '002 6.3'],
});

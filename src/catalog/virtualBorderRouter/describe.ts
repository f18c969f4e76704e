import { filter, page, paged, refusals, region, resourceGroup, tags, vpc } from '../common';
import { operation } from '../operation';
import { virtualBorderRouterRow } from './fields';

/**
 * The VBRs of a region. The filter keys `eccId` and `type` are lower case on the wire (traps 9). Document 002 prints
 * the states of the physical connection as those of the VBR by mistake (traps 59).
 */
export const describeVirtualBorderRouters = operation({
  ...vpc,
  name: 'DescribeVirtualBorderRouters',
  kind: 'virtualBorderRouter',
  effect: 'list',
  label: 'List VBRs',
  summary: 'Lists the VBRs of a region.',
  parameters: {
    ...region,
    ...page,
    ...filter([
      { value: 'PhysicalConnectionId', meaning: 'Physical connection ID' },
      { value: 'VbrId', meaning: 'VBR ID' },
      { value: 'Status', meaning: 'State' },
      { value: 'Name', meaning: 'Name' },
      { value: 'AccessPointId', meaning: 'Access point ID' },
      { value: 'eccId', meaning: 'ECC ID' },
      { value: 'type', meaning: 'Type of the physical connection' },
    ]),
    IncludeCrossAccountVbr: {
      type: 'boolean',
      label: 'Include VBRs of other accounts',
      help: 'Adds VBRs on your physical connections that belong to other accounts.',
      default: 'false',
      values: [
        { value: 'true', meaning: 'VBRs of other accounts are listed as well' },
        { value: 'false', meaning: 'Only VBRs of this account are listed' },
      ],
      newer: true,
      group: 'advanced',
    },
    ...resourceGroup,
    ...tags,
  },
  response: {
    ...paged,
    VirtualBorderRouterSet: { type: 'list', item: 'VirtualBorderRouterType', of: virtualBorderRouterRow },
  },
  errors: refusals(404, 'InvalidFilterKey.ValueNotSupported'),
  idempotency: null,
  paging: 'page',
  documents: ['003 6.2', '002 5.3'],
});

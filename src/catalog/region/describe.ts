import { answered, vpc } from '../common';
import { operation } from '../operation';

/** Lists the regions of the product. It needs no region of its own; any endpoint answers (wire-facts 4). */
export const describeRegions = operation({
  ...vpc,
  name: 'DescribeRegions',
  kind: 'region',
  effect: 'list',
  label: 'List Regions',
  summary: 'Lists the regions that the service offers.',
  parameters: {
    AcceptLanguage: {
      type: 'string',
      label: 'Language',
      default: 'zh-CN',
      values: [
        { value: 'zh-CN', meaning: 'Chinese' },
        { value: 'en-US', meaning: 'English' },
      ],
      newer: true,
      provided: true,
    },
    ProductType: { type: 'string', label: 'Product type', default: 'VPC', newer: true, group: 'advanced' },
  },
  response: {
    ...answered,
    Regions: {
      type: 'list',
      item: 'Region',
      of: {
        RegionId: { type: 'string', label: 'ID', newer: true },
        LocalName: { type: 'string', label: 'Name', newer: true },
        RegionEndpoint: { type: 'string', label: 'Endpoint', newer: true },
      },
      newer: true,
    },
  },
  errors: [],
  idempotency: null,
  paging: null,
  documents: ['wire-facts 4'],
});

import { page, paged, refusals, region, vpc } from '../common';
import { operation } from '../operation';

/** Lists the places of a region where leased lines can end (003 4.3). */
export const describeAccessPoints = operation({
  ...vpc,
  name: 'DescribeAccessPoints',
  kind: 'accessPoint',
  effect: 'list',
  label: 'List Access Points',
  summary: 'Lists the access points of a region.',
  parameters: {
    ...region,
    ...page,
    AcceptLanguage: {
      type: 'string',
      label: 'Language',
      default: 'en-US',
      values: [
        { value: 'zh-CN', meaning: 'Chinese' },
        { value: 'en-US', meaning: 'English' },
      ],
      newer: true,
      provided: true,
    },
  },
  response: {
    ...paged,
    AccessPointSet: {
      type: 'list',
      item: 'AccessPointType',
      of: {
        AccessPointId: { type: 'string', label: 'ID' },
        Name: { type: 'string', label: 'Name' },
        Status: { type: 'string', label: 'State' },
        Description: { type: 'string', label: 'Description' },
        Type: { type: 'string', label: 'Network type' },
        // The region's field has a name of its own here (traps 33).
        AttachedRegionNo: { type: 'string', label: 'Region' },
        Location: { type: 'string', label: 'Location' },
        HostOperator: { type: 'string', label: 'Carrier' },
        AccessPointFeatureModels: {
          type: 'list',
          item: 'AccessPointFeatureModel',
          label: 'Features',
          of: {
            FeatureKey: { type: 'string', label: 'Feature' },
            // A string in the table and true in the sample (traps 38).
            FeatureValue: { type: 'string', label: 'Value' },
          },
        },
      },
    },
  },
  errors: refusals(404, 'InvalidRegionId.NotSupport'),
  idempotency: null,
  paging: 'page',
  documents: ['003 4.3'],
});

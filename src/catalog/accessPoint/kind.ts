import type { Kind } from '../kind';
import { describeAccessPoints } from './describe';

/** A place where a leased line enters the cloud. */
export const accessPoint = {
  id: 'accessPoint',
  label: 'Access Point',
  plural: 'Access Points',
  icon: 'radio-tower',
  list: describeAccessPoints,
  rows: 'AccessPointSet',
  identity: ['AccessPointId'],
  nameField: 'Name',
  stateField: 'Status',
  states: {
    recommended: { label: 'Recommended', severity: 'good' },
    hot: { label: 'Busy', severity: 'attention' },
    full: { label: 'Full', severity: 'bad' },
    disabled: { label: 'Unavailable', severity: 'bad' },
  },
  parents: [],
  inRegionTree: true,
  glance: ['{Location}', '{HostOperator}'],
  details: [
    { title: 'Overview', fields: ['Name', 'AccessPointId', 'Status', 'Description', 'Type'] },
    { title: 'Location and carrier', fields: ['AttachedRegionNo', 'Location', 'HostOperator'] },
    { title: 'Features', fields: ['AccessPointFeatureModels'] },
  ],
} as const satisfies Kind;

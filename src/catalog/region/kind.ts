import type { Kind } from '../kind';
import { describeRegions } from './describe';

/** A region: the place that lists and endpoints belong to. */
export const region = {
  id: 'region',
  label: 'Region',
  plural: 'Regions',
  icon: 'globe',
  list: describeRegions,
  rows: 'Regions',
  identity: ['RegionId'],
  nameField: 'LocalName',
  states: {},
  parents: [],
  inRegionTree: false,
  glance: ['{RegionId}'],
  details: [{ title: 'Overview', fields: ['LocalName', 'RegionId', 'RegionEndpoint'] }],
} as const satisfies Kind;

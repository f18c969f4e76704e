import type { Kind } from '../kind';
import { getPhysicalConnectionServiceStatus } from './describe';

/** Whether outbound data transfer over Express Connect is metered in a region: one of its kind in each (003 4.2). */
export const outboundTraffic = {
  id: 'outboundTraffic',
  label: 'Outbound Traffic',
  plural: 'Outbound Traffic',
  icon: 'dashboard',
  list: getPhysicalConnectionServiceStatus,
  rows: null,
  identity: [],
  stateField: 'Enabled',
  states: {
    true: { label: 'Enabled', severity: 'good' },
    false: { label: 'Not enabled', severity: 'attention' },
  },
  parents: [],
  inRegionTree: true,
  glance: [],
  details: [{ title: 'Overview', fields: ['Enabled'] }],
  console: 'https://expressconnect.console.aliyun.com/',
} as const satisfies Kind;

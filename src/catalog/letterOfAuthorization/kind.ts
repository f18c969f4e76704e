import type { Kind } from '../kind';
import { describePhysicalConnectionLOA } from './describe';

/**
 * Letter of authorization (LOA): lets the carrier's engineers into the building to cable a physical connection. There
 * is at most one of each connection, and it goes by the ID of the connection (003 4.6).
 */
export const letterOfAuthorization = {
  id: 'letterOfAuthorization',
  label: 'LOA',
  plural: 'LOA',
  icon: 'verified',
  list: describePhysicalConnectionLOA,
  rows: 'PhysicalConnectionLOAType',
  identity: ['InstanceId'],
  stateField: 'Status',
  states: {
    Applying: { label: 'Under review', severity: 'working', transitional: true },
    Accept: { label: 'Accepted', severity: 'working' },
    Available: { label: 'Available', severity: 'attention' },
    Rejected: { label: 'Rejected', severity: 'bad' },
    // The carrier's engineers are at work: no answer of the service ends it, but the report that they are done.
    Completing: { label: 'Under construction', severity: 'working' },
    Complete: { label: 'Construction complete', severity: 'good' },
    Deleted: { label: 'Deleted', severity: 'ended' },
  },
  lookup: { parameter: 'InstanceId' },
  parents: [{ kind: 'physicalConnection', field: 'InstanceId', by: { parameter: 'InstanceId' } }],
  inRegionTree: false,
  glance: ['{LineType}', '{CompanyName}'],
  details: [
    { title: 'Overview', fields: ['InstanceId', 'Status', 'Description', 'LoaUrl'] },
    { title: 'Line', fields: ['LineType', 'LineCode', 'LineLabel', 'LineServiceProvider', 'LineSPContactInfo'] },
    {
      title: 'Construction',
      fields: ['CompanyName', 'CompanyLocalizedName', 'SI', 'ConstructionTime', 'PMInfo'],
    },
  ],
  console: 'https://expressconnect.console.aliyun.com/',
} as const satisfies Kind;

import type { Kind } from '../kind';
import { describePhysicalConnectionLOA } from './describe';
import { letterStates } from './states';

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
  states: letterStates,
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

import type { Kind } from '../kind';
import { describeVbrHa } from './describe';

/**
 * VBR HA group: two VBRs that take over from each other (003 6.11). Only its VBRs lead to it (traps 30); asked for the
 * other VBR, the same group comes back, whose `VbrId` may then name the first one.
 */
export const vbrHaGroup = {
  id: 'vbrHaGroup',
  label: 'VBR HA Group',
  plural: 'VBR HA Groups',
  icon: 'shield',
  list: describeVbrHa,
  rows: null,
  none: ['ResourceNotFound.VbrHa'],
  identity: ['VbrHaId'],
  nameField: 'Name',
  stateField: 'Status',
  states: {
    Creating: { label: 'Creating', severity: 'working', transitional: true },
    Active: { label: 'Active', severity: 'good' },
  },
  lookup: { parameter: 'VbrHaId' },
  parents: [{ kind: 'virtualBorderRouter', field: 'VbrId', by: { parameter: 'VbrId' } }],
  inRegionTree: false,
  glance: ['{VbrId} – {PeerVbrId}'],
  details: [
    { title: 'Overview', fields: ['Name', 'VbrHaId', 'Status', 'Description', 'RegionId'] },
    { title: 'VBRs', fields: ['VbrId', 'PeerVbrId'] },
    { title: 'Lifecycle', fields: ['CreationTime'] },
  ],
  terraform: 'alicloud_vpc_vbr_ha',
} as const satisfies Kind;

import type { Kind } from '../kind';
import { describeBgpGroups } from './describe';

/** BGP group: the settings that the BGP peers of a VBR share (003 7.1). */
export const bgpGroup = {
  id: 'bgpGroup',
  label: 'BGP Group',
  plural: 'BGP Groups',
  icon: 'group-by-ref-type',
  list: describeBgpGroups,
  rows: 'BgpGroups',
  identity: ['BgpGroupId'],
  nameField: 'Name',
  stateField: 'Status',
  // No list of values is documented; these are the ones of BGP peers and of the samples (traps 62, wire-facts 3.5).
  states: {
    Pending: { label: 'Pending', severity: 'working', transitional: true },
    Available: { label: 'Available', severity: 'good' },
    Active: { label: 'Active', severity: 'good' },
    Modifying: { label: 'Modifying', severity: 'working', transitional: true },
    Deleting: { label: 'Deleting', severity: 'working', transitional: true },
    Deleted: { label: 'Deleted', severity: 'ended' },
  },
  lookup: { parameter: 'BgpGroupId' },
  parents: [{ kind: 'virtualBorderRouter', field: 'RouterId', by: { parameter: 'RouterId' } }],
  inRegionTree: false,
  glance: ['AS {PeerAsn}'],
  details: [
    { title: 'Overview', fields: ['Name', 'BgpGroupId', 'Status', 'Description', 'RouterId', 'RegionId'] },
    {
      title: 'BGP',
      fields: ['PeerAsn', 'LocalAsn', 'IsFake', 'IpVersion', 'Keepalive', 'Hold', 'RouteLimit', 'AuthKey'],
    },
  ],
  terraform: 'alicloud_vpc_bgp_group',
  teardown: { goals: ['delete'], first: ['bgpPeer'] },
} as const satisfies Kind;

import type { Kind } from '../kind';
import { describeBgpNetworks } from './describe';

/**
 * BGP network: a CIDR block that a VBR advertises (003 7.9). It has no ID of its own, and its rows may come without
 * `RouterId`, which is why only the list of one VBR identifies them: the estate completes a row from the request that
 * fetched it (traps 29).
 */
export const bgpNetwork = {
  id: 'bgpNetwork',
  label: 'BGP Network',
  plural: 'BGP Networks',
  icon: 'broadcast',
  list: describeBgpNetworks,
  rows: 'BgpNetworks',
  identity: ['RouterId', 'DstCidrBlock'],
  nameField: 'DstCidrBlock',
  stateField: 'Status',
  // No list of values is documented: the sample has Enabled, the official client waits for Available (traps 62).
  states: {
    Pending: { label: 'Pending', severity: 'working', transitional: true },
    Enabled: { label: 'Enabled', severity: 'good' },
    Available: { label: 'Available', severity: 'good' },
    Active: { label: 'Active', severity: 'good' },
    Modifying: { label: 'Modifying', severity: 'working', transitional: true },
    Deleting: { label: 'Deleting', severity: 'working', transitional: true },
    Deleted: { label: 'Deleted', severity: 'ended' },
  },
  parents: [{ kind: 'virtualBorderRouter', field: 'RouterId', by: { parameter: 'RouterId' } }],
  inRegionTree: false,
  glance: [],
  details: [{ title: 'Overview', fields: ['DstCidrBlock', 'Status', 'RouterId', 'VpcId'] }],
  terraform: 'alicloud_vpc_bgp_network',
  // The provider's page on the resource: `<router_id>:<dst_cidr_block>`.
  terraformId: [{ field: 'RouterId' }, { field: 'DstCidrBlock' }],
} as const satisfies Kind;

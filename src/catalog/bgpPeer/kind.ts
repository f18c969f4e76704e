import type { Kind } from '../kind';
import { describeBgpPeers } from './describe';

/** BGP peer: one router of the customer that a VBR exchanges routes with (003 7.5). */
export const bgpPeer = {
  id: 'bgpPeer',
  label: 'BGP Peer',
  plural: 'BGP Peers',
  icon: 'arrow-swap',
  list: describeBgpPeers,
  rows: 'BgpPeers',
  identity: ['BgpPeerId'],
  // The service names every peer of a group alike.
  nameField: 'PeerIpAddress',
  // The configuration of the peer; what the session does is the field BgpStatus (traps 62).
  stateField: 'Status',
  states: {
    Pending: { label: 'Pending', severity: 'working', transitional: true },
    Available: { label: 'Available', severity: 'good' },
    Modifying: { label: 'Modifying', severity: 'working', transitional: true },
    Deleting: { label: 'Deleting', severity: 'working', transitional: true },
    Deleted: { label: 'Deleted', severity: 'ended' },
  },
  lookup: { parameter: 'BgpPeerId' },
  parents: [{ kind: 'bgpGroup', field: 'BgpGroupId', by: { parameter: 'BgpGroupId' } }],
  inRegionTree: false,
  // A session on its way passes through Connect and Active; one that stays there or is down carries nothing.
  concerns: [{ field: 'BgpStatus', values: { Down: 'bad', Idle: 'bad', Connect: 'attention', Active: 'attention' } }],
  glance: ['BGP {BgpStatus}', 'AS {PeerAsn}', '{Name}'],
  details: [
    {
      title: 'Overview',
      fields: ['Name', 'BgpPeerId', 'Status', 'BgpStatus', 'Description', 'BgpGroupId', 'RouterId', 'RegionId'],
    },
    {
      title: 'BGP',
      fields: ['PeerIpAddress', 'PeerAsn', 'LocalAsn', 'IsFake', 'IpVersion', 'Keepalive', 'Hold', 'AuthKey'],
    },
    { title: 'BFD', fields: ['EnableBfd', 'BfdMultiHop'] },
    { title: 'Routes', fields: ['RouteLimit', 'AdvertisedRouteCount', 'ReceivedRouteCount'] },
    { title: 'Lifecycle', fields: ['GmtModified'] },
  ],
  terraform: 'alicloud_vpc_bgp_peer',
} as const satisfies Kind;

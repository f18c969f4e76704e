import type { Field } from '../field';
import { sessionStates } from './sessionStates';

/**
 * A row of DescribeBgpPeers (003 7.6, 002 6.7). `Status` tells whether the service has finished configuring the peer,
 * `BgpStatus` what the BGP session does; it may be empty (traps 62). Types are declared by meaning (traps 38, 39).
 */
export const bgpPeerRow = {
  Name: { type: 'string', label: 'Name' },
  BgpPeerId: { type: 'string', label: 'BGP peer ID' },
  Status: { type: 'string', label: 'State' },
  BgpStatus: { type: 'string', label: 'BGP session', values: sessionStates },
  Description: { type: 'string', label: 'Description' },
  BgpGroupId: { type: 'string', label: 'BGP group ID' },
  RouterId: { type: 'string', label: 'VBR ID' },
  RegionId: { type: 'string', label: 'Region' },
  PeerIpAddress: { type: 'string', label: 'Peer IP address' },
  PeerAsn: { type: 'integer', declaredAs: 'string', label: 'Peer ASN (customer side)' },
  LocalAsn: { type: 'integer', declaredAs: 'string', label: 'Local ASN (Alibaba Cloud side)' },
  IsFake: { type: 'boolean', label: 'Fake ASN' },
  IpVersion: { type: 'string', label: 'IP version' },
  Keepalive: { type: 'integer', declaredAs: 'string', label: 'Keepalive time', unit: 's' },
  Hold: { type: 'integer', declaredAs: 'string', label: 'Hold time', unit: 's' },
  // Answered in clear text (traps 86).
  AuthKey: { type: 'string', label: 'MD5 authentication key', secret: true },
  EnableBfd: { type: 'boolean', label: 'BFD' },
  BfdMultiHop: { type: 'integer', label: 'BFD hop count' },
  RouteLimit: { type: 'integer', declaredAs: 'string', label: 'Route limit' },
  AdvertisedRouteCount: { type: 'integer', label: 'Routes advertised' },
  ReceivedRouteCount: { type: 'integer', label: 'Routes received' },
  GmtModified: { type: 'time', label: 'Last modified' },
} as const satisfies Record<string, Field>;

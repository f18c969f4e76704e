import type { Field } from '../field';

/**
 * A row of DescribeBgpGroups (003 7.2, 002 6.3). Timers, limits and AS numbers come as numbers or as text depending on
 * the document, and `IsFake` as text (traps 38, 39): they are declared by what they mean. AS numbers have at most four
 * bytes and fit a plain integer (traps 46).
 */
export const bgpGroupRow = {
  Name: { type: 'string', label: 'Name' },
  BgpGroupId: { type: 'string', label: 'BGP group ID' },
  Status: { type: 'string', label: 'State' },
  Description: { type: 'string', label: 'Description' },
  RouterId: { type: 'string', label: 'VBR ID' },
  RegionId: { type: 'string', label: 'Region' },
  PeerAsn: { type: 'integer', declaredAs: 'string', label: 'Peer ASN (customer side)' },
  LocalAsn: { type: 'integer', declaredAs: 'string', label: 'Local ASN (Alibaba Cloud side)' },
  // The request parameter is IsFakeAsn, the field is IsFake (traps 10).
  IsFake: { type: 'boolean', declaredAs: 'string', label: 'Fake ASN' },
  IpVersion: { type: 'string', label: 'IP version' },
  Keepalive: { type: 'integer', declaredAs: 'string', label: 'Keepalive time', unit: 's' },
  Hold: { type: 'integer', declaredAs: 'string', label: 'Hold time', unit: 's' },
  RouteLimit: { type: 'integer', declaredAs: 'string', label: 'Route limit' },
  // Answered in clear text (traps 86).
  AuthKey: { type: 'string', label: 'MD5 authentication key', secret: true },
} as const satisfies Record<string, Field>;

import { resourceDescription, resourceNameWithDots } from '../common';
import type { Parameter } from '../parameter';
import { asnRange } from '../rules/bgp';

/** Request fragment: what creating and editing a BGP group say alike (003 7.1, 7.3). */
export const group = {
  Name: resourceNameWithDots,
  Description: resourceDescription,
  PeerAsn: {
    type: 'integer',
    declaredAs: 'long',
    label: 'Peer ASN (customer side)',
    help: 'AS number of your own routers, two or four bytes.',
    example: '65001',
    ...asnRange,
    rule: 'peerAsn',
  },
  LocalAsn: {
    type: 'integer',
    declaredAs: 'long',
    label: 'Local ASN (Alibaba Cloud side)',
    help: 'Usually 45104. Another one may cause routing loops when several lines are in use.',
    example: '45104',
    rule: 'localAsn',
    group: 'advanced',
  },
  IsFakeAsn: {
    type: 'boolean',
    label: 'Fake ASN',
    help: 'Lets your routers peer under an AS number other than their own while ASes are migrated or merged.',
    default: 'false',
    values: [
      { value: 'true', meaning: 'The peer ASN stands in for the real one' },
      { value: 'false', meaning: 'The peer ASN is the real one' },
    ],
    group: 'advanced',
  },
  AuthKey: {
    type: 'string',
    label: 'MD5 authentication key',
    help: 'Both sides of each BGP session need the same key.',
    secret: true,
  },
  RouteQuota: {
    type: 'integer',
    label: 'Route limit',
    help: 'Routes that each peer of the group may announce.',
    example: '110',
    min: 1,
    newer: true,
    group: 'advanced',
  },
} as const satisfies Record<string, Parameter>;

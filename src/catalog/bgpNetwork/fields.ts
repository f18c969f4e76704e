import type { Field } from '../field';

/**
 * A row of DescribeBgpNetworks (003 7.10, 002 6.1). The samples omit `RouterId` and `Status` (traps 29): a list that
 * was asked for one VBR has to take the missing `RouterId` from its request.
 */
export const bgpNetworkRow = {
  DstCidrBlock: { type: 'string', label: 'Advertised CIDR block' },
  RouterId: { type: 'string', label: 'VBR ID' },
  VpcId: { type: 'string', label: 'VPC ID' },
  Status: { type: 'string', label: 'State' },
} as const satisfies Record<string, Field>;

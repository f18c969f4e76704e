import type { Association, Gateways, VirtualBorderRouter } from '../model';
import { ipVersion, prefixOfMask, sameSubnet } from './addresses';

/** One of the lines that a VBR runs over, with the VLAN interface at its end. */
export interface Link {
  readonly physicalConnectionId: string;
  readonly vlanInterfaceId: string;
  readonly ipv4: Gateways;
  readonly ipv6: Gateways;
  readonly enableIpv6: boolean;
}

export function linksOf(router: VirtualBorderRouter): readonly (VirtualBorderRouter | Association)[] {
  return [router, ...router.associations];
}

/** The link in whose network an address is; undefined for addresses behind the customer's router. */
export function linkInNetworkOf(router: VirtualBorderRouter, address: string): Link | undefined {
  const reaches = ({ ipv4 }: Link) => {
    const prefix = prefixOfMask(ipv4.mask);
    return ipVersion(address) === 4 && prefix !== undefined && sameSubnet(ipv4.local, address, prefix);
  };
  return linksOf(router).find((link) => reaches(link) || link.ipv6.peer === address);
}

/** The link towards an address; the VBR's own line for addresses behind it (multi-hop sessions). */
export function linkTowards(router: VirtualBorderRouter, address: string): Link {
  return linkInNetworkOf(router, address) ?? router;
}

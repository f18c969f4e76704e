import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** 4 or 6; undefined when the text is no IP address. Zones (`%eth0`) have no meaning on a line. */
export function ipVersion(address: string): 4 | 6 | undefined {
  if (isIPv4(address)) return 4;
  return isIPv6(address) && !address.includes('%') ? 6 : undefined;
}

/** Prefix length of a dotted mask with all ones in front; undefined when it is not one. */
export function prefixOfMask(mask: string): number | undefined {
  if (!isIPv4(mask)) return undefined;
  const bits = mask.split('.').map((octet) => Number(octet).toString(2).padStart(8, '0'));
  const ones = /^(1*)0*$/.exec(bits.join(''))?.[1];
  return ones?.length;
}

export function sameSubnet(one: string, other: string, prefix: number): boolean {
  const version = ipVersion(one);
  if (version === undefined || version !== ipVersion(other)) return false;
  return within(one, prefix, version === 4 ? 'ipv4' : 'ipv6', other);
}

function within(network: string, prefix: number, family: 'ipv4' | 'ipv6', address: string): boolean {
  const list = new BlockList();
  list.addSubnet(network, prefix, family);
  return list.check(address, family);
}

/** Splits `10.1.0.0/16` or `2001:db8::/64`; undefined when it is no prefix. A plain IPv4 address is a /32. */
export function cidrParts(cidr: string): { address: string; prefix: number; version: 4 | 6 } | undefined {
  const match = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(cidr);
  const address = match?.[1];
  if (address === undefined) return undefined;
  const version = ipVersion(address);
  if (version === undefined) return undefined;
  const longest = version === 4 ? 32 : 128;
  const prefix = match?.[2] === undefined ? longest : Number(match[2]);
  return prefix > longest ? undefined : { address, prefix, version };
}

/** The prefix as the service keeps it, with its length. */
export function normalCidr(cidr: string): string | undefined {
  const parts = cidrParts(cidr);
  return parts && `${parts.address}/${parts.prefix}`;
}

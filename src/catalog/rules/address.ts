import ipaddr from 'ipaddr.js';
import { type Message, message } from '../message';

/** A dotted IPv4 address of four decimal parts without leading zeros. */
export function ipv4(value: string): Message | undefined {
  return ipaddr.IPv4.isValidFourPartDecimal(value) ? undefined : message('Enter an IPv4 address such as 192.168.0.1');
}

/** An IPv6 address in any of its written forms, without a zone. */
export function ipv6(value: string): Message | undefined {
  return isIpv6(value) ? undefined : message('Enter an IPv6 address such as 2001:db8::1');
}

/** An IPv4 or IPv6 address. */
export function ip(value: string): Message | undefined {
  const valid = ipaddr.IPv4.isValidFourPartDecimal(value) || isIpv6(value);
  return valid ? undefined : message('Enter an IPv4 or IPv6 address');
}

/** Dotted subnet mask of a link between both gateways: 255.255.255.0 to 255.255.255.252 (003 6.4). */
export function ipv4Mask(value: string): Message | undefined {
  const length = ipv4MaskLength(value);
  if (length !== undefined && length >= 24 && length <= 30) return undefined;
  return message('Enter a subnet mask from 255.255.255.0 (/24) to 255.255.255.252 (/30)');
}

/** Length of a dotted mask; undefined when the text is not a contiguous mask. */
export function ipv4MaskLength(value: string): number | undefined {
  if (!ipaddr.IPv4.isValidFourPartDecimal(value)) return undefined;
  return ipaddr.IPv4.parse(value).prefixLengthFromSubnetMask() ?? undefined;
}

/** What the service calls an IPv6 subnet mask is a prefix with its length (traps 45). */
export function ipv6Prefix(value: string): Message | undefined {
  const [address = '', length = '', ...rest] = value.split('/');
  if (rest.length === 0 && isIpv6(address) && isLength(length, 128)) return undefined;
  return message('Enter an IPv6 prefix such as 2001:db8:0:1::/64');
}

/** An IPv4 network with its prefix length; the bits behind the prefix are zero (traps 53). */
export function ipv4Cidr(value: string): Message | undefined {
  const [address = '', length = '', ...rest] = value.split('/');
  if (rest.length > 0 || !ipaddr.IPv4.isValidFourPartDecimal(address) || !isLength(length, 32)) {
    return message('Enter an IPv4 CIDR block such as 10.0.0.0/24');
  }
  return networkOnly(address, length, ipaddr.IPv4.networkAddressFromCIDR(value));
}

/** An IPv6 network with its prefix length; the bits behind the prefix are zero. */
export function ipv6Cidr(value: string): Message | undefined {
  const [address = '', length = '', ...rest] = value.split('/');
  if (rest.length > 0 || !isIpv6(address) || !isLength(length, 128)) {
    return message('Enter an IPv6 CIDR block such as 2001:db8::/48');
  }
  return networkOnly(address, length, ipaddr.IPv6.networkAddressFromCIDR(value));
}

/** An IPv4 or IPv6 network with its prefix length. */
export function cidr(value: string): Message | undefined {
  if (value.includes(':')) return ipv6Cidr(value);
  const [address = ''] = value.split('/');
  if (!ipaddr.IPv4.isValidFourPartDecimal(address)) return message('Enter a CIDR block such as 10.0.0.0/24');
  return ipv4Cidr(value);
}

function isIpv6(value: string): boolean {
  return ipaddr.IPv6.isValid(value) && !value.includes('%');
}

function isLength(text: string, max: number): boolean {
  return /^(0|[1-9]\d{0,2})$/.test(text) && Number(text) <= max;
}

function networkOnly(address: string, length: string, network: ipaddr.IPv4 | ipaddr.IPv6): Message | undefined {
  const written = ipaddr.parse(address);
  if (written.toNormalizedString() === network.toNormalizedString()) return undefined;
  return message(
    '{0} is not the start of its network; enter {1}',
    `${address}/${length}`,
    `${network.toString()}/${length}`,
  );
}

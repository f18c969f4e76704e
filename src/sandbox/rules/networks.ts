import { isIPv4 } from 'node:net';
import { cidrParts } from './addresses';

/** The network that an address is in, as `10.0.0.0/8` or `2001:db8::/32`. The address has to be one. */
export function networkOf(address: string, prefix: number): string {
  const width = isIPv4(address) ? 32 : 128;
  const host = BigInt(width - prefix);
  const network = (toNumber(address) >> host) << host;
  return `${width === 32 ? dotted(network) : colons(network)}/${prefix}`;
}

/** True when no bit behind the prefix length is set, so that the text names a network and not an address in it. */
export function isNetwork(cidr: string): boolean {
  const parts = cidrParts(cidr);
  if (parts === undefined) return false;
  return toNumber(parts.address) === toNumber(networkOf(parts.address, parts.prefix).split('/')[0] ?? '');
}

/** A prefix in the one way in which it is kept, so that two spellings of it are found to be the same. */
export function keptAs(cidr: string): string | undefined {
  const parts = cidrParts(cidr);
  if (parts === undefined) return undefined;
  return isNetwork(cidr) ? networkOf(parts.address, parts.prefix) : `${parts.address}/${parts.prefix}`;
}

/** True when all of `inner` is in `outer`; both are networks of one IP version. */
export function contains(outer: string, inner: string): boolean {
  const [wide, narrow] = [cidrParts(outer), cidrParts(inner)];
  if (wide === undefined || narrow?.version !== wide.version || narrow.prefix < wide.prefix) return false;
  return networkOf(narrow.address, wide.prefix) === networkOf(wide.address, wide.prefix);
}

function toNumber(address: string): bigint {
  if (isIPv4(address)) return address.split('.').reduce((sum, octet) => (sum << 8n) + BigInt(octet), 0n);
  // The URL parser writes every IPv6 address with hexadecimal groups and at most one gap.
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = Array.from({ length: 8 - front.length - back.length }, () => '0');
  return [...front, ...gap, ...back].reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}

function dotted(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
}

function colons(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 65535n).toString(16));
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
}

import { type Message, message } from '../message';
import type { Problem, Values } from '../problem';
import { ip } from './address';
import { described } from './described';

/** AS numbers of two or four bytes. */
export const asnRange = { min: 1, max: 4294967295 } as const;

/** The AS number of Alibaba Cloud, which no peer may have (003 7.1: `InvalidPeerAsn.Malformed`). */
const alibabaCloudAsn = 45104;

/** Rule: an AS number of the customer side, two or four bytes long, and not the one of Alibaba Cloud (003 7.1). */
export function peerAsn(value: string): Message | undefined {
  if (!isAsn(value)) return message('Enter an ASN from 1 to 4294967295');
  if (Number(value) !== alibabaCloudAsn) return undefined;
  return message('45104 is the ASN of Alibaba Cloud; the peer needs another one');
}

/**
 * Rule: an AS number that the Alibaba Cloud side may take instead of 45104: one of the private ranges without 65025,
 * which is reserved. The documents name 45104 only; the ranges are those of today's SDK (wire-facts 5).
 */
export function localAsn(value: string): Message | undefined {
  const asn = isAsn(value) ? Number(value) : 0;
  if (asn === 65025) return message('ASN 65025 is reserved by Alibaba Cloud');
  const privateAsn = (asn >= 64512 && asn <= 65534) || (asn >= 4200000000 && asn <= 4294967294);
  if (asn === alibabaCloudAsn || privateAsn) return undefined;
  return message('Enter 45104 or a private ASN: 64512 to 65534, or 4200000000 to 4294967294');
}

/** Cross rule: the address of a BGP peer is of the IP version that was chosen, IPv4 unless told (001). */
export const peerAddressHasIpVersion = described(
  'PeerIpAddress is an address of IpVersion, IPv4 unless told.',
  (values: Values): readonly Problem[] => {
    const address = values.PeerIpAddress ?? '';
    if (ip(address) !== undefined) return [];
    const version = (values.IpVersion ?? '') === '' ? 'IPv4' : values.IpVersion;
    if ((address.includes(':') ? 'IPv6' : 'IPv4') === version) return [];
    return [
      {
        parameter: 'PeerIpAddress',
        severity: 'error',
        message: message('{0} is not an address of the chosen IP version', address),
      },
    ];
  },
);

/** Cross rule: an authentication key is either set or cleared. */
export const authenticationKeySetOrCleared = described(
  'AuthKey is not given while ClearAuthKey is true.',
  (values: Values): readonly Problem[] => {
    if (values.ClearAuthKey !== 'true' || (values.AuthKey ?? '') === '') return [];
    return [
      {
        parameter: 'ClearAuthKey',
        severity: 'error',
        message: message('Either enter a new authentication key or clear it, not both'),
      },
    ];
  },
);

function isAsn(value: string): boolean {
  return /^[1-9]\d{0,9}$/.test(value) && Number(value) <= asnRange.max;
}

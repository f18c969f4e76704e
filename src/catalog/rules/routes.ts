import ipaddr from 'ipaddr.js';
import { type Message, message } from '../message';
import type { Problem, Values } from '../problem';
import { cidr, ip } from './address';
import { described } from './described';

/** The block that the service keeps for itself: no route may lead into it (003 6.14). */
const reserved = ipaddr.IPv4.parseCIDR('100.64.0.0/10');

/**
 * Rule: the destination of a route, a block or a single address, which counts as one with a full mask. It does not lie
 * in 100.64.0.0/10; a wider block such as 0.0.0.0/0 may hold it (003 6.14).
 */
export function routeDestination(value: string): Message | undefined {
  if (!value.includes('/')) {
    if (ip(value) !== undefined) return message('Enter a CIDR block such as 10.0.0.0/24, or an IP address');
    return value.includes(':') ? undefined : notReserved(value, 32);
  }
  const broken = cidr(value);
  if (broken !== undefined || value.includes(':')) return broken;
  const [network, length] = ipaddr.IPv4.parseCIDR(value);
  return notReserved(network.toString(), length);
}

/** A destination as the service keeps it: a single address becomes a block with a full mask (003 6.14). */
export function asBlock(destination: string): string {
  if (destination.includes('/')) return destination;
  return `${destination}/${destination.includes(':') ? 128 : 32}`;
}

function notReserved(address: string, length: number): Message | undefined {
  const [, reservedLength] = reserved;
  if (length < reservedLength || !ipaddr.IPv4.parse(address).match(reserved)) return undefined;
  return message('A route must not lead into 100.64.0.0/10');
}

/** Cross rule: a route has one next hop with its type, or a list of next hops, not both (traps 51). */
export const nextHopOrList = described(
  'Either NextHopId with NextHopType, or NextHopList, not both.',
  (values: Values): readonly Problem[] => {
    const listed = Object.keys(values).some((name) => name.startsWith('NextHopList.') && values[name] !== '');
    const single = ['NextHopId', 'NextHopType'].some((name) => (values[name] ?? '') !== '');
    if (!listed || !single) return [];
    return [
      {
        parameter: 'NextHopList',
        severity: 'error',
        message: message('Enter either one next hop or a list of next hops, not both'),
      },
    ];
  },
);

import ipaddr from 'ipaddr.js';
import { type Message, message } from '../message';
import type { Problem, Values } from '../problem';
import { ipv4, ipv4MaskLength, ipv6, ipv6Prefix } from './address';

/** Names of the three parameters that describe the link between both gateways. */
export interface GatewayParameters {
  readonly local: string;
  readonly peer: string;
  readonly mask: string;
}

/** Cross rule: both IPv4 gateways lie in one subnet of the mask and differ (003 6.4). Silent until all are valid. */
export function ipv4GatewaysShareSubnet(names: GatewayParameters): (values: Values) => readonly Problem[] {
  return (values) => {
    const { local, peer, mask } = pick(values, names);
    const length = ipv4MaskLength(mask);
    if (length === undefined || ipv4(local) !== undefined || ipv4(peer) !== undefined) return [];
    const here = ipaddr.IPv4.parse(local);
    const there = ipaddr.IPv4.parse(peer);
    if (here.toString() === there.toString()) return problem(names.peer, sameAddress());
    return here.match(there, length) ? [] : problem(names.peer, differentSubnet(`/${length}`));
  };
}

/** Cross rule: both IPv6 gateways lie in the given prefix and differ (003 6.4, traps 45). Silent until all are valid. */
export function ipv6GatewaysShareSubnet(names: GatewayParameters): (values: Values) => readonly Problem[] {
  return (values) => {
    const { local, peer, mask } = pick(values, names);
    if (ipv6Prefix(mask) !== undefined || ipv6(local) !== undefined || ipv6(peer) !== undefined) return [];
    const here = ipaddr.IPv6.parse(local);
    const there = ipaddr.IPv6.parse(peer);
    if (here.toNormalizedString() === there.toNormalizedString()) return problem(names.peer, sameAddress());
    const [, length] = ipaddr.IPv6.parseCIDR(mask);
    return here.match(there, length) ? [] : problem(names.peer, differentSubnet(`/${length}`));
  };
}

function pick(values: Values, names: GatewayParameters): GatewayParameters {
  return { local: values[names.local] ?? '', peer: values[names.peer] ?? '', mask: values[names.mask] ?? '' };
}

function sameAddress(): Message {
  return message('Both gateways have the same address');
}

function differentSubnet(length: string): Message {
  return message('Both gateways must lie in the same {0} subnet', length);
}

function problem(parameter: string, text: Message): readonly Problem[] {
  return [{ parameter, severity: 'error', message: text }];
}

import ipaddr from 'ipaddr.js';
import { type Message, message } from '../message';
import type { Problem, Values } from '../problem';
import { ipv4, ipv4MaskLength, ipv6, ipv6Prefix } from './address';
import { described } from './described';
import { type GatewayParameters, ipv4GatewaysShareSubnet, ipv6GatewaysShareSubnet } from './gateways';

const ipv4Names: GatewayParameters = { local: 'LocalGatewayIp', peer: 'PeerGatewayIp', mask: 'PeeringSubnetMask' };

const ipv6Names: GatewayParameters = {
  local: 'LocalIpv6GatewayIp',
  peer: 'PeerIpv6GatewayIp',
  mask: 'PeeringIpv6SubnetMask',
};

/** Cross rule: both IPv4 gateways are different hosts of one subnet (003 6.4). Silent while something is malformed. */
export const ipv4Link = described(
  'LocalGatewayIp and PeerGatewayIp are two different hosts of one subnet with the mask PeeringSubnetMask.',
  (values: Values): readonly Problem[] => {
    const apart = ipv4GatewaysShareSubnet(ipv4Names)(values);
    return apart.length > 0 ? apart : ipv4GatewaysAreHosts(values);
  },
);

/**
 * Cross rule of associating a connection: the three values of the IPv4 link come together or not at all; the service
 * misses each one that is left out (003 6.7, traps 72).
 */
export const ipv4LinkComplete = described(
  'LocalGatewayIp, PeerGatewayIp and PeeringSubnetMask come together or not at all.',
  (values: Values): readonly Problem[] => {
    const names = [ipv4Names.local, ipv4Names.peer, ipv4Names.mask];
    const missing = names.filter((name) => (values[name] ?? '') === '');
    if (missing.length === names.length) return [];
    return missing.flatMap((parameter) =>
      error(parameter, message('Enter both gateway addresses and the subnet mask, or none of them')),
    );
  },
);

/** Cross rule: both IPv6 gateways are different hosts of the given prefix (003 6.4). Silent while something is malformed. */
export const ipv6Link = described(
  'LocalIpv6GatewayIp and PeerIpv6GatewayIp are two different hosts of the prefix PeeringIpv6SubnetMask.',
  (values: Values): readonly Problem[] => {
    const apart = ipv6GatewaysShareSubnet(ipv6Names)(values);
    return apart.length > 0 ? apart : ipv6GatewaysAreHosts(values);
  },
);

/** The first and the last address of a subnet name the subnet and its broadcast: no interface can carry them. */
function ipv4GatewaysAreHosts(values: Values): readonly Problem[] {
  const length = ipv4MaskLength(values[ipv4Names.mask] ?? '');
  if (length === undefined || length > 30) return [];
  return [ipv4Names.local, ipv4Names.peer].flatMap((parameter) => {
    const address = values[parameter] ?? '';
    if (ipv4(address) !== undefined) return [];
    const block = `${address}/${length}`;
    const written = ipaddr.IPv4.parse(address).toString();
    if (written === ipaddr.IPv4.networkAddressFromCIDR(block).toString()) {
      return error(parameter, message('{0} is the network address of its subnet, not a host in it', address));
    }
    if (written === ipaddr.IPv4.broadcastAddressFromCIDR(block).toString()) {
      return error(parameter, message('{0} is the broadcast address of its subnet, not a host in it', address));
    }
    return [];
  });
}

/**
 * The so-called IPv6 mask is a prefix with its own network (traps 45), so both addresses lie in that very prefix and
 * not only in one of the same length. The all-zero host is the anycast address of the routers on the link (RFC 4291
 * 2.6.1), which the documents do not forbid, hence a warning.
 */
function ipv6GatewaysAreHosts(values: Values): readonly Problem[] {
  const prefix = values[ipv6Names.mask] ?? '';
  if (ipv6Prefix(prefix) !== undefined) return [];
  const network = ipaddr.IPv6.networkAddressFromCIDR(prefix);
  const [, length] = ipaddr.IPv6.parseCIDR(prefix);
  return [ipv6Names.local, ipv6Names.peer].flatMap((parameter) => {
    const address = values[parameter] ?? '';
    if (ipv6(address) !== undefined) return [];
    const written = ipaddr.IPv6.parse(address);
    if (!written.match(network, length)) return error(parameter, message('{0} does not lie in {1}', address, prefix));
    // A link of two addresses (/127) has none to spare: both are hosts (RFC 6164).
    if (length < 127 && written.toNormalizedString() === network.toNormalizedString()) {
      return [
        { parameter, severity: 'warning', message: message('{0} is the anycast address of its subnet', address) },
      ];
    }
    return [];
  });
}

/** What only the owner of a VBR may set (002 5.1, traps 89). */
const ownedByVbrOwner = [
  'LocalGatewayIp',
  'PeerGatewayIp',
  'PeeringSubnetMask',
  'LocalIpv6GatewayIp',
  'PeerIpv6GatewayIp',
  'PeeringIpv6SubnetMask',
  'Name',
  'Description',
] as const;

/**
 * Cross rule of CreateVirtualBorderRouter: whoever creates a VBR for another account leaves to that account what only
 * the owner may set; the service answers 403 `Forbidden.<parameter>NotAllowedByCaller` otherwise (002 5.1, traps section 4).
 * IPv6 needs addresses of the owner, so it cannot be enabled for another account either.
 */
export const otherAccountSetsItsOwnLink = described(
  'With VbrOwnerId, name, description, gateways, masks and IPv6 are left to the account that will own the VBR.',
  (values: Values): readonly Problem[] => {
    if ((values.VbrOwnerId ?? '') === '') return [];
    const given: string[] = ownedByVbrOwner.filter((parameter) => (values[parameter] ?? '') !== '');
    if (values.EnableIpv6 === 'true') given.push('EnableIpv6');
    return given.flatMap((parameter) =>
      error(parameter, message('Only the account that will own the VBR can set this; leave it empty')),
    );
  },
);

/**
 * Rule: the further physical connections of a VBR as a JSON list of objects, each of which names its connection
 * (003 6.4; document 002 took a single ID instead, see traps section 4).
 */
export function associatedPhysicalConnections(value: string): Message | undefined {
  const list = parse(value);
  if (Array.isArray(list) && list.length > 0 && list.every(namesConnection)) return undefined;
  return message('Enter a JSON list of objects, each with a PhysicalConnectionId');
}

function namesConnection(item: unknown): boolean {
  if (typeof item !== 'object' || item === null || !('PhysicalConnectionId' in item)) return false;
  return typeof item.PhysicalConnectionId === 'string' && item.PhysicalConnectionId !== '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function error(parameter: string, text: Message): Problem[] {
  return [{ parameter, severity: 'error', message: text }];
}

import type { Refusal } from './case';
import { silent } from './case';
import { formCannotKnow } from './rules';

/** A valid IPv4 link. */
export const ipv4 = {
  LocalGatewayIp: '192.168.10.1',
  PeerGatewayIp: '192.168.10.2',
  PeeringSubnetMask: '255.255.255.248',
} as const;

/** A valid IPv6 link. */
export const ipv6 = {
  EnableIpv6: 'true',
  LocalIpv6GatewayIp: '2001:db8:0:1::1',
  PeerIpv6GatewayIp: '2001:db8:0:1::2',
  PeeringIpv6SubnetMask: '2001:db8:0:1::/64',
} as const;

/** What the carrier calls the line. */
export const circuitCode: Refusal = {
  rule: 'the circuit code has characters that the documents do not tell',
  change: { CircuitCode: 'two words' },
  form: formCannotKnow.noRule,
  service: [400, 'InvalidCircuitCode.Malformed'],
};

/** VLAN IDs of a VBR on a line (003 6.1, traps 40). `used` is one that another VBR has there. */
export function vlanRules(used: string, written: 'number' | 'text' = 'number'): readonly Refusal[] {
  return [
    {
      rule: 'a VLAN ID is 0 to 2999',
      change: { VlanId: '3000' },
      form: /0 to 2999/,
      service: [400, 'InvalidVlanId.Malformed'],
    },
    {
      rule: 'a VLAN ID is a number',
      change: { VlanId: '4.5' },
      form: written === 'number' ? /whole number/ : /0 to 2999/,
      service: [400, 'InvalidVlanId.Malformed'],
    },
    {
      rule: 'a VLAN is used once on a line',
      change: { VlanId: used },
      form: formCannotKnow.neighbours,
      service: [400, 'InvalidVlanId.Used'],
    },
    {
      rule: 'VLAN 0 has a line to itself',
      change: { VlanId: '0' },
      form: silent('It is legal, so the form only warns.'),
      service: [400, 'OperationFailed.Vlan0VbrUnSharePconn'],
    },
  ];
}

/** The IPv4 link between both gateways (003 6.4), with the codes of the operation. */
export function ipv4Rules(codes: { readonly local: string; readonly peer: string }): readonly Refusal[] {
  return [
    {
      rule: 'the local gateway is an IPv4 address',
      change: { LocalGatewayIp: '192.168.10' },
      form: /IPv4 address such as/,
      service: [400, codes.local],
    },
    {
      rule: 'the peer gateway is an IPv4 address',
      change: { PeerGatewayIp: '192.168.10.256' },
      form: /IPv4 address such as/,
      service: [400, codes.peer],
    },
    {
      rule: 'the subnet mask is /24 at least',
      change: { PeeringSubnetMask: '255.255.254.0' },
      form: /255\.255\.255\.0 \(\/24\) to 255\.255\.255\.252 \(\/30\)/,
      service: [400, 'InvalidPeeringSubnetMask.Malformed'],
    },
    {
      rule: 'the subnet mask is /30 at most',
      change: { PeeringSubnetMask: '255.255.255.254' },
      form: /255\.255\.255\.0 \(\/24\) to 255\.255\.255\.252 \(\/30\)/,
      service: [400, 'InvalidPeeringSubnetMask.Malformed'],
    },
    {
      rule: 'both gateways are in one subnet',
      change: { PeerGatewayIp: '192.168.11.2' },
      form: /must lie in the same \/29 subnet/,
      service: [400, 'InvalidIp.NotSameSubnet'],
    },
    {
      rule: 'both gateways differ',
      change: { PeerGatewayIp: '192.168.10.1' },
      form: /same address/,
      service: [400, 'InvalidIp.NotSameSubnet'],
    },
    {
      rule: 'a gateway is a host of its subnet',
      change: { PeerGatewayIp: '192.168.10.7' },
      form: /broadcast address of its subnet/,
      service: silent('The documents say nothing of the first and the last address.'),
    },
  ];
}

/** The IPv6 link between both gateways, whose mask is a prefix (traps 45), with the codes of the operation. */
export function ipv6Rules(codes: { readonly address: string; readonly prefix: string }): readonly Refusal[] {
  const requiredOf = (parameter: string, label: string): Refusal => ({
    rule: `${parameter} is required with IPv6`,
    change: { [parameter]: undefined },
    form: new RegExp(`^${label} is required$`),
    service: [400, 'MissingParameter'],
  });
  return [
    requiredOf('LocalIpv6GatewayIp', 'Local IPv6 gateway IP \\(Alibaba Cloud side\\)'),
    requiredOf('PeerIpv6GatewayIp', 'Peer IPv6 gateway IP \\(customer side\\)'),
    requiredOf('PeeringIpv6SubnetMask', 'IPv6 prefix'),
    {
      rule: 'the local IPv6 gateway is an IPv6 address',
      change: { LocalIpv6GatewayIp: '192.168.10.1' },
      form: /IPv6 address such as/,
      service: [400, codes.address],
    },
    {
      rule: 'the peer IPv6 gateway is an IPv6 address',
      change: { PeerIpv6GatewayIp: '2001:db8::1::2' },
      form: /IPv6 address such as/,
      service: [400, codes.address],
    },
    {
      rule: 'the IPv6 mask is a prefix (traps 45)',
      change: { PeeringIpv6SubnetMask: '64' },
      form: /IPv6 prefix such as/,
      service: [400, codes.prefix],
    },
    {
      rule: 'both IPv6 gateways are in one subnet',
      change: { PeerIpv6GatewayIp: '2001:db8:0:2::2' },
      form: /must lie in the same \/64 subnet/,
      service: [400, 'InvalidIp.NotSameSubnet'],
    },
    {
      rule: 'both IPv6 gateways differ',
      change: { PeerIpv6GatewayIp: '2001:db8:0:1::1' },
      form: /same address/,
      service: [400, 'InvalidIp.NotSameSubnet'],
    },
  ];
}

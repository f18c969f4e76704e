import { resourceDescription, resourceName } from '../common';
import type { Condition, Parameter } from '../parameter';
import { vlanRange } from '../rules/vlan';

const ipv6On: Condition = { parameter: 'EnableIpv6', is: ['true'] };

/** Request fragment: the VBR that a change is about. */
export const subject = {
  VbrId: { type: 'string', label: 'VBR', required: true, refersTo: { kind: 'virtualBorderRouter' } },
} as const satisfies Record<string, Parameter>;

/** Request fragment: what creating and editing a VBR say alike about its name, VLAN, gateways and IPv6 (003 6.1, 6.4). */
export const link = {
  Name: resourceName,
  Description: resourceDescription,
  VlanId: {
    type: 'integer',
    label: 'VLAN ID',
    help: 'Must be unused on the physical connection. Only the owner of the physical connection can set it. 0 uses the whole port without VLANs; a terminated VBR keeps its VLAN for seven days.',
    example: '10',
    ...vlanRange,
  },
  CircuitCode: {
    type: 'string',
    label: 'Circuit code',
    help: 'The code that the carrier gave to the line. Only the owner of the physical connection can set it.',
    example: 'longtel001',
    group: 'advanced',
  },
  LocalGatewayIp: {
    type: 'string',
    label: 'Local gateway IP (Alibaba Cloud side)',
    help: 'Address of the VBR on the link. Only the owner of the VBR can set it.',
    example: '192.168.0.17',
    rule: 'ipv4',
  },
  PeerGatewayIp: {
    type: 'string',
    label: 'Peer gateway IP (customer side)',
    help: 'Address of your own router on the link. Only the owner of the VBR can set it.',
    example: '192.168.0.18',
    rule: 'ipv4',
  },
  PeeringSubnetMask: {
    type: 'string',
    label: 'Subnet mask',
    help: 'Mask of the subnet that holds both gateway addresses, /24 to /30 in dotted form.',
    example: '255.255.255.252',
    rule: 'ipv4Mask',
  },
  EnableIpv6: {
    type: 'boolean',
    label: 'IPv6',
    help: 'Runs IPv6 on the link besides IPv4.',
    default: 'false',
    values: [
      { value: 'true', meaning: 'IPv6 is on' },
      { value: 'false', meaning: 'IPv6 is off' },
    ],
  },
  LocalIpv6GatewayIp: {
    type: 'string',
    label: 'Local IPv6 gateway IP (Alibaba Cloud side)',
    help: 'IPv6 address of the VBR on the link. Only the owner of the VBR can set it.',
    example: '2001:db8:0:1::1',
    rule: 'ipv6',
    requiredWhen: ipv6On,
    shownWhen: ipv6On,
  },
  PeerIpv6GatewayIp: {
    type: 'string',
    label: 'Peer IPv6 gateway IP (customer side)',
    help: 'IPv6 address of your own router on the link. Only the owner of the VBR can set it.',
    example: '2001:db8:0:1::2',
    rule: 'ipv6',
    requiredWhen: ipv6On,
    shownWhen: ipv6On,
  },
  PeeringIpv6SubnetMask: {
    type: 'string',
    label: 'IPv6 prefix',
    help: 'IPv6 prefix, with its length, that contains both gateway addresses.',
    example: '2001:db8:0:1::/64',
    rule: 'ipv6Prefix',
    requiredWhen: ipv6On,
    shownWhen: ipv6On,
  },
  Bandwidth: {
    type: 'integer',
    label: 'Bandwidth',
    unit: 'Mbps',
  },
} as const satisfies Record<string, Parameter>;

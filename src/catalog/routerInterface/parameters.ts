import type { Parameter } from '../parameter';
import { bandwidths, routerTypes } from './values';

/** Request fragment: the router interface that a change is about. */
export const subject = {
  RouterInterfaceId: {
    type: 'string',
    label: 'Router interface',
    required: true,
    refersTo: { kind: 'routerInterface' },
  },
} as const satisfies Record<string, Parameter>;

/** Request fragment: what creating and changing a router interface say alike (003 5.1, 5.6, 5.7). */
export const interfaceSettings = {
  Spec: {
    type: 'string',
    label: 'Specification',
    help: 'Bandwidth of the connection. It belongs to the initiating side.',
    required: true,
    values: bandwidths,
  },
  OppositeInterfaceId: {
    type: 'string',
    label: 'Peer router interface',
    help: 'The interface to connect to. It has to be known on both sides before they can be connected.',
    example: 'ri-2zeo3xzyf38r4urzd****',
    refersTo: { kind: 'routerInterface' },
  },
  OppositeRouterType: { type: 'string', label: 'Peer router type', values: routerTypes },
  OppositeRouterId: {
    type: 'string',
    label: 'Peer router',
    help: 'The router that the peer router interface belongs to.',
    example: 'vrt-bp1lhl0taikrteen8****',
    refersTo: { kind: 'virtualBorderRouter', when: { parameter: 'OppositeRouterType', is: ['VBR'] } },
  },
  // Each address is useless without the other; the documents ask for the pair in one direction only (traps 51).
  HealthCheckSourceIp: {
    type: 'string',
    label: 'Health check source IP',
    help: 'An unused address of the VPC on this side, from which the line is probed.',
    example: '192.168.0.6',
    rule: 'ipv4',
    requiredWhen: { parameter: 'HealthCheckTargetIp', is: 'present' },
  },
  HealthCheckTargetIp: {
    type: 'string',
    label: 'Health check destination IP',
    help: 'The address that is probed over the line.',
    example: '192.168.0.8',
    rule: 'ipv4',
    requiredWhen: { parameter: 'HealthCheckSourceIp', is: 'present' },
  },
} as const satisfies Record<string, Parameter>;

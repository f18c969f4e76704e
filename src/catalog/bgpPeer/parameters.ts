import type { Condition, Parameter } from '../parameter';

const bfdOn: Condition = { parameter: 'EnableBfd', is: ['true'] };

/** Request fragment: what creating and editing a BGP peer say alike (001, 003 7.7). */
export const peer = {
  PeerIpAddress: {
    type: 'string',
    label: 'Peer IP address',
    help: 'Address of your router. Needed when the VBR runs over several physical connections, or has none or several subinterfaces.',
    example: '192.168.0.18',
    rule: 'ip',
  },
  EnableBfd: {
    type: 'boolean',
    label: 'BFD',
    help: 'Finds a dead link within a second. BFD has to be enabled for the VBR by Alibaba Cloud first.',
    values: [
      { value: 'true', meaning: 'BFD is on' },
      { value: 'false', meaning: 'BFD is off' },
    ],
  },
  BfdMultiHop: {
    type: 'integer',
    label: 'BFD hop count',
    help: 'Devices that a BFD packet may pass on its way; 1 when both sides are directly connected.',
    example: '3',
    min: 1,
    max: 255,
    requiredWhen: bfdOn,
    shownWhen: bfdOn,
  },
} as const satisfies Record<string, Parameter>;

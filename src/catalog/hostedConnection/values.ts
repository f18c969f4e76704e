import type { Choice } from '../parameter';

/** Bandwidths of a hosted connection with their unit (003 4.18; decimal thousands, unlike those of a VBR: traps 42). */
export const hostedSpecs = [
  { value: '50M', meaning: '50 Mbps' },
  { value: '100M', meaning: '100 Mbps' },
  { value: '200M', meaning: '200 Mbps' },
  { value: '300M', meaning: '300 Mbps' },
  { value: '400M', meaning: '400 Mbps' },
  { value: '500M', meaning: '500 Mbps' },
  { value: '1G', meaning: '1 Gbps' },
  { value: '2G', meaning: '2 Gbps, on request' },
  { value: '5G', meaning: '5 Gbps, on request' },
  { value: '8G', meaning: '8 Gbps, on request' },
  { value: '10G', meaning: '10 Gbps, on request' },
] as const satisfies readonly Choice[];

/** Whether the tenant has taken a hosted connection over (003 4.19). */
export const acceptances = [
  { value: 'Confirmed', meaning: 'Accepted by the tenant' },
  { value: 'UnConfirmed', meaning: 'Not accepted yet' },
  { value: 'Deleted', meaning: 'Deleted' },
] as const satisfies readonly Choice[];

/** Who pays for a hosted connection (003 4.18). */
export const orderModes = [
  { value: 'PayByPhysicalConnectionOwner', meaning: 'The partner, who owns the hosting connection' },
  { value: 'PayByVirtualPhysicalConnectionOwner', meaning: 'The tenant, who owns the hosted connection' },
] as const satisfies readonly Choice[];

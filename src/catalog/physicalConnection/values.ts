import type { FieldCondition } from '../operation';
import type { Choice } from '../parameter';

/** Carriers of the line (003 4.4). */
export const lineOperators = [
  { value: 'CT', meaning: 'China Telecom' },
  { value: 'CU', meaning: 'China Unicom' },
  { value: 'CM', meaning: 'China Mobile' },
  { value: 'CO', meaning: 'Another carrier in the Chinese mainland' },
  { value: 'Equinix', meaning: 'Equinix' },
  { value: 'Other', meaning: 'Another carrier outside the Chinese mainland' },
] as const satisfies readonly Choice[];

/** Dedicated or hosted (003 4.12). */
export const productTypes = [
  { value: 'PhysicalConnection', meaning: 'Dedicated connection' },
  { value: 'VirtualPhysicalConnection', meaning: 'Hosted connection' },
] as const satisfies readonly Choice[];

/** A hosted connection stands in the same list, but the port and the site under it are the partner's. */
export const dedicatedOnly = { field: 'ProductType', is: ['PhysicalConnection'] } as const satisfies FieldCondition;

/** Ports of the access device (003 4.4); 40G and 100G are in today's service only (wire-facts 5). */
export const portTypes = [
  { value: '100Base-T', meaning: '100 Mbps copper' },
  { value: '1000Base-T', meaning: '1 Gbps copper' },
  { value: '1000Base-LX', meaning: '1 Gbps single-mode fiber, 10 km' },
  { value: '10GBase-T', meaning: '10 Gbps copper' },
  { value: '10GBase-LR', meaning: '10 Gbps single-mode fiber, 10 km' },
  { value: '40GBase-LR', meaning: '40 Gbps single-mode fiber, on request' },
  { value: '100GBase-LR', meaning: '100 Gbps single-mode fiber, on request' },
] as const satisfies readonly Choice[];

/** Bandwidths that a hosted connection can be applied for, in Mbps (003 4.4; 1000 stands for 1 Gbps, traps 42). */
export const hostedBandwidths = [
  { value: '50', meaning: '50 Mbps' },
  { value: '100', meaning: '100 Mbps' },
  { value: '200', meaning: '200 Mbps' },
  { value: '300', meaning: '300 Mbps' },
  { value: '400', meaning: '400 Mbps' },
  { value: '500', meaning: '500 Mbps' },
  { value: '1000', meaning: '1 Gbps' },
  { value: '2000', meaning: '2 Gbps' },
  { value: '4000', meaning: '4 Gbps' },
  { value: '5000', meaning: '5 Gbps' },
  { value: '8000', meaning: '8 Gbps' },
  { value: '10000', meaning: '10 Gbps' },
] as const satisfies readonly Choice[];

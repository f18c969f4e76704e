import type { Parameter } from '../parameter';

/** The VLAN that tells the tenant's traffic from that of others on the same line (003 4.18). */
export const vlanOfHosted = {
  type: 'long',
  label: 'VLAN ID',
  help: 'Must be unused on the hosting connection. 0 uses the whole port without VLANs.',
  min: 0,
  max: 2999,
} as const satisfies Parameter;

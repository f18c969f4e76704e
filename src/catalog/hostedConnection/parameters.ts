import type { Parameter } from '../parameter';
import { vlanRange } from '../rules/vlan';

/** The VLAN that tells the tenant's traffic from that of others on the same line (003 4.18). */
export const vlanOfHosted = {
  type: 'long',
  label: 'VLAN ID',
  help: 'Must be unused on the hosting connection. 0 uses the whole port without VLANs.',
  ...vlanRange,
} as const satisfies Parameter;

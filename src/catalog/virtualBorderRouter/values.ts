import type { Choice } from '../parameter';

/** The one type that the samples have (003 6.2). */
export const routerKinds = [
  { value: 'pconnVBR', meaning: 'VBR on a physical connection' },
] as const satisfies readonly Choice[];

/** Whether a CEN or an ECR holds the VBR; empty when none does (003 6.2, traps 63, wire-facts 3.5). */
export const attachmentStates = [
  { value: 'Attaching', meaning: 'Attaching' },
  { value: 'Attached', meaning: 'Attached' },
  { value: 'Detaching', meaning: 'Detaching' },
  { value: 'Detached', meaning: 'Detached' },
] as const satisfies readonly Choice[];

/** Whether the bandwidth that was set limits the traffic (003 6.3). */
export const bandwidthStates = [
  { value: 'Active', meaning: 'In effect' },
  { value: 'Inactive', meaning: 'Not in effect' },
] as const satisfies readonly Choice[];

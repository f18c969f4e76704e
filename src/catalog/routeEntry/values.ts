import type { Choice } from '../parameter';

/** Where a route comes from (003 6.15); ECR is in today's SDK only. */
export const routeTypes = [
  { value: 'Custom', meaning: 'Custom route' },
  { value: 'System', meaning: 'System route' },
  { value: 'BGP', meaning: 'BGP route' },
  { value: 'CEN', meaning: 'CEN route' },
  { value: 'ECR', meaning: 'ECR route' },
] as const satisfies readonly Choice[];

/** Whether a next hop can be used, as a number (traps 40). */
export const usability = [
  { value: '1', meaning: 'Yes' },
  { value: '0', meaning: 'No' },
] as const satisfies readonly Choice[];

/** What stands behind a next hop (003 6.15). */
export const relatedTypes = [
  { value: 'VPC', meaning: 'VPC' },
  { value: 'VBR', meaning: 'VBR' },
  { value: 'PCONN', meaning: 'Physical connection' },
] as const satisfies readonly Choice[];

/** What manages a route in place of a person; nothing does when the field is empty (wire-facts 5). */
export const hosts = [{ value: 'TR', meaning: 'Transit router' }] as const satisfies readonly Choice[];

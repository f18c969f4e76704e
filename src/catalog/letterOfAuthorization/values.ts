import type { Choice } from '../parameter';

/** Kinds of line that an LOA can be applied for (003 4.5). */
export const lineTypes = [
  { value: 'MSTP', meaning: 'MSTP line' },
  { value: 'MPLSVPN', meaning: 'MPLS VPN' },
  { value: 'FIBRE', meaning: 'Direct fiber' },
  { value: 'Other', meaning: 'Another type' },
] as const satisfies readonly Choice[];

/** Genders of a construction engineer (003 4.5). */
export const genders = [
  { value: 'Male', meaning: 'Man' },
  { value: 'Female', meaning: 'Woman' },
] as const satisfies readonly Choice[];

/** Documents by which an engineer can be announced (003 4.5). */
export const identityDocuments = [
  { value: 'IDCard', meaning: 'Identity card' },
  { value: 'Passport', meaning: 'International passport' },
] as const satisfies readonly Choice[];

/** Carriers in the Chinese mainland: Chinese on the wire in every language. */
export const lineServiceProviders = [
  { value: '中国电信', meaning: 'China Telecom' },
  { value: '中国联通', meaning: 'China Unicom' },
  { value: '中国移动', meaning: 'China Mobile' },
  { value: '中国其他', meaning: 'Another carrier in the Chinese mainland' },
] as const satisfies readonly Choice[];

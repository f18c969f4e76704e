import type { Choice } from './parameter';

const payAsYouGo = 'Pay as you go';

/** Billing in advance, as requests spell it. */
export const subscription = { value: 'PrePaid', meaning: 'Subscription, paid in advance' } as const satisfies Choice;

/** Billing methods of requests and of VBRs (003 5.1, 6.2). */
export const chargeTypes = [
  { value: 'PostPaid', meaning: payAsYouGo },
  subscription,
] as const satisfies readonly Choice[];

/** How answers spell them besides (traps 60). */
export const answeredChargeTypes = [
  ...chargeTypes,
  { value: 'AfterPay', meaning: payAsYouGo },
  { value: 'PayByTraffic', meaning: 'Pay by traffic' },
] as const satisfies readonly Choice[];

/** What an order that has not taken effect yet is billed by (003 4.12, 5.2). */
export const reservationChargeTypes = [
  { value: 'PayByBandwidth', meaning: 'Pay by bandwidth' },
  { value: 'PayByTraffic', meaning: 'Pay by traffic' },
] as const satisfies readonly Choice[];

/** What an order that has not taken effect yet is for (003 4.12); the second stands in a sample of 003 5.3 only. */
export const reservationOrderTypes = [
  { value: 'RENEW', meaning: 'Renewal' },
  { value: 'RENEWCHANGE', meaning: 'Renewal with another bandwidth' },
] as const satisfies readonly Choice[];

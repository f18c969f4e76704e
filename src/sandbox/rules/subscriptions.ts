import { invalidParameter } from '../errors';
import type { Subscription } from '../model';
import type { Call } from '../operation';

const dayMs = 24 * 3600 * 1000;
const monthMs = 30 * dayMs;

/** Longest terms of a router interface: 9 months or 3 years (003 5.1). */
const longest = { Month: 9, Year: 3 } as const;

/**
 * Subscription that a request orders, undefined for pay-as-you-go, which nothing is documented to be the default but
 * costs nothing in advance. No codes are documented for wrong terms.
 */
export function readSubscription({ parameters }: Call): { months: number; pays: boolean } | undefined {
  const type = parameters.text('InstanceChargeType') ?? 'PostPaid';
  if (type !== 'PrePaid' && type !== 'PostPaid') throw invalidParameter('InstanceChargeType');
  if (type === 'PostPaid') return undefined;
  const cycle = parameters.required('PricingCycle');
  if (cycle !== 'Month' && cycle !== 'Year') throw invalidParameter('PricingCycle');
  const period = parameters.integer('Period') ?? Number(parameters.required('Period'));
  if (period < 1 || period > longest[cycle]) throw invalidParameter('Period');
  parameters.required('AutoPay');
  return { months: cycle === 'Month' ? period : period * 12, pays: parameters.flag('AutoPay') ?? false };
}

/** The term begins with the payment. */
export function pay(subscription: Subscription, now: number): void {
  subscription.paid = true;
  subscription.ends = now + subscription.months * monthMs;
}

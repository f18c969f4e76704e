import { invalidParameter } from '../errors';
import type { Call } from '../operation';

export interface SubscriptionOrder {
  readonly months: number;
  readonly pays: boolean;
  readonly autoRenew: boolean;
}

/** Longest terms of a router interface: 9 months or 3 years (003 5.1). */
const longest = { Month: 9, Year: 3 } as const;

/**
 * Subscription that a request orders, undefined for pay-as-you-go, which nothing is documented to be the default but
 * costs nothing in advance. No codes are documented for wrong terms.
 */
export function readSubscription({ parameters }: Call): SubscriptionOrder | undefined {
  const type = parameters.text('InstanceChargeType') ?? 'PostPaid';
  if (type !== 'PrePaid' && type !== 'PostPaid') throw invalidParameter('InstanceChargeType');
  if (type === 'PostPaid') return undefined;
  const cycle = parameters.required('PricingCycle');
  if (cycle !== 'Month' && cycle !== 'Year') throw invalidParameter('PricingCycle');
  const period = parameters.integer('Period') ?? Number(parameters.required('Period'));
  if (period < 1 || period > longest[cycle]) throw invalidParameter('Period');
  parameters.required('AutoPay');
  return {
    months: cycle === 'Month' ? period : period * 12,
    pays: parameters.flag('AutoPay') ?? false,
    autoRenew: parameters.flag('AutoRenew') ?? false,
  };
}

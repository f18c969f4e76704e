import { message } from '../message';
import { type CrossRule, described } from './described';

/** The longest term of a subscription in each of its units. */
export interface LongestTerm {
  readonly months: number;
  readonly years: number;
}

/**
 * Cross rule: the number of periods of a subscription fits its unit, months unless told (003 4.8, 5.1). Silent while
 * nothing is subscribed or the number is no number.
 */
export function subscriptionPeriod({ months, years }: LongestTerm): CrossRule {
  const says = `Period is 1 to ${months} by the month and 1 to ${years} by the year.`;
  return described(says, ({ InstanceChargeType, PricingCycle, Period = '' }) => {
    if (InstanceChargeType !== 'PrePaid' || !/^[1-9]\d{0,3}$/.test(Period)) return [];
    const yearly = PricingCycle === 'Year';
    const longest = yearly ? years : months;
    if (Number(Period) <= longest) return [];
    const text = yearly
      ? message('A subscription lasts 1 to {0} years', longest)
      : message('A subscription by the month lasts 1 to {0} months', longest);
    return [{ parameter: 'Period', severity: 'error', message: text }];
  });
}

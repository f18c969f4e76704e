import type { Time } from './model';

/** `2021-08-24T07:30:58Z`, as physical connections print it; empty when it has not happened. */
export function instant(time: Time): string {
  return time === null ? '' : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** `2020-06-08T12:20:55`: VBRs print UTC without saying so (traps 43). */
export function zoneless(time: Time): string {
  return time === null ? '' : new Date(time).toISOString().slice(0, 19);
}

/** `2021-10-08T10:44Z`: BGP prints no seconds (wire-facts 3.1). */
export function minute(time: Time): string {
  return time === null ? '' : `${new Date(time).toISOString().slice(0, 16)}Z`;
}

/** End of an instance that does not expire (traps 43). */
export const never = Date.UTC(2999, 8, 8, 16);

/**
 * How many changes of a bulk action are on their way at once. Less than the five requests that an account may have
 * open, so that the tree and the waits for final states still get through; and few enough not to be throttled.
 */
export const atOnce = 3;

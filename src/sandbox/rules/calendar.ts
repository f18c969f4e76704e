import { never } from '../wireTime';

/**
 * So many months later: on the same day, or on the last one of a month that is too short for it. What is beyond all
 * dates (2147483647 months are allowed, SDK) never comes.
 */
export function addMonths(time: number, months: number): number {
  const end = new Date(time);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + months);
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  const reached = end.getTime();
  return Number.isNaN(reached) ? never : Math.min(reached, never);
}

import { type Message, message } from '../message';

/** Rule: a moment in UTC to the second, `YYYY-MM-DDThh:mm:ssZ` (003 4.5), that the calendar has. */
export function utcTime(value: string): Message | undefined {
  const written = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value);
  const moment = Date.parse(value);
  // Dates beyond the end of a month are read as days of the next one.
  const exists = written && !Number.isNaN(moment) && new Date(moment).toISOString() === value.replace('Z', '.000Z');
  return exists ? undefined : message('Enter a time in UTC such as 2026-02-28T16:00:00Z');
}

/** The service writes "no end" as the last hour of a day in 2999 (traps 43). */
const never = Date.UTC(2999, 0, 1);

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z?$/;

/**
 * Reads a time of a response, always UTC, with or without zone, seconds and fractions (traps 43). `never` stands for
 * resources without an end; undefined for what is no time.
 */
export function readWireTime(text: string): Date | 'never' | undefined {
  const parts = pattern.exec(text.trim())?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number.isNaN(part) ? 0 : part,
  );
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(milliseconds);
  // A 31st of February would silently become a day in March.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59) return undefined;
  return milliseconds >= never ? 'never' : date;
}

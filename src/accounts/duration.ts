/** Milliseconds of each unit that a duration can be typed in. */
const units: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 24 * 3_600_000,
  w: 7 * 24 * 3_600_000,
};

/** Nobody needs more, and dates have an end. */
const longest = 10 * 365 * 24 * 3_600_000;

/**
 * A duration as people type it, `90m`, `3d` or `1d 12h`, in milliseconds; undefined when it is none, nothing, or longer
 * than ten years.
 */
export function readDuration(text: string): number | undefined {
  const parts = text.trim().toLowerCase().split(/\s+/);
  let sum = 0;
  for (const part of parts) {
    const [, number, unit = ''] = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(part) ?? [];
    const length = units[unit];
    if (number === undefined || length === undefined) return undefined;
    sum += Number(number) * length;
  }
  const ms = Math.round(sum);
  return ms > 0 && ms <= longest ? ms : undefined;
}

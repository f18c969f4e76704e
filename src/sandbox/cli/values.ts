import { UsageError } from './usageError';

/** A number as an option gives it; undefined when the option was left out. @throws UsageError */
export function numberOf(
  option: string,
  text: string | undefined,
  accepts: (value: number) => boolean,
  what: string,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && accepts(value)) return value;
  throw new UsageError(`--${option} takes ${what}, not ${JSON.stringify(text)}`);
}

/** One of a few names; undefined when the option was left out. @throws UsageError */
export function nameOf<Name extends string>(
  what: string,
  text: string | undefined,
  names: readonly Name[],
): Name | undefined {
  if (text === undefined) return undefined;
  const name = names.find((known) => known === text);
  if (name !== undefined) return name;
  throw new UsageError(`${what} is one of ${names.join(', ')}, not ${JSON.stringify(text)}`);
}

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A duration such as `500ms`, `90s`, `15m`, `2h`, `3d` or `4w`, in milliseconds. @throws UsageError */
export function durationOf(text: string): number {
  const [, count, unit = ''] = /^(\d{1,9})(ms|[smhdw])$/.exec(text) ?? [];
  const length = units[unit];
  if (count !== undefined && length !== undefined) return Number(count) * length;
  throw new UsageError(`A duration is written like 500ms, 90s, 15m, 2h, 3d or 4w, not ${JSON.stringify(text)}`);
}

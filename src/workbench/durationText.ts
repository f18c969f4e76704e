const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** A duration in words of a language (BCP 47), in the largest unit of which there are two or more: `5 minutes`. */
export function durationText(milliseconds: number, language: string): string {
  return inWords(milliseconds, Math.max(milliseconds, second), { language, unitDisplay: 'long', digits: 0 });
}

/** The same for a narrow place, and exact where it was quick: `240 ms`, `4.2 sec`, `3 min`. */
export function shortDuration(milliseconds: number, language: string): string {
  const digits = milliseconds >= second && milliseconds < 10 * second ? 1 : 0;
  return inWords(milliseconds, milliseconds, { language, unitDisplay: 'short', digits });
}

interface Style {
  readonly language: string;
  readonly unitDisplay: 'long' | 'short';
  /** At most so many digits behind the point. */
  readonly digits: number;
}

function inWords(milliseconds: number, measure: number, { language, unitDisplay, digits }: Style): string {
  const [unit, length] = unitFor(measure);
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay, maximumFractionDigits: digits });
  const parts = format.formatToParts(milliseconds / length).filter(({ type }) => type !== 'literal');
  // Chinese texts have a blank behind digits here as everywhere in the product.
  return parts.map(({ type, value }) => (type === 'unit' ? ` ${value}` : value)).join('');
}

function unitFor(milliseconds: number): readonly [unit: string, length: number] {
  if (milliseconds >= 2 * hour) return ['hour', hour];
  if (milliseconds >= 2 * minute) return ['minute', minute];
  return milliseconds >= second ? ['second', second] : ['millisecond', 1];
}

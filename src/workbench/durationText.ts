const minute = 60_000;
const hour = 60 * minute;

/** A duration in words of a language (BCP 47), in the largest unit of which there are two or more: `5 minutes`. */
export function durationText(milliseconds: number, language: string): string {
  const [unit, length] =
    milliseconds >= 2 * hour
      ? (['hour', hour] as const)
      : milliseconds >= 2 * minute
        ? (['minute', minute] as const)
        : (['second', 1_000] as const);
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  const parts = format.formatToParts(Math.round(milliseconds / length)).filter(({ type }) => type !== 'literal');
  // Chinese texts have a blank behind digits here as everywhere in the product.
  return parts.map(({ type, value }) => (type === 'unit' ? ` ${value}` : value)).join('');
}

/** What a number of requests took. Times in milliseconds. */
export interface Summary {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** The smallest value that at least `percent` % of all values do not exceed (nearest rank). 0 when there are none. */
export function percentile(sorted: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? 0;
}

/** Sums up single times in any order, measured within `elapsedMs`. Figures are rounded to microseconds. */
export function summarise(times: readonly number[], elapsedMs: number): Summary {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    requests: times.length,
    perSecond: elapsedMs > 0 ? Math.round((times.length * 1000) / elapsedMs) : 0,
    p50Ms: rounded(percentile(sorted, 50)),
    p95Ms: rounded(percentile(sorted, 95)),
    p99Ms: rounded(percentile(sorted, 99)),
    maxMs: rounded(sorted.at(-1) ?? 0),
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

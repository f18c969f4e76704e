/** What one call did. Never parameters, URLs or credentials. */
export interface CallRecord {
  readonly operation: string;
  readonly region: string;
  /** From the first attempt's start to the end, waiting included. */
  readonly milliseconds: number;
  readonly attempts: number;
  /** `ok`, the service's error code, the phase of a transport error, or `cancelled`. */
  readonly result: string;
  readonly httpStatus?: number;
  readonly requestId?: string;
}

/** One line for an output channel. */
export function callLine(record: CallRecord): string {
  return [
    record.operation,
    record.region,
    record.result,
    `${Math.round(record.milliseconds)} ms`,
    record.httpStatus !== undefined && `HTTP ${record.httpStatus}`,
    record.attempts > 1 && `${record.attempts} attempts`,
    record.requestId,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' ');
}

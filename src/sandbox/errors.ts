import type { JsonObject } from './json';

/**
 * The service says no: HTTP status and error code exactly as documented, misspellings included (traps 66). The texts
 * are the sandbox's own, except where clients are known to read them (wire-facts 3.3).
 */
export class Refusal extends Error {
  constructor(
    readonly http: number,
    readonly code: string,
    message: string,
    /** Sent as `x-acs-retry-after`. */
    readonly retryAfterMs?: number,
    /** Sent as `AccessDeniedDetail`: who was denied what, and why (wire-facts 3.3). */
    readonly accessDenied?: JsonObject,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

export function missingParameter(name: string): Refusal {
  const message = `The input parameter "${name}" that is mandatory for processing this request is not supplied.`;
  return new Refusal(400, 'MissingParameter', message);
}

/** The documents name no code for values of the wrong type or out of range in common parameters; this one is generic. */
export function invalidParameter(name: string): Refusal {
  return new Refusal(400, 'InvalidParameter', `The specified parameter "${name}" is not valid.`);
}

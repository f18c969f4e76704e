/**
 * What is known of the effect of a call that failed: it never left (`notSent`), the service said no (`refused`), or it
 * may have been carried out (`unknown`: settle by reading). Only `unknown` matters to a change.
 */
export type Outcome = 'notSent' | 'refused' | 'unknown';

/** Why the RAM policies of the caller do not allow an operation; fields as far as the service names them. */
export interface AccessDenied {
  /** For example `vpc:DescribeBgpGroups`. */
  readonly ramAction?: string;
  readonly principalType?: string;
  readonly principal?: string;
  readonly policyType?: string;
  /** `ImplicitDeny` or `ExplicitDeny`. */
  readonly denial?: string;
  /** Encrypted by the service; RAM's DecodeDiagnosticMessage reads it. */
  readonly diagnosis?: string;
}

export interface ServiceErrorDetails {
  /** Operation name. */
  readonly action: string;
  /** Exactly as sent, misspellings included (traps 66). */
  readonly code: string;
  readonly requestId?: string;
  readonly httpStatus: number;
  /** The service's page about the error; always https on one of the vendor's own hosts. */
  readonly recommend?: string;
  readonly accessDenied?: AccessDenied;
  readonly retryAfterMs?: number;
  readonly outcome: Outcome;
  /** Attempts that were made, this one included. */
  readonly attempts?: number;
  /** Local clock minus the service's, where the answer had a date (accurate to a second or so). */
  readonly clockAheadMs?: number;
  /** On signature errors: true when the service signed the same text, so that only the secret can be wrong. */
  readonly sameStringToSign?: boolean;
}

/** The service answered and refused. `message` is the service's own, without secrets. JSON-safe through `toJSON`. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly action: string;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly httpStatus: number;
  readonly outcome: Outcome;

  constructor(
    message: string,
    readonly details: ServiceErrorDetails,
  ) {
    super(message);
    this.action = details.action;
    this.code = details.code;
    this.requestId = details.requestId;
    this.httpStatus = details.httpStatus;
    this.outcome = details.outcome;
  }

  toJSON(): ServiceErrorDetails & { readonly name: string; readonly message: string } {
    return { name: this.name, message: this.message, ...this.details };
  }
}

/**
 * Where a call broke before a usable answer was there. `gateway`: an error page instead of JSON; `cut`: the body ended
 * early; `garbage`: something else than the service's JSON; `tooLarge`: above the size limit; `redirect`: a redirect,
 * never followed; `proxy`: the proxy refused; `unreached`: not tried, because the calls before did not get there; the
 * others name the step.
 */
export type Phase =
  | 'dns'
  | 'connect'
  | 'tls'
  | 'proxy'
  | 'timeout'
  | 'reset'
  | 'cut'
  | 'gateway'
  | 'garbage'
  | 'tooLarge'
  | 'redirect'
  | 'unreached';

export interface TransportErrorDetails {
  readonly action: string;
  readonly phase: Phase;
  readonly outcome: Outcome;
  readonly httpStatus?: number;
  readonly contentType?: string;
  /** Node's code, such as `ECONNREFUSED`. */
  readonly systemCode?: string;
  readonly requestId?: string;
  /** Attempts that were made, this one included; 0 when it was not tried. */
  readonly attempts?: number;
  /** With `unreached`: what the last attempt failed with, and the milliseconds until there is another one. */
  readonly last?: Phase;
  readonly nextAttemptMs?: number;
}

/** No usable answer of the service. Holds neither URL nor parameters. JSON-safe through `toJSON`. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly action: string;
  readonly phase: Phase;
  readonly outcome: Outcome;
  readonly httpStatus: number | undefined;
  readonly contentType: string | undefined;

  constructor(readonly details: TransportErrorDetails) {
    const facts = [details.systemCode, details.httpStatus && `HTTP ${details.httpStatus}`, details.contentType];
    const known = facts.filter((fact) => fact !== undefined && fact !== 0).join(', ');
    super(`${details.action} failed: ${details.phase}${known === '' ? '' : ` (${known})`}`);
    this.action = details.action;
    this.phase = details.phase;
    this.outcome = details.outcome;
    this.httpStatus = details.httpStatus;
    this.contentType = details.contentType;
  }

  toJSON(): TransportErrorDetails & { readonly name: string; readonly message: string } {
    return { name: this.name, message: this.message, ...this.details };
  }
}

/** The caller's signal was aborted. A change that was already on its way has an unknown outcome. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor(readonly outcome: Outcome) {
    super('Cancelled');
  }
}

/** A request that must not be sent: a value that has no wire form, or a parameter that the operation does not have. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';

  constructor(
    readonly parameter: string,
    reason: string,
  ) {
    super(`${parameter}: ${reason}`);
  }
}

/** True when a change may have been carried out although it failed. */
export function isUnknown(error: unknown): boolean {
  const isTyped = error instanceof ServiceError || error instanceof TransportError || error instanceof Cancelled;
  return isTyped && error.outcome === 'unknown';
}

/** The same failure with another outcome: an attempt before it may have been carried out. */
export function withOutcome<E extends ServiceError | TransportError | Cancelled>(error: E, outcome: Outcome): E;
export function withOutcome(
  error: ServiceError | TransportError | Cancelled,
  outcome: Outcome,
): ServiceError | TransportError | Cancelled {
  return error instanceof Cancelled ? new Cancelled(outcome) : withDetails(error, { outcome });
}

/** The same failure, which ended a call after so many attempts. */
export function withAttempts(error: ServiceError | TransportError, attempts: number): ServiceError | TransportError {
  return withDetails(error, { attempts });
}

function withDetails(
  error: ServiceError | TransportError,
  more: { readonly outcome?: Outcome; readonly attempts?: number },
): ServiceError | TransportError {
  return error instanceof ServiceError
    ? new ServiceError(error.message, { ...error.details, ...more })
    : new TransportError({ ...error.details, ...more });
}

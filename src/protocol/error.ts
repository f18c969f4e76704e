/** An error as a person reads it: what happened, why, what to do. All texts are in the person's language. */
export interface ErrorView {
  readonly what: string;
  readonly why?: string;
  readonly advice?: string;
  /** Error code exactly as the service spelled it. */
  readonly code?: string;
  readonly requestId?: string;
  /** An https page of the vendor about this error. */
  readonly help?: string;
  /** True when doing the same again may succeed. */
  readonly retry: boolean;
}

/** A plain error for what goes wrong between the two sides of a panel. */
export function plainError(what: string, retry = false): ErrorView {
  return { what, retry };
}

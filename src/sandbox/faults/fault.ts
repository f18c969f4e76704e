/**
 * How long something takes, in milliseconds: always the same, or drawn. `exponential` has a mean, `longTail` is a
 * lognormal distribution with a median and the spread of its logarithm; both never draw more than `atMost`.
 */
export type Delay =
  | number
  | { readonly shape: 'uniform'; readonly from: number; readonly to: number }
  | { readonly shape: 'exponential'; readonly mean: number; readonly atMost: number }
  | { readonly shape: 'longTail'; readonly median: number; readonly spread: number; readonly atMost: number };

/** What stands in an answer's place: JSON of another kind than an object, bytes at random, nothing, or plain text. */
export const garbageBodies = ['bytes', 'null', 'list', 'text', 'number', 'empty', 'type'] as const;
export type GarbageBody = (typeof garbageBodies)[number];

/** Statuses that the service itself gives an error body (wire-facts 3.3), and those of a load balancer before it. */
export const failureStatuses = [500, 502, 503] as const;
export const htmlStatuses = [500, 502, 503, 504] as const;

export const moves = ['inserted', 'removed'] as const;

/** What goes wrong. Before the effect: the operation is not carried out. After it: it was, and its answer suffers. */
export type Fault =
  /** Waits between taking the request in and carrying it out, so that others find it still running. No effect is lost. */
  | { readonly kind: 'latency'; readonly ms: Delay }
  /** The service refuses, as it would by itself. Before the effect. */
  | { readonly kind: 'refusal'; readonly http: number; readonly code: string; readonly message?: string }
  /** `InternalError` or `ServiceUnavailable` in the service's error body. Before the effect unless `after`. */
  | { readonly kind: 'failure'; readonly status: (typeof failureStatuses)[number]; readonly after?: boolean }
  /** A load balancer answers in the service's place (wire-facts 3.3). Before the effect unless `after`. */
  | { readonly kind: 'html'; readonly status: number; readonly after?: boolean }
  /**
   * `Throttling.User`, before the effect. With `requests` or `forMs` it begins a burst: whatever the account sends is
   * throttled until as many more requests came or the time is over, which is told each time in `x-acs-retry-after`.
   * The time is `forMs`, else `retryAfterMs`, else a second. Without both one request is struck, and told
   * `retryAfterMs` if there is one.
   */
  | {
      readonly kind: 'throttling';
      readonly retryAfterMs?: number;
      readonly requests?: number;
      readonly forMs?: number;
    }
  /** The connection is reset without an answer. Before the effect. */
  | { readonly kind: 'reset' }
  /** The connection is reset without an answer. After the effect. */
  | { readonly kind: 'resetAfter' }
  /** The connection ends in order, but without an answer. After the effect. */
  | { readonly kind: 'drop' }
  /** Half of the promised answer arrives, then the connection ends. After the effect. */
  | { readonly kind: 'cut' }
  /** Half of the answer arrives as if it were the whole: valid HTTP, broken JSON. After the effect. */
  | { readonly kind: 'truncated' }
  /** Another body, with status 200; with `type`, the answer itself, declared as plain text. After the effect. */
  | { readonly kind: 'garbage'; readonly body: GarbageBody }
  /** The answer trickles in over a time, in ten pieces unless told. After the effect. */
  | { readonly kind: 'drip'; readonly forMs: number; readonly pieces?: number }
  /** The first row of a page of a list comes twice. Reads only; TotalCount stays as it was. */
  | { readonly kind: 'duplicateRows' }
  /**
   * A page behind the first is read as if a row before it had been `inserted` since, so that the last row of the page
   * before comes again, or `removed`, so that a row is passed over; TotalCount follows. Reads only. Pages by number are
   * moved one by one; those by token go on from where the moved page ended.
   */
  | { readonly kind: 'movedRows'; readonly by: (typeof moves)[number] };

export type FaultKind = Fault['kind'];

export interface PlannedFault {
  /** Operation name, or a pattern in which `*` stands for any characters; every operation when left out. */
  readonly operation?: string;
  /** ID of the account whose requests it strikes; all of them when left out. */
  readonly account?: string;
  /** How many of the requests it strikes, from 0 to 1; all of them when left out. */
  readonly rate?: number;
  /** How often it strikes; for ever when left out. */
  readonly times?: number;
  readonly fault: Fault;
}

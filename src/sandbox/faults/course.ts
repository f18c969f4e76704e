import { Refusal } from '../errors';
import type { ListFault } from '../listing';
import type { Strike } from './faults';

/** An answer as it goes over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** How an answer is sent: as it is, in pieces, half of it, or not at all. */
export type Delivery =
  | { readonly way: 'whole' | 'cut' | 'drop' | 'reset' }
  | { readonly way: 'drip'; readonly forMs: number; readonly pieces: number };

/** What becomes of one request, out of everything that strikes it. */
export interface Course {
  readonly delayMs: number;
  /** Answered in the operation's place, which is then not carried out. */
  readonly instead: Refusal | Answer | 'reset' | undefined;
  readonly list: ListFault;
  /** What is put in the place of the operation's own answer. */
  readonly spoil: (answer: Answer, refuse: (refusal: Refusal) => Answer) => Answer;
  readonly delivery: Delivery;
}

const usualPieces = 10;

/**
 * Brings faults that strike together into one course: delays add up, then the first fault before the effect decides;
 * otherwise all faults of lists and bodies apply in turn, and the last one of the connection.
 */
export function courseOf(strikes: readonly Strike[]): Course {
  const delays = strikes.map((strike) => (strike.kind === 'latency' ? strike.ms : 0));
  const spoilers = strikes.flatMap((strike) => spoilerOf(strike) ?? []);
  return {
    delayMs: delays.reduce((sum, ms) => sum + ms, 0),
    instead: strikes.map(insteadOf).find((answer) => answer !== undefined),
    list: {
      repeatsFirstRow: strikes.some(({ kind }) => kind === 'duplicateRows'),
      shift: strikes.reduce((sum, strike) => sum + shiftOf(strike), 0),
    },
    spoil: (answer, refuse) => spoilers.reduce((spoilt, spoiler) => spoiler(spoilt, refuse), answer),
    delivery: strikes.map(deliveryOf).findLast((delivery) => delivery !== undefined) ?? { way: 'whole' },
  };
}

function shiftOf(strike: Strike): number {
  if (strike.kind !== 'movedRows') return 0;
  return strike.by === 'inserted' ? 1 : -1;
}

/** What a fault before the effect answers. */
function insteadOf(strike: Strike): Course['instead'] {
  switch (strike.kind) {
    case 'refusal':
      return new Refusal(strike.http, strike.code, strike.message ?? 'A fault was planned.');
    case 'throttling':
      return new Refusal(400, 'Throttling.User', 'Request was denied due to user flow control.', strike.retryAfterMs);
    case 'reset':
      return 'reset';
    case 'failure':
      return strike.after === true ? undefined : failure(strike.status);
    case 'html':
      return strike.after === true ? undefined : loadBalancer(strike.status);
    default:
      return undefined;
  }
}

function spoilerOf(strike: Strike): Course['spoil'] | undefined {
  switch (strike.kind) {
    case 'failure':
      return strike.after === true ? (_answer, refuse) => refuse(failure(strike.status)) : undefined;
    case 'html':
      return strike.after === true ? () => loadBalancer(strike.status) : undefined;
    case 'truncated':
      return (answer) => ({ ...answer, body: firstHalf(answer.body) });
    case 'garbage':
      return (answer) => garbage(strike.body, answer);
    default:
      return undefined;
  }
}

function deliveryOf(strike: Strike): Delivery | undefined {
  switch (strike.kind) {
    case 'cut':
    case 'drop':
      return { way: strike.kind };
    case 'resetAfter':
      return { way: 'reset' };
    case 'drip':
      return { way: 'drip', forMs: strike.forMs, pieces: strike.pieces ?? usualPieces };
    default:
      return undefined;
  }
}

function failure(status: number): Refusal {
  // The code tables have no code for a 502; the service behind that gateway is unavailable (wire-facts 3.3).
  return status === 500
    ? new Refusal(500, 'InternalError', 'The request processing has failed due to some unknown error.')
    : new Refusal(status, 'ServiceUnavailable', 'The request has failed due to a temporary failure of the server.');
}

function loadBalancer(status: number): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`,
  };
}

const bodies = { null: 'null', list: '[]', text: '"x"', number: '42', empty: '' } as const;

function garbage(body: Extract<Strike, { kind: 'garbage' }>['body'], answer: Answer): Answer {
  const { headers } = answer;
  if (body === 'type') return { ...answer, headers: { ...headers, 'content-type': 'text/plain' } };
  return { status: 200, headers, body: Buffer.isBuffer(body) ? body : bodies[body] };
}

/** The first half of a body in bytes; it may end within a character. */
export function firstHalf(body: string | Buffer): Buffer {
  const bytes = Buffer.from(body);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

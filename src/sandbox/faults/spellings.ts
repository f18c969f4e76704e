import { type Delay, type Fault, type FaultKind, failureStatuses, garbageBodies, htmlStatuses, moves } from './fault';
import type { Scanner } from '../scanner';

/** How a kind of fault is written after the operation's name, and what it does. */
interface FaultSpelling<Kind extends FaultKind> {
  /** As it is written; `[...]` may be left out, `|` stands between alternatives. */
  readonly spelling: string;
  readonly meaning: string;
  readonly examples: readonly string[];
  /** Reads what comes after the name. */
  readonly read: (scanner: Scanner) => Extract<Fault, { readonly kind: Kind }>;
}

/** Every kind of fault with its spelling, for reading and for a help text. */
export const faultSpellings: { readonly [Kind in FaultKind]: FaultSpelling<Kind> } = {
  latency: {
    spelling: 'latency=MS | uniform(FROM,TO) | exponential(MEAN,ATMOST) | longTail(MEDIAN,SPREAD,ATMOST)',
    meaning: 'waits so many milliseconds before the operation is carried out',
    examples: ['latency=200', 'latency=uniform(20,200)', 'latency=exponential(80,2000)', 'latency=longTail(50,1,5000)'],
    read: (scanner) => ({ kind: 'latency', ms: readDelay(equals(scanner)) }),
  },
  refusal: {
    spelling: 'refusal=HTTP,CODE',
    meaning: 'refuses with this status and code; nothing is carried out',
    examples: ['refusal=409,OperationConflict'],
    read: (scanner) => {
      const http = Number(equals(scanner).need(/[45]\d\d(?!\d)/, 'a status from 400 to 599'));
      comma(scanner);
      return {
        kind: 'refusal',
        http,
        code: scanner.need(/[A-Za-z][\w.-]*?(?=x\d+\s*(;|$)|[^\w.-]|$)/, 'an error code'),
      };
    },
  },
  failure: {
    spelling: `failure=${failureStatuses.join('|')}[,after]`,
    meaning: "fails with the service's error body; nothing is carried out, unless the answer is replaced after it",
    examples: ['failure=500', 'failure=503,after'],
    read: (scanner) => ({ kind: 'failure', status: equals(scanner).oneOf(failureStatuses), ...readAfter(scanner) }),
  },
  html: {
    spelling: `html=${htmlStatuses.join('|')}[,after]`,
    meaning: "answers with a load balancer's page; nothing is carried out, unless the answer is replaced after it",
    examples: ['html=502', 'html=504,after'],
    read: (scanner) => ({ kind: 'html', status: equals(scanner).oneOf(htmlStatuses), ...readAfter(scanner) }),
  },
  throttling: {
    spelling: 'throttling[=MS] | throttling=requests(N[,MS]) | throttling=time(MS)',
    meaning:
      "throttles a request, or begins a burst: the account's next N requests, or all for a time; tells MS to wait",
    examples: ['throttling', 'throttling=700', 'throttling=requests(20,3000)', 'throttling=time(3000)'],
    read: readThrottling,
  },
  reset: {
    spelling: 'reset',
    meaning: 'resets the connection; nothing is carried out',
    examples: ['reset'],
    read: () => ({ kind: 'reset' }),
  },
  resetAfter: {
    spelling: 'resetAfter',
    meaning: 'carries the operation out, then resets the connection',
    examples: ['resetAfter'],
    read: () => ({ kind: 'resetAfter' }),
  },
  drop: {
    spelling: 'drop',
    meaning: 'carries the operation out, then hangs up without an answer',
    examples: ['drop'],
    read: () => ({ kind: 'drop' }),
  },
  cut: {
    spelling: 'cut',
    meaning: 'carries the operation out, sends half of the answer that it promised, and hangs up',
    examples: ['cut'],
    read: () => ({ kind: 'cut' }),
  },
  truncated: {
    spelling: 'truncated',
    meaning: 'carries the operation out and answers with half of the JSON, as if it were all',
    examples: ['truncated'],
    read: () => ({ kind: 'truncated' }),
  },
  garbage: {
    spelling: `garbage=${garbageBodies.join('|')}`,
    meaning: 'carries the operation out and answers with something else, or (type) declares the answer as plain text',
    examples: ['garbage=bytes', 'garbage=empty'],
    read: (scanner) => ({ kind: 'garbage', body: equals(scanner).oneOf(garbageBodies) }),
  },
  drip: {
    spelling: 'drip=MS[,PIECES]',
    meaning: 'carries the operation out and sends the answer in pieces over this time',
    examples: ['drip=3000', 'drip=3000,50'],
    read: (scanner) => {
      const forMs = milliseconds(equals(scanner));
      if (scanner.take(/,/) === undefined) return { kind: 'drip', forMs };
      return { kind: 'drip', forMs, pieces: Number(scanner.need(/[2-9](?!\d)|[1-9]\d{1,3}/, 'pieces from 2 to 9999')) };
    },
  },
  duplicateRows: {
    spelling: 'duplicateRows',
    meaning: 'shows the first row of a page of a list twice',
    examples: ['duplicateRows'],
    read: () => ({ kind: 'duplicateRows' }),
  },
  movedRows: {
    spelling: `movedRows=${moves.join('|')}`,
    meaning: 'reads a page behind the first as if a row before it had come or gone: one comes twice, or none at all',
    examples: ['movedRows=inserted', 'movedRows=removed'],
    read: (scanner) => ({ kind: 'movedRows', by: equals(scanner).oneOf(moves) }),
  },
};

function isFaultKind(name: string): name is FaultKind {
  return Object.hasOwn(faultSpellings, name);
}

export const faultKinds: readonly FaultKind[] = Object.keys(faultSpellings).filter(isFaultKind);

function readDelay(scanner: Scanner): Delay {
  const shape = scanner.take(/uniform|exponential|longTail/);
  if (shape === undefined) {
    return number(
      scanner,
      'milliseconds',
      'uniform(FROM,TO)',
      'exponential(MEAN,ATMOST)',
      'longTail(MEDIAN,SPREAD,ATMOST)',
    );
  }
  scanner.need(/\(/, '"("');
  const first = milliseconds(scanner);
  comma(scanner);
  const at = scanner.at;
  const second = shape === 'longTail' ? number(scanner, 'a spread') : milliseconds(scanner);
  if (shape === 'uniform' && second < first) scanner.fail(at, `at least ${first}`);
  let delay: Delay;
  if (shape === 'uniform') delay = { shape, from: first, to: second };
  else if (shape === 'exponential') delay = { shape, mean: first, atMost: second };
  else {
    comma(scanner);
    delay = { shape: 'longTail', median: first, spread: second, atMost: milliseconds(scanner) };
  }
  scanner.need(/\)/, '")"');
  return delay;
}

function readThrottling(scanner: Scanner): Extract<Fault, { readonly kind: 'throttling' }> {
  if (scanner.take(/=/) === undefined) return { kind: 'throttling' };
  const burst = scanner.take(/requests|time/);
  if (burst === undefined) {
    return { kind: 'throttling', retryAfterMs: number(scanner, 'milliseconds', 'requests(N[,MS])', 'time(MS)') };
  }
  scanner.need(/\(/, '"("');
  const first = burst === 'time' ? milliseconds(scanner) : Number(scanner.need(/\d{1,6}/, 'a number of requests'));
  const ms = burst === 'requests' && scanner.take(/,/) !== undefined ? milliseconds(scanner) : undefined;
  scanner.need(/\)/, '")"');
  if (burst === 'time') return { kind: 'throttling', forMs: first };
  return { kind: 'throttling', requests: first, ...(ms !== undefined && { forMs: ms }) };
}

function readAfter(scanner: Scanner): { readonly after?: true } {
  if (scanner.take(/,/) === undefined) return {};
  scanner.need(/after/, 'after');
  return { after: true };
}

function equals(scanner: Scanner): Scanner {
  scanner.need(/=/, '"="');
  return scanner;
}

function comma(scanner: Scanner): void {
  scanner.need(/,/, '","');
}

function milliseconds(scanner: Scanner): number {
  return number(scanner, 'milliseconds');
}

function number(scanner: Scanner, ...expected: string[]): number {
  return Number(scanner.need(/\d{1,9}(\.\d{1,9})?/, ...expected));
}

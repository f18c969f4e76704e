import type { Operation, Product } from '../catalog/operation';
import { isWrite } from '../catalog/operation';
import nodeFetch from 'node-fetch';
import type { Decision } from './answer';
import { decide } from './answer';
import type { Clock } from './clock';
import { systemClock } from './clock';
import type { CredentialsProvider } from './credentials';
import type { DecodedRow } from './decode';
import { customEndpoint } from './endpoints';
import { EndpointGate } from './endpointGate';
import { Cancelled, ServiceError, TransportError, withOutcome } from './errors';
import type { CallRecord } from './log';
import type { Page, Progress } from './paging';
import { fullPage, PageReader } from './paging';
import type { Random } from './random';
import { systemRandom } from './random';
import { secretValues, signedRequest, wireParameters } from './request';
import { withRetries } from './retry';
import { SharedReads } from './sharedReads';
import type { WireParameters } from './sign';
import { TimeBudget } from './timeBudget';
import type { Fetch } from './transport';
import { Transport } from './transport';
import type { LooseRequest, Request, RowIn, RowsField, ValueOf } from './callTypes';
import type { UnsignedRequest } from './unsigned';
import { untilAborted } from './untilAborted';
import { wholeList, wholeTokenList } from './wholeList';

export interface ClientOptions {
  /** Origin of the service for a product and region: `standardEndpoint`, or what the account says. */
  readonly endpointFor: (product: Product, region: string) => string | Promise<string>;
  readonly credentials: CredentialsProvider;
  /** For tests. The default goes through Node's http and https, which the extension host patches for proxies and CAs. */
  readonly fetch?: Fetch;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly log?: (call: CallRecord) => void;
  /** For one attempt, its body included; 10 s unless told. Waiting for a free slot does not count. */
  readonly timeoutMs?: number;
  /**
   * For one call: all attempts and the pauses between them. 30 s for a read and 60 s for a change unless told, and
   * never less than two attempts of a read and three of a change take.
   */
  readonly readDeadlineMs?: number;
  readonly changeDeadlineMs?: number;
  /** Attempts at once per endpoint; 5 unless told. */
  readonly concurrency?: number;
  /** Largest answer in bytes; 8 MB unless told: a page of 100 rows has less than one. */
  readonly sizeLimit?: number;
  readonly userAgent?: string;
}

/** A request on its way through the client: checked, flattened, not yet signed. */
interface Letter {
  readonly operation: Operation;
  readonly wire: WireParameters;
  readonly endpoint: string;
  readonly region: string;
  /** It may have an effect: a change that is no dry run. */
  readonly changes: boolean;
}

export interface CallOptions {
  readonly region: string;
  readonly signal?: AbortSignal;
  /** Idempotency token of a change, at most 64 ASCII characters; made when absent. Ignored by reads. */
  readonly token?: string;
}

export interface PageOptions extends CallOptions {
  readonly pageNumber: number;
  readonly pageSize?: number;
}

export interface ListOptions<Row> {
  readonly region: string;
  readonly signal?: AbortSignal;
  /** Fields that together identify a row, such as the `identity` of its kind. */
  readonly identity: readonly string[];
  /** Called with all rows so far whenever a page has arrived, and once more when the list is complete. */
  readonly onRows?: (rows: readonly Row[], progress: Progress) => void;
}

export interface Answer<O extends Operation> {
  readonly value: ValueOf<O>;
  readonly requestId: string;
  /** True when the service only checked and would have succeeded (traps 15). */
  readonly dryRun: boolean;
  /** Present when the service had nothing left to delete after an attempt of this call that got lost. */
  readonly alreadyDone?: true;
}

/** Calls operations of one account. Every failure is one of the types in errors.ts, or the credentials provider's. */
export class Client {
  private readonly transport: Transport;
  private readonly clock: Clock;
  private readonly random: Random;
  private readonly concurrency: number;
  private readonly timeoutMs: number;
  private readonly gates = new Map<string, EndpointGate>();
  private readonly reads = new SharedReads<Decision>();

  constructor(private readonly options: ClientOptions) {
    this.clock = options.clock ?? systemClock;
    this.random = options.random ?? systemRandom;
    this.concurrency = options.concurrency ?? 5;
    this.timeoutMs = options.timeoutMs ?? 10_000;
    this.transport = new Transport({
      fetch: options.fetch ?? nodeFetch,
      clock: this.clock,
      timeoutMs: this.timeoutMs,
      sizeLimit: options.sizeLimit ?? 8 * 1024 * 1024,
      userAgent: options.userAgent ?? 'express-connect-explorer',
    });
  }

  /**
   * Calls one operation, with retries where they are safe. Identical reads in flight share one call.
   * @throws {ServiceError} the service refused
   * @throws {TransportError} no usable answer; look at `outcome` after a change
   * @throws {Cancelled} the signal was aborted; look at `outcome` as well
   * @throws {InvalidRequest | EndpointRefused} nothing was sent
   */
  async call<O extends Operation>(operation: O, request: Request<O>, options: CallOptions): Promise<Answer<O>>;
  // The decoder makes every value from the very declaration that the signature above computes its type from.
  async call(operation: Operation, request: LooseRequest, options: CallOptions): Promise<Decision> {
    const signal = options.signal ?? new AbortController().signal;
    const wire = wireParameters(operation, request, options.region, options.token ?? this.random.unique());
    // Checked again, so that not even a broken account can send credentials in the clear.
    const told = Promise.resolve(this.options.endpointFor(operation.product, options.region));
    const endpoint = customEndpoint(await untilAborted(told, signal, 'notSent'));
    const changes = isWrite(operation) && wire.DryRun !== 'true';
    const letter: Letter = { operation, wire, endpoint, region: options.region, changes };
    return await (isWrite(operation) ? this.change(letter, signal) : this.read(letter, signal));
  }

  /** The request as it would be sent, before it is signed. @throws {InvalidRequest | EndpointRefused} */
  async unsigned(operation: Operation, request: LooseRequest, region: string): Promise<UnsignedRequest> {
    const wire = Object.entries(wireParameters(operation, request, region, ''));
    const endpoint = customEndpoint(await this.options.endpointFor(operation.product, region));
    return { endpoint, wire: Object.fromEntries(wire.filter(([name]) => name !== operation.idempotency)) };
  }

  /**
   * One page, for lists that grow on demand. Pages count from 1 and hold 50 rows unless told, never more (traps 50).
   * Throws as {@link Client.call}.
   */
  async page<O extends Operation, K extends RowsField<O>>(
    operation: O,
    rowsField: K,
    request: Request<O>,
    options: PageOptions,
  ): Promise<Page<RowIn<O, K>>>;
  async page(
    operation: Operation,
    rowsField: string | null,
    request: LooseRequest,
    options: PageOptions,
  ): Promise<Page<DecodedRow>> {
    const reader = this.reader(operation, rowsField, request, options);
    return await reader.numbered(options.pageNumber, options.pageSize ?? fullPage);
  }

  /**
   * All rows: the first page tells how many, the others are read side by side, rows are merged by identity. Fails as a
   * whole when a page fails; rows that arrived until then have been handed to `onRows`. Throws as {@link Client.call}.
   */
  async list<O extends Operation, K extends RowsField<O>>(
    operation: O,
    rowsField: K,
    request: Request<O>,
    options: ListOptions<RowIn<O, K>>,
  ): Promise<readonly RowIn<O, K>[]>;
  async list(
    operation: Operation,
    rowsField: string | null,
    request: LooseRequest,
    options: ListOptions<DecodedRow>,
  ): Promise<readonly DecodedRow[]> {
    const controller = new AbortController();
    const stop = (): void => {
      controller.abort();
    };
    options.signal?.addEventListener('abort', stop, { once: true });
    if (options.signal?.aborted) stop();
    try {
      const reader = this.reader(operation, rowsField, request, { region: options.region, signal: controller.signal });
      const { identity, onRows } = options;
      const how = { action: operation.name, identity, onRows, sideBySide: this.concurrency };
      return await (operation.paging === 'token' ? wholeTokenList(reader, how) : wholeList(reader, how));
    } finally {
      // When one page has failed, the others are of no use any more.
      options.signal?.removeEventListener('abort', stop);
      stop();
    }
  }

  /** A person asks for a real attempt: the next call to each endpoint is sent, even if it was not reached just now. */
  tryNow(): void {
    for (const gate of this.gates.values()) gate.tryNow();
  }

  private reader(
    operation: Operation,
    rowsField: string | null,
    request: LooseRequest,
    options: CallOptions,
  ): PageReader {
    return new PageReader(operation, rowsField, (page) => this.call(operation, { ...request, ...page }, options));
  }

  private read(letter: Letter, signal: AbortSignal): Promise<Decision> {
    const { operation, wire, endpoint } = letter;
    const key = JSON.stringify([endpoint, operation.version, operation.name, Object.entries(wire).sort()]);
    return this.reads.join(key, signal, (shared) => this.recorded(letter, shared));
  }

  private async change(letter: Letter, signal: AbortSignal): Promise<Decision> {
    try {
      return await this.recorded(letter, signal);
    } catch (error) {
      if (isDone(letter, error)) {
        return { value: {}, requestId: error.requestId ?? '', dryRun: false, alreadyDone: true };
      }
      const isTyped = error instanceof ServiceError || error instanceof TransportError || error instanceof Cancelled;
      // A dry run that got lost has changed nothing all the same.
      throw isTyped && !letter.changes && error.outcome === 'unknown' ? withOutcome(error, 'refused') : error;
    } finally {
      this.reads.forgetAll();
    }
  }

  private async recorded(letter: Letter, signal: AbortSignal): Promise<Decision> {
    const start = this.clock.now();
    let attempts = 0;
    const record = (result: string, more: { readonly httpStatus?: number; readonly requestId?: string } = {}): void => {
      const milliseconds = this.clock.now() - start;
      const { operation, region } = letter;
      this.options.log?.({ operation: operation.name, region, milliseconds, attempts, result, ...more });
    };
    const { operation, changes } = letter;
    const budget = new TimeBudget(this.clock, this.deadlineOf(letter));
    const safe = !changes || operation.idempotency !== null;
    try {
      const decision = await withRetries(
        { operation, safe, budget },
        signal,
        { clock: this.clock, random: this.random },
        (attempt) => {
          attempts = attempt;
          return this.attempt(letter, signal, budget);
        },
      );
      record('ok', { requestId: decision.requestId });
      return decision;
    } catch (error) {
      if (error instanceof ServiceError) record(error.code, error.details);
      else if (error instanceof TransportError) record(error.phase, error.details);
      else record(error instanceof Cancelled ? 'cancelled' : 'not sent');
      throw error;
    }
  }

  private deadlineOf({ changes }: Letter): number {
    const { readDeadlineMs, changeDeadlineMs } = this.options;
    return changes
      ? (changeDeadlineMs ?? Math.max(60_000, 3 * this.timeoutMs))
      : (readDeadlineMs ?? Math.max(30_000, 2 * this.timeoutMs));
  }

  /** One attempt: a slot, a fresh nonce, time and signature (traps 3), and the answer. */
  private async attempt(letter: Letter, signal: AbortSignal, budget: TimeBudget): Promise<Decision> {
    const { operation, wire, endpoint } = letter;
    const { name: action, version } = operation;
    const credentials = await untilAborted(this.options.credentials(), signal, 'notSent');
    const leave = await this.gateOf(endpoint).enter(action, signal);
    try {
      const stamp = { now: this.clock.now(), nonce: this.random.unique() };
      const { query, body, stringToSign } = signedRequest(operation, wire, credentials, stamp);
      const request = { action, version, endpoint, query, body };
      const reply = await budget.charge(() => this.transport.send(request, signal, budget.left));
      const { accessKeySecret, securityToken = '' } = credentials;
      const secrets = [accessKeySecret, securityToken, ...secretValues(operation, wire)];
      const decision = decide(operation, reply, { stringToSign, secrets, now: this.clock.now() });
      leave();
      return decision;
    } catch (error) {
      leave(error);
      throw error;
    }
  }

  private gateOf(endpoint: string): EndpointGate {
    const known = this.gates.get(endpoint);
    if (known !== undefined) return known;
    const gate = new EndpointGate(this.concurrency, this.clock);
    this.gates.set(endpoint, gate);
    return gate;
  }
}

/** True when a deletion finds nothing to delete after an attempt of this very call may have deleted it. */
function isDone({ operation, changes }: Letter, error: unknown): error is ServiceError {
  if (!changes || !(error instanceof ServiceError) || error.outcome !== 'unknown') return false;
  return operation.alreadyDone?.includes(error.code) === true;
}

import type { Clock } from './clock';
import type { Departure } from './departure';
import { Departures } from './departure';
import { Cancelled, TransportError } from './errors';
import { failureBeforeAnswer, failureWhileReading } from './transportFailure';

/** The part of `fetch` that the room uses; node-fetch fits. */
export type Fetch = (
  url: string,
  init: {
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
    /** Largest body in bytes, after decompression. */
    readonly size: number;
  },
) => Promise<{
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}>;

export interface Letter {
  /** Operation name. */
  readonly action: string;
  readonly version: string;
  /** Origin without a final slash. */
  readonly endpoint: string;
  /** What the operation wants in the URL, encoded; empty as a rule. */
  readonly query: string;
  /** Form body, with the signature over query and body. */
  readonly body: string;
}

/** An answer of HTTP, whatever is in it. */
export interface Reply {
  readonly status: number;
  /** Without parameters, lower case. */
  readonly contentType: string | undefined;
  readonly retryAfterMs: number | undefined;
  /** The server's clock, milliseconds since the epoch. */
  readonly date: number | undefined;
  readonly text: string;
}

export interface TransportOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** For one attempt, the body included. */
  readonly timeoutMs: number;
  /** Largest body in bytes. */
  readonly sizeLimit: number;
  readonly userAgent: string;
}

/** Sends one signed request and reads the whole answer, or says where that broke. Never follows a redirect. */
export class Transport {
  private readonly departures = new Departures();

  constructor(private readonly options: TransportOptions) {}

  /**
   * Takes as long as an attempt may, or as is left of the call's time.
   * @throws {TransportError} without any answer that could be read
   * @throws {Cancelled} when the signal aborts; the outcome is unknown once the request may have left
   */
  async send(letter: Letter, signal: AbortSignal, leftMs: number): Promise<Reply> {
    if (signal.aborted) throw new Cancelled('notSent');
    return await this.departures.follow((departure) => this.unlessGivenUp(letter, signal, leftMs, departure));
  }

  private async unlessGivenUp(
    letter: Letter,
    signal: AbortSignal,
    leftMs: number,
    departure: Departure,
  ): Promise<Reply> {
    const controller = new AbortController();
    let givenUp: Cancelled | TransportError | undefined;
    // What is known of the departure has to be asked before the connection is closed.
    const giveUp = (reason: (mayHaveLeft: boolean) => Cancelled | TransportError): void => {
      givenUp ??= reason(departure.mayHaveLeft);
      controller.abort();
    };
    const stopTimer = this.options.clock.after(Math.min(this.options.timeoutMs, leftMs), () => {
      giveUp((mayHaveLeft) => tooLate(letter.action, mayHaveLeft));
    });
    const cancel = (): void => {
      // A request that was given up may still be carried out: only reading can tell.
      giveUp((mayHaveLeft) => new Cancelled(mayHaveLeft ? 'unknown' : 'notSent'));
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await this.exchange(letter, controller.signal, departure);
    } catch (error) {
      throw givenUp ?? error;
    } finally {
      stopTimer();
      signal.removeEventListener('abort', cancel);
      // Frees the connection when the answer was not read to its end; has no effect when it was.
      controller.abort();
    }
  }

  private async exchange(letter: Letter, signal: AbortSignal, departure: Departure): Promise<Reply> {
    const response = await this.request(letter, signal, departure);
    const { status } = response;
    const contentType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase().slice(0, 100);
    const seen = { action: letter.action, httpStatus: status, ...(contentType !== undefined && { contentType }) };
    // A proxy that refuses to open the way answers before TLS; one that wants a password passes nothing on.
    const isShut = departure.isInTheClear && letter.endpoint.startsWith('https:');
    if (isShut || status === 407) {
      throw new TransportError({ ...seen, phase: 'proxy', outcome: 'notSent' });
    }
    if (status >= 300 && status < 400) {
      // Credentials and secrets in the body are for the endpoint that the person chose, and for no other.
      throw new TransportError({ ...seen, phase: 'redirect', outcome: 'unknown' });
    }
    if (isProxyPage(response.headers)) {
      throw new TransportError({ ...seen, phase: 'proxy', outcome: 'unknown' });
    }
    let text: string;
    try {
      text = await response.text();
    } catch (error) {
      throw failureWhileReading(error, seen);
    }
    return {
      status,
      contentType,
      text,
      retryAfterMs: wholeNumber(response.headers.get('x-acs-retry-after')),
      date: instant(response.headers.get('date')),
    };
  }

  private async request(letter: Letter, signal: AbortSignal, departure: Departure): ReturnType<Fetch> {
    try {
      const query = letter.query === '' ? '' : `?${letter.query}`;
      return await this.options.fetch(`${letter.endpoint}/${query}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
          'user-agent': this.options.userAgent,
          'x-acs-action': letter.action,
          'x-acs-version': letter.version,
        },
        body: letter.body,
        redirect: 'manual',
        signal,
        size: this.options.sizeLimit,
      });
    } catch (error) {
      throw failureBeforeAnswer(error, letter.action, letter.endpoint, departure.mayHaveLeft);
    }
  }
}

/** Without a connection in all that time, the endpoint was not reached; else it did not answer. */
function tooLate(action: string, mayHaveLeft: boolean): TransportError {
  return mayHaveLeft
    ? new TransportError({ action, phase: 'timeout', outcome: 'unknown' })
    : new TransportError({ action, phase: 'connect', outcome: 'notSent' });
}

/** A page that a forward proxy wrote itself, perhaps after it had passed the request on and waited for the answer. */
function isProxyPage(headers: { get(name: string): string | null }): boolean {
  return headers.get('proxy-authenticate') !== null || headers.get('x-squid-error') !== null;
}

function wholeNumber(header: string | null): number | undefined {
  return header !== null && /^\d{1,9}$/.test(header.trim()) ? Number(header) : undefined;
}

function instant(header: string | null): number | undefined {
  const time = header === null ? NaN : Date.parse(header);
  return Number.isNaN(time) ? undefined : time;
}

import type { BodyOf, Envelope, ReplyOf, RequestName, ToPage } from '../protocol';
import type { ErrorView } from './error';

/** The other side answered a request with an error. */
export class RequestFailed extends Error {
  constructor(readonly view: ErrorView) {
    super(view.what);
    this.name = 'RequestFailed';
  }
}

/** The other side did not answer in time. */
export class RequestTimedOut extends Error {
  constructor(request: string) {
    super(`No answer to ${request}`);
    this.name = 'RequestTimedOut';
  }
}

/** The person, or a newer request, made the answer unnecessary. */
export class RequestCancelled extends Error {
  constructor() {
    super('Canceled');
    this.name = 'RequestCancelled';
  }
}

/** The other side asks for more at once than anybody can press. */
export class TooManyRequests extends Error {
  constructor() {
    super('Too many requests at once, or two under one number');
    this.name = 'TooManyRequests';
  }
}

/** How a side is connected and what it does with what it hears. */
export interface EndpointOptions {
  /** Makes the numbers of this side unique: a page that was loaded again must not take answers meant for its forerunner. */
  readonly prefix: string;
  readonly post: (envelope: Envelope) => void;
  /** Checks what arrived; undefined refuses it. */
  readonly read: (data: unknown) => Envelope | undefined;
  readonly answer: (name: string, body: unknown, signal: AbortSignal) => Promise<unknown>;
  readonly hear: (name: string, body: unknown) => void;
  /** Turns what `answer` threw into what the other side shows. */
  readonly describe: (error: unknown) => ErrorView;
  /** Runs something after so many milliseconds and returns what calls it off; real time unless told otherwise. */
  readonly after?: (milliseconds: number, run: () => void) => () => void;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds to wait for the answer; 0 waits for ever. */
  readonly timeout?: number;
}

/** Requests of the other side that are answered at the same time. */
const mostAtOnce = 100;

/** Milliseconds after which a request without an answer has failed. */
const defaultTimeout = 60_000;

interface Waiting {
  readonly settle: (body: unknown) => void;
  readonly fail: (error: Error) => void;
}

/** One end of the wire between a panel and its page: requests with replies, errors, cancelling and time-outs, and events. */
export class Endpoint {
  private readonly waiting = new Map<string, Waiting>();
  private readonly answering = new Map<string, AbortController>();
  private sent = 0;

  constructor(private readonly options: EndpointOptions) {}

  /**
   * @throws RequestFailed when the other side refuses or fails, RequestTimedOut, RequestCancelled (also on dispose)
   */
  async request<Name extends RequestName>(
    name: Name,
    body: BodyOf<Name>,
    { signal, timeout = defaultTimeout }: RequestOptions = {},
  ): Promise<ReplyOf<Name>> {
    if (signal?.aborted === true) throw new RequestCancelled();
    this.sent += 1;
    const id = `${this.options.prefix}-${this.sent}`;
    const cancel = (): void => {
      this.options.post({ type: 'cancel', id });
      this.waiting.get(id)?.fail(new RequestCancelled());
    };
    let callOff: (() => void) | undefined;
    try {
      return await new Promise<ReplyOf<Name>>((resolve, reject) => {
        this.waiting.set(id, {
          settle: (reply) => {
            // The host is the trusted side and answers with the declared type; only the host checks what it hears.
            resolve(reply as ReplyOf<Name>);
          },
          fail: reject,
        });
        signal?.addEventListener('abort', cancel, { once: true });
        if (timeout > 0) {
          callOff = (this.options.after ?? realTime)(timeout, () => {
            this.options.post({ type: 'cancel', id });
            reject(new RequestTimedOut(name));
          });
        }
        this.options.post({ type: 'request', id, name, body });
      });
    } finally {
      this.waiting.delete(id);
      signal?.removeEventListener('abort', cancel);
      callOff?.();
    }
  }

  /** Tells the other side something that needs no answer. */
  tell<Name extends keyof ToPage>(name: Name, body: ToPage[Name]): void {
    this.options.post({ type: 'event', name, body });
  }

  /** Takes in whatever arrived on the wire. */
  receive(data: unknown): void {
    const envelope = this.options.read(data);
    switch (envelope?.type) {
      case 'request':
        void this.answer(envelope.id, envelope.name, envelope.body);
        return;
      case 'reply':
        this.waiting.get(envelope.id)?.settle(envelope.body);
        return;
      case 'failure':
        this.waiting.get(envelope.id)?.fail(new RequestFailed(envelope.error));
        return;
      case 'cancel':
        this.answering.get(envelope.id)?.abort(new RequestCancelled());
        return;
      case 'event':
        this.options.hear(envelope.name, envelope.body);
        return;
      case undefined:
    }
  }

  /** Ends what waits for the other side and what the other side waits for. */
  dispose(): void {
    for (const { fail } of [...this.waiting.values()]) fail(new RequestCancelled());
    for (const controller of this.answering.values()) controller.abort(new RequestCancelled());
    this.answering.clear();
  }

  private async answer(id: string, name: string, body: unknown): Promise<void> {
    if (this.answering.has(id) || this.answering.size >= mostAtOnce) {
      this.options.post({ type: 'failure', id, error: this.options.describe(new TooManyRequests()) });
      return;
    }
    const controller = new AbortController();
    this.answering.set(id, controller);
    try {
      const reply = await this.options.answer(name, body, controller.signal);
      if (!controller.signal.aborted) this.options.post({ type: 'reply', id, body: reply });
    } catch (error) {
      // Whoever cancelled waits no longer.
      if (!controller.signal.aborted) this.options.post({ type: 'failure', id, error: this.options.describe(error) });
    } finally {
      this.answering.delete(id);
    }
  }
}

function realTime(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}

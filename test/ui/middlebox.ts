import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that passed, with what was answered. */
export interface Passage {
  readonly action: string;
  /** The form body of the request, decoded. */
  readonly parameters: URLSearchParams;
  readonly status: number;
}

/** What leaves the middlebox instead of the service's answer. */
export interface Substitute {
  readonly status?: number;
  readonly contentType?: string;
  readonly body: string;
  /** Half of the body arrives, then the connection ends. */
  readonly cut?: true;
}

/** Looks at an answer and gives another one, or undefined to let it pass. */
type Meddling = (answer: { action: string; parameters: URLSearchParams; body: string }) => Substitute | undefined;

/**
 * Stands between the extension and a service on loopback, as proxies and gateways do: it writes down what passes, and
 * alters answers in ways the service itself never would.
 */
export class Middlebox {
  readonly passages: Passage[] = [];
  private meddling: Meddling = () => undefined;
  private server: Server | undefined;
  private port = 0;

  private constructor(private readonly service: string) {}

  /** @param service the origin that requests are handed on to */
  static async before(service: string): Promise<Middlebox> {
    const middlebox = new Middlebox(service);
    await middlebox.open();
    return middlebox;
  }

  /** `http://127.0.0.1:<port>`, which stays the same when it is closed and opened again. */
  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From now on answers pass through `meddling`. */
  meddle(meddling: Meddling): void {
    this.meddling = meddling;
  }

  /** Lets everything pass as it is. */
  behave(): void {
    this.meddling = () => undefined;
  }

  /** The requests for an operation that passed so far, oldest first. */
  of(action: string): readonly Passage[] {
    return this.passages.filter((passage) => passage.action === action);
  }

  async open(): Promise<void> {
    const server = createServer((request, response) => {
      void this.pass(request, response);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  /** Connections are refused until it is opened again. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    await new Promise((resolve) => {
      server?.close(resolve);
      server?.closeAllConnections();
    });
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const sent = Buffer.concat(chunks).toString();
    const parameters = new URLSearchParams(sent);
    const action = parameters.get('Action') ?? '';
    try {
      const headers = { 'content-type': request.headers['content-type'] ?? '' };
      const answer = await fetch(this.service + (request.url ?? '/'), { method: 'POST', headers, body: sent });
      const body = await answer.text();
      this.passages.push({ action, parameters, status: answer.status });
      const substitute = this.meddling({ action, parameters, body });
      const given = Buffer.from(substitute?.body ?? body);
      response.writeHead(substitute?.status ?? answer.status, {
        'content-type': substitute?.contentType ?? answer.headers.get('content-type') ?? '',
        'content-length': given.length,
      });
      if (substitute?.cut === true) {
        response.write(given.subarray(0, given.length / 2), () => response.destroy());
      } else {
        response.end(given);
      }
    } catch {
      // The service hung up without an answer: so does what stands before it.
      this.passages.push({ action, parameters, status: 0 });
      response.destroy();
    }
  }
}

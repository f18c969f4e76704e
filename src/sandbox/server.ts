import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from './clock';
import { Refusal } from './errors';
import { type Answer, courseOf, type Delivery } from './faults/course';
import { deliver, resetConnection, wait } from './faults/deliver';
import type { Faults } from './faults/faults';
import { targetOf } from './faults/target';
import type { Gateway } from './gateway';
import type { WireRequest } from './wireRequest';

/** Loopback only: nobody on the network can reach a sandbox. */
const loopback = '127.0.0.1';

/** Longest body that is read. The longest real request is far below. */
const longestBody = 1024 * 1024;

/** The HTTP side: reads requests, applies faults, writes answers. Knows nothing of what is in them. */
export class SandboxServer {
  private readonly server: Server;

  constructor(
    private readonly gateway: Gateway,
    private readonly faults: Faults,
    private readonly clock: Clock,
  ) {
    const serve = (incoming: IncomingMessage, outgoing: ServerResponse) => {
      this.serve(incoming, outgoing).catch(() => {
        // The client went away while it was sending or waiting: there is nobody left to answer.
        outgoing.destroy();
      });
    };
    // Node itself would answer these three with no body or none of ours.
    this.server = createServer({ requireHostHeader: false }, serve);
    this.server.on('checkExpectation', serve);
    this.server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
      this.answerNonsense(socket);
    });
    this.server.on('clientError', (_error: Error, socket: Duplex) => {
      this.answerNonsense(socket);
    });
  }

  /** Port 0 takes any free port. Resolves to the port once connections are accepted. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, loopback, () => {
        this.server.off('error', reject);
        const address = this.server.address();
        if (address === null || typeof address === 'string') reject(new Error('The sandbox has no port'));
        else resolve(address.port);
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
      this.server.closeAllConnections();
    });
  }

  private async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const host = incoming.headers.host ?? loopback;
    const body = await readBody(incoming);
    const request: WireRequest = {
      method: incoming.method ?? '',
      target: incoming.url ?? '',
      headers: incoming.headers,
      body: body ?? Buffer.alloc(0),
    };
    if (body === undefined) {
      const refusal = new Refusal(413, 'RequestEntityTooLarge', `A request body has at most ${longestBody} bytes.`);
      const { status, headers, body: said } = this.gateway.refuse(request, host, refusal);
      await this.deliver(outgoing, { status, headers: { ...headers, connection: 'close' }, body: said });
      return;
    }

    const strikes = this.faults.idle ? [] : this.faults.strike(targetOf(request, this.gateway));
    const course = courseOf(strikes);
    const refuse = (refusal: Refusal) => this.gateway.refuse(request, host, refusal);
    if (course.instead !== undefined) {
      if (course.delayMs > 0) await wait(this.clock, course.delayMs);
      if (course.instead === 'reset') resetConnection(outgoing);
      else {
        const answer = course.instead instanceof Refusal ? refuse(course.instead) : course.instead;
        await this.deliver(outgoing, answer, course.delivery);
      }
      return;
    }
    const begun = this.gateway.begin(request, host, course.list);
    if (course.delayMs > 0) await wait(this.clock, course.delayMs);
    await this.deliver(outgoing, course.spoil(begun.finish(), refuse), course.delivery);
  }

  private deliver(outgoing: ServerResponse, answer: Answer, delivery: Delivery = { way: 'whole' }): Promise<void> {
    return deliver(outgoing, answer, delivery, this.clock);
  }

  /** What is no HTTP at all gets a well-formed refusal as well. */
  private answerNonsense(socket: Duplex): void {
    if (!socket.writable) return;
    const request: WireRequest = { method: '', target: '', headers: {}, body: Buffer.alloc(0) };
    const refusal = new Refusal(400, 'InvalidRequest', 'This is not an HTTP request.');
    const { headers, body } = this.gateway.refuse(request, loopback, refusal);
    const lines = Object.entries({
      ...headers,
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    });
    socket.end(
      `HTTP/1.1 400 Bad Request\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
    );
  }
}

/** The body; undefined when it is too long. The rest of a too long body is read and thrown away. */
function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > longestBody) resolve(undefined);
      else chunks.push(chunk);
    });
    incoming.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    incoming.on('error', reject);
  });
}

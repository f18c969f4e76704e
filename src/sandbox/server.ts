import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Clock } from './clock';
import { Refusal } from './errors';
import { type Answer, courseOf, type Delivery } from './faults/course';
import { deliver, resetConnection } from './faults/deliver';
import type { Faults } from './faults/faults';
import { targetOf } from './faults/target';
import { Waits } from './faults/waits';
import type { Gateway } from './gateway';
import { refusalOfSender } from './sender';
import { rawAnswer, refusalOfUnreadable } from './unreadable';
import type { WireRequest } from './wireRequest';

/** Loopback only: nobody on the network can reach a sandbox. */
const loopback = '127.0.0.1';

/** Longest body that is read. The longest real request is far below. */
const longestBody = 1024 * 1024;

/** Longest request line and headers. Wide enough that a query which is too long is refused by the gateway. */
const longestHead = 64 * 1024;

/** How long a client may take to send a request. */
const readingMs = 30_000;

/** How long a connection stays open for a client to read why it is refused, when it does not hang up itself. */
const lingeringMs = 1000;

/** The HTTP side: reads requests, applies faults, writes answers. Knows nothing of what is in them. */
export class SandboxServer {
  private readonly server: Server;
  /** Also those that Node no longer counts as HTTP connections. */
  private readonly sockets = new Set<Socket>();
  private readonly waits: Waits;
  private closed = false;

  constructor(
    private readonly gateway: Gateway,
    private readonly faults: Faults,
    clock: Clock,
    /** How long a client may take to send a request, on the system's clock. */
    slowestMs = readingMs,
  ) {
    this.waits = new Waits(clock);
    const serve = (incoming: IncomingMessage, outgoing: ServerResponse) => {
      this.serve(incoming, outgoing).catch(() => {
        // The client went away while it was sending or waiting: there is nobody left to answer.
        outgoing.destroy();
      });
    };
    // Node itself would answer these three with no body or none of ours.
    this.server = createServer(
      {
        requireHostHeader: false,
        maxHeaderSize: longestHead,
        headersTimeout: slowestMs,
        requestTimeout: slowestMs,
        connectionsCheckingInterval: slowestMs / 10,
      },
      serve,
    );
    this.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    this.server.on('checkExpectation', serve);
    this.server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
      this.answerNonsense(socket);
    });
    this.server.on('clientError', (error: Error, socket: Duplex) => {
      this.answerNonsense(socket, error);
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

  /** Ends all connections. What was not carried out by then never is: its requests are given up. */
  close(): Promise<void> {
    this.closed = true;
    this.waits.endAll();
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
      for (const socket of this.sockets) socket.destroy();
    });
  }

  private async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const host = incoming.headers.host ?? loopback;
    const body = await readBody(incoming);
    if (this.closed) {
      outgoing.destroy();
      return;
    }
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

    // A web page uses up no faults: it is as if it had not asked.
    const isUnharmed = this.faults.idle || refusalOfSender(request, host) !== undefined;
    const strikes = isUnharmed ? [] : this.faults.strike(targetOf(request, this.gateway));
    const course = courseOf(strikes);
    const refuse = (refusal: Refusal) => this.gateway.refuse(request, host, refusal);
    if (course.instead !== undefined) {
      const isServed = await this.delay(course.delayMs);
      if (!isServed) outgoing.destroy();
      else if (course.instead === 'reset') resetConnection(outgoing);
      else {
        const answer = course.instead instanceof Refusal ? refuse(course.instead) : course.instead;
        await this.deliver(outgoing, answer, course.delivery);
      }
      return;
    }
    const begun = this.gateway.begin(request, host, course.list);
    if (await this.delay(course.delayMs)) {
      await this.deliver(outgoing, course.spoil(begun.finish(), refuse), course.delivery);
    } else {
      begun.giveUp();
      outgoing.destroy();
    }
  }

  /** Whether the request is still to be served after that time; otherwise the server was closed meanwhile. */
  private async delay(ms: number): Promise<boolean> {
    const isWhole = ms <= 0 || (await this.waits.wait(ms));
    return isWhole && !this.closed;
  }

  private deliver(outgoing: ServerResponse, answer: Answer, delivery: Delivery = { way: 'whole' }): Promise<void> {
    return deliver(outgoing, answer, delivery, this.waits);
  }

  /** What is no HTTP at all gets a well-formed refusal as well. */
  private answerNonsense(socket: Duplex, error: Error = new Error('no HTTP request')): void {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const request: WireRequest = { method: '', target: '', headers: {}, body: Buffer.alloc(0) };
    socket.end(rawAnswer(this.gateway.refuse(request, loopback, refusalOfUnreadable(error))));
    // Whatever still comes is thrown away: an unread rest would make the system cut the answer off.
    socket.resume();
    setTimeout(() => socket.destroy(), lingeringMs).unref();
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

import { type IncomingHttpHeaders, request } from 'node:http';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../src/sandbox/index';
import { keys, object } from '../service';
import { type Given, signed } from '../signedRequest';

/** What a client got: an answer, the beginning of one, or nothing. */
export interface Exchange {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: number;
  /** Pieces in which the body came. */
  readonly pieces: number;
  /** Node's code when the connection broke before the end. */
  readonly broken: string | undefined;
}

export interface Bench {
  readonly sandbox: Sandbox;
  readonly ask: (given: Given, as?: keyof typeof keys) => Promise<Exchange>;
}

/** A sandbox for the time of one test, and a client that takes whatever comes. */
export async function withSandbox(use: (bench: Bench) => Promise<void>, options: SandboxOptions = {}): Promise<void> {
  const sandbox = await startSandbox({ estate: 'empty', ...options });
  const now = () => options.wallClock?.now() ?? Date.now();
  try {
    await use({ sandbox, ask: (given, as = 'partner') => exchange(sandbox, given, as, now()) });
  } finally {
    await sandbox.close();
  }
}

/** The JSON of an answer, which has to be an object. */
export function json({ body }: Exchange): Readonly<Record<string, unknown>> {
  return object(JSON.parse(body));
}

/** Waits until something is so, without time passing on the clock of a test. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

function exchange(sandbox: Sandbox, given: Given, as: keyof typeof keys, now: number): Promise<Exchange> {
  const query = new URLSearchParams(signed('GET', given, keys[as], now)).toString();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let status: number | undefined;
    let headers: IncomingHttpHeaders = {};
    const done = (error?: NodeJS.ErrnoException) => {
      const body = Buffer.concat(chunks);
      const broken = error === undefined ? undefined : (error.code ?? error.message);
      resolve({ status, headers, body: body.toString(), bytes: body.length, pieces: chunks.length, broken });
    };
    const outgoing = request(`${sandbox.endpoint}/?${query}`, { agent: false }, (incoming) => {
      status = incoming.statusCode;
      headers = incoming.headers;
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        done();
      });
      incoming.on('error', done);
    });
    outgoing.on('error', done);
    outgoing.end();
  });
}

import type { ClientOptions } from '../../../src/api/client';
import { Client } from '../../../src/api/client';
import type { Fetch } from '../../../src/api/transport';
import { VirtualClock } from '../../../src/sandbox/clock';
import { credentials, region } from './clientUnderTest';

/** What becomes of requests. `hangs` ends with the client's own timeout only; `busy` is a refusal of the service. */
export type NetworkState = 'hangs' | 'refuses' | 'resets' | 'works' | 'throttles' | 'busy';

/** Lets everything happen that does not need time. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** A network that can be switched on and off: a fetch without sockets, on a clock that only the test moves. */
export class VirtualNetwork {
  readonly clock = new VirtualClock();
  attempts = 0;
  state: NetworkState = 'works';
  /** What throttling asks for, in milliseconds. */
  retryAfter: string | null = null;

  private readonly fetch: Fetch = (url, { signal }) => {
    this.attempts += 1;
    switch (this.state) {
      case 'hangs':
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        });
      case 'refuses':
        return broken(`connect ECONNREFUSED 127.0.0.1:${new URL(url).port}`, 'ECONNREFUSED');
      case 'resets':
        return broken('socket hang up', 'ECONNRESET');
      case 'works':
        return this.reply(200, { RequestId: 'R-1', BgpPeers: [] });
      case 'throttles':
        return this.reply(400, { RequestId: 'R-2', Code: 'Throttling' });
      case 'busy':
        return this.reply(409, { RequestId: 'R-3', Code: 'OperationConflict' });
    }
  };

  /** A client whose endpoint differs for the usual region and all others. */
  client(options: Partial<ClientOptions> = {}): Client {
    return new Client({
      endpointFor: (_, place) => `http://127.0.0.1:${place === region ? 81 : 82}`,
      credentials: () => Promise.resolve(credentials),
      fetch: this.fetch,
      clock: this.clock,
      ...options,
    });
  }

  /** Lets time pass in steps until something has ended; the milliseconds that took. */
  async timeOf(call: Promise<unknown>): Promise<number> {
    const start = this.clock.now();
    const ends: true[] = [];
    const end = () => ends.push(true);
    call.then(end, end);
    for (;;) {
      for (let turn = 0; turn < 3; turn += 1) await settled();
      if (ends.length > 0) return this.clock.now() - start;
      this.clock.advance(50);
    }
  }

  private reply(status: number, body: unknown): ReturnType<Fetch> {
    const { retryAfter } = this;
    return Promise.resolve({
      status,
      headers: { get: (name) => (name === 'x-acs-retry-after' ? retryAfter : null) },
      text: () => Promise.resolve(JSON.stringify(body)),
    });
  }
}

function broken(reason: string, code: string): Promise<never> {
  return Promise.reject(Object.assign(new Error(`request failed, reason: ${reason}`), { code }));
}

import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import nodeFetch from 'node-fetch';
import { Client } from '../../../src/api/client';
import type { ClientOptions } from '../../../src/api/client';
import type { Clock } from '../../../src/api/clock';
import { systemClock } from '../../../src/api/clock';
import { Cancelled, TransportError } from '../../../src/api/errors';
import type { Outcome } from '../../../src/api/errors';
import { createBgpGroup } from '../../../src/catalog/bgpGroup/create';
import { describeRegions } from '../../../src/catalog/region/describe';
import type { PlannedFault, Sandbox } from '../../../src/sandbox';
import { startSandbox } from '../../../src/sandbox';
import { isSilent } from '../../../src/estate/explain';
import { credentials, failure } from './clientUnderTest';
import { checkWithoutToken } from './sampleOperations';

const region = 'cn-hangzhou';
const groupName = 'cancelled-group';

interface Bench {
  readonly sandbox: Sandbox;
  readonly client: (options?: Partial<ClientOptions>) => Client;
  readonly create: (client: Client, signal: AbortSignal) => Promise<unknown>;
  /** Requests that have left the computer, as far as the client knows. */
  readonly sent: () => number;
}

/** The real client and a real sandbox over real sockets, and a change that cancelling may or may not prevent. */
async function withSandbox(test: (bench: Bench) => Promise<void>, faults: readonly PlannedFault[] = []): Promise<void> {
  const sandbox = await startSandbox({ estate: 'showcase', faults });
  let requests = 0;
  const routers = sandbox.snapshot().virtualBorderRouters;
  const router = routers.find((row) => row.status === 'active' && row.region === region) ?? assert.fail();
  const account = sandbox.accounts.find(({ accountId }) => accountId === router.owner) ?? assert.fail();
  try {
    await test({
      sandbox,
      client: (options = {}) =>
        new Client({
          endpointFor: () => sandbox.endpoint,
          credentials: () => Promise.resolve(account),
          fetch: (url, init) => {
            requests += 1;
            return nodeFetch(url, init);
          },
          ...options,
        }),
      create: (client, signal) =>
        client.call(createBgpGroup, { RouterId: router.id, Name: groupName, PeerAsn: 65001 }, { region, signal }),
      sent: () => requests,
    });
  } finally {
    await sandbox.close();
  }
}

/** Whether the sandbox has carried the change out. */
function isCarriedOut(sandbox: Sandbox): boolean {
  return sandbox.snapshot().bgpGroups.some(({ name }) => name === groupName);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Cancels as soon as something holds, and says what became of the change according to the client. */
async function cancelledWhen(holds: () => boolean, call: (signal: AbortSignal) => Promise<unknown>): Promise<Outcome> {
  const controller = new AbortController();
  const error = failure(call(controller.signal), Cancelled);
  await until(holds);
  controller.abort();
  return (await error).outcome;
}

/** Tells when the client begins to wait for so many milliseconds. */
function watched(isMeant: (milliseconds: number) => boolean): { readonly clock: Clock; readonly waits: () => boolean } {
  let waits = false;
  const clock: Clock = {
    now: () => systemClock.now(),
    after: (milliseconds, action) => {
      waits ||= isMeant(milliseconds);
      return systemClock.after(milliseconds, action);
    },
  };
  return { clock, waits: () => waits };
}

describe('a change that is cancelled', () => {
  it('while credentials are waited for has not been sent', async () => {
    await withSandbox(async ({ sandbox, client, create, sent }) => {
      let asked = false;
      const slow = client({
        credentials: () => {
          asked = true;
          return new Promise(() => undefined);
        },
      });
      assert.equal(
        await cancelledWhen(
          () => asked,
          (signal) => create(slow, signal),
        ),
        'notSent',
      );
      assert.deepEqual([isCarriedOut(sandbox), sent()], [false, 0]);
    });
  });

  it('while the endpoint is waited for has not been sent, and is let go at once', async () => {
    await withSandbox(async ({ sandbox, client, create, sent }) => {
      let asked = false;
      const slow = client({
        endpointFor: () => {
          asked = true;
          return new Promise(() => undefined);
        },
      });
      assert.equal(
        await cancelledWhen(
          () => asked,
          (signal) => create(slow, signal),
        ),
        'notSent',
      );
      assert.deepEqual([isCarriedOut(sandbox), sent()], [false, 0]);
    });
  });

  it('while it stands in the queue has not been sent', async () => {
    const slow: PlannedFault = { operation: 'DescribeRegions', fault: { kind: 'latency', ms: 300 } };
    await withSandbox(
      async ({ sandbox, client, create, sent }) => {
        const narrow = client({ concurrency: 1 });
        const before = narrow.call(describeRegions, {}, { region });
        await until(() => sent() === 1);
        assert.equal(
          await cancelledWhen(
            () => true,
            (signal) => create(narrow, signal),
          ),
          'notSent',
        );
        await before;
        assert.deepEqual([isCarriedOut(sandbox), sent()], [false, 1]);
      },
      [slow],
    );
  });

  it('while the endpoint is left alone after throttling has not been sent', async () => {
    const throttled: PlannedFault = { fault: { kind: 'throttling', retryAfterMs: 20_000 }, times: 1 };
    await withSandbox(
      async ({ sandbox, client, create, sent }) => {
        const patient = client({ readDeadlineMs: 1_000 });
        await assert.rejects(patient.call(describeRegions, {}, { region }), { code: 'Throttling.User' });
        assert.equal(
          await cancelledWhen(
            () => true,
            (signal) => create(patient, signal),
          ),
          'notSent',
        );
        assert.deepEqual([isCarriedOut(sandbox), sent()], [false, 1]);
      },
      [throttled],
    );
  });

  it('while the service is at work may have happened, and did', async () => {
    const slow: PlannedFault = { operation: 'CreateBgpGroup', fault: { kind: 'latency', ms: 150 } };
    await withSandbox(
      async ({ sandbox, client, create, sent }) => {
        const ours = client();
        const call = (signal: AbortSignal) => create(ours, signal);
        const connected = async (): Promise<void> => {
          await until(() => sent() === 1);
          await new Promise((resolve) => setTimeout(resolve, 50));
        };
        let isConnected = false;
        void connected().then(() => (isConnected = true));
        assert.equal(await cancelledWhen(() => isConnected, call), 'unknown');
        await until(() => isCarriedOut(sandbox));
      },
      [slow],
    );
  });

  it('while half of the answer is here may have happened, and did', async () => {
    const drip: PlannedFault = { operation: 'CreateBgpGroup', fault: { kind: 'drip', forMs: 20_000 } };
    await withSandbox(
      async ({ sandbox, client, create }) => {
        let reading = false;
        const ours = client({
          fetch: async (url, init) => {
            const response = await nodeFetch(url, init);
            reading = true;
            return response;
          },
        });
        assert.equal(
          await cancelledWhen(
            () => reading,
            (signal) => create(ours, signal),
          ),
          'unknown',
        );
        assert.ok(isCarriedOut(sandbox));
      },
      [drip],
    );
  });

  it('in the pause after a refusal has not happened', async () => {
    const throttled: PlannedFault = { fault: { kind: 'throttling', retryAfterMs: 20_000 }, times: 1 };
    await withSandbox(
      async ({ sandbox, client, create }) => {
        const { clock, waits } = watched((milliseconds) => milliseconds >= 20_000);
        const ours = client({ clock });
        assert.equal(await cancelledWhen(waits, (signal) => create(ours, signal)), 'notSent');
        assert.equal(isCarriedOut(sandbox), false);
      },
      [throttled],
    );
  });

  it('in the pause after an answer that got lost may have happened, and did', async () => {
    const dropped: PlannedFault = { operation: 'CreateBgpGroup', fault: { kind: 'drop' }, times: 1 };
    await withSandbox(
      async ({ sandbox, client, create }) => {
        const { clock, waits } = watched((milliseconds) => milliseconds < 1_000);
        const ours = client({ clock });
        assert.equal(await cancelledWhen(waits, (signal) => create(ours, signal)), 'unknown');
        assert.ok(isCarriedOut(sandbox));
      },
      [dropped],
    );
  });

  it('in the pause after a connection that broke before may have happened: nobody can tell, though it did not', async () => {
    const reset: PlannedFault = { operation: 'CreateBgpGroup', fault: { kind: 'reset' }, times: 1 };
    await withSandbox(
      async ({ sandbox, client, create }) => {
        const { clock, waits } = watched((milliseconds) => milliseconds < 1_000);
        const ours = client({ clock });
        assert.equal(await cancelledWhen(waits, (signal) => create(ours, signal)), 'unknown');
        assert.equal(isCarriedOut(sandbox), false);
      },
      [reset],
    );
  });
});

/** A listener that does with connections what a test wants, and answers nothing. */
async function withListener(
  test: (address: { readonly port: number; readonly received: () => number }) => Promise<void>,
  reads = true,
): Promise<void> {
  let received = 0;
  const server: Server = createServer({ pauseOnConnect: !reads }, (socket) => {
    socket.on('error', () => undefined);
    received += 1;
    if (reads) socket.on('data', () => (received += 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await test({ port, received: () => received });
  } finally {
    server.close();
  }
}

function clientAt(endpoint: string, options: Partial<ClientOptions> = {}): Client {
  return new Client({ endpointFor: () => endpoint, credentials: () => Promise.resolve(credentials), ...options });
}

describe('a change that is given up', () => {
  const group = { RouterId: 'vbr-1', Name: groupName, PeerAsn: 65001 };

  it('while its endpoint is looked up and connected to has not been sent', async () => {
    let asked = false;
    const agent = new Agent({ lookup: () => (asked = true) });
    const client = clientAt('http://localhost:81', { fetch: (url, init) => nodeFetch(url, { ...init, agent }) });
    const call = (signal: AbortSignal) => client.call(createBgpGroup, group, { region, signal });
    assert.equal(await cancelledWhen(() => asked, call), 'notSent');
  });

  it('while a secure connection is made has not been sent', async () => {
    await withListener(async ({ port, received }) => {
      const client = clientAt(`https://127.0.0.1:${port}`);
      const call = (signal: AbortSignal) => client.call(createBgpGroup, group, { region, signal });
      assert.equal(await cancelledWhen(() => received() === 2, call), 'notSent');
    });
  });

  it('at the timeout without a secure connection has not been sent, and the endpoint counts as not reached', async () => {
    await withListener(async ({ port, received }) => {
      const client = clientAt(`https://127.0.0.1:${port}`, { timeoutMs: 100 });
      const error = await failure(client.call(createBgpGroup, group, { region }), TransportError);
      assert.deepEqual([error.phase, error.outcome, error.details.attempts], ['connect', 'notSent', 1]);
      assert.equal(received(), 2, 'the connection and the greeting of TLS');
    });
  });

  it('and was a dry run has changed nothing, and nobody is told that it may have', async () => {
    await withListener(async ({ port, received }) => {
      const client = clientAt(`http://127.0.0.1:${port}`);
      const request = { RouteEntryId: 'rte-1', DryRun: true };
      const controller = new AbortController();
      const error = failure(client.call(checkWithoutToken, request, { region, signal: controller.signal }), Cancelled);
      await until(() => received() === 2);
      controller.abort();
      assert.equal((await error).outcome, 'refused');
      assert.equal(isSilent(await error), true);
    });
  });

  it('while half of the request is on its way may have happened', async () => {
    await withListener(async ({ port, received }) => {
      const client = clientAt(`http://127.0.0.1:${port}`);
      const long = { ...group, Description: 'x'.repeat(16 * 1024 * 1024) };
      const call = (signal: AbortSignal) => client.call(createBgpGroup, long, { region, signal });
      let waited = false;
      const holds = (): boolean => {
        if (received() === 1) setTimeout(() => (waited = true), 50);
        return waited;
      };
      assert.equal(await cancelledWhen(holds, call), 'unknown');
    }, false);
  });

  it('at the timeout of a service that took it and is silent may have happened', async () => {
    await withListener(async ({ port }) => {
      const client = clientAt(`http://127.0.0.1:${port}`, { timeoutMs: 200, changeDeadlineMs: 400 });
      const error = await failure(client.call(createBgpGroup, group, { region }), TransportError);
      assert.deepEqual([error.phase, error.outcome], ['timeout', 'unknown']);
    });
  });
});

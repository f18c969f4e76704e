import assert from 'node:assert/strict';
import nodeFetch from 'node-fetch';
import { Client } from '../../../src/api/client';
import type { Fetch } from '../../../src/api/transport';
import { describeVirtualBorderRouters } from '../../../src/catalog/virtualBorderRouter/describe';
import { createBgpGroup } from '../../../src/catalog/bgpGroup/create';
import { VirtualClock } from '../../../src/sandbox/clock';
import type { PlannedFault, Sandbox } from '../../../src/sandbox';
import { startSandbox } from '../../../src/sandbox';

const region = 'cn-hangzhou';

/** A request as it left, and how it was answered. */
interface Sent {
  readonly at: number;
  /** Requests on their way with it. */
  readonly atOnce: number;
  status?: number;
}

interface Bench {
  readonly client: Client;
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  readonly sent: readonly Sent[];
  /** Lets time pass, in steps and only while nothing is on its way, until something has ended. */
  readonly passTime: (until: Promise<unknown>) => Promise<void>;
}

/** The real client and the sandbox, over real sockets, on one clock. */
async function withSandbox(faults: readonly PlannedFault[], test: (bench: Bench) => Promise<void>): Promise<void> {
  const clock = new VirtualClock();
  const sandbox = await startSandbox({ estate: 'showcase', wallClock: clock, faults });
  const [account = assert.fail()] = sandbox.accounts;
  const sent: Sent[] = [];
  let onTheirWay = 0;
  const fetch: Fetch = async (url, init) => {
    onTheirWay += 1;
    const request: Sent = { at: clock.now(), atOnce: onTheirWay };
    sent.push(request);
    try {
      const response = await nodeFetch(url, init);
      request.status = response.status;
      const text = await response.text();
      return { status: response.status, headers: response.headers, text: () => Promise.resolve(text) };
    } finally {
      onTheirWay -= 1;
    }
  };
  const client = new Client({
    endpointFor: () => sandbox.endpoint,
    credentials: () => Promise.resolve(account),
    fetch,
    clock,
  });
  const passTime = async (until: Promise<unknown>): Promise<void> => {
    const ends: true[] = [];
    const end = () => ends.push(true);
    until.then(end, end);
    while (ends.length === 0) {
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      if (onTheirWay === 0) clock.advance(25);
    }
  };
  try {
    await test({ client, sandbox, clock, sent, passTime });
  } finally {
    await sandbox.close();
  }
}

/** Reads that are different requests, so that none shares the answer of another. */
function reads(client: Client, count: number): Promise<unknown>[] {
  return Array.from({ length: count }, (_, index) =>
    client.call(describeVirtualBorderRouters, { PageNumber: index + 1, PageSize: 1 }, { region }),
  );
}

describe('a service that throttles', () => {
  const burst: PlannedFault = { fault: { kind: 'throttling', forMs: 2_000 }, times: 1 };

  it('is left alone by all calls for as long as it asks, and none of 25 views fails', async () => {
    await withSandbox([burst], async ({ client, clock, sent, passTime }) => {
      const start = clock.now();
      const all = Promise.all(reads(client, 25));
      await passTime(all);
      await all;
      const throttled = sent.filter(({ status }) => status === 400);
      assert.ok(throttled.length >= 1 && throttled.length <= 5, `${throttled.length} throttled: those that had left`);
      const early = sent.filter(({ at }) => at > start && at < start + 2_000);
      assert.deepEqual(early, [], 'sent while the service wanted to be left alone');
      assert.equal(sent.length, 25 + throttled.length);
    });
  });

  it('gets fewer requests at once afterwards, and as many as before when it keeps up', async () => {
    await withSandbox([burst], async ({ client, sent, passTime }) => {
      const all = Promise.all(reads(client, 35));
      await passTime(all);
      await all;
      const first = sent.filter(({ status }) => status === 400).length;
      const after = sent.slice(first).map(({ atOnce }) => atOnce);
      assert.equal(Math.max(...sent.slice(0, first).map(({ atOnce }) => atOnce)), 5);
      assert.equal(Math.max(...after.slice(0, 3)), 2, 'half of five');
      assert.equal(Math.max(...after), 5, 'recovered');
    });
  });

  it('that names no time is asked again soon, and does not get all calls at once', async () => {
    const unnamed: PlannedFault = { fault: { kind: 'throttling' }, times: 3 };
    await withSandbox([unnamed], async ({ client, clock, sent, passTime }) => {
      const start = clock.now();
      const all = Promise.all(reads(client, 20));
      await passTime(all);
      await all;
      assert.ok(clock.now() - start < 2_000, `${clock.now() - start} ms`);
      assert.equal(sent.length, 23);
    });
  });

  it('carries a change out once, however often it was turned away before', async () => {
    const twice: PlannedFault = {
      operation: 'CreateBgpGroup',
      fault: { kind: 'throttling', retryAfterMs: 700 },
      times: 2,
    };
    await withSandbox([twice], async ({ client, sandbox, sent, passTime }) => {
      const { virtualBorderRouters } = sandbox.snapshot();
      const mine = sandbox.accounts[0]?.accountId;
      const router = virtualBorderRouters.find((row) => row.owner === mine && row.status === 'active') ?? assert.fail();
      const request = { RouterId: router.id, Name: 'throttled-group', PeerAsn: 65001 };
      const call = client.call(createBgpGroup, request, { region: router.region });
      await passTime(call);
      await call;
      assert.equal(sent.length, 3);
      assert.equal(sandbox.snapshot().bgpGroups.filter(({ name }) => name === 'throttled-group').length, 1);
    });
  });
});

import assert from 'node:assert/strict';
import { VirtualClock } from '../../../../src/sandbox/clock';
import type { Fault } from '../../../../src/sandbox/faults/fault';
import { type Bench, type Exchange, json, until, withSandbox } from './exchange';

const create = {
  Action: 'CreatePhysicalConnection',
  RegionId: 'cn-hangzhou',
  AccessPointId: 'ap-cn-hangzhou-yh-A',
  LineOperator: 'CT',
};
const list = { Action: 'DescribePhysicalConnections', RegionId: 'cn-hangzhou' };

/** Strikes one creation with a fault and returns what the client got; checks the effect, and that the next one works. */
async function struck({ sandbox, ask }: Bench, fault: Fault, effect: 'before' | 'after'): Promise<Exchange> {
  const before = sandbox.snapshot();
  sandbox.faults.add({ operation: 'CreatePhysicalConnection', times: 1, fault });
  const got = await ask(create);
  const lines = sandbox.snapshot().physicalConnections.length - before.physicalConnections.length;
  assert.equal(lines, effect === 'after' ? 1 : 0, `${fault.kind}: effect`);
  if (effect === 'before') assert.deepEqual(sandbox.snapshot(), before);
  const next = await ask(create);
  assert.deepEqual([next.status, next.broken], [200, undefined], `${fault.kind}: the next request`);
  return got;
}

describe('faults before the effect change nothing, or a client that tries again is told of a duplicate', () => {
  it('a refusal with any status, code and message, in the error body', () =>
    withSandbox(async (bench) => {
      const conflict = { kind: 'refusal', http: 409, code: 'OperationConflict', message: 'Conflict.' } as const;
      const got = await struck(bench, conflict, 'before');
      assert.equal(got.status, 409);
      assert.deepEqual(Object.keys(json(got)).sort(), ['Code', 'HostId', 'Message', 'Recommend', 'RequestId']);
      assert.deepEqual([json(got).Code, json(got).Message], ['OperationConflict', 'Conflict.']);
    }));

  it('failures of the service: InternalError with 500, ServiceUnavailable with 502 and 503', () =>
    withSandbox(async (bench) => {
      const codes = { 500: 'InternalError', 502: 'ServiceUnavailable', 503: 'ServiceUnavailable' } as const;
      for (const status of [500, 502, 503] as const) {
        const got = await struck(bench, { kind: 'failure', status }, 'before');
        assert.deepEqual([got.status, json(got).Code], [status, codes[status]]);
        assert.match(got.headers['content-type'] ?? '', /^application\/json/);
      }
    }));

  it('pages of a load balancer in HTML', () =>
    withSandbox(async (bench) => {
      for (const status of [502, 504]) {
        const got = await struck(bench, { kind: 'html', status }, 'before');
        assert.deepEqual([got.status, got.headers['content-type']], [status, 'text/html']);
        assert.match(got.body, /^<html>/);
      }
    }));

  it('throttling, with the time to wait', () =>
    withSandbox(async (bench) => {
      const got = await struck(bench, { kind: 'throttling', retryAfterMs: 700 }, 'before');
      assert.deepEqual([got.status, json(got).Code], [400, 'Throttling.User']);
      assert.equal(got.headers['x-acs-retry-after'], '700');
      const untold = await struck(bench, { kind: 'throttling' }, 'before');
      assert.equal(untold.headers['x-acs-retry-after'], undefined);
    }));

  it('a reset of the connection', () =>
    withSandbox(async (bench) => {
      const got = await struck(bench, { kind: 'reset' }, 'before');
      assert.deepEqual([got.status, got.broken], [undefined, 'ECONNRESET']);
    }));
});

describe('faults after the effect leave it, or a client never meets an answer that got lost', () => {
  it('a reset, and a connection that ends without an answer', () =>
    withSandbox(async (bench) => {
      for (const kind of ['resetAfter', 'drop'] as const) {
        const got = await struck(bench, { kind }, 'after');
        assert.deepEqual([got.status, got.broken], [undefined, 'ECONNRESET']);
      }
    }));

  it('half of the answer, with the length of the whole', () =>
    withSandbox(async (bench) => {
      const got = await struck(bench, { kind: 'cut' }, 'after');
      assert.equal(got.status, 200);
      assert.equal(got.bytes, Math.floor(Number(got.headers['content-length']) / 2));
      assert.equal(got.broken, 'ECONNRESET');
    }));

  it('half of the answer, with its own length: good HTTP, broken JSON', () =>
    withSandbox(async (bench) => {
      const got = await struck(bench, { kind: 'truncated' }, 'after');
      assert.deepEqual([got.status, got.broken], [200, undefined]);
      assert.equal(got.bytes, Number(got.headers['content-length']));
      assert.match(got.body, /^\{"RequestId":"/);
      assert.throws(() => JSON.parse(got.body), SyntaxError);
    }));

  it('failures and pages that stand in the place of an answer', () =>
    withSandbox(async (bench) => {
      const failed = await struck(bench, { kind: 'failure', status: 500, after: true }, 'after');
      assert.deepEqual([failed.status, json(failed).Code], [500, 'InternalError']);
      const page = await struck(bench, { kind: 'html', status: 504, after: true }, 'after');
      assert.deepEqual([page.status, page.headers['content-type']], [504, 'text/html']);
    }));

  it('garbage: JSON that is no object, nothing at all, and a type that is not JSON', async () => {
    const bodies = { null: 'null', list: '[]', text: '"x"', number: '42', empty: '' } as const;
    for (const body of ['null', 'list', 'text', 'number', 'empty'] as const) {
      await withSandbox(async (bench) => {
        const got = await struck(bench, { kind: 'garbage', body }, 'after');
        assert.deepEqual([got.status, got.body, got.broken], [200, bodies[body], undefined]);
        assert.match(got.headers['content-type'] ?? '', /^application\/json/);
      });
    }
    await withSandbox(async (bench) => {
      const typed = await struck(bench, { kind: 'garbage', body: 'type' }, 'after');
      assert.equal(typed.headers['content-type'], 'text/plain');
      assert.match(String(json(typed).PhysicalConnectionId), /^pc-/);
    });
  });

  it('garbage: bytes that are other ones each time, and the same ones for the same seed', async () => {
    const bytes: string[] = [];
    for (const faultSeed of [1, 1, 2]) {
      await withSandbox(
        async (bench) => {
          const got = await struck(bench, { kind: 'garbage', body: 'bytes' }, 'after');
          assert.ok(got.bytes > 100);
          assert.throws(() => JSON.parse(got.body), SyntaxError);
          bytes.push(got.body);
        },
        { faultSeed },
      );
    }
    assert.equal(bytes[0], bytes[1]);
    assert.notEqual(bytes[0], bytes[2]);
  });
});

describe('faults that take time', () => {
  it('drip: the answer comes in pieces over the time given, or slow networks cannot be tried', async () => {
    const wallClock = new VirtualClock(Date.now());
    await withSandbox(
      async ({ sandbox, ask }) => {
        sandbox.faults.add({ times: 1, fault: { kind: 'drip', forMs: 3000, pieces: 4 } });
        let got: Exchange | undefined;
        const asked = ask(list).then((answer) => (got = answer));
        for (let piece = 1; piece < 4; piece += 1) {
          await until(() => wallClock.waiting() > 0);
          assert.equal(got, undefined);
          wallClock.advance(1000);
        }
        const whole = await asked;
        assert.deepEqual([whole.status, whole.broken, json(whole).TotalCount], [200, undefined, 0]);
        assert.equal(whole.bytes, Number(whole.headers['content-length']));
        assert.ok(whole.pieces > 1, `${whole.pieces} pieces`);
      },
      { wallClock },
    );
  });

  it('latency: time passes before the effect, which is not lost, or a change under way cannot be watched', async () => {
    const wallClock = new VirtualClock(Date.now());
    await withSandbox(
      async ({ sandbox, ask }) => {
        const ms = { shape: 'uniform', from: 400, to: 500 } as const;
        sandbox.faults.add({ times: 1, fault: { kind: 'latency', ms } });
        const asked = ask(create);
        await until(() => wallClock.waiting() > 0);
        wallClock.advance(399);
        assert.deepEqual([wallClock.waiting(), sandbox.snapshot().physicalConnections.length], [1, 0]);
        wallClock.advance(101);
        assert.equal((await asked).status, 200);
        assert.equal(sandbox.snapshot().physicalConnections.length, 1);
      },
      { wallClock },
    );
  });

  it('latency: the request has been taken in by then, or its token cannot be met while it is used', async () => {
    const wallClock = new VirtualClock(Date.now());
    await withSandbox(
      async ({ sandbox, ask }) => {
        sandbox.faults.add({ times: 1, fault: { kind: 'latency', ms: 100 } });
        const asked = ask({ ...create, SignatureNonce: 'the same' });
        await until(() => wallClock.waiting() > 0);
        // A nonce counts as used once the request has passed the gateway.
        assert.equal(json(await ask({ ...create, SignatureNonce: 'the same' })).Code, 'SignatureNonceUsed');
        wallClock.advance(100);
        assert.equal((await asked).status, 200);
      },
      { wallClock },
    );
  });

  it('latency: a second request under the same token finds the first still running, or retries are never refused', async () => {
    const wallClock = new VirtualClock(Date.now());
    await withSandbox(
      async ({ sandbox, ask }) => {
        const tokened = { ...create, ClientToken: 'once' };
        sandbox.faults.add({ times: 1, fault: { kind: 'latency', ms: 100 } });
        const asked = ask(tokened);
        await until(() => wallClock.waiting() > 0);
        const second = await ask(tokened);
        assert.deepEqual([second.status, json(second).Code], [403, 'LastTokenProcessing']);
        wallClock.advance(100);
        assert.equal(json(await asked).PhysicalConnectionId, json(await ask(tokened)).PhysicalConnectionId);
      },
      { wallClock },
    );
  });

  it('a burst: all that the account sends is throttled, the other account is served', async () => {
    const wallClock = new VirtualClock(Date.now());
    await withSandbox(
      async ({ sandbox, ask }) => {
        sandbox.faults.add({ operation: create.Action, times: 1, fault: { kind: 'throttling', forMs: 2000 } });
        assert.equal((await ask(create)).headers['x-acs-retry-after'], '2000');
        wallClock.advance(500);
        const other = await ask(list);
        assert.deepEqual([json(other).Code, other.headers['x-acs-retry-after']], ['Throttling.User', '1500']);
        assert.equal((await ask(list, 'tenant')).status, 200);
        wallClock.advance(1500);
        assert.equal((await ask(list)).status, 200);
      },
      { wallClock },
    );
  });

  it('faults that strike together: the delay first, then one before the effect, or the order of planning decides', async () => {
    const wallClock = new VirtualClock(Date.now());
    await withSandbox(
      async ({ sandbox, ask }) => {
        sandbox.faults.add({ times: 1, fault: { kind: 'drop' } });
        sandbox.faults.add({ times: 1, fault: { kind: 'latency', ms: 100 } });
        sandbox.faults.add({ times: 1, fault: { kind: 'reset' } });
        sandbox.faults.add({ times: 1, fault: { kind: 'latency', ms: 50 } });
        const asked = ask(create);
        await until(() => wallClock.waiting() > 0);
        wallClock.advance(149);
        assert.equal(wallClock.waiting(), 1);
        wallClock.advance(1);
        assert.equal((await asked).status, undefined);
        assert.equal(sandbox.snapshot().physicalConnections.length, 0);
      },
      { wallClock },
    );
  });
});

describe('a sandbox with faults', () => {
  it('begins with those it is started with, or a command line cannot ask for any', () =>
    withSandbox(
      async ({ ask }) => {
        assert.equal((await ask(list)).status, 502);
        assert.equal((await ask(create)).status, 200);
      },
      { faults: [{ operation: 'Describe*', account: '1688000000000001', fault: { kind: 'html', status: 502 } }] },
    ));

  it('goes on serving after hundreds of them, whatever they were', () =>
    withSandbox(async ({ sandbox, ask }) => {
      const kinds: readonly Fault[] = [
        { kind: 'latency', ms: { shape: 'exponential', mean: 1, atMost: 5 } },
        { kind: 'reset' },
        { kind: 'resetAfter' },
        { kind: 'drop' },
        { kind: 'cut' },
        { kind: 'truncated' },
        { kind: 'garbage', body: 'bytes' },
        { kind: 'failure', status: 503 },
        { kind: 'html', status: 504, after: true },
        { kind: 'throttling', requests: 2, forMs: 5 },
        { kind: 'drip', forMs: 5 },
        { kind: 'duplicateRows' },
      ];
      for (const fault of kinds) sandbox.faults.add({ rate: 0.2, fault });
      for (let turn = 0; turn < 15; turn += 1) await Promise.all(Array.from({ length: 20 }, () => ask(list)));
      sandbox.faults.clear();
      const { status, broken } = await ask(create);
      assert.deepEqual([status, broken], [200, undefined]);
    }));
});

import assert from 'node:assert/strict';
import { request as send } from 'node:http';
import { VirtualClock } from '../../../src/sandbox/clock';
import type { Fault } from '../../../src/sandbox/faults/fault';
import { startSandbox } from '../../../src/sandbox/index';
import { until } from './faults/exchange';
import { keys } from './service';
import { signed, wireRequest } from './signedRequest';

const create = {
  Action: 'CreatePhysicalConnection',
  RegionId: 'cn-hangzhou',
  AccessPointId: 'ap-cn-hangzhou-yh-A',
  LineOperator: 'CT',
  ClientToken: 'token-1',
};

/** Closes a sandbox while a change waits because of these faults, and lets the time of the waits pass. */
async function closedWhile(faults: readonly Fault[]) {
  const wallClock = new VirtualClock(Date.now());
  let changes = 0;
  const sandbox = await startSandbox({
    estate: 'empty',
    wallClock,
    faults: faults.map((fault) => ({ fault })),
    changed: () => (changes += 1),
  });
  const { target } = wireRequest('GET', signed('GET', create, keys.partner, wallClock.now()));
  const client = new Promise<string>((resolve) => {
    const outgoing = send(`${sandbox.endpoint}${target}`, { agent: false }, (incoming) => {
      incoming.on('error', () => {
        resolve('half an answer');
      });
      incoming.on('end', () => {
        resolve('an answer');
      });
      incoming.resume();
    });
    outgoing.on('error', () => {
      resolve('no answer');
    });
    outgoing.end();
  });
  await until(() => wallClock.waiting() === 1);
  const before = { lines: sandbox.snapshot().physicalConnections.length, changes };
  await sandbox.close();
  const waiting = wallClock.waiting();
  const got = await client;
  wallClock.advance(60_000);
  // Whatever would still be carried out then is carried out in the turns of the event loop that follow.
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return { before, after: { lines: sandbox.snapshot().physicalConnections.length, changes }, waiting, got };
}

describe('a sandbox that is closed', () => {
  it('gives up a change that waits, or a saved state misses what a client asked for and got', async () => {
    const { before, after, got } = await closedWhile([{ kind: 'latency', ms: 12_000 }]);
    assert.deepEqual([before, after], Array(2).fill({ lines: 0, changes: 0 }));
    assert.equal(got, 'no answer');
  });

  for (const [what, faults] of Object.entries({
    'a change that waits': [{ kind: 'latency', ms: 12_000 }],
    'a refusal that waits': [
      { kind: 'latency', ms: 12_000 },
      { kind: 'failure', status: 503 },
    ],
    'a reset that waits': [{ kind: 'latency', ms: 12_000 }, { kind: 'reset' }],
    'an answer that trickles in': [{ kind: 'drip', forMs: 12_000 }],
  } as const)) {
    it(`leaves no timer of ${what}, or the process lives on until it runs out`, async () => {
      assert.equal((await closedWhile(faults)).waiting, 0);
    });
  }

  it('breaks off an answer that trickles in, whose change stays made', async () => {
    const { before, after, got } = await closedWhile([{ kind: 'drip', forMs: 12_000 }]);
    assert.equal(got, 'half an answer');
    assert.deepEqual([before, after], Array(2).fill({ lines: 1, changes: 1 }));
  });
});

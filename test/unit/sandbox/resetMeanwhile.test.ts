import assert from 'node:assert/strict';
import { VirtualClock } from '../../../src/sandbox/clock';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index';
import { until } from './faults/exchange';
import { keys, object } from './service';
import { type Given, signed, wireRequest } from './signedRequest';

const application: Given = {
  Action: 'CreatePhysicalConnection',
  RegionId: 'cn-hangzhou',
  AccessPointId: 'ap-cn-hangzhou-yh-A',
  LineOperator: 'CT',
  ClientToken: 'token-1',
};
const list: Given = { Action: 'DescribePhysicalConnections', RegionId: 'cn-hangzhou' };

/** A sandbox whose first request waits 5 s, which are over when the test says so. */
async function withLatency(use: (sandbox: Sandbox, wall: VirtualClock, changes: () => number) => Promise<void>) {
  const wallClock = new VirtualClock(Date.now());
  let changes = 0;
  const sandbox = await startSandbox({
    estate: 'empty',
    wallClock,
    faults: [{ times: 1, fault: { kind: 'latency', ms: 5000 } }],
    changed: (by) => {
      if (by === 'somebody') changes += 1;
    },
  });
  try {
    await use(sandbox, wallClock, () => changes);
  } finally {
    await sandbox.close();
  }
}

async function outcome(sandbox: Sandbox, wall: VirtualClock, given: Given): Promise<string> {
  const { target } = wireRequest('GET', signed('GET', given, keys.partner, wall.now()));
  const response = await fetch(`${sandbox.endpoint}${target}`);
  const { Code = 'ok' } = object(await response.json());
  return `${response.status} ${String(Code)}`;
}

describe('a request that is under way while the sandbox is reset', () => {
  it('is refused as by a service that starts anew, or a client is told an ID that does not exist', () =>
    withLatency(async (sandbox, wall, changes) => {
      const waiting = outcome(sandbox, wall, application);
      await until(() => wall.waiting() === 1);
      sandbox.reset();
      const after = changes();
      wall.advance(5000);
      // 503 with this code is what the service answers for the time being, and what clients retry (wire-facts 3.3, 3.4).
      assert.equal(await waiting, '503 ServiceUnavailable');
      assert.equal(sandbox.snapshot().physicalConnections.length, 0);
      assert.equal(changes(), after, 'a change was told that nobody can see');
    }));

  it('is refused as well when it reads, or a client sees a world that is gone', () =>
    withLatency(async (sandbox, wall) => {
      const waiting = outcome(sandbox, wall, list);
      await until(() => wall.waiting() === 1);
      sandbox.reset('demo');
      wall.advance(5000);
      assert.equal(await waiting, '503 ServiceUnavailable');
    }));

  it('leaves its token free at once, or the retry is held up by what can no longer happen', () =>
    withLatency(async (sandbox, wall) => {
      const waiting = outcome(sandbox, wall, application);
      await until(() => wall.waiting() === 1);
      assert.equal(await outcome(sandbox, wall, application), '403 LastTokenProcessing');
      sandbox.reset();
      assert.equal(await outcome(sandbox, wall, application), '200 ok');
      wall.advance(5000);
      assert.equal(await waiting, '503 ServiceUnavailable');
      assert.equal(sandbox.snapshot().physicalConnections.length, 1);
    }));
});

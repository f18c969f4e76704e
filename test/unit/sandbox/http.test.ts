import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { VirtualClock } from '../../../src/sandbox/clock';
import { type Sandbox, type SandboxOptions, startSandbox, type WorldState } from '../../../src/sandbox/index';
import { keys, object } from './service';
import { type Given, signed } from './signedRequest';

const application = {
  Action: 'CreatePhysicalConnection',
  RegionId: 'cn-hangzhou',
  AccessPointId: 'ap-cn-hangzhou-yh-A',
  LineOperator: 'CT',
};
const list = { Action: 'DescribePhysicalConnections', RegionId: 'cn-hangzhou' };

async function withSandbox(use: (sandbox: Sandbox) => Promise<void>, options: SandboxOptions = {}): Promise<void> {
  const sandbox = await startSandbox({ estate: 'empty', ...options });
  try {
    await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

function url(sandbox: Sandbox, given: Given = list): string {
  const pairs = signed('GET', given, keys.partner, Date.now());
  return `${sandbox.endpoint}/?${new URLSearchParams(pairs).toString()}`;
}

async function json(response: Response): Promise<Readonly<Record<string, unknown>>> {
  return object(await response.json());
}

/** Sends bytes as they are and reads until the sandbox hangs up or has answered. */
function sendRaw(sandbox: Sandbox, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(sandbox.endpoint).port), '127.0.0.1', () => socket.end(bytes));
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('close', () => {
      resolve(received);
    });
    socket.on('error', reject);
  });
}

describe('sandbox over HTTP', () => {
  it('answers with JSON, a request ID and its own address', () =>
    withSandbox(async (sandbox) => {
      assert.match(sandbox.endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
      const response = await fetch(url(sandbox));
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
      const body = await json(response);
      assert.equal(body.RequestId, response.headers.get('x-acs-request-id'));
      const regions = await (await fetch(url(sandbox, { Action: 'DescribeRegions', AcceptLanguage: 'en-US' }))).text();
      assert.match(
        regions,
        /"RegionId":"cn-hangzhou","LocalName":"China \(Hangzhou\)","RegionEndpoint":"127\.0\.0\.1:\d+"/,
      );
    }));

  it('refuses to start on a port that is taken', () =>
    withSandbox(async (sandbox) => {
      await assert.rejects(startSandbox({ port: Number(new URL(sandbox.endpoint).port) }), /EADDRINUSE/);
    }));

  it('gives a well-formed error to whatever is sent to it, and goes on', () =>
    withSandbox(async (sandbox) => {
      const nonsense: readonly (string | Buffer)[] = [
        'nonsense\r\n\r\n',
        'GET / HTTP/1.1\r\n\r\n',
        'GET /?Action=%E0%A4%A HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
        'GET /?&&&=&=== HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
        'GET /?Action=__proto__&Version=2016-04-28 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
        'PATCH /a/b?c HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
        'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\nConnection: close\r\n\r\n{"a": [1}',
        'CONNECT example.com:443 HTTP/1.1\r\nHost: localhost\r\n\r\n',
        'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: wonders\r\nConnection: close\r\n\r\n',
        'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n',
        `GET /?${'a'.repeat(70_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
        'GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: ACS3-HMAC-SHA256 nonsense\r\nx-acs-action: DescribeRegions\r\nx-acs-version: 2016-04-28\r\nConnection: close\r\n\r\n',
        Buffer.concat([
          Buffer.from('GET /?'),
          Buffer.from([0xff, 0xfe, 0x01]),
          Buffer.from(' HTTP/1.1\r\nHost: localhost\r\n\r\n'),
        ]),
      ];
      for (const bytes of nonsense) {
        const answer = await sendRaw(sandbox, bytes);
        const sent = bytes.toString().slice(0, 60);
        assert.match(answer, /^HTTP\/1\.1 4\d\d /, sent);
        const body = object(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))));
        for (const name of ['Code', 'Message', 'RequestId', 'HostId']) assert.equal(typeof body[name], 'string', sent);
      }
      assert.equal((await fetch(url(sandbox))).status, 200);
    }));

  it('refuses a body that is too long', () =>
    withSandbox(async (sandbox) => {
      const response = await fetch(sandbox.endpoint, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) });
      assert.equal(response.status, 413);
      assert.equal((await json(response)).Code, 'RequestEntityTooLarge');
      const inXml = await fetch(`${sandbox.endpoint}/?Format=Xml`, {
        method: 'POST',
        body: 'x'.repeat(2 * 1024 * 1024),
      });
      assert.equal(inXml.status, 413);
      assert.match(await inXml.text(), /<Error>.*<Code>RequestEntityTooLarge<\/Code>/);
    }));

  it('reads the product from the Host header, and names that host in errors', () =>
    withSandbox(async (sandbox) => {
      const answer = await sendRaw(sandbox, 'GET / HTTP/1.1\r\nHost: ecs.aliyuncs.com\r\nConnection: close\r\n\r\n');
      const body = object(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))));
      assert.equal(body.Code, 'InvalidProduct.NotFound');
      assert.equal(body.HostId, 'ecs.aliyuncs.com');
    }));

  it('lets the temporary key expire after the time that was chosen, an hour by default', async () => {
    for (const [temporaryKeyMs, livesMs] of [
      [undefined, 3_600_000],
      [60_000, 60_000],
    ] as const) {
      const wallClock = new VirtualClock(Date.now());
      const use = async (sandbox: Sandbox) => {
        const code = async () => {
          const { temporary } = sandbox;
          const given = { ...list, SecurityToken: temporary.securityToken };
          const pairs = signed('GET', given, temporary, wallClock.now());
          return (await json(await fetch(`${sandbox.endpoint}/?${new URLSearchParams(pairs).toString()}`))).Code;
        };
        wallClock.advance(livesMs - 1);
        assert.equal(await code(), undefined);
        wallClock.advance(1);
        assert.equal(await code(), 'InvalidSecurityToken.Expired');
      };
      await withSandbox(use, { wallClock, ...(temporaryKeyMs === undefined ? {} : { temporaryKeyMs }) });
    }
  });

  it('carries a request out although its client hangs up meanwhile, and gives its answer to the retry', async () => {
    const wallClock = new VirtualClock(Date.now());
    const created = { ...application, ClientToken: 'token-1' };
    await withSandbox(
      async (sandbox) => {
        const client = new AbortController();
        const first = assert.rejects(fetch(url(sandbox, created), { signal: client.signal }), /abort/);
        while (wallClock.waiting() < 1) await new Promise((resolve) => setImmediate(resolve));
        client.abort();
        await first;
        wallClock.advance(5000);
        sandbox.faults.clear();
        const { PhysicalConnectionId } = await json(await fetch(url(sandbox, created)));
        const { physicalConnections } = sandbox.snapshot();
        assert.deepEqual(
          physicalConnections.map(({ id }) => id),
          [PhysicalConnectionId],
        );
      },
      { latencyMs: 5000, wallClock },
    );
  });

  it('goes on from a saved state', async () => {
    const states: WorldState[] = [];
    await withSandbox(async (sandbox) => {
      assert.equal((await fetch(url(sandbox, application))).status, 200);
      states.push(sandbox.snapshot());
    });
    const [state] = states;
    assert.ok(state);
    await withSandbox(
      async (sandbox) => {
        assert.equal((await json(await fetch(url(sandbox)))).TotalCount, 1);
      },
      { state },
    );
  });
});

describe('sandbox faults', () => {
  it('answers HTML, refusals and throttling instead of carrying an operation out', () =>
    withSandbox(async (sandbox) => {
      sandbox.faults.add({ times: 1, fault: { kind: 'html', status: 502 } });
      const html = await fetch(url(sandbox));
      assert.deepEqual([html.status, html.headers.get('content-type')], [502, 'text/html']);
      sandbox.faults.add({ times: 1, fault: { kind: 'throttling', retryAfterMs: 700 } });
      const throttled = await fetch(url(sandbox));
      assert.equal((await json(throttled)).Code, 'Throttling.User');
      assert.equal(throttled.headers.get('x-acs-retry-after'), '700');
      sandbox.faults.add({ times: 1, fault: { kind: 'refusal', http: 503, code: 'ServiceUnavailable' } });
      assert.equal((await json(await fetch(url(sandbox)))).Code, 'ServiceUnavailable');
      assert.equal((await fetch(url(sandbox))).status, 200, 'each fault was to strike once');
    }));

  it('cuts an answer in half', () =>
    withSandbox(async (sandbox) => {
      sandbox.faults.add({ times: 1, fault: { kind: 'cut' } });
      const response = await fetch(url(sandbox));
      assert.equal(response.status, 200);
      await assert.rejects(response.text());
    }));

  it('drops the answer after the effect, and resets before it, for one operation only', () =>
    withSandbox(async (sandbox) => {
      const total = async () => (await json(await fetch(url(sandbox)))).TotalCount;
      sandbox.faults.add({ operation: 'CreatePhysicalConnection', times: 1, fault: { kind: 'reset' } });
      await assert.rejects(fetch(url(sandbox, application)));
      assert.equal(await total(), 0);
      const off = sandbox.faults.add({ operation: 'CreatePhysicalConnection', fault: { kind: 'drop' } });
      await assert.rejects(fetch(url(sandbox, application)));
      assert.equal(await total(), 1);
      off();
      assert.equal((await fetch(url(sandbox, application))).status, 200);
    }));

  it('delays answers by the time given', async () => {
    const wallClock = new VirtualClock(Date.now());
    await withSandbox(
      async (sandbox) => {
        let answered = false;
        const response = fetch(url(sandbox)).then(() => (answered = true));
        // Another request shows that the first has arrived and waits.
        const probe = fetch(url(sandbox));
        while (wallClock.waiting() < 2) await new Promise((resolve) => setImmediate(resolve));
        assert.equal(answered, false);
        wallClock.advance(5000);
        await Promise.all([response, probe]);
      },
      { latencyMs: 5000, wallClock },
    );
  });
});

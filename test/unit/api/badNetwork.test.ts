import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import nodeFetch from 'node-fetch';
import { classify } from '../../../src/api/classify';
import { Cancelled, TransportError } from '../../../src/api/errors';
import type { Fetch } from '../../../src/api/transport';
import { credentials, failure, region, withService } from './clientUnderTest';
import type { Reaction } from './loopbackService';
import { answer } from './loopbackService';
import { createWithToken, listThings, modifyWithoutToken } from './sampleOperations';

const change = { RouterInterfaceId: 'ri-1' };

/** The error of one change that is never repeated, so that exactly one attempt is looked at. */
async function breakOf(react: Reaction, fetch?: Fetch): Promise<TransportError> {
  let error: TransportError | undefined;
  await withService(
    react,
    async ({ client, service }) => {
      error = await failure(client.call(modifyWithoutToken, change, { region }), TransportError);
      const told = JSON.stringify(error) + error.message + String(error.stack);
      for (const secret of [
        service.origin,
        credentials.accessKeySecret,
        credentials.accessKeyId,
        'Signature',
        'ri-1',
      ]) {
        assert.ok(!told.includes(secret), `the error holds ${secret}`);
      }
    },
    fetch === undefined ? {} : { fetch },
  );
  assert.ok(error !== undefined);
  return error;
}

/** An agent whose connections end up at another port of this computer, as they do behind a proxy. */
function detour(port: number): Fetch {
  const agent = new Agent();
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => connect({ ...options, port }, callback);
  return (url, init) => nodeFetch(url, { ...init, agent });
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a network that fails', () => {
  it('names a 502 page as a gateway’s, not as a syntax error', async () => {
    const error = await breakOf((_, response) => {
      response.writeHead(502, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<html><body>502 Bad Gateway <script>alert(1)</script></body></html>');
    });
    assert.deepEqual(
      [error.phase, error.httpStatus, error.contentType, error.outcome],
      ['gateway', 502, 'text/html', 'unknown'],
    );
    assert.deepEqual(classify(error).why.args, [502]);
    assert.ok(!error.message.includes('script'));
  });

  it('names a login page of a hotel network as no answer of the service', async () => {
    const error = await breakOf((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!DOCTYPE html><title>Welcome</title>');
    });
    assert.deepEqual([error.phase, error.httpStatus], ['garbage', 200]);
  });

  it('takes JSON without a request ID for somebody else’s, so that it never looks like an empty list', async () => {
    const error = await breakOf((_, response) => {
      answer(response, 200, { status: 'ok' });
    });
    assert.equal(error.phase, 'garbage');
  });

  it('notices a body that is shorter than announced', async () => {
    const error = await breakOf((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"RequestId":"R","BgpPeers":{');
      setImmediate(() => response.destroy());
    });
    assert.deepEqual([error.phase, error.httpStatus, error.outcome], ['cut', 200, 'unknown']);
  });

  it('notices a chunked body that stops in the middle', async () => {
    const error = await breakOf((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"RequestId":"R"');
      setImmediate(() => response.destroy());
    });
    assert.equal(error.phase, 'cut');
  });

  it('notices JSON that a proxy has cut and closed properly', async () => {
    const error = await breakOf((_, response) => {
      answer(response, 200, '{"RequestId":"R","BgpPeers":{"BgpPeer":[{"BgpPeer');
    });
    assert.equal(error.phase, 'cut');
  });

  it('reads a compressed answer, and names a broken one', async () => {
    const error = await breakOf((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end('this is not gzip');
    });
    assert.equal(error.phase, 'garbage');
    await withService(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        response.end(gzipSync('{"RequestId":"R"}'));
      },
      async ({ client }) => {
        assert.equal((await client.call(modifyWithoutToken, change, { region })).requestId, 'R');
      },
    );
  });

  it('says that a connection was lost before the answer, and that the change may have happened', async () => {
    const error = await breakOf((_, response) => response.destroy());
    assert.deepEqual([error.phase, error.outcome], ['reset', 'unknown']);
  });

  it('gives up a body that drips too slowly, at the timeout, and lets the connection go', async () => {
    let closed = false;
    await withService(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{');
        response.on('close', () => (closed = true));
      },
      async ({ client, clock, service }) => {
        const call = failure(client.call(modifyWithoutToken, change, { region }), TransportError);
        while (service.received.length === 0) await new Promise(setImmediate);
        await new Promise((resolve) => setTimeout(resolve, 5));
        clock.fireTimeouts();
        const error = await call;
        assert.deepEqual([error.phase, error.outcome], ['timeout', 'unknown']);
        while (!closed) await new Promise(setImmediate);
        assert.equal(clock.pendingTimeouts, 0);
      },
    );
  });

  it('gives up a service that never answers, at the timeout', async () => {
    await withService(
      () => undefined,
      async ({ client, clock, service }) => {
        const call = failure(client.call(modifyWithoutToken, change, { region }), TransportError);
        while (service.received.length === 0) await new Promise(setImmediate);
        clock.fireTimeouts();
        assert.equal((await call).phase, 'timeout');
      },
    );
  });

  it('stops reading an answer that is too large to be one, before memory runs out', async () => {
    await withService(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"RequestId":"');
        const more = (): void => {
          while (!response.destroyed && response.write('x'.repeat(10_000)));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      },
      async ({ client }) => {
        const error = await failure(client.call(modifyWithoutToken, change, { region }), TransportError);
        assert.equal(error.phase, 'tooLarge');
      },
      { sizeLimit: 100_000 },
    );
  });

  it('counts the size after decompression, so that a small bomb does no harm', async () => {
    await withService(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        response.end(gzipSync('x'.repeat(1_000_000)));
      },
      async ({ client }) => {
        const error = await failure(client.call(modifyWithoutToken, change, { region }), TransportError);
        assert.equal(error.phase, 'tooLarge');
      },
      { sizeLimit: 100_000 },
    );
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`never follows a ${status} redirect with credentials in the request`, async () => {
      const paths: string[] = [];
      const error = await breakOf((received, response) => {
        paths.push(received.url);
        response.writeHead(status, { location: '/elsewhere' });
        response.end();
      });
      assert.deepEqual([error.phase, error.httpStatus], ['redirect', status]);
      assert.deepEqual(paths, ['/']);
    });
  }

  it('says that nothing was sent when nobody listens', async () => {
    const port = await closedPort();
    await withService(
      () => undefined,
      async ({ client }) => {
        const error = await failure(client.call(modifyWithoutToken, change, { region }), TransportError);
        assert.deepEqual(
          [error.phase, error.outcome, error.details.systemCode],
          ['connect', 'notSent', 'ECONNREFUSED'],
        );
      },
      { endpointFor: () => `http://127.0.0.1:${port}` },
    );
  });

  it('blames the proxy when that is what cannot be reached', async () => {
    const error = await breakOf(() => undefined, detour(await closedPort()));
    assert.deepEqual([error.phase, error.outcome], ['proxy', 'notSent']);
  });

  it('blames the proxy when it wants a password', async () => {
    const error = await breakOf((_, response) => {
      response.writeHead(407, { 'content-type': 'text/html', 'proxy-authenticate': 'Basic realm="proxy"' });
      response.end('<html>Proxy Authentication Required</html>');
    });
    assert.deepEqual([error.phase, error.httpStatus, error.outcome], ['proxy', 407, 'notSent']);
  });

  // The texts are those of the proxy agents that VS Code and Node's ecosystem use; their `code` is absent or no help.
  for (const reason of [
    'Proxy connection ended before receiving CONNECT response',
    'tunneling socket could not be established, statusCode=403',
    'getaddrinfo ENOTFOUND proxy.example.com',
  ]) {
    it(`blames the proxy for: ${reason}`, async () => {
      const error = await breakOf(
        () => undefined,
        () =>
          Promise.reject(
            Object.assign(new Error(`request to http://x/ failed, reason: ${reason}`), { code: 'ENOTFOUND' }),
          ),
      );
      assert.deepEqual([error.phase, error.outcome], ['proxy', 'notSent']);
    });
  }

  it('tells names that cannot be found, bad certificates and foreign protocols apart', async () => {
    const cases: readonly (readonly [code: string, reason: string, phase: string, outcome: string])[] = [
      ['ENOTFOUND', 'getaddrinfo ENOTFOUND 127.0.0.1', 'dns', 'notSent'],
      ['EAI_AGAIN', 'getaddrinfo EAI_AGAIN 127.0.0.1', 'dns', 'notSent'],
      ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain', 'tls', 'notSent'],
      ['CERT_HAS_EXPIRED', 'certificate has expired', 'tls', 'notSent'],
      ['ERR_TLS_CERT_ALTNAME_INVALID', 'Hostname/IP does not match certificate', 'tls', 'notSent'],
      [
        'ECONNRESET',
        'Client network socket disconnected before secure TLS connection was established',
        'tls',
        'notSent',
      ],
      ['ENETUNREACH', 'connect ENETUNREACH', 'connect', 'notSent'],
      ['HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/', 'garbage', 'unknown'],
      ['ECONNRESET', 'socket hang up', 'reset', 'unknown'],
    ];
    for (const [code, reason, phase, outcome] of cases) {
      const error = await breakOf(
        () => undefined,
        () => Promise.reject(Object.assign(new Error(`request to http://x/ failed, reason: ${reason}`), { code })),
      );
      assert.deepEqual([error.phase, error.outcome], [phase, outcome], code + reason);
    }
  });

  it('sends credentials over https only, whatever an account’s endpoint says', async () => {
    await withService(
      () => undefined,
      async ({ client }) => {
        await assert.rejects(client.call(listThings, {}, { region }), { name: 'EndpointRefused' });
      },
      { endpointFor: () => 'http://vpc.aliyuncs.com', fetch: () => Promise.reject(new Error('must not be called')) },
    );
  });
});

describe('cancelling', () => {
  it('ends a change on its way at once and says that it may have happened', async () => {
    const controller = new AbortController();
    await withService(
      () => {
        controller.abort();
      },
      async ({ client, log }) => {
        const call = client.call(createWithToken, { RouterId: 'vbr-1' }, { region, signal: controller.signal });
        assert.equal((await failure(call, Cancelled)).outcome, 'unknown');
        assert.equal(log[0]?.result, 'cancelled');
      },
    );
  });

  it('says that nothing was sent when cancelled before', async () => {
    await withService(
      () => undefined,
      async ({ client, service }) => {
        const signal = AbortSignal.abort();
        const call = client.call(createWithToken, { RouterId: 'vbr-1' }, { region, signal });
        assert.equal((await failure(call, Cancelled)).outcome, 'notSent');
        await assert.rejects(client.call(listThings, {}, { region, signal }), Cancelled);
        assert.equal(service.received.length, 0);
      },
    );
  });

  it('does not wait for credentials that never come', async () => {
    const controller = new AbortController();
    await withService(
      () => undefined,
      async ({ client }) => {
        const call = client.call(createWithToken, { RouterId: 'vbr-1' }, { region, signal: controller.signal });
        setImmediate(() => {
          controller.abort();
        });
        assert.equal((await failure(call, Cancelled)).outcome, 'notSent');
      },
      { credentials: () => new Promise(() => undefined) },
    );
  });
});

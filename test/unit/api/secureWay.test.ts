import assert from 'node:assert/strict';
import { createServer as createHttpServer } from 'node:http';
import type { AgentOptions } from 'node:https';
import { Agent, createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { connect, createServer as createTcpServer, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import nodeFetch from 'node-fetch';
import { TransportError } from '../../../src/api/errors';
import { failure, region, withService } from './clientUnderTest';
import { modifyWithoutToken } from './sampleOperations';

/** A key that both ends know, which needs no certificate. */
const shared = { ciphers: 'PSK', maxVersion: 'TLSv1.2' } as const;
const key = Buffer.from('known to both ends');
const serverSide = { ...shared, pskCallback: () => key };
const clientSide: AgentOptions = {
  ...shared,
  pskCallback: () => ({ psk: key, identity: 'client' }),
  checkServerIdentity: () => undefined,
};

const page = 'HTTP/1.1 403 Forbidden\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\nContent-Length: 2\r\n\r\nno';

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** How one change ends that is sent to a port of this computer over https, and is never repeated. */
async function endAt(port: number, agent: Agent): Promise<readonly unknown[]> {
  let error: TransportError | undefined;
  await withService(
    () => undefined,
    async ({ client }) => {
      error = await failure(client.call(modifyWithoutToken, { RouterInterfaceId: 'ri-1' }, { region }), TransportError);
    },
    {
      endpointFor: () => `https://127.0.0.1:${port}`,
      fetch: (url, init) => nodeFetch(url, { ...init, agent }),
    },
  );
  return [error?.phase, error?.outcome];
}

describe('a secure way to the endpoint', () => {
  const open: Server[] = [];

  async function serve(server: Server): Promise<number> {
    open.push(server);
    return listening(server);
  }

  afterEach(() => {
    for (const server of open.splice(0)) server.close();
  });

  it('that a proxy refuses to open: nothing was sent, or a change is looked for that never left', async () => {
    const agent = new Agent();
    // As proxy agents do it: the refusal of CONNECT is played to a socket that leads nowhere.
    agent.createConnection = () => {
      const nowhere = new Socket({ writable: false });
      setImmediate(() => {
        nowhere.push(page);
        nowhere.push(null);
      });
      return nowhere;
    };
    assert.deepEqual(await endAt(443, agent), ['proxy', 'notSent']);
  });

  it('through a proxy that looks into it: its page may come after the effect, or a change is made twice', async () => {
    const port = await serve(
      createServer(serverSide, (_, response) => {
        response.writeHead(403, { 'x-squid-error': 'ERR_ACCESS_DENIED 0' });
        response.end('The answer is not for you');
      }),
    );
    assert.deepEqual(await endAt(port, new Agent(clientSide)), ['proxy', 'unknown']);
  });

  it('that cannot be made: nothing was sent, or a change is looked for that never left', async () => {
    const port = await serve(createHttpServer());
    assert.deepEqual(await endAt(port, new Agent()), ['tls', 'notSent']);
  });

  it('that breaks after the request: it may have been carried out, or a change is made twice', async () => {
    const service = createTlsServer(serverSide);
    const servicePort = await serve(service);
    const port = await serve(
      createTcpServer((client) => {
        const onwards = connect(servicePort, '127.0.0.1');
        client.pipe(onwards);
        onwards.pipe(client);
        for (const socket of [client, onwards]) socket.on('error', () => undefined);
        service.once('secureConnection', (secure) => {
          secure.once('data', () => client.write('no record of TLS\r\n'));
          secure.on('error', () => undefined);
        });
      }),
    );
    assert.deepEqual(await endAt(port, new Agent(clientSide)), ['tls', 'unknown']);
  });
});

describe('a page of a proxy without TLS', () => {
  it('may come after the effect, or a change is made twice', async () => {
    await withService(
      (_, response) => {
        response.writeHead(504, { 'x-squid-error': 'ERR_READ_TIMEOUT 110', 'content-type': 'text/html' });
        response.end('<html>The requested URL could not be retrieved</html>');
      },
      async ({ client }) => {
        const call = client.call(modifyWithoutToken, { RouterInterfaceId: 'ri-1' }, { region });
        const error = await failure(call, TransportError);
        assert.deepEqual([error.phase, error.outcome], ['proxy', 'unknown']);
      },
    );
  });
});

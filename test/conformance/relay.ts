import { createServer, type IncomingHttpHeaders, request as send } from 'node:http';

/** What went over one connection after the other, as the sandbox got it. */
export interface Relay {
  readonly endpoint: string;
  readonly requests: readonly { readonly target: string; readonly headers: IncomingHttpHeaders }[];
  /** How many connections the client has opened. */
  connections(): number;
  close(): Promise<void>;
}

/** Stands between a client and a sandbox, changes nothing and notes everything. */
export async function relayTo(endpoint: string): Promise<Relay> {
  const requests: { target: string; headers: IncomingHttpHeaders }[] = [];
  let connections = 0;
  const server = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    requests.push({ target: path ?? '', headers });
    const { hostname, port } = new URL(endpoint);
    const onward = send({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    requests,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

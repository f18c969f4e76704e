import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { SystemClock } from '../../../src/sandbox/clock';
import { accessKeys } from '../../../src/sandbox/demoAccounts';
import { emptyEstate } from '../../../src/sandbox/estates/empty';
import { Faults } from '../../../src/sandbox/faults/faults';
import { Gateway } from '../../../src/sandbox/gateway';
import { sandboxOperations } from '../../../src/sandbox/operations';
import { playTransition } from '../../../src/sandbox/rules/transitions';
import { SandboxServer } from '../../../src/sandbox/server';
import { World } from '../../../src/sandbox/world';
import { type Body, keys, object } from './service';
import { type Given, signed, wireRequest } from './signedRequest';

const list = { Action: 'DescribePhysicalConnections', RegionId: 'cn-hangzhou' };
const form = 'Content-Type: application/x-www-form-urlencoded\r\n';
const megabyte = 1024 * 1024;

interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Reads all answers that came over a connection; every byte has to belong to one. */
function answersIn(received: Buffer): Answer[] {
  const answers: Answer[] = [];
  let rest = received;
  while (rest.length > 0) {
    const end = rest.indexOf('\r\n\r\n');
    assert.ok(end > 0, `no HTTP answer: ${rest.toString().slice(0, 200)}`);
    const [line = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) \S/.exec(line)?.[1]);
    const headers = new Map(
      lines.map((text): [string, string] => {
        const [name = '', ...value] = text.split(':');
        return [name.toLowerCase(), value.join(':').trim()];
      }),
    );
    rest = rest.subarray(end + 4);
    if (status === 100) continue;
    const length = Number(headers.get('content-length'));
    assert.ok(rest.length >= length, 'the answer was cut off');
    answers.push({ status, headers, body: rest.subarray(0, length).toString() });
    rest = rest.subarray(length);
  }
  return answers;
}

/** The error in an answer, which has to be one as wire-facts 3.3 describes it. */
function errorIn({ status, headers, body }: Answer): Body {
  assert.ok(status >= 400 && status < 500, `${status} ${body}`);
  assert.match(headers.get('content-type') ?? '', /^application\/json/);
  const error = object(JSON.parse(body));
  for (const name of ['Code', 'Message', 'RequestId', 'HostId', 'Recommend']) {
    assert.equal(typeof error[name], 'string', `${name} in ${body}`);
  }
  assert.equal(headers.get('x-acs-request-id'), error.RequestId);
  return error;
}

describe('sandbox connections under nonsense', () => {
  let server: SandboxServer;
  let port: number;

  async function start(slowestMs?: number): Promise<void> {
    const clock = new SystemClock();
    const world = new World(emptyEstate(Date.now()), clock, playTransition);
    const gateway = new Gateway(world, sandboxOperations, accessKeys, clock);
    server = new SandboxServer(gateway, new Faults(clock), clock, slowestMs);
    port = await server.listen(0);
  }

  afterEach(() => server.close());

  /** Sends pieces one after the other and reads until the connection ends, or `count` answers came. */
  function exchange(pieces: readonly (string | Buffer)[], more: { halfClose?: boolean; until?: number } = {}) {
    return new Promise<Answer[]>((resolve, reject) => {
      const received: Buffer[] = [];
      const socket: Socket = connect(port, '127.0.0.1', () => {
        for (const piece of pieces) socket.write(piece);
        if (more.halfClose === true) socket.end();
      });
      socket.on('data', (chunk: Buffer) => {
        received.push(chunk);
        const text = Buffer.concat(received).toString('latin1');
        if (more.until !== undefined && text.split('HTTP/1.1 ').length > more.until) {
          // The rest of the last answer comes with its head: answers here are short.
          socket.destroy();
        }
      });
      socket.on('error', reject);
      socket.on('close', () => {
        try {
          resolve(answersIn(Buffer.concat(received)));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
  }

  /** A right request as text; `more` are header lines. */
  function rightRequest(more = '', given: Given = list): string {
    const pairs = signed('GET', given, keys.partner, Date.now());
    return `GET ${wireRequest('GET', pairs).target} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;
  }

  async function assertStillServes(): Promise<void> {
    const [answer] = await exchange([rightRequest('Connection: close\r\n')]);
    assert.equal(answer?.status, 200, answer?.body);
  }

  const post = (headers: string, body: string | Buffer): (string | Buffer)[] => [
    `POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`,
    body,
  ];
  const sized = (headers: string, body: string | Buffer) =>
    post(`${headers}Content-Length: ${Buffer.byteLength(body)}\r\n`, body);

  const cases: Readonly<
    Record<string, { code: RegExp; pieces: () => readonly (string | Buffer)[]; halfClose?: true }>
  > = {
    'a gzip body that calls itself a form': {
      code: /^400 InvalidParameter/,
      pieces: () => sized(`${form}Content-Encoding: gzip\r\n`, gzipSync('Action=DescribeRegions')),
    },
    'a form in an unknown charset': {
      code: /^404 InvalidAction\.NotFound/,
      pieces: () => sized('Content-Type: application/x-www-form-urlencoded; charset=ebcdic\r\n', 'Action=x'),
    },
    'a JSON body': {
      code: /^400 MissingParameter/,
      pieces: () => sized('Content-Type: application/json\r\n', '{"Action":"DescribeRegions"}'),
    },
    'a multipart body': {
      code: /^400 MissingParameter/,
      pieces: () => sized('Content-Type: multipart/form-data; boundary=x\r\n', '--x\r\n\r\n--x--'),
    },
    'a body of broken UTF-8': {
      code: /^400 InvalidParameter/,
      pieces: () => sized(form, Buffer.from([0x41, 0x3d, 0xff, 0xfe, 0x00])),
    },
    'a body that is shorter than it says, and then the end': {
      code: /^400 InvalidRequest/,
      pieces: () => post(`${form}Content-Length: 100\r\n`, 'Action=x'),
      halfClose: true,
    },
    'two lengths that differ': {
      code: /^400 InvalidRequest/,
      pieces: () => post(`${form}Content-Length: 8\r\nContent-Length: 9\r\n`, 'Action=x'),
    },
    'a length beside chunks': {
      code: /^400 InvalidRequest/,
      pieces: () => post(`${form}Content-Length: 8\r\nTransfer-Encoding: chunked\r\n`, '8\r\nAction=x\r\n0\r\n\r\n'),
    },
    'chunks that come in pieces': {
      code: /^404 InvalidAction\.NotFound/,
      pieces: () => [...post(`${form}Transfer-Encoding: chunked\r\n`, '3\r\nAct'), '\r\n5\r\nion=x\r\n0\r\n\r\n'],
    },
    'chunks of a size that is no number': {
      code: /^400 InvalidRequest/,
      pieces: () => post(`${form}Transfer-Encoding: chunked\r\n`, 'xyz\r\nAction=x\r\n0\r\n\r\n'),
    },
    'chunks that become too long': {
      code: /^413 RequestEntityTooLarge/,
      pieces: () => [
        ...post(`${form}Transfer-Encoding: chunked\r\n`, ''),
        ...Array.from({ length: 17 }, () => `10000\r\n${'x'.repeat(0x10000)}\r\n`),
        '0\r\n\r\n',
      ],
    },
    'a body that is too long under a query that is too long': {
      code: /^413 RequestEntityTooLarge/,
      pieces: () => [
        `POST /?${'x'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${megabyte + 1}\r\n\r\n`,
        'x'.repeat(megabyte + 1),
      ],
    },
    'headers of 64 KB': {
      code: /^431 RequestHeaderFieldsTooLarge/,
      pieces: () => [rightRequest(`X-Long: ${'x'.repeat(64 * 1024)}\r\n`)],
    },
    'thousands of headers': {
      code: /^431 RequestHeaderFieldsTooLarge/,
      pieces: () => [rightRequest(Array.from({ length: 20_000 }, (_, n) => `X-${n}: x\r\n`).join(''))],
    },
    'a query of 20 KB': {
      code: /^414 RequestURITooLong/,
      pieces: () => [`GET /?${'x'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`],
    },
    'a NUL in a header': {
      code: /^400 InvalidRequest/,
      pieces: () => [rightRequest('X-Nothing: a\0b\r\n')],
    },
    'a header that is folded and one without a name': {
      code: /^400 InvalidRequest/,
      pieces: () => [rightRequest('X-Fold: a\r\n b\r\n: c\r\n')],
    },
    'random bytes': {
      code: /^400 InvalidRequest/,
      pieces: () => [Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * n * 31 + 128) % 256))],
    },
    'the greeting of TLS': {
      code: /^400 InvalidRequest/,
      pieces: () => [Buffer.from([0x16, 0x03, 0x01, 0x00, 0x05, 0x01, 0x00, 0x00, 0x01, 0x03])],
    },
    'the preface of HTTP/2': {
      code: /^400 InvalidRequest/,
      pieces: () => ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    },
    'an upgrade to WebSocket': {
      code: /^400 MissingParameter/,
      pieces: () => ['GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n'],
    },
    'thousands of parameters in a form': {
      code: /^400 SignatureDoesNotMatch/,
      pieces: () => {
        const pairs = signed('POST', list, keys.partner, Date.now());
        const more = Array.from({ length: 9000 }, (_, n): [string, string] => [`Tag.${n % 999}.${n}`, `${n}`]);
        return sized(form, wireRequest('POST form', [...pairs, ...more]).body);
      },
    },
    'a form of nothing but parameters': {
      code: /^413 TooManyParameters/,
      pieces: () => sized(form, 'a&'.repeat(megabyte / 2)),
    },
    'a method in lower case': {
      code: /^400 InvalidRequest/,
      pieces: () => ['get / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    },
  };

  for (const [what, { code, pieces, halfClose }] of Object.entries(cases)) {
    it(`refuses ${what} with a well-formed error, and serves the next request`, async () => {
      await start();
      const answers = await exchange(pieces(), halfClose ? { halfClose } : {});
      const [answer] = answers;
      assert.ok(answer, 'no answer came');
      assert.match(`${answer.status} ${String(errorIn(answer).Code)}`, code);
      await assertStillServes();
    });
  }

  it('answers pipelined requests in their order, the last one being nonsense', async () => {
    await start();
    const [first, second, third] = await exchange([
      rightRequest('', { Action: 'DescribeRegions' }) + rightRequest(),
      'POST /v1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b',
    ]);
    assert.ok(first && second && third);
    assert.ok('Regions' in object(JSON.parse(first.body)));
    assert.ok('PhysicalConnectionSet' in object(JSON.parse(second.body)));
    assert.equal(errorIn(third).Code, 'InvalidAction.NotFound');
    await assertStillServes();
  });

  it('answers a client that has closed its half of the connection', async () => {
    await start();
    const [answer] = await exchange([rightRequest()], { halfClose: true });
    assert.equal(answer?.status, 200);
  });

  it('survives clients that go away in the middle', async () => {
    await start();
    for (const bytes of [
      'G',
      'GET / HTTP',
      `POST / HTTP/1.1\r\nHost: localhost\r\n${form}Content-Length: 9\r\n\r\na=`,
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(bytes, () => socket.resetAndDestroy());
        });
        socket.on('close', () => {
          resolve();
        });
        socket.on('error', () => undefined);
      });
    }
    await assertStillServes();
  });

  for (const [what, bytes] of Object.entries({
    'its headers': 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ',
    'its body': `POST / HTTP/1.1\r\nHost: localhost\r\n${form}Content-Length: 100\r\n\r\nAction=`,
    'nothing at all after its first letter': 'G',
  })) {
    it(`gives up on a client that never ends ${what}, or connections would pile up`, async () => {
      await start(200);
      const [answer] = await exchange([bytes]);
      assert.ok(answer);
      assert.equal(answer.status, 408);
      assert.equal(errorIn(answer).Code, 'RequestTimeout');
      await assertStillServes();
    });
  }

  it('stops at once although connections are open that never said anything readable', async () => {
    await start();
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const refused = new Promise((resolve) => socket.once('data', resolve));
    socket.write('nonsense\r\n\r\n');
    await refused;
    const silent = connect(port, '127.0.0.1');
    await new Promise((resolve) => silent.once('connect', resolve));
    const ends = Promise.all([socket, silent].map((open) => new Promise((resolve) => open.once('close', resolve))));
    await server.close();
    socket.end();
    await ends;
    await start();
  });
});

import assert from 'node:assert/strict';
import { type IncomingHttpHeaders, request as send } from 'node:http';
import { startSandbox } from '../../../src/sandbox/index';
import { keys, object, paths, Service } from './service';
import { signed, wireRequest } from './signedRequest';

const create = {
  Action: 'CreatePhysicalConnection',
  RegionId: 'cn-hangzhou',
  AccessPointId: 'ap-cn-hangzhou-yh-A',
  LineOperator: 'CT',
};
const list = { RegionId: 'cn-hangzhou' };

/** What a rightly signed change is answered that comes with these headers, and how many lines it made. */
function outcome(headers: IncomingHttpHeaders, host = '127.0.0.1:4710'): string {
  const service = new Service();
  const request = wireRequest('POST form', signed('POST', create, keys.partner, service.wall.now()));
  const { status, body } = service.gateway.answer({ ...request, headers: { ...request.headers, ...headers } }, host);
  const { Code = 'ok' } = object(JSON.parse(body));
  const made = service.rows('DescribePhysicalConnections', list, paths.lines).length;
  return `${status} ${String(Code)}, ${made} made`;
}

describe('a sandbox and web pages', () => {
  // The headers are those of the Fetch standard: a form that a page submits, a frame, a script, a sandboxed frame.
  for (const headers of [
    { origin: 'https://example.com', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'img' },
    { 'sec-fetch-site': 'same-origin' },
  ]) {
    it(`refuses one that sends ${JSON.stringify(headers)}, or a page that is open changes the estate`, () => {
      assert.equal(outcome(headers), '403 Forbidden.WebPage, 0 made');
    });
  }

  for (const host of [
    'rebound.example.com:4710',
    'localhost.example.com',
    '127.0.0.1.example.com:4710',
    'aliyuncs.com',
    'evil-aliyuncs.com',
    'vpc.aliyuncs.com.example.com',
    'localhost:80:4710',
    '0.0.0.0:4710',
  ]) {
    it(`refuses ${host}, or a page whose name is pointed at this machine reads its answers`, () => {
      assert.equal(outcome({}, host), '403 Forbidden.Host, 0 made');
    });
  }

  it('lets programs in, and what a person types into the address bar, or no client can use it', () => {
    for (const headers of [{}, { 'sec-fetch-mode': 'cors' }, { 'sec-fetch-site': 'none' }]) {
      assert.equal(outcome(headers), '200 ok, 1 made');
    }
  });

  it('spends no planned fault on a page, or an open page spoils a test', async () => {
    const sandbox = await startSandbox({
      estate: 'empty',
      faults: [{ times: 1, fault: { kind: 'html', status: 502 } }],
    });
    try {
      const status = (headers: Record<string, string>) =>
        new Promise((resolve, reject) => {
          send(sandbox.endpoint, { headers }, ({ statusCode }) => {
            resolve(statusCode);
          })
            .on('error', reject)
            .end();
        });
      assert.equal(await status({ origin: 'https://example.com' }), 403);
      assert.equal(await status({ host: 'rebound.example.com' }), 403);
      assert.equal(await status({}), 502);
    } finally {
      await sandbox.close();
    }
  });
});

import { $OpenApiUtil } from '@alicloud/openapi-core';
import PopClient from '@alicloud/pop-core';
import Client, * as vpc from '@alicloud/vpc20160428';
import assert from 'node:assert/strict';
import { VirtualClock } from '../../src/sandbox/clock';
import { partner } from '../../src/sandbox/demoAccounts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index';
import { keyOf, members } from './drivers/driver';
import { drivers } from './drivers/index';
import { callApi, genericClient } from './drivers/openApiClient';
import { type Relay, relayTo } from './relay';

const RegionId = 'cn-hangzhou';
const key = keyOf(partner);

describe('what the vendor’s clients do by themselves', () => {
  let sandbox: Sandbox;
  let relay: Relay;
  beforeEach(async () => {
    sandbox = await startSandbox();
    relay = await relayTo(sandbox.endpoint);
  });
  afterEach(async () => {
    await relay.close();
    await sandbox.close();
  });

  for (const method of ['GET', 'POST'] as const) {
    it(`works by pop-core and ${method}: its error object holds all of the body, or support has no request ID`, async () => {
      const client = new PopClient({ ...key, endpoint: sandbox.endpoint, apiVersion: '2016-04-28' });
      const call = client.request('DescribePhysicalConnections', { RegionId: 'cn-atlantis' }, { method });
      const error = await call.then(
        () => assert.fail('it was not refused'),
        (thrown: unknown) => thrown,
      );
      assert.ok(error instanceof Error && 'data' in error && 'url' in error && 'entry' in error);
      const { Code, Message, RequestId, HostId, Recommend } = members(error.data);
      assert.equal(error.name, `${String(Code)}Error`);
      assert.ok(error.message.startsWith(`${String(Message)}, URL: http`));
      assert.equal(HostId, sandbox.endpoint.replace('http://', ''));
      const advice = new URL(String(Recommend));
      assert.deepEqual([advice.searchParams.get('q'), advice.searchParams.get('requestId')], [Code, RequestId]);
      const { headers } = members(members(error.entry).response);
      assert.equal(members(headers)['x-acs-request-id'], RequestId);
    });
  }

  for (const algorithm of ['V3', 'v2'] as const) {
    it(`works by the typed SDK and ${algorithm}: it waits as long as the service says, or throttling ends a script`, async () => {
      const client = new Client(
        new $OpenApiUtil.Config({
          ...key,
          endpoint: relay.endpoint.replace('http://', ''),
          protocol: 'HTTP',
          ...(algorithm === 'v2' ? { signatureAlgorithm: 'v2' } : {}),
          retryOptions: {
            retryable: true,
            retryCondition: [{ maxAttempts: 3, exception: ['ThrottlingError'], errorCode: ['Throttling.User'] }],
            noRetryCondition: [],
          },
        }),
      );
      sandbox.faults.add({ times: 2, fault: { kind: 'throttling', retryAfterMs: 30 } });
      const { body } = await client.describeRegions(new vpc.DescribeRegionsRequest({}));
      assert.ok((body?.regions?.region ?? []).length > 0);
      assert.deepEqual(
        relay.requests.map(({ headers }) => [headers['x-acs-retry-attempts'], headers['x-acs-retry-delay']]),
        [
          [undefined, undefined],
          ['1', '30'],
          ['2', '30'],
        ],
      );
    });

    it(`works by the typed SDK and ${algorithm}: throttling has a class of its own, or nobody can catch it`, async () => {
      const client = new Client(
        new $OpenApiUtil.Config({
          ...key,
          endpoint: sandbox.endpoint.replace('http://', ''),
          protocol: 'HTTP',
          ...(algorithm === 'v2' ? { signatureAlgorithm: 'v2' } : {}),
        }),
      );
      sandbox.faults.add({ times: 1, fault: { kind: 'throttling', retryAfterMs: 1500 } });
      await assert.rejects(client.describeRegions(new vpc.DescribeRegionsRequest({})), {
        name: 'ThrottlingError',
        code: 'Throttling.User',
        retryAfter: 1500,
      });
    });

    it(`works by openapi-client and ${algorithm}: request ID in header and body alike, or logs cannot be joined`, async () => {
      const client = genericClient(sandbox.endpoint, key, algorithm);
      const { headers, body, statusCode } = await callApi(client, { operation: 'DescribeRegions', parameters: {} });
      assert.equal(statusCode, 200);
      assert.equal(members(headers)['x-acs-request-id'], members(body).RequestId);
    });
  }

  for (const driver of drivers) {
    it(`works by ${driver.name}: connections are kept, or every call pays for a new one`, async () => {
      const call = driver.connect(relay.endpoint, key);
      for (let count = 0; count < 5; count += 1) await call('DescribeRegions', {});
      assert.deepEqual([relay.requests.length, relay.connections()], [5, 1]);
    });

    it(`works by ${driver.name}: each request has an ID of its own, or two failures look like one`, async () => {
      const call = driver.connect(sandbox.endpoint, key);
      const ids = new Set<unknown>();
      for (const parameters of [{ RegionId }, { RegionId }, { RegionId: 'cn-atlantis' }, { RegionId: 'cn-atlantis' }]) {
        const outcome = await call('DescribePhysicalConnections', parameters);
        ids.add('answer' in outcome ? outcome.answer.RequestId : outcome.refused.requestId);
      }
      assert.equal(ids.size, 4);
    });
  }

  it('works by all of them: they give up after three seconds, and the next call is answered', async () => {
    // Nobody moves this clock, so an answer that is delayed by it never comes.
    const wallClock = new VirtualClock(Date.now());
    const slow = await startSandbox({ estate: 'empty', wallClock });
    const switchOff = slow.faults.add({ fault: { kind: 'latency', ms: 10_000 } });
    const calls = drivers.map((driver) => driver.connect(slow.endpoint, key));
    const started = Date.now();
    const waits = await Promise.all(
      calls.map(async (call) => {
        await assert.rejects(call('DescribeRegions', {}), /Timeout/i);
        return Date.now() - started;
      }),
    );
    assert.ok(
      waits.every((ms) => ms >= 2_900),
      `a client gave up after ${Math.min(...waits)} ms`,
    );
    switchOff();
    for (const call of calls) assert.ok('answer' in (await call('DescribeRegions', {})));
    await slow.close();
  });
});

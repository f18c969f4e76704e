import assert from 'node:assert/strict';
import { Client } from '../../../src/api/client';
import { Cancelled, InvalidRequest, ServiceError } from '../../../src/api/errors';
import { callLine } from '../../../src/api/log';
import type { Operation } from '../../../src/catalog/operation';
import { credentials, failure, region, withService } from './clientUnderTest';
import type { Reaction } from './loopbackService';
import { answer, refuse } from './loopbackService';
import { createWithToken, listThings } from './sampleOperations';

const empty: Reaction = (_, response) => {
  answer(response, 200, { RequestId: 'R-1', TotalCount: 0, BgpPeers: { BgpPeer: [] } });
};

describe('a request', () => {
  it('puts everything into the body of a POST, so that no secret ends up in the log of a proxy', async () => {
    await withService(empty, async ({ client, service }) => {
      await client.call(createWithToken, { RouterId: 'vbr-1', AuthKey: 'bgp-key-1' }, { region });
      const { method, url, headers, form } = service.received[0] ?? assert.fail();
      assert.deepEqual([method, url], ['POST', '/']);
      assert.equal(headers['content-type'], 'application/x-www-form-urlencoded');
      const { AuthKey, SecurityToken, AccessKeyId, Action, Version, Format, RegionId, Timestamp } = form;
      assert.deepEqual(
        { AuthKey, SecurityToken, AccessKeyId, Action, Version, Format, RegionId, Timestamp },
        {
          AuthKey: 'bgp-key-1',
          SecurityToken: credentials.securityToken,
          AccessKeyId: credentials.accessKeyId,
          Action: 'CreateBgpGroup',
          Version: '2016-04-28',
          Format: 'JSON',
          RegionId: region,
          Timestamp: '2024-01-02T03:04:05Z',
        },
      );
      const sent = JSON.stringify(headers);
      for (const secret of ['bgp-key-1', credentials.accessKeySecret, 'sts+token']) assert.ok(!sent.includes(secret));
    });
  });

  it('numbers nested lists from one (traps 7)', async () => {
    await withService(empty, async ({ client, service }) => {
      await client.call(listThings, { Filter: [{ Key: 'Name', Value: ['专线', 'b'] }] }, { region });
      const form = service.received[0]?.form ?? {};
      assert.equal(form['Filter.1.Key'], 'Name');
      assert.equal(form['Filter.1.Value.1'], '专线');
      assert.equal(form['Filter.1.Value.2'], 'b');
    });
  });

  it('accepts dotted names from forms, and refuses names that the operation does not have', async () => {
    await withService(empty, async ({ client, service }) => {
      const operation: Operation = listThings;
      await client.call(operation, { 'Filter.1.Key': 'Name', 'Filter.1.Value.1': 'x' }, { region });
      const wrong = client.call(operation, { bandwidth: '100' }, { region });
      assert.equal((await failure(wrong, InvalidRequest)).parameter, 'bandwidth');
      assert.equal(service.received.length, 1);
    });
  });

  it('asks for credentials at every attempt, so that renewed ones are used', async () => {
    let asked = 0;
    await withService(
      (received, response) => {
        if (received.form.AccessKeyId === 'key-1') refuse(response, 503, 'ServiceUnavailable');
        else empty(received, response, response.req);
      },
      async ({ client }) => {
        assert.equal((await client.call(listThings, {}, { region })).requestId, 'R-1');
      },
      {
        credentials: () => {
          asked += 1;
          return Promise.resolve({ accessKeyId: `key-${asked}`, accessKeySecret: 'secret' });
        },
      },
    );
  });

  it('passes on what the credentials provider has to say', async () => {
    const locked = new Error('the keychain is locked');
    await withService(
      empty,
      async ({ client, log }) => {
        await assert.rejects(client.call(listThings, {}, { region }), locked);
        assert.equal(log[0]?.result, 'not sent');
      },
      { credentials: () => Promise.reject(locked) },
    );
  });

  it('goes through node-fetch and the real clock when nothing else is given', async () => {
    await withService(empty, async ({ service }) => {
      const client = new Client({ endpointFor: () => service.origin, credentials: () => Promise.resolve(credentials) });
      assert.equal((await client.call(listThings, {}, { region })).requestId, 'R-1');
    });
  });
});

describe('identical reads in flight', () => {
  it('share one call', async () => {
    await withService(empty, async ({ client, service }) => {
      const request = { Filter: [{ Key: 'Name', Value: ['x'] }] };
      const calls = [1, 2, 3].map(() => client.call(listThings, request, { region }));
      calls.push(client.call(listThings, { BgpGroupId: 'other' }, { region }));
      await Promise.all(calls);
      assert.equal(service.received.length, 2);
    });
  });

  it('go on for the others when one cancels, and end when all have', async () => {
    let reply: (() => void) | undefined;
    let closed = 0;
    await withService(
      (received, response, request) => {
        response.on('close', () => (closed += response.writableEnded ? 0 : 1));
        reply = () => {
          empty(received, response, request);
        };
      },
      async ({ client, service }) => {
        const [one, two] = [new AbortController(), new AbortController()];
        const first = client.call(listThings, {}, { region, signal: one.signal });
        const second = client.call(listThings, {}, { region, signal: two.signal });
        while (service.received.length === 0) await new Promise(setImmediate);
        one.abort();
        await assert.rejects(first, Cancelled);
        reply?.();
        assert.equal((await second).requestId, 'R-1');

        const lonely = new AbortController();
        const third = client.call(listThings, {}, { region, signal: lonely.signal });
        while (service.received.length === 1) await new Promise(setImmediate);
        lonely.abort();
        await assert.rejects(third, Cancelled);
        while (closed === 0) await new Promise(setImmediate);
      },
    );
  });

  it('are not joined after a change, or the tree would show the state before it', async () => {
    const replies: (() => void)[] = [];
    await withService(
      (received, response, request) => {
        if (received.form.Action === 'CreateBgpGroup') answer(response, 200, { RequestId: 'W' });
        else {
          replies.push(() => {
            empty(received, response, request);
          });
        }
      },
      async ({ client }) => {
        const before = client.call(listThings, {}, { region });
        while (replies.length < 1) await new Promise(setImmediate);
        await client.call(createWithToken, { RouterId: 'vbr-1' }, { region });
        const after = client.call(listThings, {}, { region });
        while (replies.length < 2) await new Promise(setImmediate);
        for (const reply of replies) reply();
        await Promise.all([before, after]);
      },
    );
  });

  it('do not share a failure with the next read', async () => {
    let turn = 0;
    await withService(
      (received, response, request) => {
        turn += 1;
        if (turn === 1) refuse(response, 403, 'Forbidden.RAM');
        else empty(received, response, request);
      },
      async ({ client }) => {
        await failure(client.call(listThings, {}, { region }), ServiceError);
        assert.equal((await client.call(listThings, {}, { region })).requestId, 'R-1');
      },
    );
  });
});

describe('the log', () => {
  it('has one line per call, without parameters, addresses or secrets', async () => {
    await withService(
      (received, response) => {
        if (received.form.Action === 'CreateBgpGroup') refuse(response, 400, 'QuotaExceeded.Bgp');
        else empty(received, response, response.req);
      },
      async ({ client, log, service }) => {
        await client.call(listThings, { BgpGroupId: 'bgpg-1' }, { region });
        await assert.rejects(client.call(createWithToken, { RouterId: 'vbr-1', AuthKey: 'bgp-key-1' }, { region }));
        assert.deepEqual(log.map(callLine), [
          'DescribeBgpPeers cn-hangzhou ok 0 ms R-1',
          'CreateBgpGroup cn-hangzhou QuotaExceeded.Bgp 0 ms HTTP 400 REFUSED-1',
        ]);
        const told = JSON.stringify(log);
        for (const hidden of ['bgp-key-1', 'vbr-1', 'bgpg-1', service.origin, credentials.accessKeyId]) {
          assert.ok(!told.includes(hidden), hidden);
        }
      },
    );
  });
});

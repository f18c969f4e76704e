import assert from 'node:assert/strict';
import { ServiceError, TransportError } from '../../../src/api/errors';
import { failure, region, withService } from './clientUnderTest';
import type { Reaction } from './loopbackService';
import { answer, refuse } from './loopbackService';
import {
  checkWithoutToken,
  createWithToken,
  deleteThing,
  deleteWithToken,
  listThings,
  modifyWithoutToken,
} from './sampleOperations';

/** Reacts to the first request with the first reaction and so on; the last one stays. */
function inTurn(...reactions: Reaction[]): Reaction {
  let turn = 0;
  return (...about) => {
    const reaction = reactions[Math.min(turn, reactions.length - 1)];
    turn += 1;
    reaction?.(...about);
  };
}

const reset: Reaction = (_, response) => response.destroy();
const page502: Reaction = (_, response) => {
  response.writeHead(502, { 'content-type': 'text/html' });
  response.end('<html>');
};
const refusing =
  (status: number, code: string, headers: Record<string, string> = {}): Reaction =>
  (_, response) => {
    refuse(response, status, code, {}, headers);
  };
const success: Reaction = (_, response) => {
  answer(response, 200, { RequestId: 'R-OK', BgpPeers: { BgpPeer: [] }, BgpGroupId: 'bgpg-1' });
};
const create = { RouterId: 'vbr-1', AuthKey: 'secret' };

describe('repeating reads', () => {
  for (const [what, first] of [
    ['throttling with status 400', refusing(400, 'Throttling.User')],
    ['throttling with status 429', refusing(429, 'Throttling.Api')],
    ['an internal error', refusing(500, 'InternalError')],
    ['an unavailable service', refusing(503, 'ServiceUnavailable')],
    ['a 502 page', page502],
    ['a lost connection', reset],
    ['a body cut in half', ((_, response) => response.end('{"RequestId":')) satisfies Reaction],
  ] as const) {
    it(`recovers from ${what} without bothering anybody`, async () => {
      await withService(inTurn(first, first, success), async ({ client, service, clock, log }) => {
        const { requestId } = await client.call(listThings, {}, { region });
        assert.equal(requestId, 'R-OK');
        assert.equal(service.received.length, 3);
        assert.deepEqual(clock.waits, [187.5, 375], 'doubling, half of it chance');
        assert.equal(log[0]?.attempts, 3);
      });
    });
  }

  it('signs every attempt anew, or the service refuses the repetition as a replay (traps 3)', async () => {
    await withService(inTurn(reset, success), async ({ client, service }) => {
      await client.call(listThings, {}, { region });
      const [first, second] = service.received.map(({ form }) => form);
      assert.notEqual(first?.SignatureNonce, second?.SignatureNonce);
      assert.notEqual(first?.Signature, second?.Signature);
    });
  });

  it('gives up after three attempts with the last error', async () => {
    await withService(refusing(400, 'Throttling'), async ({ client, service }) => {
      const error = await failure(client.call(listThings, {}, { region }), ServiceError);
      assert.equal(error.code, 'Throttling');
      assert.equal(service.received.length, 3);
    });
  });

  it('recovers from a timeout', async () => {
    await withService(
      inTurn(() => undefined, success),
      async ({ client, clock, service }) => {
        const call = client.call(listThings, {}, { region });
        while (service.received.length === 0) await new Promise(setImmediate);
        clock.fireTimeouts();
        assert.equal((await call).requestId, 'R-OK');
      },
    );
  });

  it('waits as long as the service asks, in milliseconds', async () => {
    await withService(
      inTurn(refusing(400, 'Throttling.User', { 'x-acs-retry-after': '4000' }), success),
      async ({ client, clock }) => {
        await client.call(listThings, {}, { region });
        assert.deepEqual(clock.waits, [4125]);
      },
    );
  });

  it('gives up at once when the service asks to wait for hours, instead of a progress that never ends', async () => {
    await withService(
      refusing(400, 'Throttling.User', { 'x-acs-retry-after': '86400000' }),
      async ({ client, clock, service }) => {
        const error = await failure(client.call(listThings, {}, { region }), ServiceError);
        assert.deepEqual([error.code, error.details.attempts], ['Throttling.User', 1]);
        assert.deepEqual([clock.waits, service.received.length], [[], 1]);
      },
    );
  });

  it('ignores a header that is no number', async () => {
    await withService(
      inTurn(refusing(400, 'Throttling.User', { 'x-acs-retry-after': '-5, NaN' }), success),
      async ({ client, clock }) => {
        await client.call(listThings, {}, { region });
        assert.deepEqual(clock.waits, [187.5]);
      },
    );
  });

  for (const [status, code] of [
    [403, 'Forbidden.RAM'],
    [404, 'InvalidAccessKeyId.NotFound'],
    [400, 'SignatureDoesNotMatch'],
    [400, 'InvalidTimeStamp.Expired'],
    [400, 'SomethingNew'],
  ] as const) {
    it(`does not hammer the service after ${code}`, async () => {
      await withService(refusing(status, code), async ({ client, service }) => {
        await failure(client.call(listThings, {}, { region }), ServiceError);
        assert.equal(service.received.length, 1);
      });
    });
  }

  it('stops waiting for the next attempt when cancelled', async () => {
    const controller = new AbortController();
    await withService(
      (_, response) => {
        refuse(response, 400, 'Throttling');
        setImmediate(() => {
          controller.abort();
        });
      },
      async ({ client }) => {
        await assert.rejects(client.call(listThings, {}, { region, signal: controller.signal }), { name: 'Cancelled' });
      },
    );
  });
});

describe('a deletion of what is gone', () => {
  const gone = refusing(404, 'InvalidThing.NotFound');

  it('counts as done when an attempt before may have done it, or a deletion that worked ends in an error', async () => {
    await withService(inTurn(reset, gone), async ({ client, service }) => {
      const answered = await client.call(deleteThing, { ThingId: 'thing-1' }, { region });
      assert.deepEqual([answered.alreadyDone, answered.requestId], [true, 'REFUSED-1']);
      assert.equal(service.received.length, 2);
    });
  });

  it('is refused without such an attempt: nobody deleted anything, and the ID may be wrong', async () => {
    await withService(gone, async ({ client }) => {
      const error = await failure(client.call(deleteThing, { ThingId: 'thing-1' }, { region }), ServiceError);
      assert.equal(error.outcome, 'refused');
    });
  });

  it('is an error when another code says so, or only a dry run was asked for', async () => {
    await withService(inTurn(reset, refusing(404, 'InvalidVpcId.NotFound')), async ({ client }) => {
      await failure(client.call(deleteThing, { ThingId: 'thing-1' }, { region }), ServiceError);
    });
    await withService(inTurn(reset, gone), async ({ client }) => {
      await failure(client.call(deleteThing, { ThingId: 'thing-1', DryRun: true }, { region }), ServiceError);
    });
  });
});

describe('repeating changes', () => {
  it('repeats with the same token, so that nothing is created and paid for twice', async () => {
    await withService(inTurn(reset, page502, success), async ({ client, service }) => {
      const { value } = await client.call(createWithToken, create, { region, token: 'token-1' });
      assert.equal(value.BgpGroupId, 'bgpg-1');
      assert.deepEqual(
        service.received.map(({ form }) => form.ClientToken),
        ['token-1', 'token-1', 'token-1'],
      );
      assert.equal(new Set(service.received.map(({ form }) => form.SignatureNonce)).size, 3);
    });
  });

  it('makes a token when there is none, and keeps it', async () => {
    await withService(inTurn(reset, success), async ({ client, service }) => {
      await client.call(createWithToken, create, { region });
      const tokens = service.received.map(({ form }) => form.ClientToken ?? '');
      assert.equal(tokens.length, 2);
      assert.equal(tokens[0], tokens[1]);
      assert.match(tokens[0] ?? '', /^[\x21-\x7e]{1,64}$/);
    });
  });

  it('is patient when the service is still at work on an earlier change', async () => {
    for (const code of ['LastTokenProcessing', 'TaskConflict', 'OperationConflict', 'OperationConflict.Bgp']) {
      const busy = refusing(409, code);
      await withService(inTurn(busy, busy, busy, success), async ({ client, clock }) => {
        await client.call(createWithToken, create, { region });
        assert.deepEqual(clock.waits, [1500, 3000, 6000], code);
      });
    }
  });

  it('says that the outcome is unknown when every attempt was lost', async () => {
    await withService(reset, async ({ client, service }) => {
      const error = await failure(client.call(createWithToken, create, { region }), TransportError);
      assert.equal(error.outcome, 'unknown');
      assert.equal(service.received.length, 3);
    });
  });

  it('keeps the outcome unknown when a lost attempt is followed by a refusal: the first may be its cause', async () => {
    await withService(inTurn(reset, refusing(404, 'InvalidParams.NotFound')), async ({ client }) => {
      const error = await failure(client.call(deleteWithToken, { BgpPeerId: 'bgp-1' }, { region }), ServiceError);
      assert.deepEqual([error.code, error.outcome], ['InvalidParams.NotFound', 'unknown']);
    });
  });

  it('says that the outcome is unknown after internal errors, and known after a plain refusal', async () => {
    await withService(refusing(500, 'InternalError'), async ({ client }) => {
      const error = await failure(client.call(createWithToken, create, { region }), ServiceError);
      assert.equal(error.outcome, 'unknown');
    });
    await withService(refusing(400, 'QuotaExceeded.Bgp'), async ({ client }) => {
      const error = await failure(client.call(createWithToken, create, { region }), ServiceError);
      assert.equal(error.outcome, 'refused');
    });
  });

  it('never repeats a change without a token whose outcome nobody knows (traps 13)', async () => {
    const page429: Reaction = (_, response) => {
      response.writeHead(429, { 'content-type': 'text/html' });
      response.end('<html>');
    };
    for (const reaction of [
      reset,
      page502,
      page429,
      refusing(503, 'ServiceUnavailable'),
      refusing(500, 'UnknownError'),
      refusing(400, 'UnknownError'),
      refusing(503, 'Throttling.User'),
      ((_, response) => response.end('{"RequestId":')) satisfies Reaction,
    ]) {
      await withService(inTurn(reaction, success), async ({ client, service }) => {
        await assert.rejects(client.call(modifyWithoutToken, { RouterInterfaceId: 'ri-1' }, { region }));
        assert.equal(service.received.length, 1);
      });
    }
  });

  for (const [status, code] of [
    [400, 'Throttling.User'],
    [409, 'OperationConflict'],
    [400, 'TaskConflict'],
    [400, 'IncorrectStatus.OfTheTable'],
  ] as const) {
    it(`repeats a change without a token after ${code}, which proves that nothing happened`, async () => {
      await withService(inTurn(refusing(status, code), success), async ({ client, service }) => {
        const { requestId } = await client.call(modifyWithoutToken, { RouterInterfaceId: 'ri-1' }, { region });
        assert.equal(requestId, 'R-OK');
        assert.equal(service.received.length, 2);
      });
    });
  }

  it('stops repeating a change without a token as soon as one attempt got lost', async () => {
    await withService(inTurn(refusing(400, 'TaskConflict'), reset, success), async ({ client, service }) => {
      const call = client.call(modifyWithoutToken, { RouterInterfaceId: 'ri-1' }, { region });
      const error = await failure(call, TransportError);
      assert.deepEqual([error.outcome, error.details.attempts], ['unknown', 2]);
      assert.equal(service.received.length, 2);
    });
  });

  it('takes a dry run for what it is: it is repeated, and when it is lost nothing has changed', async () => {
    await withService(inTurn(reset, success), async ({ client }) => {
      const { requestId } = await client.call(checkWithoutToken, { RouteEntryId: 'rte-1', DryRun: true }, { region });
      assert.equal(requestId, 'R-OK');
    });
    await withService(reset, async ({ client, service }) => {
      const lost = client.call(checkWithoutToken, { RouteEntryId: 'rte-1', DryRun: true }, { region });
      assert.equal((await failure(lost, TransportError)).outcome, 'refused');
      assert.equal(service.received.length, 3);
      const wet = client.call(checkWithoutToken, { RouteEntryId: 'rte-1', DryRun: false }, { region });
      assert.equal((await failure(wet, TransportError)).outcome, 'unknown');
    });
  });
});

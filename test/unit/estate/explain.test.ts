import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { EndpointRefused } from '../../../src/api/endpoints';
import { Cancelled, InvalidRequest, ServiceError, TransportError } from '../../../src/api/errors';
import { signedRequest } from '../../../src/api/request';
import { english, message } from '../../../src/catalog/message';
import type { Explanation } from '../../../src/estate/explain';
import { explain, ExplainedError } from '../../../src/estate/explain';
import { credentials, region, withService } from '../api/clientUnderTest';
import type { Reaction, Received } from '../api/loopbackService';
import { refuse } from '../api/loopbackService';
import { createWithToken, listThings, modifyWithoutToken } from '../api/sampleOperations';

const bgpKey = 'md5-key-of-the-peer';

interface Words {
  readonly what: string;
  readonly why: string | undefined;
  readonly todo: string | undefined;
}

function words({ what, why, todo }: Explanation): Words {
  const inEnglish = (of: typeof why) => (of === undefined ? undefined : english(of));
  return { what: english(what), why: inEnglish(why), todo: inEnglish(todo) };
}

type Act = 'list' | 'create' | 'modify';

/** What a person is told when a call ends as the service decides, and proof that no secret is in it. */
async function told(react: Reaction, act: Act = 'list'): Promise<Explanation> {
  let explanation: Explanation | undefined;
  await withService(react, async ({ client, service }) => {
    const call =
      act === 'list'
        ? client.call(listThings, {}, { region })
        : act === 'create'
          ? client.call(createWithToken, { RouterId: 'vbr-1', AuthKey: bgpKey }, { region })
          : client.call(modifyWithoutToken, { RouterInterfaceId: 'ri-1' }, { region });
    await call.then(
      () => assert.fail('the call succeeded'),
      (error: unknown) => (explanation = explain(error)),
    );
    const text = JSON.stringify(explanation);
    const signatures = service.received.map(({ form }) => form.Signature ?? '').filter((signature) => signature !== '');
    const { accessKeySecret, securityToken = '' } = credentials;
    for (const secret of [accessKeySecret, securityToken, encodeURIComponent(securityToken), bgpKey, ...signatures]) {
      assert.ok(!text.includes(secret), `the explanation holds ${secret}`);
    }
  });
  return explanation ?? assert.fail();
}

const refusing =
  (status: number, code: string, more: Record<string, unknown> = {}): Reaction =>
  (_, response) => {
    refuse(response, status, code, more);
  };

/** Refuses the signature as the service does: with the whole text that it signed (wire-facts 3.3). */
function refuseSignature({ form }: Received, response: ServerResponse, change: (text: string) => string): void {
  const { Action, Timestamp = '', SignatureNonce: nonce = '' } = form;
  const named = ['RegionId', 'RouterId', 'AuthKey', 'ClientToken'].filter((name) => name in form);
  const wire = Object.fromEntries(named.map((name) => [name, form[name] ?? '']));
  const operation = Action === createWithToken.name ? createWithToken : listThings;
  const { stringToSign } = signedRequest(operation, wire, credentials, { now: Date.parse(Timestamp), nonce });
  const Message = `Specified signature is not matched with our calculation. server string to sign is:${change(stringToSign)}`;
  refuse(response, 400, 'SignatureDoesNotMatch', { Message });
}

describe('what a person is told', () => {
  it('of a wrong secret: that it is the secret, and nothing of what was signed', async () => {
    const explanation = await told((received, response) => {
      refuseSignature(received, response, (text) => text);
    }, 'create');
    const { what, why, todo } = words(explanation);
    assert.match(what, /CreateBgpGroup.*SignatureDoesNotMatch/);
    assert.match(why ?? '', /The AccessKey secret is wrong\.$/);
    assert.match(todo ?? '', /enter the secret again/i);
    assert.doesNotMatch(JSON.stringify(explanation), /string to sign|calculation/);
    assert.deepEqual([explanation.requestId, explanation.retryable], ['REFUSED-1', false]);
  });

  it('of a request that was changed on its way: to look at the proxy as well', async () => {
    const explanation = await told((received, response) => {
      refuseSignature(received, response, (text) => text.replace('POST&', 'GET&'));
    });
    assert.match(words(explanation).todo ?? '', /check the proxy/);
  });

  it('of a missing permission: the RAM action that the administrator has to allow', async () => {
    const explanation = await told(
      refusing(403, 'Forbidden.RAM', { AccessDeniedDetail: { AuthAction: 'vpc:DescribeBgpPeers' } }),
    );
    const { why, todo } = words(explanation);
    assert.match(why ?? '', /RAM policies/);
    assert.match(todo ?? '', /to allow vpc:DescribeBgpPeers/);
    assert.deepEqual([explanation.code, explanation.requestId], ['Forbidden.RAM', 'REFUSED-1']);
    assert.match(words(await told(refusing(403, 'Forbidden.RAM'))).todo ?? '', /administrator/);
  });

  it('of throttling: to wait and try again', async () => {
    const explanation = await told(refusing(400, 'Throttling.User'));
    const { why, todo } = words(explanation);
    assert.match(why ?? '', /Too many requests/);
    assert.match(todo ?? '', /Wait a moment/);
    assert.deepEqual([explanation.retryable, explanation.requestId], [true, 'REFUSED-1']);
  });

  it('of a 502 page: that a gateway answered, once, and none of its HTML', async () => {
    const page: Reaction = (_, response) => {
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<html><script>alert(1)</script></html>');
    };
    const explanation = await told(page);
    const { what, why, todo } = words(explanation);
    assert.equal(what, 'DescribeBgpPeers got no usable answer.');
    assert.equal(why?.match(/502/g)?.length, 1);
    assert.ok(todo !== undefined);
    assert.doesNotMatch(JSON.stringify(explanation), /script/);
    assert.equal(explanation.retryable, true);
  });

  it('of a body that was cut: so, with the status that came before it', async () => {
    const explanation = await told((_, response) => response.end('{"RequestId":"R","BgpPeers":{"Bg'));
    assert.match(words(explanation).why ?? '', /cut off.*HTTP 200/);
    assert.equal(explanation.retryable, true);
  });

  it('of a read that was lost: never that it may have been carried out', async () => {
    for (const react of [(_, response) => response.destroy(), refusing(500, 'InternalError')] as Reaction[]) {
      const explanation = await told(react);
      assert.doesNotMatch(Object.values(words(explanation)).join(' '), /carried out|before doing it again/);
      assert.equal(explanation.retryable, true);
    }
  });

  it('of a change that got lost: that nobody knows, to look first, and no button that does it twice', async () => {
    for (const act of ['create', 'modify'] as const) {
      const explanation = await told((_, response) => response.destroy(), act);
      const { what, todo } = words(explanation);
      assert.match(what, /may or may not have been carried out/);
      assert.match(todo ?? '', /look at the resource before doing it again/);
      assert.equal(explanation.retryable, false);
    }
  });

  it('of a change that the service broke down over: to look first as well', async () => {
    const explanation = await told(refusing(500, 'InternalError'), 'modify');
    assert.match(words(explanation).todo ?? '', /look at the resource before doing it again/);
    assert.deepEqual([explanation.retryable, explanation.requestId], [false, 'REFUSED-1']);
  });

  it('of a refusal after an attempt that got lost: to look first, because the first may be its cause', async () => {
    let attempts = 0;
    const explanation = await told((_, response) => {
      attempts += 1;
      if (attempts === 1) response.destroy();
      else refuse(response, 400, 'QuotaExceeded.Bgp');
    }, 'create');
    assert.equal(explanation.code, 'QuotaExceeded.Bgp');
    assert.match(words(explanation).todo ?? '', /look at the resource before doing it again/);
  });

  it('of a plain refusal: the service’s own words, what they mean, and its page about it', async () => {
    const Recommend = 'https://api.aliyun.com/troubleshoot?q=DependencyViolation.BgpGroup&product=Vpc';
    const more = { Message: 'The BGP group has peers %s.', Recommend };
    const explanation = await told(refusing(400, 'DependencyViolation.BgpPeer', more), 'create');
    const { what, why, todo } = words(explanation);
    assert.match(what, /CreateBgpGroup.*DependencyViolation\.BgpPeer/);
    assert.equal(explanation.said, 'The BGP group has peers %s.');
    assert.equal(why, 'Other resources still depend on this one.');
    assert.equal(todo, 'Delete or detach them first.');
    assert.equal(explanation.recommend, Recommend);
  });

  it('of a message with braces: the message and not what would fill them', () => {
    const error = new ServiceError('{1} of {0}', { action: 'A', code: '{2}', httpStatus: 400, outcome: 'refused' });
    assert.equal(explain(error).said, '{1} of {0}');
    assert.match(words(explain(error)).what, /A.*\{2\}/);
  });

  it('of a code that nobody knows: the code and the request ID', async () => {
    const explanation = await told(refusing(400, 'SomethingNew.OfToday', { Message: '' }));
    assert.deepEqual([explanation.code, explanation.requestId], ['SomethingNew.OfToday', 'REFUSED-1']);
    assert.equal(words(explanation).why, 'The service refused the request.');
    assert.equal(explanation.said, undefined);
  });

  it('of a request that never left: why, without anything to try again', () => {
    const explanation = explain(new InvalidRequest('VlanId', 'is not a number'));
    assert.match(words(explanation).what, /not sent: VlanId: is not a number/);
    assert.equal(explanation.retryable, false);
    const refused = explain(new EndpointRefused(message('Only https is allowed.')));
    assert.equal(words(refused).what, 'Only https is allowed.');
  });

  it('of what nobody foresaw: as it is, and where the details are', () => {
    for (const [error, text] of [
      [new TypeError('x is not a function'), 'x is not a function'],
      ['a text', 'a text'],
      [undefined, 'undefined'],
    ] as const) {
      const { what, todo } = words(explain(error));
      assert.equal(what, `Something unexpected went wrong: ${text}`);
      assert.match(todo ?? '', /log/);
    }
  });

  it('of an error of our own: what it says itself', () => {
    const own = { what: message('The account was removed.'), retryable: false };
    assert.equal(explain(new ExplainedError(own)), own);
    assert.match(words(explain(new Cancelled('notSent'))).what, /^Cancell?ed\.$/);
  });

  it('of an answer without a list: the request ID, by which support finds it', () => {
    const error = new TransportError({
      action: 'DescribeBgpPeers',
      phase: 'garbage',
      outcome: 'unknown',
      requestId: 'R-1',
    });
    assert.equal(explain(error).requestId, 'R-1');
  });
});

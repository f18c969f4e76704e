import assert from 'node:assert/strict';
import fc from 'fast-check';
import { percentEncode } from '../../../src/api/encode';
import { ServiceError } from '../../../src/api/errors';
import { redact } from '../../../src/api/redact';
import { credentials, failure, region, withService } from './clientUnderTest';
import { refuse } from './loopbackService';
import { createWithToken } from './sampleOperations';

const echo = 'Specified signature is not matched with our calculation. server string to sign is:';

describe('redacting', () => {
  it('keeps the string to sign of a signature error, with every parameter in it, to itself (wire-facts 3.3)', async () => {
    const authKey = 'bgp key+1';
    await withService(
      (received, response) => {
        const { form } = received;
        const canonical = Object.keys(form)
          .filter((name) => name !== 'Signature')
          .sort()
          .map((name) => `${percentEncode(name)}=${percentEncode(form[name] ?? '')}`)
          .join('&');
        refuse(response, 400, 'SignatureDoesNotMatch', { Message: `${echo}POST&%2F&${percentEncode(canonical)}` });
      },
      async ({ client, log }) => {
        const call = client.call(createWithToken, { RouterId: 'vbr-1', AuthKey: authKey }, { region });
        const error = await failure(call, ServiceError);
        assert.equal(error.message, `${echo} [removed]`);
        assert.equal(error.details.sameStringToSign, true, 'the service signed the same text: the secret is wrong');
        const told = JSON.stringify([error, log, Object.entries(error)]) + String(error.stack);
        for (const hidden of [authKey, credentials.accessKeyId, credentials.securityToken ?? '', 'vbr-1', 'POST&']) {
          for (const spelling of [hidden, percentEncode(hidden), percentEncode(percentEncode(hidden))]) {
            assert.ok(!told.includes(spelling), spelling);
          }
        }
      },
    );
  });

  it('tells a request that was changed on its way from a wrong secret', async () => {
    await withService(
      (_, response) => {
        refuse(response, 400, 'SignatureDoesNotMatch', { Message: `${echo}POST&%2F&AccessKeyId%3Dother` });
      },
      async ({ client }) => {
        const error = await failure(client.call(createWithToken, { RouterId: 'vbr-1' }, { region }), ServiceError);
        assert.equal(error.details.sameStringToSign, false);
      },
    );
  });

  it('hides a secret parameter that the service repeats in its message', async () => {
    await withService(
      (received, response) => {
        const { AuthKey = '' } = received.form;
        refuse(response, 400, 'InvalidBgpAuthkey.Malformed', {
          Message: `The authkey ${AuthKey} (${percentEncode(AuthKey)}) of ${credentials.accessKeySecret} is wrong.`,
          Recommend: `https://api.aliyun.com/troubleshoot?q=${AuthKey}`,
        });
      },
      async ({ client }) => {
        const call = client.call(createWithToken, { RouterId: 'vbr-1', AuthKey: 'top$ecret' }, { region });
        const error = await failure(call, ServiceError);
        assert.equal(error.message, 'The authkey [removed] ([removed]) of [removed] is wrong.');
        assert.equal(error.details.recommend, undefined);
      },
    );
  });

  it('takes queries out of addresses, and named credentials out of texts', () => {
    assert.equal(
      redact('See https://vpc.aliyuncs.com/?AccessKeyId=a&Signature=b%3D now', []),
      'See https://vpc.aliyuncs.com/?[removed] now',
    );
    assert.equal(
      redact('AuthKey=abc&Name=x, SecurityToken=y', []),
      'AuthKey=[removed]&Name=x, SecurityToken=[removed]',
    );
  });

  it('leaves readable messages readable, even when an AuthKey is a short word', () => {
    const said = 'A bgp group cannot be created: the quota is used up.';
    assert.equal(redact(said, ['a', 'can', '']), said);
    assert.equal(redact('value can is wrong', ['can']), 'value [removed] is wrong');
  });

  it('never lets a secret of six characters or more through, in any spelling', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), fc.string(), fc.string(), (secret, before, after) => {
        fc.pre(!'[removed]'.includes(secret));
        for (const spelling of [secret, percentEncode(secret), percentEncode(percentEncode(secret))]) {
          assert.ok(!redact(`${before} ${spelling} ${after}`, [secret]).includes(secret));
        }
      }),
    );
  });
});

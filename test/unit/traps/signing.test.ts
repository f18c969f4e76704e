import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { customEndpoint, EndpointRefused, standardEndpoint } from '../../../src/api/endpoints';
import { callLine } from '../../../src/api/log';
import { sign, timestamp } from '../../../src/api/sign';
import type { Operation } from '../../../src/catalog/operation';
import { credentials, region, withService } from '../api/clientUnderTest';
import { answer, refuse } from '../api/loopbackService';
import { operation, sent } from './product';

/** Percent encoding of RFC 3986, written from wire-facts 1.1 and not from the product. */
const strict = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

describe('traps of the request and its signature', () => {
  it('trap 1: a request with the Version of the signing samples is refused, so nothing could be read', async () => {
    assert.equal((await sent('DescribePhysicalConnections')).parameters.Version, '2016-04-28');
  });

  it('trap 2: a text to sign like the sample’s is signed wrongly, and every request is refused', () => {
    const parameters = {
      Action: 'DescribePhysicalConnections',
      Format: 'XML',
      AccessKeyId: 'testid',
      SignatureMethod: 'HMAC-SHA1',
      SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
      SignatureVersion: '1.0',
      Version: '2016-04-28',
      Timestamp: '2016-05-23T12:46:24Z',
    };
    const { stringToSign, signature } = sign(parameters, 'testsecret', 'GET');
    const [method, path, query, ...more] = stringToSign.split('&');
    assert.deepEqual([method, path, more], ['GET', '%2F', []], 'pairs are joined by %26, never by a bare &');
    assert.match(query ?? '', /%26Timestamp%3D2016-05-23T12%253A46%253A24Z%26/);
    // The sample's own request with its three mistakes taken out (wire-facts 1.1).
    assert.equal(signature, 'SHkX/x4ZW8SEvxn+lt8L4dsNT8I=');
  });

  it('trap 3: a repetition with the old nonce is refused as a replay, one with a new token orders twice', async () => {
    let turn = 0;
    await withService(
      (_, response) => {
        turn += 1;
        if (turn === 1) refuse(response, 503, 'ServiceUnavailable');
        else answer(response, 200, { RequestId: 'R' });
      },
      async ({ client, service }) => {
        const order = operation('CreatePhysicalConnectionOccupancyOrder');
        await client.call<Operation>(order, { PhysicalConnectionId: 'pc-1' }, { region });
        const [first, second] = service.received.map(({ form }) => form);
        assert.ok(first !== undefined && second !== undefined);
        assert.notEqual(first.SignatureNonce, second.SignatureNonce);
        assert.notEqual(first.Signature, second.Signature);
        assert.ok(first.ClientToken);
        assert.equal(first.ClientToken, second.ClientToken);
        for (const { Signature, ...form } of [first, second]) {
          const names = Object.keys(form).sort();
          const canonical = names.map((name) => `${strict(name)}=${strict(form[name] ?? '')}`).join('&');
          const key = `${credentials.accessKeySecret}&`;
          const expected = createHmac('sha1', key)
            .update(`POST&%2F&${strict(canonical)}`)
            .digest('base64');
          assert.equal(Signature, expected);
          assert.deepEqual([form.SignatureMethod, form.SignatureVersion], ['HMAC-SHA1', '1.0']);
        }
      },
    );
  });

  it('trap 4: Beijing time with a Z behind it is eight hours ahead, and every request counts as expired', () => {
    const beijing = new Date('2022-01-10T09:00:00.250+08:00');
    assert.equal(timestamp(beijing.getTime()), '2022-01-10T01:00:00Z');
  });

  it('trap 5: without Format the service may answer in XML, which nothing here can read', async () => {
    for (const name of ['DescribeVirtualBorderRouters', 'CreateBgpPeer', 'CreateVpcPeerConnection']) {
      assert.equal((await sent(name)).parameters.Format, 'JSON');
    }
  });

  it('trap 6: keys and identity numbers in the URL end up in the log of every proxy on the way', async () => {
    const engineer = { PMName: 'Wang Wu', PMCertificateNo: '110101199003070000', PMContactInfo: '18910010000' };
    for (const [name, request] of [
      ['CreateBgpGroup', { RouterId: 'vbr-1', AuthKey: 'bgp-key-1' }],
      ['ApplyPhysicalConnectionLOA', { InstanceId: 'pc-1', PMInfo: [engineer] }],
    ] as const) {
      const { received } = await sent(name, request);
      assert.deepEqual([received.method, received.url], ['POST', '/'], name);
    }
    assert.match(standardEndpoint('Vpc', region), /^https:/);
    assert.match(standardEndpoint('VpcPeer', region), /^https:/);
    assert.throws(() => customEndpoint('http://vpc.aliyuncs.com'), EndpointRefused);
    await withService(
      (_, response) => {
        answer(response, 200, { RequestId: 'R' });
      },
      async ({ client, log }) => {
        const apply = operation('ApplyPhysicalConnectionLOA');
        await client.call<Operation>(apply, { InstanceId: 'pc-1', PMInfo: [engineer] }, { region });
        assert.doesNotMatch(log.map(callLine).join('\n'), /Wang|110101|18910010000|https?:|pc-1/);
      },
    );
  });
});

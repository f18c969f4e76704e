import { OpenApiUtil } from '@alicloud/openapi-core';
import assert from 'node:assert/strict';
import { signedRequest } from '../../../src/api/request';
import { unsignedText } from '../../../src/api/unsigned';
import { createVpcPeerConnection } from '../../../src/catalog/vpcPeeringConnection/create';
import {
  getVpcPeerConnectionAttribute,
  listVpcPeerConnections,
} from '../../../src/catalog/vpcPeeringConnection/describe';
import { operation } from '../../../src/catalog/operation';
import { credentials, failure, region, withService } from './clientUnderTest';
import type { Reaction, Received } from './loopbackService';
import { answer, refuse } from './loopbackService';
import { ServiceError } from '../../../src/api/errors';

/** Query and form of a request as they arrived. */
function sidesOf({ url, form }: Received): { query: Readonly<Record<string, string>>; form: typeof form } {
  return { query: Object.fromEntries(new URL(url, 'http://host').searchParams), form };
}

/** Answers only a request whose signature the vendor's own function makes of query and form together. */
const onlySigned: Reaction = (received, response) => {
  const { query, form } = sidesOf(received);
  const { Signature, ...signed } = { ...query, ...form };
  const expected = OpenApiUtil.getRPCSignature(signed, received.method, credentials.accessKeySecret);
  if (Signature === expected) answer(response, 200, { RequestId: 'R-1', InstanceId: 'pcc-1', VpcPeerConnects: [] });
  else refuse(response, 400, 'SignatureDoesNotMatch');
};

const request = {
  VpcId: 'vpc-1',
  AcceptingAliUid: '253460731706911258',
  AcceptingRegionId: 'cn-beijing',
  AcceptingVpcId: 'vpc-2',
  Name: '对等连接 (1)*',
  Bandwidth: 100,
  LinkType: 'Gold',
  Tag: [{ Key: "a b+c&d='e'", Value: '专线/~' }, { Key: '键' }],
};

describe('an operation with parameters in the body', () => {
  it('sends each parameter where the vendor’s client does, or VPC peering is refused (wire-facts 2)', async () => {
    await withService(onlySigned, async ({ client, service }) => {
      const { value } = await client.call(createVpcPeerConnection, request, { region, token: 'token-1' });
      assert.equal(value.InstanceId, 'pcc-1');
      const { query, form } = sidesOf(service.received[0] ?? assert.fail());
      assert.deepEqual(query, {
        LinkType: 'Gold',
        'Tag.1.Key': "a b+c&d='e'",
        'Tag.1.Value': '专线/~',
        'Tag.2.Key': '键',
      });
      const { AcceptingAliUid, RegionId, Name, Bandwidth, ClientToken, Action, Version } = form;
      assert.deepEqual(
        { AcceptingAliUid, RegionId, Name, Bandwidth, ClientToken, Action, Version },
        {
          AcceptingAliUid: '253460731706911258',
          RegionId: region,
          Name: '对等连接 (1)*',
          Bandwidth: '100',
          ClientToken: 'token-1',
          Action: 'CreateVpcPeerConnection',
          Version: '2022-01-01',
        },
      );
    });
  });

  it('has no credentials in the URL: proxies and servers keep URLs in their logs', async () => {
    await withService(onlySigned, async ({ client, service }) => {
      await client.call(createVpcPeerConnection, request, { region });
      const { url, headers } = service.received[0] ?? assert.fail();
      assert.equal(headers['content-type'], 'application/x-www-form-urlencoded');
      for (const name of ['AccessKeyId', 'SecurityToken', 'Signature', 'ClientToken']) assert.ok(!url.includes(name));
    });
  });

  it('is previewed as it is sent, or what somebody sends again from the preview is refused', async () => {
    await withService(onlySigned, async ({ client, service }) => {
      await client.call(createVpcPeerConnection, request, { region });
      const preview = unsignedText(
        createVpcPeerConnection,
        await client.unsigned(createVpcPeerConnection, request, region),
      );
      const [line = '', type, , ...body] = preview.split('\n');
      const { origin, pathname, search } = new URL(line.replace('POST ', ''));
      const { url, form } = service.received[0] ?? assert.fail();
      assert.deepEqual([`${pathname}${search}`, type], [url, 'Content-Type: application/x-www-form-urlencoded']);
      assert.ok(service.origin.startsWith(origin));
      const names = body
        .join('')
        .split('&')
        .map((pair) => pair.split('=')[0] ?? '');
      const added = /^(Signature.*|Timestamp|AccessKeyId|SecurityToken|ClientToken)$/;
      assert.deepEqual(
        names.sort(),
        Object.keys(form)
          .filter((name) => !added.test(name))
          .sort(),
      );
    });
  });

  it('keeps a plain URL when nothing belongs into it', async () => {
    await withService(onlySigned, async ({ client, service }) => {
      await client.call(getVpcPeerConnectionAttribute, { InstanceId: 'pcc-1' }, { region });
      await client.call(listVpcPeerConnections, { VpcId: 'vpc-1,vpc-2' }, { region });
      assert.deepEqual(
        service.received.map(({ url }) => url),
        ['/', '/'],
      );
      // The single read knows no region (SDK model), and a name that the service does not know is refused.
      assert.equal(service.received[0]?.form.RegionId, undefined);
      assert.equal(service.received[1]?.form.VpcId, 'vpc-1,vpc-2');
    });
  });

  it('pages by tokens in the body', async () => {
    const pages: Reaction = (received, response) => {
      const next = received.form.NextToken === undefined ? { NextToken: 'page-2' } : {};
      const VpcPeerConnects = [{ InstanceId: received.form.NextToken ?? 'page-1', OwnerId: 1 }];
      answer(response, 200, { RequestId: 'R', TotalCount: 2, VpcPeerConnects, ...next });
    };
    await withService(pages, async ({ client }) => {
      const rows = await client.list(
        listVpcPeerConnections,
        'VpcPeerConnects',
        {},
        { region, identity: ['InstanceId'] },
      );
      assert.deepEqual(
        rows.map((row) => row.InstanceId),
        ['page-1', 'page-2'],
      );
    });
  });

  it('takes the answer to a dry run for what it is, although it has the shape of an error (wire-facts 3.3)', async () => {
    const checked: Reaction = (received, response) => {
      refuse(response, 400, received.form.DryRun === 'true' ? 'DryRunOperation' : 'Conflict.Test');
    };
    await withService(checked, async ({ client }) => {
      const { dryRun } = await client.call(createVpcPeerConnection, { ...request, DryRun: true }, { region });
      assert.equal(dryRun, true);
      await failure(client.call(createVpcPeerConnection, request, { region }), ServiceError);
    });
  });

  it('never puts a secret into the URL, wherever it is declared', () => {
    const withSecret = operation({
      ...createVpcPeerConnection,
      parameters: {
        ...createVpcPeerConnection.parameters,
        Key: { type: 'string', label: 'Key', secret: true },
      },
    });
    const { query, body } = signedRequest(withSecret, { Key: 'hidden-1', LinkType: 'Gold' }, credentials, {
      now: 0,
      nonce: 'n',
    });
    assert.equal(query, 'LinkType=Gold');
    assert.ok(body.includes('Key=hidden-1'));
  });
});

import assert from 'node:assert/strict';
import { partner, tenant } from '../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../src/sandbox/estates/builder';
import { type Sandbox, startSandbox } from '../../src/sandbox/index';
import { vpcNamed } from '../../src/sandbox/vpcs';
import { keyOf, members, type Row } from './drivers/driver';
import { drivers } from './drivers/index';
import { callApi, genericClient } from './drivers/openApiClient';
import { id, listIn } from './lives/stage';

const RegionId = 'cn-hangzhou';
const now = Date.UTC(2024, 5, 1, 12);

/** The account with 18 digits has a VBR on the other one's line, and a VPC peering connection with it. */
function betweenAccounts() {
  const estate = new EstateBuilder(now);
  const line = estate.line({ owner: partner, accessPointId: 'ap-cn-hangzhou-yh-A', name: '总部 <A> & "B"' });
  estate.router(line, { owner: tenant, name: 'Meridian', vlanId: 10 });
  const peering = estate.vpcPeering(vpcNamed('headquarters'), vpcNamed('payments'));
  return { state: estate.build(), line, peering };
}

const seenFromLine = 'VirtualBorderRouterForPhysicalConnectionSet.VirtualBorderRouterForPhysicalConnectionType';

describe('answers', () => {
  const { state, line, peering } = betweenAccounts();
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox({ state });
  });
  afterEach(() => sandbox.close());

  const answered = async (driver: (typeof drivers)[number], operation: string, parameters: Row): Promise<Row> => {
    const outcome = await driver.connect(sandbox.endpoint, keyOf(partner))(operation, parameters);
    if ('refused' in outcome) assert.fail(JSON.stringify(outcome.refused));
    return outcome.answer;
  };

  for (const driver of drivers) {
    it(`to ${driver.name} hold an account ID of 18 digits as well as it reads numbers, or accounts are mixed up`, async () => {
      const read = driver.readsLongs ? tenant.id : String(Number(tenant.id));
      const of = { RegionId, PhysicalConnectionId: line.id };
      const [router] = listIn(
        await answered(driver, 'DescribeVirtualBorderRoutersForPhysicalConnection', of),
        seenFromLine,
      );
      assert.equal(String(router?.VbrOwnerUid), read);
      if (!driver.products.includes('VpcPeer')) return;
      const row = await answered(driver, 'GetVpcPeerConnectionAttribute', { InstanceId: peering.id });
      assert.deepEqual([String(row.OwnerId), String(row.AcceptingOwnerUid)], [partner.id, read]);
    });

    it(`to ${driver.name} come by a temporary key as well, or roles cannot be tried`, async () => {
      const call = driver.connect(sandbox.endpoint, sandbox.temporary);
      const outcome = await call('DescribeVirtualBorderRouters', { RegionId });
      assert.ok('answer' in outcome);
      const [router] = listIn(outcome.answer, 'VirtualBorderRouterSet.VirtualBorderRouterType');
      assert.equal(router?.Name, 'Meridian', 'the key is not that of its account');
      // A text in this list, so that nobody loses digits (traps 37).
      assert.equal(router.PhysicalConnectionOwnerUid, partner.id);
    });

    it(`to ${driver.name} come by name and by address, or one of them is another service`, async () => {
      for (const host of ['127.0.0.1', 'localhost']) {
        const endpoint = sandbox.endpoint.replace('127.0.0.1', host);
        const call = driver.connect(endpoint, keyOf(partner));
        assert.ok('answer' in (await call('DescribeRegions', {})));
        const outcome = await call('DescribePhysicalConnections', { RegionId: 'cn-atlantis' });
        assert.ok('refused' in outcome);
        assert.equal(outcome.refused.body.HostId, endpoint.replace('http://', ''));
      }
    });
  }

  for (const algorithm of ['V3', 'v2'] as const) {
    const textOf = async (operation: string, parameters: Row) => {
      const client = genericClient(sandbox.endpoint, keyOf(partner), algorithm);
      return callApi(client, { operation, parameters, bodyType: 'string' });
    };

    it(`to openapi-client by ${algorithm} are XML when asked for in any case, or older tools cannot be tried`, async () => {
      for (const Format of ['XML', 'xml', 'Xml']) {
        const { body, headers } = await textOf('DescribePhysicalConnections', { RegionId, Format });
        assert.match(String(members(headers)['content-type']), /^text\/xml/);
        const text = String(body);
        const { root } = /^<\?xml [^>]*\?>\s*<(?<root>\w+)>/.exec(text)?.groups ?? {};
        assert.equal(root, 'DescribePhysicalConnectionsResponse');
        assert.ok(text.endsWith(`</${root}>`));
        // The wrapping of 002 4.5: a set, and each item an element of its own.
        const rows = /<PhysicalConnectionSet>(?<rows>.*)<\/PhysicalConnectionSet>/.exec(text)?.groups?.rows ?? '';
        assert.equal(rows.split('<PhysicalConnectionType>').length - 1, 1);
        assert.ok(rows.includes(`<PhysicalConnectionId>${line.id}</PhysicalConnectionId>`));
        assert.ok(rows.includes('<Name>总部 &lt;A&gt; &amp; "B"</Name>'), 'special characters break the document');
      }
    });

    it(`to openapi-client by ${algorithm} hold all digits as they come, or whoever reads them well loses them`, async () => {
      for (const [Format, number] of [
        ['JSON', `"VbrOwnerUid":${tenant.id}`],
        ['XML', `<VbrOwnerUid>${tenant.id}</VbrOwnerUid>`],
      ] as const) {
        const of = { RegionId, PhysicalConnectionId: line.id, Format };
        const { body } = await textOf('DescribeVirtualBorderRoutersForPhysicalConnection', of);
        assert.ok(String(body).includes(number));
      }
    });
  }

  it('to openapi-client by V3 are refusals in XML as well, which it reads, or its errors have no code', async () => {
    const client = genericClient(sandbox.endpoint, keyOf(partner), 'V3');
    const parameters = { RegionId: 'cn-atlantis', Format: 'XML' };
    await assert.rejects(callApi(client, { operation: 'DescribePhysicalConnections', parameters }), (error: Error) => {
      const { code, statusCode, data } = members(error);
      assert.deepEqual([code, statusCode], ['InvalidRegionId.NotFound', 404]);
      assert.match(id(members(data), 'RequestId'), /^[0-9A-F-]{36}$/);
      return true;
    });
  });
});

import { $OpenApiUtil } from '@alicloud/openapi-core';
import * as vpc from '@alicloud/vpc20160428';
import assert from 'node:assert/strict';
import { VirtualClock } from '../../src/sandbox/clock';
import { type Sandbox, startSandbox } from '../../src/sandbox/index';
import { vpcNamed } from '../../src/sandbox/vpcs';
import { object } from '../unit/sandbox/service';
import { byDefault } from './drivers/openApiClient';
import { typedClient } from './drivers/vpcSdk';

const hangzhou = 'cn-hangzhou';
const payments = vpcNamed('payments');
const clearing = vpcNamed('clearing');

/** The generic calls of the typed client's own base, which has a class of its own for runtime options. */
interface GenericClient {
  callApi(
    params: $OpenApiUtil.Params,
    request: $OpenApiUtil.OpenApiRequest,
    runtime: typeof byDefault,
  ): Promise<unknown>;
}

for (const algorithm of ['V3', 'v2'] as const) {
  describe(`official clients by ${algorithm} between VPCs of the sandbox`, () => {
    let sandbox: Sandbox;
    let clock: VirtualClock;

    beforeEach(async () => {
      clock = new VirtualClock(Date.now());
      sandbox = await startSandbox({ clock, estate: 'empty' });
    });

    afterEach(() => sandbox.close());

    const connect = () => typedClient(sandbox.endpoint, sandbox.accounts[1] ?? assert.fail(), algorithm);

    it('make, connect, resize and delete both sides of a connection as Terraform does', async () => {
      const client = connect();
      const side = async (of: typeof payments, role: string, spec: string, oppositeRegionId: string) => {
        const { body } = await client.createRouterInterface(
          new vpc.CreateRouterInterfaceRequest({
            regionId: of.region,
            routerType: 'VRouter',
            routerId: of.routerId,
            role,
            spec,
            oppositeRegionId,
            oppositeRouterType: 'VRouter',
          }),
        );
        return { regionId: of.region, routerInterfaceId: body?.routerInterfaceId };
      };
      const from = await side(payments, 'InitiatingSide', 'Middle.1', clearing.region);
      const to = await side(clearing, 'AcceptingSide', 'Negative', payments.region);
      for (const [one, other, of] of [
        [from, to, clearing],
        [to, from, payments],
      ] as const) {
        await client.modifyRouterInterfaceAttribute(
          new vpc.ModifyRouterInterfaceAttributeRequest({
            ...one,
            oppositeInterfaceId: other.routerInterfaceId,
            oppositeRouterId: of.routerId,
            oppositeRouterType: 'VRouter',
          }),
        );
      }
      await client.connectRouterInterface(new vpc.ConnectRouterInterfaceRequest(from));
      clock.advance(120_000);
      const read = async () =>
        (
          await client.describeRouterInterfaceAttribute(
            new vpc.DescribeRouterInterfaceAttributeRequest({
              regionId: hangzhou,
              instanceId: from.routerInterfaceId,
            }),
          )
        ).body;
      const connected = await read();
      assert.deepEqual(
        [connected?.status, connected?.oppositeInterfaceStatus, connected?.oppositeVpcInstanceId, connected?.success],
        ['Active', 'Active', clearing.id, true],
      );
      const { body: resized } = await client.modifyRouterInterfaceSpec(
        new vpc.ModifyRouterInterfaceSpecRequest({ ...from, spec: 'Large.1' }),
      );
      assert.equal(resized?.spec, 'Large.1');
      clock.advance(120_000);
      const { body: list } = await client.describeRouterInterfaces(
        new vpc.DescribeRouterInterfacesRequest({ regionId: hangzhou, filter: [{ key: 'Status', value: ['Active'] }] }),
      );
      assert.equal(list?.routerInterfaceSet?.routerInterfaceType?.[0]?.bandwidth, 1000);
      await client.deactivateRouterInterface(new vpc.DeactivateRouterInterfaceRequest(from));
      clock.advance(120_000);
      await client.activateRouterInterface(new vpc.ActivateRouterInterfaceRequest(from));
      clock.advance(120_000);
      await client.deactivateRouterInterface(new vpc.DeactivateRouterInterfaceRequest(from));
      clock.advance(120_000);
      await client.deleteRouterInterface(new vpc.DeleteRouterInterfaceRequest(from));
      clock.advance(120_000);
      assert.equal((await read())?.routerInterfaceId, undefined);
    });

    it('reach VPC peering with its own version and a form body (wire-facts 2)', async () => {
      const client: GenericClient = connect();
      const call = async (action: string, body: Record<string, unknown>, query: Record<string, string> = {}) => {
        const params = new $OpenApiUtil.Params({
          action,
          version: '2022-01-01',
          protocol: 'HTTP',
          pathname: '/',
          method: 'POST',
          authType: 'AK',
          style: 'RPC',
          reqBodyType: 'formData',
          bodyType: 'json',
        });
        const request = new $OpenApiUtil.OpenApiRequest({ body, query });
        const answer = object(await client.callApi(params, request, byDefault));
        return object(answer.body);
      };
      const created = await call(
        'CreateVpcPeerConnection',
        {
          RegionId: hangzhou,
          VpcId: payments.id,
          AcceptingAliUid: payments.owner,
          AcceptingRegionId: clearing.region,
          AcceptingVpcId: clearing.id,
          Name: 'Meridian-清算',
          Bandwidth: 100,
        },
        { LinkType: 'Platinum' },
      );
      clock.advance(120_000);
      const row = await call('GetVpcPeerConnectionAttribute', { InstanceId: created.InstanceId });
      assert.deepEqual(
        [row.Status, row.Name, row.Bandwidth, row.LinkType],
        ['Activated', 'Meridian-清算', 100, 'Platinum'],
      );
    });
  });
}

import type Client from '@alicloud/vpc20160428';
import * as vpc from '@alicloud/vpc20160428';
import assert from 'node:assert/strict';
import { VirtualClock } from '../../src/sandbox/clock';
import { type Sandbox, startSandbox } from '../../src/sandbox/index';
import { typedClient } from './drivers/vpcSdk';

const regionId = 'cn-shenzhen';

/** The showcase estate holds two VBRs that can be joined, and a pair that is. */
describe('the official TypeScript SDK against routes, HA groups and links of the sandbox', () => {
  let sandbox: Sandbox;
  let clock: VirtualClock;
  let client: Client;

  beforeEach(async () => {
    clock = new VirtualClock(Date.now());
    sandbox = await startSandbox({ clock, estate: 'showcase' });
    const [account] = sandbox.accounts;
    assert.ok(account);
    client = typedClient(sandbox.endpoint, account);
  });

  afterEach(() => sandbox.close());

  const routers = async () => {
    const { body } = await client.describeVirtualBorderRouters(
      new vpc.DescribeVirtualBorderRoutersRequest({ regionId, pageSize: 50 }),
    );
    const rows = body?.virtualBorderRouterSet?.virtualBorderRouterType ?? [];
    return (name: string) => {
      const row = rows.find((known) => known.name === name);
      assert.ok(row, name);
      return row;
    };
  };

  it('adds, finds, changes and deletes a route of a VBR', async () => {
    const { routeTableId, vlanInterfaceId } = (await routers())('Exchange-quotes-east');
    const route = { regionId, routeTableId, destinationCidrBlock: '10.63.0.0/16' };
    const nextHop = { nextHopType: 'RouterInterface', nextHopId: vlanInterfaceId };
    const created = await client.createRouteEntry(new vpc.CreateRouteEntryRequest({ ...route, ...nextHop }));
    const { routeEntryId } = created.body ?? {};
    clock.advance(60_000);
    await client.modifyRouteEntry(
      new vpc.ModifyRouteEntryRequest({ regionId, routeEntryId, routeEntryName: 'quotes' }),
    );
    clock.advance(60_000);
    const listed = await client.describeRouteEntryList(
      new vpc.DescribeRouteEntryListRequest({ ...route, maxResult: 5 }),
    );
    const [entry] = listed.body?.routeEntrys?.routeEntry ?? [];
    assert.deepEqual(
      [entry?.routeEntryId, entry?.routeEntryName, entry?.status, entry?.type, entry?.ipVersion],
      [routeEntryId, 'quotes', 'Available', 'Custom', 'IPv4'],
    );
    const [hop] = entry?.nextHops?.nextHop ?? [];
    assert.deepEqual(
      [hop?.nextHopId, hop?.enabled, hop?.nextHopRelatedInfo?.instanceType],
      [vlanInterfaceId, 1, 'PCONN'],
    );
    assert.deepEqual([listed.body?.totalCount, listed.body?.nextToken], [1, '']);
    await client.deleteRouteEntry(new vpc.DeleteRouteEntryRequest({ ...route, nextHopId: vlanInterfaceId }));
    clock.advance(60_000);
    const left = await client.describeRouteEntryList(new vpc.DescribeRouteEntryListRequest(route));
    assert.deepEqual(left.body?.routeEntrys?.routeEntry, []);
  });

  it('joins two VBRs and parts them', async () => {
    const named = await routers();
    const pair = { vbrId: named('Exchange-quotes-east').vbrId, peerVbrId: named('Exchange-quotes-west').vbrId };
    const created = await client.createVbrHa(new vpc.CreateVbrHaRequest({ regionId, ...pair, name: 'quotes' }));
    clock.advance(60_000);
    const read = await client.describeVbrHa(new vpc.DescribeVbrHaRequest({ regionId, vbrId: pair.peerVbrId }));
    const { vbrHaId, vbrId, peerVbrId, status, name } = read.body ?? {};
    assert.deepEqual(
      { vbrHaId, vbrId, peerVbrId, status, name },
      {
        ...pair,
        vbrHaId: created.body?.vbrHaId,
        status: 'Active',
        name: 'quotes',
      },
    );
    await client.deleteVbrHa(new vpc.DeleteVbrHaRequest({ regionId, instanceId: vbrHaId }));
    await assert.rejects(client.describeVbrHa(new vpc.DescribeVbrHaRequest({ regionId, vbrHaId })), {
      code: 'ResourceNotFound.VbrHa',
    });
  });

  it('leads a VBR over a further line and changes its bandwidth', async () => {
    const { vbrId } = (await routers())('Exchange-routes-in-motion');
    const { physicalConnectionId } = (await routers())('Exchange-quotes-west');
    await client.associatePhysicalConnectionToVirtualBorderRouter(
      new vpc.AssociatePhysicalConnectionToVirtualBorderRouterRequest({
        regionId,
        vbrId,
        physicalConnectionId,
        vlanId: '703',
        localGatewayIp: '10.9.0.1',
        peerGatewayIp: '10.9.0.2',
        peeringSubnetMask: '255.255.255.252',
      }),
    );
    const { body } = await client.updateVirtualBorderBandwidth(
      new vpc.UpdateVirtualBorderBandwidthRequest({ regionId, virtualBorderRouterId: vbrId, bandwidth: 100 }),
    );
    assert.deepEqual(
      [body?.code, body?.httpStatusCode, body?.message, body?.success],
      ['200', 200, 'successful', true],
    );
    const row = (await routers())('Exchange-routes-in-motion');
    assert.equal(row.bandwidth, 100);
    const [link] = row.associatedPhysicalConnections?.associatedPhysicalConnection ?? [];
    assert.deepEqual(
      [link?.physicalConnectionId, link?.vlanId, link?.enableIpv6],
      [physicalConnectionId, '703', false],
    );
    await client.unassociatePhysicalConnectionFromVirtualBorderRouter(
      new vpc.UnassociatePhysicalConnectionFromVirtualBorderRouterRequest({ regionId, vbrId, physicalConnectionId }),
    );
    const after = (await routers())('Exchange-routes-in-motion');
    assert.deepEqual(after.associatedPhysicalConnections?.associatedPhysicalConnection, []);
  });
});

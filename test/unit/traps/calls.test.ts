import * as sdk from '@alicloud/vpc20160428';
import assert from 'node:assert/strict';
import { Client } from '../../../src/api/client';
import { endpointOf, standardEndpoint } from '../../../src/api/endpoints';
import { InvalidRequest, TransportError } from '../../../src/api/errors';
import { systemRandom } from '../../../src/api/random';
import { catalogue } from '../../../src/catalog';
import type { Operation } from '../../../src/catalog/operation';
import { isWrite } from '../../../src/catalog/operation';
import { credentials, failure, region, withService } from '../api/clientUnderTest';
import { resourceOf } from '../estate/estateUnderTest';
import { answering, broken, fieldOf, form, operation, refused, sent } from './product';

const router = resourceOf('virtualBorderRouter', { VbrId: 'vbr-1', Name: 'edge', Status: 'active', VlanId: 10 });

/** Operations that call their token otherwise, or have none (traps 13). */
const tokens: Readonly<Record<string, 'Token' | null>> = {
  RecoverPhysicalConnection: 'Token',
  CreateVirtualPhysicalConnection: 'Token',
  UpdateVirtualPhysicalConnection: 'Token',
  CreateVpconnFromVbr: 'Token',
  AttachVbrToVpconn: 'Token',
  OpenPhysicalConnectionService: null,
  ConnectRouterInterface: null,
  ActivateRouterInterface: null,
  DeactivateRouterInterface: null,
  ModifyRouterInterfaceAttribute: null,
  DeleteRouteEntry: null,
  ModifyRouteEntry: null,
};

describe('traps of calls', () => {
  it('trap 13: a change without its own token is repeated blindly, and happens twice', async () => {
    for (const change of catalogue.writes()) {
      const { name } = change;
      await withService(
        (_, response) => response.destroy(),
        async ({ client, service }) => {
          const error = await failure(client.call<Operation>(change, {}, { region }), TransportError);
          assert.equal(error.outcome, 'unknown', name);
          const carried = service.received.map(({ form: { ClientToken, Token } }) => ({ ClientToken, Token }));
          const own = Object.hasOwn(tokens, name) ? tokens[name] : 'ClientToken';
          if (own === null || own === undefined) {
            assert.deepEqual(carried, [{ ClientToken: undefined, Token: undefined }], name);
            return;
          }
          assert.equal(carried.length, 3, name);
          const [first = assert.fail()] = carried;
          assert.match(first[own] ?? '', /./, name);
          assert.equal(first[own === 'Token' ? 'ClientToken' : 'Token'], undefined, name);
          assert.deepEqual(carried, [first, first, first], name);
        },
      );
    }
    for (const read of ['DescribePhysicalConnections', 'DescribePhysicalConnectionLOA', 'DescribeVbrHa']) {
      const { parameters } = await sent(read);
      assert.deepEqual([parameters.ClientToken, parameters.Token], [undefined, undefined], read);
    }
    assert.match(systemRandom.unique(), /^[\x21-\x7e]{1,64}$/);
  });

  it('trap 14: what the documents call a circuit code is the token: typed by hand, a second change would be swallowed', async () => {
    const name = 'UnassociatePhysicalConnectionFromVirtualBorderRouter';
    assert.equal(fieldOf(form(name, router), 'ClientToken'), undefined);
    const values = { ...form(name, router).request({ PhysicalConnectionId: 'pc-2' }) };
    const { parameters } = await sent(name, values, 'token-of-this-change');
    assert.equal(parameters.ClientToken, 'token-of-this-change');
    assert.equal(parameters.CircuitCode, undefined);
  });

  it('trap 15: a check that the service passes is shown as a failure', async () => {
    const codes: Readonly<Record<string, string | undefined>> = {
      CreateVirtualPhysicalConnection: 'DRYRUN.SUCCESS',
      CreateVbrHa: 'DRYRUN.SUCCESS',
      DescribeVbrHa: 'DRYRUN.SUCCESS',
      // Not stated in 004; the code of the product (wire-facts 3.3).
      CreateVpcPeerConnection: 'DryRunOperation',
      RecoverPhysicalConnection: undefined,
      UpdateVirtualPhysicalConnection: undefined,
      CreateVpconnFromVbr: undefined,
      AttachVbrToVpconn: undefined,
    };
    for (const [name, code] of Object.entries(codes)) {
      assert.equal((await sent(name, { DryRun: true })).parameters.DryRun, 'true', name);
      const body = { RequestId: 'R-DRY', ...(code !== undefined && { Code: code, Message: 'passed' }) };
      const check = await answering(
        body,
        (client) => client.call<Operation>(operation(name), { DryRun: true }, { region }),
        code === undefined ? 200 : 400,
      );
      assert.equal(check.requestId, 'R-DRY', name);
      assert.equal(check.dryRun, code !== undefined, name);
      if (isWrite(operation(name))) assert.equal(form(name).view({}).dryRun, true, name);
    }
    const { code } = await refused('CreateVbrHa', 400, { RequestId: 'R', Code: 'OperationFailed.VbrCenNotRelation' });
    assert.equal(code, 'OperationFailed.VbrCenNotRelation', 'and a check that fails is not shown as passed');
  });

  it('trap 16: parameters of copied samples and older documents are unknown to the service', async () => {
    for (const [name, parameter] of [
      ['CreatePhysicalConnection', 'ResourceOwnerId'],
      ['DeleteRouteEntry', 'ResourceOwnerId'],
      ['DescribeBgpGroups', 'OwnerAccount'],
      ['DescribeBgpPeers', 'OwnerAccount'],
      ['DeletePhysicalConnection', 'UserCidr'],
      ['ApplyPhysicalConnectionLOA', 'LineOperator'],
    ] as const) {
      await failure(sent(name, { [parameter]: '1' }), InvalidRequest);
      assert.equal(fieldOf(form(name), parameter), undefined, name);
    }
  });

  it('trap 17: a route is looked for in another region, where the documents leave RegionId out', async () => {
    for (const { name, product } of catalogue.operations()) {
      if (product !== 'Vpc') continue;
      const { RegionId } = (await sent(name)).parameters;
      // The list of regions is the one thing that is asked of no region (wire-facts 4).
      assert.equal(RegionId, name === 'DescribeRegions' ? undefined : region, name);
    }
  });

  it('trap 18: a request like the samples lacks its Action or its ASN and is refused', async () => {
    for (const name of [
      'ApplyPhysicalConnectionLOA',
      'CompletePhysicalConnectionLOA',
      'CreatePhysicalConnectionSetupOrder',
      'CreateBgpPeer',
    ]) {
      assert.equal((await sent(name)).parameters.Action, name);
    }
    assert.deepEqual(broken('CreateBgpGroup', { RouterId: 'vbr-1' }), ['PeerAsn']);
  });

  it('trap 19: an operation under a misprinted name does not exist, and its command always fails', async () => {
    const methods = new Set(Object.getOwnPropertyNames(sdk.default.prototype));
    const method = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
    for (const { name, product } of catalogue.operations()) {
      if (product === 'Vpc') assert.ok(methods.has(method(name)), `the official client has no ${name}`);
    }
    for (const name of [
      'ModifyVirtualBorderRouterAttribute',
      'ModifyPhysicalConnectionAttribute',
      'CreatePhysicalConnectionOccupancyOrder',
      'DescribeBgpGroups',
      'ModifyBgpPeerAttribute',
      'UnassociatePhysicalConnectionFromVirtualBorderRouter',
      'AddBgpNetwork',
      'UpdateVirtualBorderBandwidth',
      'DescribeVbrHa',
      'DescribeRouteEntryList',
      'ListVirtualPhysicalConnections',
      'GetPhysicalConnectionServiceStatus',
    ]) {
      assert.equal((await sent(name)).parameters.Action, name);
    }
  });

  it('trap 20: VPC peering asked of the wrong product, version or endpoint is an unknown operation', async () => {
    assert.equal(standardEndpoint('VpcPeer', region), 'https://vpcpeer.aliyuncs.com');
    assert.equal(endpointOf('VpcPeer', region, 'https://vpc.aliyuncs.com'), 'https://vpcpeer.aliyuncs.com');
    const arrived: { readonly url: string; readonly body: string }[] = [];
    const client = new Client({
      endpointFor: standardEndpoint,
      credentials: () => Promise.resolve(credentials),
      fetch: (url, { body }) => {
        arrived.push({ url, body });
        const reply = { status: 200, headers: { get: () => null }, text: () => Promise.resolve('{"RequestId":"R"}') };
        return Promise.resolve(reply);
      },
    });
    const request = { VpcId: 'vpc-1', LinkType: 'Gold' };
    await client.call<Operation>(operation('CreateVpcPeerConnection'), request, { region });
    const { url, body } = arrived[0] ?? assert.fail();
    // Everything of this product is in the body but LinkType and tags (wire-facts 2).
    assert.equal(url, 'https://vpcpeer.aliyuncs.com/?LinkType=Gold');
    const form = new URLSearchParams(body);
    assert.deepEqual(
      ['Action', 'Version', 'VpcId', 'LinkType'].map((name) => form.get(name)),
      ['CreateVpcPeerConnection', '2022-01-01', 'vpc-1', null],
    );
  });
});

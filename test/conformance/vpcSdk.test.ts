import * as vpc from '@alicloud/vpc20160428';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { SystemClock, VirtualClock } from '../../src/sandbox/clock';
import { accessKeys, partner } from '../../src/sandbox/demoAccounts';
import { emptyEstate } from '../../src/sandbox/estates/empty';
import { Gateway } from '../../src/sandbox/gateway';
import { type Sandbox, startSandbox } from '../../src/sandbox/index';
import { sandboxOperations } from '../../src/sandbox/operations';
import { playTransition } from '../../src/sandbox/rules/transitions';
import type { WireRequest } from '../../src/sandbox/wireRequest';
import { World } from '../../src/sandbox/world';
import { keyOf } from './drivers/driver';
import { typedClient } from './drivers/vpcSdk';

const regionId = 'cn-shanghai';

for (const algorithm of ['V3', 'v2'] as const) {
  describe(`the official TypeScript SDK by ${algorithm} against the sandbox`, () => {
    let sandbox: Sandbox;
    let clock: VirtualClock;

    beforeEach(async () => {
      clock = new VirtualClock(Date.now());
      sandbox = await startSandbox({ clock, estate: 'empty' });
    });

    afterEach(() => sandbox.close());

    it('leads a line from application to deletion with everything that runs on it', async () => {
      const client = typedClient(sandbox.endpoint, keyOf(partner), algorithm);
      const wait = () => {
        clock.advance(120_000);
      };
      const created = await client.createPhysicalConnection(
        new vpc.CreatePhysicalConnectionRequest({
          regionId,
          accessPointId: 'ap-cn-shanghai-pd-A',
          lineOperator: 'CU',
          portType: '10GBase-LR',
          bandwidth: 8000,
          name: '上海-专线',
          peerLocation: "上海市 & (浦东) *1* ~ + 100% 'x'!",
          clientToken: 'life-1',
        }),
      );
      const physicalConnectionId = created.body?.physicalConnectionId;
      const on = { regionId, physicalConnectionId };
      wait();
      const lines = async () =>
        (
          await client.describePhysicalConnections(
            new vpc.DescribePhysicalConnectionsRequest({
              regionId,
              filter: [{ key: 'Name', value: ['上海-专线', 'another'] }],
            }),
          )
        ).body?.physicalConnectionSet?.physicalConnectionType ?? [];
      const [line] = await lines();
      assert.equal(line?.status, 'Allocated');
      assert.equal(line.bandwidth, 8);
      await client.confirmPhysicalConnection(new vpc.ConfirmPhysicalConnectionRequest(on));
      await client.enablePhysicalConnection(new vpc.EnablePhysicalConnectionRequest(on));
      await client.modifyPhysicalConnectionAttribute(
        new vpc.ModifyPhysicalConnectionAttributeRequest({ ...on, portType: '10GBase-LR', description: 'in service' }),
      );
      assert.equal((await lines())[0]?.description, 'in service');

      const { body: router } = await client.createVirtualBorderRouter(
        new vpc.CreateVirtualBorderRouterRequest({
          ...on,
          vlanId: 0,
          localGatewayIp: '10.0.0.1',
          peerGatewayIp: '10.0.0.2',
          peeringSubnetMask: '255.255.255.252',
          bandwidth: 2048,
        }),
      );
      const vbr = { regionId, vbrId: router?.vbrId };
      await client.modifyVirtualBorderRouterAttribute(
        new vpc.ModifyVirtualBorderRouterAttributeRequest({ ...vbr, name: 'renamed', minTxInterval: 300 }),
      );
      const routers = async () =>
        (await client.describeVirtualBorderRouters(new vpc.DescribeVirtualBorderRoutersRequest({ regionId }))).body
          ?.virtualBorderRouterSet?.virtualBorderRouterType ?? [];
      const [renamed] = await routers();
      assert.deepEqual(
        [renamed?.name, renamed?.vlanId, renamed?.bandwidth, renamed?.status, renamed?.minTxInterval],
        ['renamed', 0, 2048, 'active', 300],
      );
      const seen = await client.describeVirtualBorderRoutersForPhysicalConnection(
        new vpc.DescribeVirtualBorderRoutersForPhysicalConnectionRequest(on),
      );
      const set = seen.body?.virtualBorderRouterForPhysicalConnectionSet;
      assert.equal(set?.virtualBorderRouterForPhysicalConnectionType?.[0]?.bandwidth, '2048');

      const bgp = { regionId, routerId: router?.vbrId };
      const { body: group } = await client.createBgpGroup(
        new vpc.CreateBgpGroupRequest({ ...bgp, peerAsn: 65001, isFakeAsn: true, authKey: 'a+b/c=' }),
      );
      wait();
      const inGroup = { regionId, bgpGroupId: group?.bgpGroupId };
      const { body: peer } = await client.createBgpPeer(
        new vpc.CreateBgpPeerRequest({ ...inGroup, peerIpAddress: '10.0.0.2', enableBfd: true, bfdMultiHop: 3 }),
      );
      const network = { ...bgp, dstCidrBlock: '10.10.0.0/16' };
      await client.addBgpNetwork(new vpc.AddBgpNetworkRequest(network));
      wait();
      const groups = await client.describeBgpGroups(new vpc.DescribeBgpGroupsRequest({ regionId }));
      const known = groups.body?.bgpGroups?.bgpGroup?.[0];
      assert.deepEqual([known?.isFake, known?.authKey, known?.ipVersion], ['true', 'a+b/c=', 'ipv4']);
      const peers = await client.describeBgpPeers(new vpc.DescribeBgpPeersRequest({ regionId }));
      const session = peers.body?.bgpPeers?.bgpPeer?.[0];
      assert.deepEqual([session?.isFake, session?.bfdMultiHop, session?.bgpStatus], [true, 3, 'Established']);
      const networks = await client.describeBgpNetworks(new vpc.DescribeBgpNetworksRequest({ regionId }));
      assert.equal(networks.body?.bgpNetworks?.bgpNetwork?.[0]?.status, 'Available');

      await client.terminateVirtualBorderRouter(new vpc.TerminateVirtualBorderRouterRequest(vbr));
      wait();
      await client.recoverVirtualBorderRouter(new vpc.RecoverVirtualBorderRouterRequest(vbr));
      wait();
      const early = client.deleteVirtualBorderRouter(new vpc.DeleteVirtualBorderRouterRequest(vbr));
      await assert.rejects(early, { code: 'DependencyViolation.BgpGroup', statusCode: 400 });
      await client.deleteBgpNetwork(new vpc.DeleteBgpNetworkRequest(network));
      await client.deleteBgpPeer(new vpc.DeleteBgpPeerRequest({ regionId, bgpPeerId: peer?.bgpPeerId }));
      wait();
      await client.deleteBgpGroup(new vpc.DeleteBgpGroupRequest(inGroup));
      wait();
      await client.deleteVirtualBorderRouter(new vpc.DeleteVirtualBorderRouterRequest(vbr));
      wait();
      assert.deepEqual(await routers(), []);
      await client.terminatePhysicalConnection(new vpc.TerminatePhysicalConnectionRequest(on));
      wait();
      await client.deletePhysicalConnection(new vpc.DeletePhysicalConnectionRequest(on));
      assert.deepEqual(await lines(), []);
    });

    it('reads regions, access points and the state of the service', async () => {
      const client = typedClient(sandbox.endpoint, sandbox.temporary, algorithm);
      const regions = await client.describeRegions(new vpc.DescribeRegionsRequest({ acceptLanguage: 'en-US' }));
      assert.ok(regions.body?.regions?.region?.some((region) => region.localName === 'Germany (Frankfurt)'));
      const points = await client.describeAccessPoints(new vpc.DescribeAccessPointsRequest({ regionId }));
      const feature = points.body?.accessPointSet?.accessPointType?.[0]?.accessPointFeatureModels;
      assert.equal(feature?.accessPointFeatureModel?.[0]?.featureKey, 'AP_Support_VbrBandwidthLimit');
      const request = new vpc.GetPhysicalConnectionServiceStatusRequest({ regionId });
      assert.equal((await client.getPhysicalConnectionServiceStatus(request)).body?.enabled, true);
    });

    it('refuses a wrong secret in the form that the SDK reads', async () => {
      const client = typedClient(
        sandbox.endpoint,
        { accessKeyId: 'sandbox-partner', accessKeySecret: 'guessed' },
        algorithm,
      );
      const call = client.describeRegions(new vpc.DescribeRegionsRequest({}));
      await assert.rejects(call, { code: 'SignatureDoesNotMatch', statusCode: 400 });
    });
  });
}

/** The key of which most goes over the wire: the temporary one. */
const keyWithToken = accessKeys.find(({ securityToken }) => securityToken !== undefined) ?? assert.fail();

/** A request of the SDK as it goes over the wire. */
async function recordedRequest(): Promise<WireRequest> {
  const requests: WireRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = '', url: target = '', headers } = incoming;
    requests.push({ method, target, headers, body: Buffer.alloc(0) });
    outgoing.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const client = typedClient(`http://127.0.0.1:${address.port}`, keyWithToken);
  await client.describePhysicalConnections(
    new vpc.DescribePhysicalConnectionsRequest({ regionId, filter: [{ key: 'Name', value: ['上海 & more'] }] }),
  );
  server.closeAllConnections();
  server.close();
  const [request] = requests;
  assert.ok(request);
  return request;
}

describe('ACS3-HMAC-SHA256 requests that were tampered with', () => {
  const newGateway = () => {
    const world = new World(emptyEstate(Date.now()), new SystemClock(), playTransition);
    return new Gateway(world, sandboxOperations, accessKeys, new SystemClock());
  };

  it('are refused, 200 of them, whatever character was changed', async () => {
    const request = await recordedRequest();
    assert.equal(newGateway().answer(request, '127.0.0.1').status, 200);
    const signed = Object.keys(request.headers).filter((name) => /^(authorization|host|x-acs-.*)$/.test(name));
    for (let seed = 0; seed < 200; seed += 1) {
      const name = ['target', ...signed][seed % (signed.length + 1)] ?? 'target';
      const mutant =
        name === 'target'
          ? { ...request, target: `/?${changed(request.target.slice(2), seed)}` }
          : { ...request, headers: { ...request.headers, [name]: changed(String(request.headers[name]), seed) } };
      const { status, body } = newGateway().answer(mutant, '127.0.0.1');
      assert.ok(status >= 400 && status < 500, `${seed}: a change of ${name} was answered ${status} ${body}`);
    }
  });

  it('are refused when the body was changed or a header was added to those that must be signed', async () => {
    const request = await recordedRequest();
    const filled = { ...request, body: Buffer.from('x') };
    assert.match(newGateway().answer(filled, '127.0.0.1').body, /"Code":"IncompleteSignature"/);
    const added = { ...request, headers: { ...request.headers, 'x-acs-extra': '1' } };
    assert.match(newGateway().answer(added, '127.0.0.1').body, /"Code":"IncompleteSignature"/);
  });
});

function changed(text: string, seed: number): string {
  const at = (seed * 31) % text.length;
  const other = text[at] === 'x' ? 'y' : 'x';
  return text.slice(0, at) + other + text.slice(at + 1);
}

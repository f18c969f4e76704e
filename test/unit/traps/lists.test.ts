import assert from 'node:assert/strict';
import { TransportError } from '../../../src/api/errors';
import type { Json, JsonObject } from '../../../src/api/json';
import { isList } from '../../../src/api/json';
import { catalogue } from '../../../src/catalog';
import type { Operation } from '../../../src/catalog/operation';
import { explain } from '../../../src/estate/explain';
import { createdIdentity } from '../../../src/estate/toResource';
import { partner } from '../../../src/sandbox/demoAccounts';
import { samples } from '../api/samples';
import { failure, region } from '../api/clientUnderTest';
import { answer, refuse } from '../api/loopbackService';
import { withEstate } from '../estate/estateUnderTest';
import { Service } from '../sandbox/service';
import { answering, decoded, objectIn, operation, refused } from './product';

/** Where a list stands in an answer, what wraps its rows, and in which operation (traps 22). */
const lists: readonly (readonly [name: string, path: readonly string[], wrapper: string])[] = [
  ['DescribeAccessPoints', ['AccessPointSet'], 'AccessPointType'],
  ['DescribeAccessPoints', ['AccessPointSet', 'AccessPointFeatureModels'], 'AccessPointFeatureModel'],
  ['DescribePhysicalConnections', ['PhysicalConnectionSet'], 'PhysicalConnectionType'],
  ['ListVirtualPhysicalConnections', ['VirtualPhysicalConnections'], 'VirtualPhysicalConnection'],
  ['DescribeVirtualBorderRouters', ['VirtualBorderRouterSet'], 'VirtualBorderRouterType'],
  [
    'DescribeVirtualBorderRouters',
    ['VirtualBorderRouterSet', 'AssociatedPhysicalConnections'],
    'AssociatedPhysicalConnection',
  ],
  ['DescribeVirtualBorderRouters', ['VirtualBorderRouterSet', 'AssociatedCens'], 'AssociatedCen'],
  [
    'DescribeVirtualBorderRoutersForPhysicalConnection',
    ['VirtualBorderRouterForPhysicalConnectionSet'],
    'VirtualBorderRouterForPhysicalConnectionType',
  ],
  ['DescribeRouterInterfaces', ['RouterInterfaceSet'], 'RouterInterfaceType'],
  ['DescribeRouteEntryList', ['RouteEntrys'], 'RouteEntry'],
  ['DescribeRouteEntryList', ['RouteEntrys', 'NextHops'], 'NextHop'],
  ['DescribeBgpGroups', ['BgpGroups'], 'BgpGroup'],
  ['DescribeBgpPeers', ['BgpPeers'], 'BgpPeer'],
  ['DescribeBgpNetworks', ['BgpNetworks'], 'BgpNetwork'],
  ['DescribePhysicalConnectionLOA', ['PhysicalConnectionLOAType', 'PMInfo'], 'pmInfo'],
];

/** An answer in which only this list is filled; what leads to it is one bare row or object. */
function answerWith(path: readonly string[], list: unknown): object {
  const [root = '', nested] = path;
  if (nested === undefined) return { RequestId: 'R', [root]: list };
  const row = { InstanceId: 'pc-1', [nested]: list };
  return { RequestId: 'R', [root]: root === 'PhysicalConnectionLOAType' ? row : [row] };
}

function listAt(value: JsonObject, [root = '', nested]: readonly string[]): Json | undefined {
  const outer = value[root];
  if (nested === undefined) return outer;
  return objectIn(isList(outer) ? outer[0] : outer)[nested];
}

describe('traps of the shape of answers', () => {
  it('trap 21: an answer in an outer object looks empty, and a VBR just created has no ID', async () => {
    const row = { VbrHaId: 'vbrha-1', VbrId: 'vbr-1' };
    for (const [name, wrapper, inside] of [
      // Called after another operation in document 002.
      ['CreateVirtualBorderRouter', 'CreateRouterInterfaceResponse', { VbrId: 'vbr-1' }],
      ['DescribeVirtualBorderRouters', 'DescribeVirtualBorderRoutersResponse', { VirtualBorderRouterSet: [] }],
      ['DescribeAccessPoints', 'DescribeAccessPointsResponse', { AccessPointSet: [] }],
      ['DeleteVirtualBorderRouter', 'DeleteVirtualBorderRouterResponse', {}],
      ['CreateVbrHa', 'CreateVbrHaResponse', { VbrHaId: 'vbrha-1' }],
      ['DescribeVbrHa', 'DescribeVbrHaResponse', row],
      ['DeleteVbrHa', 'DeleteVbrHaResponse', {}],
    ] as const) {
      const body = { RequestId: 'R-21', ...inside };
      assert.deepEqual(await decoded(name, { [wrapper]: body }), body, name);
    }
  });

  it('trap 22: a list in another of its shapes looks empty, or like one row that means nothing', async () => {
    const [first, second] = [{ Mark: '1' }, { Mark: '2' }];
    const marks = (list: Json | undefined): Json => {
      assert.ok(isList(list));
      return list.map((row) => objectIn(row).Mark ?? null);
    };
    for (const [name, path, wrapper] of lists) {
      const read = async (list: unknown): Promise<Json> =>
        marks(listAt(await decoded(name, answerWith(path, list)), path));
      const where = `${name} ${path.join('.')}`;
      assert.deepEqual(await read({ [wrapper]: [first, second] }), ['1', '2'], where);
      assert.deepEqual(await read([first, second]), ['1', '2'], where);
      assert.deepEqual(await read({ [wrapper]: first }), ['1'], where);
      for (const none of [undefined, null, '', [], {}, { [wrapper]: [] }, { [wrapper]: '' }]) {
        assert.deepEqual(await read(none), [], `${where} ${JSON.stringify(none)}`);
      }
    }
    for (const name of ['CreateVirtualPhysicalConnection', 'CreateVpconnFromVbr', 'AttachVbrToVpconn']) {
      const value = await decoded(name, { RequestId: 'R', VirtualPhysicalConnection: 'pc-1' });
      assert.equal(value.VirtualPhysicalConnection, 'pc-1', 'an ID there, and the wrapper of a list elsewhere');
    }
  });

  it('trap 28: a BGP peer whose creation answers no ID counts as failed, or as some other peer', async () => {
    const body = { RequestId: 'R-28' };
    const value = await decoded('CreateBgpPeer', body);
    const request = { BgpGroupId: 'bgpg-1', PeerIpAddress: '10.0.0.2' };
    const identity = (fields: JsonObject) =>
      createdIdentity(catalogue.kind('bgpPeer'), operation('CreateBgpPeer'), request, fields);
    assert.equal(identity(value), undefined);
    assert.equal(identity(await decoded('CreateBgpPeer', { ...body, BgpPeerId: 'bgp-1' })), 'bgp-1');
  });

  it('trap 29: BGP networks have no ID: without VBR and block together they cannot be shown or deleted', async () => {
    const kind = catalogue.kind('bgpNetwork');
    const request = { DstCidrBlock: '10.0.0.0/8' };
    const identity = (RouterId: string) =>
      createdIdentity(kind, operation('AddBgpNetwork'), { ...request, RouterId }, { RequestId: 'R' });
    const created = identity('vbr-1');
    assert.notEqual(identity('vbr-2'), created, 'two VBRs may advertise the same block');
    await withEstate(
      (_, response) => {
        // As the samples have it: no RouterId, no Status, no PageNumber.
        const networks = [{ VpcId: 'vpc-1', DstCidrBlock: '10.0.0.0/8' }];
        answer(response, 200, { RequestId: 'R', TotalCount: 1, PageSize: 10, BgpNetworks: { BgpNetwork: networks } });
      },
      async ({ reader }) => {
        const parent = { kind: 'virtualBorderRouter', id: 'vbr-1' } as const;
        const [network] = await reader.all({ region, kind: 'bgpNetwork', parent });
        assert.equal(network?.id, created);
        assert.equal(network?.attributes.RouterId, 'vbr-1');
      },
    );
  });

  it('trap 30: a VBR without a failover group shows an error, where there just is none', async () => {
    const parent = { kind: 'virtualBorderRouter', id: 'vbr-1' } as const;
    const scope = { region, kind: 'vbrHaGroup', parent } as const;
    const code = { current: 'ResourceNotFound.VbrHa' };
    await withEstate(
      (_, response) => {
        refuse(response, 404, code.current);
      },
      async ({ reader, service }) => {
        assert.deepEqual(await reader.all(scope), []);
        assert.equal(service.received[0]?.form.VbrId, 'vbr-1', 'found by its VBR: there is no list');
        code.current = 'InvalidRegionId.NotFound';
        await assert.rejects(reader.all(scope), { code: 'InvalidRegionId.NotFound' });
      },
    );
    await withEstate(
      (_, response) => {
        const group = { RequestId: 'R', VbrHaId: 'vbrha-1', VbrId: 'vbr-1', PeerVbrId: 'vbr-2', Status: 'Active' };
        answer(response, 200, group);
      },
      async ({ reader }) => {
        const [only, more] = await reader.all(scope);
        assert.deepEqual([only?.id, only?.state, more], ['vbrha-1', 'Active', undefined]);
      },
    );
  });

  it('trap 31: an answer in XML, under whatever root, is taken for an empty list', async () => {
    const service = new Service((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId: 'ap-cn-hangzhou-yh-A' });
      estate.router(line, { name: 'edge', vlanId: 1 });
    });
    const given = { RegionId: region, Format: 'XML' };
    const xml = service.raw('DescribeVirtualBorderRouters', given);
    assert.match(xml, /<DescribeVirtualBorderRoutersResponse>/);
    assert.match(service.raw('ModifyBgpPeerAttribute', given), /<Error>/);
    const call = answering(xml, (client) =>
      failure(client.call<Operation>(operation('DescribeVirtualBorderRouters'), {}, { region }), TransportError),
    );
    assert.equal((await call).phase, 'garbage');
  });

  it('trap 32: a sample that is no JSON proves nothing: each is mended, and unmended it fails instead of being empty', async () => {
    const broken = ['002 4.3', '002 4.11', '002 6.1', '002 6.3', '002 6.4', '002 6.7', '003 4.6'];
    for (const document of broken) {
      const sample = samples.find((candidate) => candidate.document === document);
      assert.ok(sample?.repaired !== undefined, document);
      assert.doesNotThrow(() => JSON.parse(sample.json) as unknown, document);
    }
    for (const [name, text] of [
      ['DescribePhysicalConnectionLOA', '{"RequestId":"R","PhysicalConnectionLOAType":{"Status":"Available",}}'],
      ['ModifyBgpGroupAttribute', '"RequestId":"R"'],
      ['DescribeBgpNetworks', '{"RequestId":"R","BgpNetworks":{"BgpNetwork":[{"VpcId":"vpc-1"}}}'],
    ] as const) {
      const call = (client: Parameters<Parameters<typeof answering>[1]>[0]) =>
        failure(client.call<Operation>(operation(name), {}, { region }), TransportError);
      const error = await answering(text, call);
      assert.ok(['cut', 'garbage'].includes(error.phase), name);
    }
  });

  it('trap 36: a request ID that is no UUID is dropped, and support cannot find the call', async () => {
    const odd = 'API-20365164-2A3F-4C5B-9D1E-12345678901';
    const { requestId } = await answering({ RequestId: odd, BgpPeers: [] }, (client) =>
      client.call<Operation>(operation('DescribeBgpPeers'), {}, { region }),
    );
    assert.equal(requestId, odd);
    const error = await refused('DescribeBgpPeers', 404, { RequestId: odd, Code: 'InvalidRegionId.NotFound' });
    assert.equal(explain(error).requestId, odd);
  });
});

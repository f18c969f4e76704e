import assert from 'node:assert/strict';
import { InvalidRequest } from '../../../src/api/errors';
import { catalogue } from '../../../src/catalog';
import type { Operation } from '../../../src/catalog/operation';
import { createdIdentity } from '../../../src/estate/toResource';
import { partner } from '../../../src/sandbox/demoAccounts';
import { failure, region, withService } from '../api/clientUnderTest';
import { answer } from '../api/loopbackService';
import { resourceOf, withEstate } from '../estate/estateUnderTest';
import { paths, Service } from '../sandbox/service';
import { broken, decoded, form, objectIn, operation, sent } from './product';

const inRegion = { RegionId: region };

/** The client must not even let the parameter out. */
async function notSent(name: string, request: Readonly<Record<string, string>>): Promise<void> {
  await failure(sent(name, request), InvalidRequest);
}

const connection = resourceOf('physicalConnection', {
  PhysicalConnectionId: 'pc-1',
  Name: 'line',
  Status: 'Approved',
  ProductType: 'PhysicalConnection',
});
const hosted = resourceOf('hostedConnection', {
  PhysicalConnectionId: 'pc-hosted',
  ParentPhysicalConnectionId: 'pc-parent',
  Name: 'share',
  Status: 'Enabled',
  VirtualPhysicalConnectionStatus: 'Confirmed',
  VlanId: '4',
});
const router = resourceOf('virtualBorderRouter', { VbrId: 'vbr-1', Name: 'edge', Status: 'active', VlanId: 10 });
const letter = resourceOf('letterOfAuthorization', { InstanceId: 'pc-1', Status: 'Available' });
const routerInterface = resourceOf('routerInterface', { RouterInterfaceId: 'ri-1', Name: 'side', Status: 'Idle' });
const group = resourceOf('vbrHaGroup', { VbrHaId: 'vbrha-1', VbrId: 'vbr-1', PeerVbrId: 'vbr-2', Status: 'Active' });

describe('traps of parameter names', () => {
  it('trap 7: lists sent as JSON, the way the samples print them, are ignored, and filters filter nothing', async () => {
    const filter = [{ Key: 'Name', Value: ['a', 'b'] }];
    const { parameters } = await sent('DescribeVirtualBorderRouters', { Filter: filter });
    const filters = Object.entries(parameters).filter(([name]) => name.startsWith('Filter'));
    assert.deepEqual(Object.fromEntries(filters), {
      'Filter.1.Key': 'Name',
      'Filter.1.Value.1': 'a',
      'Filter.1.Value.2': 'b',
    });
    const vlans = await sent('ListVirtualPhysicalConnections', { VlanIds: ['10', '20'] });
    assert.deepEqual([vlans.parameters['VlanIds.1'], vlans.parameters['VlanIds.2']], ['10', '20']);
    const hops = await sent('CreateRouteEntry', { NextHopList: [{ NextHopId: 'ri-1' }, { NextHopId: 'ri-2' }] });
    assert.equal(hops.parameters['NextHopList.2.NextHopId'], 'ri-2');
    const service = new Service((estate) => {
      const line = estate.line({ owner: partner, name: 'line', accessPointId: 'ap-cn-hangzhou-yh-A' });
      for (const [index, name] of ['a1', 'b1', 'c1'].entries()) estate.router(line, { name, vlanId: index + 1 });
      estate.router(line, { name: 'a2', vlanId: 9, status: 'terminated' });
    });
    const named = service.rows(
      'DescribeVirtualBorderRouters',
      {
        ...inRegion,
        'Filter.1.Key': 'Name',
        'Filter.1.Value.1': 'a1',
        'Filter.1.Value.2': 'b1',
        'Filter.1.Value.3': 'a2',
        'Filter.2.Key': 'Status',
        'Filter.2.Value.1': 'active',
      },
      paths.routers,
    );
    assert.deepEqual(new Set(named.map(({ Name }) => Name)), new Set(['a1', 'b1']), 'values OR, keys AND');
  });

  it('trap 8: names with the blanks of the printed page are names that the service does not know', async () => {
    await notSent('ApplyPhysicalConnectionLOA', { 'PMInfo.1. PMName': 'Wang' });
    const people = await sent('ApplyPhysicalConnectionLOA', { PMInfo: [{ PMName: 'Wang', PMGender: 'Male' }] });
    assert.deepEqual([people.parameters['PMInfo.1.PMName'], people.parameters['PMInfo.1.PMGender']], ['Wang', 'Male']);
  });

  it('trap 9: a name in other capitals is ignored, and the connection has another bandwidth than was asked for', async () => {
    for (const name of ['CreatePhysicalConnection', 'ModifyPhysicalConnectionAttribute']) {
      assert.equal((await sent(name, { bandwidth: 50 })).parameters.bandwidth, '50');
      await notSent(name, { Bandwidth: '50' });
    }
    for (const name of [
      'ApplyPhysicalConnectionLOA',
      'CreateVirtualBorderRouter',
      'ModifyVirtualBorderRouterAttribute',
      'UpdateVirtualBorderBandwidth',
    ]) {
      assert.equal((await sent(name, { Bandwidth: 50 })).parameters.Bandwidth, '50');
      await notSent(name, { bandwidth: '50' });
    }
    const byKey = (name: string, key: string) => broken(name, { 'Filter.1.Key': key, 'Filter.1.Value.1': 'x' });
    for (const list of ['DescribeVirtualBorderRouters', 'DescribeVirtualBorderRoutersForPhysicalConnection']) {
      for (const key of ['eccId', 'type']) assert.ok(!byKey(list, key).includes('Filter.1.Key'), key);
      for (const key of ['EccId', 'Type']) assert.ok(byKey(list, key).includes('Filter.1.Key'), key);
    }
    assert.deepEqual(byKey('DescribePhysicalConnections', 'Type'), []);
    assert.deepEqual(byKey('DescribePhysicalConnections', 'type'), ['Filter.1.Key']);
    for (const [name, wrong, right] of [
      ['DeleteBgpNetwork', 'dstCidrBlock', 'DstCidrBlock'],
      ['DeleteBgpNetwork', 'routeld', 'RouterId'],
      ['ApplyPhysicalConnectionLOA', 'Instanceid', 'InstanceId'],
      ['CreateBgpGroup', 'PeerASN', 'PeerAsn'],
      ['CreateBgpGroup', 'Authkey', 'AuthKey'],
    ] as const) {
      await notSent(name, { [wrong]: 'x' });
      assert.equal((await sent(name, { [right]: 'x' })).parameters[right], 'x');
    }
  });

  it('trap 10: the answer’s name for a parameter is unknown to the request: builder, fake ASN or page are lost', async () => {
    assert.equal((await sent('ApplyPhysicalConnectionLOA', { Si: 'ctcu' })).parameters.Si, 'ctcu');
    await notSent('ApplyPhysicalConnectionLOA', { SI: 'ctcu' });
    const told = await decoded('DescribePhysicalConnectionLOA', {
      RequestId: 'R',
      PhysicalConnectionLOAType: { InstanceId: 'pc-1', SI: 'ctcu' },
    });
    assert.equal(objectIn(told.PhysicalConnectionLOAType).SI, 'ctcu');
    const bgpGroup = resourceOf('bgpGroup', {
      BgpGroupId: 'bgpg-1',
      RouterId: 'vbr-1',
      Status: 'Available',
      IsFake: true,
    });
    const edited = form('ModifyBgpGroupAttribute', bgpGroup).request({ Name: 'core' });
    assert.equal(edited.IsFakeAsn, 'true');
    assert.equal((await sent('ModifyBgpGroupAttribute', edited)).parameters.IsFakeAsn, 'true');
    for (const [name, rows, size, other] of [
      ['ListVirtualPhysicalConnections', 'VirtualPhysicalConnections', 'MaxResults', 'MaxResult'],
      ['DescribeRouteEntryList', 'RouteEntrys', 'MaxResult', 'MaxResults'],
    ] as const) {
      await withService(
        (_, response) => {
          answer(response, 200, { RequestId: 'R' });
        },
        async ({ client, service }) => {
          const options = { region, identity: ['Id'] };
          await client.list<Operation, string>(operation(name), rows, {}, options);
          const asked = service.received[0]?.form ?? {};
          assert.equal(Number(asked[size]) > 0, true, name);
          assert.equal(asked[other], undefined, name);
        },
      );
    }
  });

  it('trap 11: an ID under the name that it has elsewhere is missing, and the change is refused', async () => {
    for (const [name, target, parameter] of [
      ['ModifyPhysicalConnectionAttribute', connection, 'PhysicalConnectionId'],
      ['ApplyPhysicalConnectionLOA', connection, 'InstanceId'],
      ['CompletePhysicalConnectionLOA', letter, 'InstanceId'],
      ['RecoverPhysicalConnection', connection, 'InstanceId'],
      ['RecoverPhysicalConnection', hosted, 'InstanceId'],
      ['UpdateVirtualPhysicalConnection', hosted, 'InstanceId'],
      ['AttachVbrToVpconn', hosted, 'VpconnId'],
      ['ConfirmPhysicalConnection', hosted, 'PhysicalConnectionId'],
      ['TerminatePhysicalConnection', hosted, 'PhysicalConnectionId'],
      ['DeletePhysicalConnection', hosted, 'PhysicalConnectionId'],
      ['CreatePhysicalConnectionOccupancyOrder', hosted, 'PhysicalConnectionId'],
      ['TerminateVirtualBorderRouter', router, 'VbrId'],
      ['UpdateVirtualBorderBandwidth', router, 'VirtualBorderRouterId'],
      ['CreateBgpGroup', router, 'RouterId'],
      ['AddBgpNetwork', router, 'RouterId'],
      ['CreateRouterInterface', router, 'RouterId'],
      ['ConnectRouterInterface', routerInterface, 'RouterInterfaceId'],
      ['DeleteVbrHa', group, 'InstanceId'],
    ] as const) {
      const { parameters } = await sent(name, { ...form(name, target).request({}) });
      const carrying = Object.keys(parameters).filter((own) => parameters[own] === target.id);
      assert.deepEqual(carrying, [parameter], `${name} on ${target.kind}`);
    }
    const { single } = catalogue.kind('routerInterface');
    assert.deepEqual([single?.operation.name, single?.parameter], ['DescribeRouterInterfaceAttribute', 'InstanceId']);
    for (const [kind, parameter] of [
      ['vbrHaGroup', 'VbrHaId'],
      ['letterOfAuthorization', 'InstanceId'],
      ['hostedConnection', 'VirtualPhysicalConnectionIds.1'],
    ] as const) {
      const target = { vbrHaGroup: group, letterOfAuthorization: letter, hostedConnection: hosted }[kind];
      await withEstate(
        (_, response) => {
          answer(response, 200, { RequestId: 'R' });
        },
        async ({ reader, service }) => {
          await reader.one(target);
          assert.equal(service.received[0]?.form[parameter], target.id, kind);
        },
      );
    }
  });

  it('trap 12: the hosting connection taken for the hosted one shows and changes somebody else’s line', async () => {
    const answerRow = { PhysicalConnectionId: 'pc-hosted', ParentPhysicalConnectionId: 'pc-parent', Status: 'Enabled' };
    await withEstate(
      (_, response) => {
        answer(response, 200, { RequestId: 'R', VirtualPhysicalConnections: [answerRow] });
      },
      async ({ reader, service }) => {
        const parent = { kind: 'physicalConnection', id: 'pc-parent' } as const;
        const [row] = await reader.all({ region, kind: 'hostedConnection', parent });
        assert.equal(service.received[0]?.form.PhysicalConnectionId, 'pc-parent');
        assert.equal(row?.id, 'pc-hosted');
        assert.deepEqual(row.parents, { physicalConnection: 'pc-parent' });
      },
    );
    const create = operation('CreateVirtualPhysicalConnection');
    const identity = createdIdentity(
      catalogue.kind('hostedConnection'),
      create,
      { PhysicalConnectionId: 'pc-parent' },
      { RequestId: 'R', VirtualPhysicalConnection: 'pc-new' },
    );
    assert.equal(identity, 'pc-new');
  });
});

import assert from 'node:assert/strict';
import { asData } from '../../../scripts/catalog/asData';
import { catalogue } from '../../../src/catalog/index';

const data = asData(catalogue);

function operation(name: string) {
  return data.operations.find((each) => each.name === name) ?? assert.fail(name);
}

function parameter(of: string, name: string) {
  return operation(of).parameters.find((each) => each.name === name) ?? assert.fail(`${of} ${name}`);
}

function field(of: string, path: string) {
  return operation(of).response.find((each) => each.path === path) ?? assert.fail(`${of} ${path}`);
}

function namesWhere(holds: (of: ReturnType<typeof operation>) => boolean): string[] {
  return data.operations
    .filter(holds)
    .map(({ name }) => name)
    .sort();
}

describe('the catalogue as data', () => {
  it('is JSON as it stands, or what is printed differs from what is meant', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(data)), data);
  });

  it('holds the 67 operations, and each is about a resource that is described', () => {
    assert.equal(data.operations.length, 67);
    const kinds = new Set(data.resources.map(({ kind }) => kind));
    for (const { name, resource } of data.operations) assert.ok(kinds.has(resource), name);
  });

  it('tells product and version apart, or VPC peering is asked of the wrong service (traps 1, 20)', () => {
    for (const { name, product, version } of data.operations) {
      const expected = name.includes('VpcPeer') ? ['VpcPeer', '2022-01-01'] : ['Vpc', '2016-04-28'];
      assert.deepEqual([product, version], expected, name);
    }
  });

  it('leaves out what every request carries for signing, or a client sends it twice', () => {
    const common = /^(Action|Format|Version|AccessKeyId|Signature.*|Timestamp|SecurityToken)$/;
    for (const { name, parameters } of data.operations) {
      assert.deepEqual(
        parameters.filter((each) => common.test(each.name)),
        [],
        name,
      );
    }
  });

  it('writes lists of a request with N, and answers with the wrappers of their lists (traps 7, 22)', () => {
    parameter('DescribeBgpGroups', 'RouterId');
    parameter('DescribePhysicalConnections', 'Filter.N.Key');
    parameter('DescribePhysicalConnections', 'Filter.N.Value.N');
    parameter('ApplyPhysicalConnectionLOA', 'PMInfo.N.PMName');
    parameter('CreateRouteEntry', 'NextHopList.N.Weight');
    parameter('ListVirtualPhysicalConnections', 'VlanIds.N');
    field('DescribeBgpPeers', 'BgpPeers.BgpPeer.BgpPeerId');
    field('DescribeRouteEntryList', 'RouteEntrys.RouteEntry.NextHops.NextHop.NextHopId');
    field('ListVirtualPhysicalConnections', 'VirtualPhysicalConnections.PhysicalConnectionId');
    field('GetVpcPeerConnectionAttribute', 'Vpc.Ipv4Cidrs');
  });

  it('has the types of the documents, not those the product reads them as (003 7.1, 7.2, 6.2, 6.7; traps 38 to 40)', () => {
    assert.equal(parameter('CreateBgpGroup', 'PeerAsn').type, 'long');
    assert.equal(parameter('AssociatePhysicalConnectionToVirtualBorderRouter', 'VlanId').type, 'string');
    assert.equal(parameter('CreateVirtualBorderRouter', 'VlanId').type, 'integer');
    assert.equal(parameter('CreateVirtualPhysicalConnection', 'VlanId').type, 'long');
    assert.equal(field('DescribeBgpGroups', 'BgpGroups.BgpGroup.IsFake').type, 'string');
    assert.equal(field('DescribeBgpPeers', 'BgpPeers.BgpPeer.IsFake').type, 'boolean');
    const vbr = 'VirtualBorderRouterSet.VirtualBorderRouterType';
    assert.equal(field('DescribeVirtualBorderRouters', `${vbr}.MinTxInterval`).type, 'long');
    assert.equal(field('DescribeVirtualBorderRouters', `${vbr}.CreationTime`).type, 'string');
  });

  it('carries limits as numbers, also those of texts, or a client cannot check a value (003 4.4, 6.4, 6.7, 7.1)', () => {
    for (const name of ['CreateVirtualBorderRouter', 'AssociatePhysicalConnectionToVirtualBorderRouter']) {
      const { min, max } = parameter(name, 'VlanId');
      assert.deepEqual([min, max], [0, 2999], name);
    }
    const { min, max, required } = parameter('CreateBgpGroup', 'PeerAsn');
    assert.deepEqual([min, max, required], [1, 4294967295, true]);
    const { minLength, maxLength } = parameter('CreatePhysicalConnection', 'Name');
    assert.deepEqual([minLength, maxLength], [2, 128]);
    const interval = parameter('ModifyVirtualBorderRouterAttribute', 'MinTxInterval');
    assert.deepEqual([interval.min, interval.max, interval.unit], [200, 1000, 'ms']);
    for (const each of data.operations.flatMap(({ parameters }) => parameters)) {
      if (each.name === 'ClientToken' || each.name === 'Token') assert.equal(each.maxLength, 64);
    }
  });

  it('says what is required, and when (traps 13, 17, 51)', () => {
    assert.equal(parameter('CreatePhysicalConnection', 'ClientToken').required, true);
    assert.equal(parameter('CreateRouteEntry', 'RegionId').required, false);
    assert.equal(parameter('DeleteRouteEntry', 'RegionId').required, false);
    const hops = parameter('CreateBgpPeer', 'BfdMultiHop');
    assert.deepEqual([hops.required, hops.requiredWhen], [false, { parameter: 'EnableBfd', is: ['true'] }]);
  });

  it('gives the values with their meanings', () => {
    const operators = parameter('CreatePhysicalConnection', 'LineOperator').enum ?? [];
    assert.deepEqual(
      operators.map(({ value }) => value),
      ['CT', 'CU', 'CM', 'CO', 'Equinix', 'Other'],
    );
    for (const { meaning } of data.operations.flatMap(({ parameters }) =>
      parameters.flatMap((each) => each.enum ?? []),
    ))
      assert.notEqual(meaning, '');
  });

  it('marks secrets in requests and answers, or they end up in a log (traps 86)', () => {
    assert.equal(parameter('CreateBgpGroup', 'AuthKey').secret, true);
    for (const name of ['PMName', 'PMCertificateNo', 'PMContactInfo']) {
      assert.equal(parameter('ApplyPhysicalConnectionLOA', `PMInfo.N.${name}`).secret, true, name);
    }
    assert.equal(field('DescribeBgpGroups', 'BgpGroups.BgpGroup.AuthKey').secret, true);
    assert.equal(field('DescribeBgpPeers', 'BgpPeers.BgpPeer.AuthKey').secret, true);
    const cak = 'PhysicalConnectionSet.PhysicalConnectionType.MacsecKeys.MacsecKey.Cak';
    assert.equal(field('DescribePhysicalConnections', cak).secret, true);
    assert.equal(field('DescribePhysicalConnectionLOA', 'PhysicalConnectionLOAType.LoaUrl').secret, true);
  });

  it('marks what today’s service has and the documents lack, down to the fields of a newer list (wire-facts 5)', () => {
    assert.equal(parameter('CreatePhysicalConnection', 'OpticalModuleModel').newer, true);
    assert.equal(parameter('CreateBgpGroup', 'RouteQuota').newer, true);
    assert.equal(parameter('CreateBgpGroup', 'PeerAsn').newer, undefined);
    const tags = 'VirtualBorderRouterSet.VirtualBorderRouterType.Tags.Tags.Key';
    assert.equal(field('DescribeVirtualBorderRouters', tags).newer, true);
    assert.equal(field('DescribeBgpGroups', 'BgpGroups.BgpGroup.Name').newer, undefined);
  });

  it('says what changes, what costs and what cannot be undone (traps 85, 87)', () => {
    assert.deepEqual(
      namesWhere(({ mutating }) => !mutating),
      [
        'DescribeAccessPoints',
        'DescribeBgpGroups',
        'DescribeBgpNetworks',
        'DescribeBgpPeers',
        'DescribePhysicalConnectionLOA',
        'DescribePhysicalConnections',
        'DescribeRegions',
        'DescribeRouteEntryList',
        'DescribeRouterInterfaceAttribute',
        'DescribeRouterInterfaces',
        'DescribeVbrHa',
        'DescribeVirtualBorderRouters',
        'DescribeVirtualBorderRoutersForPhysicalConnection',
        'GetPhysicalConnectionServiceStatus',
        'GetVpcPeerConnectionAttribute',
        'ListVirtualPhysicalConnections',
        'ListVpcPeerConnections',
      ],
    );
    const costs = namesWhere((each) => each.costs);
    for (const name of [
      'CreatePhysicalConnectionSetupOrder',
      'CreatePhysicalConnectionOccupancyOrder',
      'CreateRouterInterface',
      'ModifyRouterInterfaceSpec',
      'CreateVirtualPhysicalConnection',
      'UpdateVirtualPhysicalConnection',
      'CreateVirtualBorderRouter',
      'UpdateVirtualBorderBandwidth',
      'CreateVpcPeerConnection',
      'OpenPhysicalConnectionService',
    ]) {
      assert.ok(costs.includes(name), name);
    }
    for (const { name, destructive } of data.operations) {
      if (/^(Terminate|Delete|Cancel|Deactivate|Unassociate)/.test(name)) assert.equal(destructive, true, name);
    }
  });

  it('names the idempotency parameter of each operation, or a repeated order is paid twice (traps 13)', () => {
    assert.deepEqual(
      namesWhere(({ idempotency }) => idempotency === 'Token'),
      [
        'AttachVbrToVpconn',
        'CreateVirtualPhysicalConnection',
        'CreateVpconnFromVbr',
        'RecoverPhysicalConnection',
        'UpdateVirtualPhysicalConnection',
      ],
    );
    assert.deepEqual(
      namesWhere(({ mutating, idempotency }) => mutating && idempotency === null),
      [
        'ActivateRouterInterface',
        'ConnectRouterInterface',
        'DeactivateRouterInterface',
        'DeleteRouteEntry',
        'ModifyRouteEntry',
        'ModifyRouterInterfaceAttribute',
        'OpenPhysicalConnectionService',
      ],
    );
  });

  it('tells pages from tokens (traps 50)', () => {
    assert.deepEqual(
      namesWhere(({ paging }) => paging === 'token'),
      ['DescribeRouteEntryList', 'ListVirtualPhysicalConnections', 'ListVpcPeerConnections'],
    );
    assert.deepEqual(
      namesWhere(({ paging }) => paging === 'page'),
      [
        'DescribeAccessPoints',
        'DescribeBgpGroups',
        'DescribeBgpNetworks',
        'DescribeBgpPeers',
        'DescribePhysicalConnections',
        'DescribeRouterInterfaces',
        'DescribeVirtualBorderRouters',
        'DescribeVirtualBorderRoutersForPhysicalConnection',
      ],
    );
  });

  it('tells where an operation starts and ends, in states of its resource (003 4.15, 6.9)', () => {
    assert.deepEqual(operation('TerminatePhysicalConnection').states, {
      from: ['Enabled'],
      via: 'Terminating',
      to: ['Terminated'],
    });
    assert.deepEqual(operation('TerminateVirtualBorderRouter').states, {
      from: ['active'],
      via: 'terminating',
      to: ['terminated'],
    });
    for (const { name, resource, states } of data.operations) {
      const known = data.resources.find(({ kind }) => kind === resource)?.states ?? [];
      for (const state of [...(states?.from ?? []), ...(states?.to ?? [])]) {
        assert.ok(state === 'gone' || known.includes(state), `${name}: ${state}`);
      }
    }
  });
});

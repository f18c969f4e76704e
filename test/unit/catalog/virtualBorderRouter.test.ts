import assert from 'node:assert/strict';
import { allowedIn } from '../../../src/catalog/catalogue';
import { check } from '../../../src/catalog/check';
import { catalogue } from '../../../src/catalog/index';
import { stateOf } from '../../../src/catalog/kind';
import { english } from '../../../src/catalog/message';
import type { Operation } from '../../../src/catalog/operation';
import type { Values } from '../../../src/catalog/problem';
import { createVirtualBorderRouter } from '../../../src/catalog/virtualBorderRouter/create';
import { describeVirtualBorderRouters } from '../../../src/catalog/virtualBorderRouter/describe';
import { virtualBorderRouter } from '../../../src/catalog/virtualBorderRouter/kind';
import {
  deleteVirtualBorderRouter,
  recoverVirtualBorderRouter,
  terminateVirtualBorderRouter,
} from '../../../src/catalog/virtualBorderRouter/lifecycle';
import { modifyVirtualBorderRouterAttribute } from '../../../src/catalog/virtualBorderRouter/modify';

/** The addresses of 002 5.5 with the mask given there. */
const gateways: Values = {
  LocalGatewayIp: '192.168.0.17',
  PeerGatewayIp: '192.168.0.18',
  PeeringSubnetMask: '255.255.255.248',
};

const ipv6: Values = {
  EnableIpv6: 'true',
  LocalIpv6GatewayIp: '2001:db8:3c4d:15::1',
  PeerIpv6GatewayIp: '2001:db8:3c4d:15::2',
  PeeringIpv6SubnetMask: '2001:db8:3c4d:15::/64',
};

const own: Values = { PhysicalConnectionId: 'pc-2zextbehcx', VlanId: '10', Name: 'test', ...gateways };
const edit: Values = { VbrId: 'vbr-bp1lhl0taikrte', EnableIpv6: 'false' };

/** The parameters that stop the request, and after a tilde those that only earn a warning. */
function troubled(operation: Operation, values: Values): string[] {
  return check(operation, values).map((problem) => (problem.severity === 'error' ? '' : '~') + problem.parameter);
}

describe('creating a VBR', () => {
  it('the documented requests pass, with IPv4 alone and with IPv6 besides', () => {
    assert.deepEqual(troubled(createVirtualBorderRouter, own), []);
    assert.deepEqual(troubled(createVirtualBorderRouter, { ...own, ...ipv6, Bandwidth: '100' }), []);
  });

  for (const parameter of ['PhysicalConnectionId', 'VlanId', ...Object.keys(gateways)]) {
    it(`a VBR of the own account without ${parameter} is not sent (003 6.1)`, () => {
      assert.deepEqual(troubled(createVirtualBorderRouter, { ...own, [parameter]: '' }), [parameter]);
    });
  }

  it('a VBR for another account needs no gateways (002 5.1), so a partner can still hand one over', () => {
    const handed = {
      PhysicalConnectionId: 'pc-1',
      VlanId: '10',
      VbrOwnerId: '1688111111111111',
      CircuitCode: 'longtel001',
    };
    assert.deepEqual(troubled(createVirtualBorderRouter, handed), []);
  });

  it('what only the other account may set is caught before the service answers 403 for it (002 5.1, traps 89)', () => {
    const values = { ...own, ...ipv6, Description: 'desc', VbrOwnerId: '1688111111111111' };
    assert.deepEqual(troubled(createVirtualBorderRouter, values).sort(), [
      'Description',
      'EnableIpv6',
      'LocalGatewayIp',
      'LocalIpv6GatewayIp',
      'Name',
      'PeerGatewayIp',
      'PeerIpv6GatewayIp',
      'PeeringIpv6SubnetMask',
      'PeeringSubnetMask',
    ]);
  });

  it('account IDs beyond 2^53 pass as digits, so that no other account gets the VBR (traps 37)', () => {
    const handed = { PhysicalConnectionId: 'pc-1', VlanId: '10', VbrOwnerId: '283117732402483989' };
    assert.deepEqual(troubled(createVirtualBorderRouter, handed), []);
    assert.equal(createVirtualBorderRouter.parameters.VbrOwnerId.type, 'long');
  });

  it('the VLAN ends at 0 and 2999, and 0 is allowed with a warning (003 6.1, traps 40)', () => {
    for (const good of ['1', '2999'])
      assert.deepEqual(troubled(createVirtualBorderRouter, { ...own, VlanId: good }), []);
    assert.deepEqual(troubled(createVirtualBorderRouter, { ...own, VlanId: '0' }), ['~VlanId']);
    for (const bad of ['-1', '3000', '4095', 'ten']) {
      assert.deepEqual(troubled(createVirtualBorderRouter, { ...own, VlanId: bad }), ['VlanId'], bad);
    }
    const [problem] = check(createVirtualBorderRouter, { ...own, VlanId: '3000' });
    assert.equal(problem && english(problem.message), 'VLAN ID must be 0 to 2999');
  });

  it('a bandwidth that is not on the documented list is not ordered (003 6.1, traps 42)', () => {
    for (const good of ['50', '2048', '5120', '50120', '102400']) {
      assert.deepEqual(troubled(createVirtualBorderRouter, { ...own, Bandwidth: good }), [], good);
    }
    for (const bad of ['49', '512', '2000', '51200', '102401']) {
      assert.deepEqual(troubled(createVirtualBorderRouter, { ...own, Bandwidth: bad }), ['Bandwidth'], bad);
    }
  });

  it('IPv6 cannot be switched on with an address or the prefix missing (003 6.1)', () => {
    for (const parameter of ['LocalIpv6GatewayIp', 'PeerIpv6GatewayIp', 'PeeringIpv6SubnetMask']) {
      const values = { ...own, ...ipv6, [parameter]: '' };
      assert.deepEqual(troubled(createVirtualBorderRouter, values), [parameter], parameter);
    }
  });

  it('a new name goes without periods, which only the older document allows (003 6.1)', () => {
    assert.deepEqual(troubled(createVirtualBorderRouter, { ...own, Name: 'vbr.1' }), ['Name']);
  });

  it('says what it costs and where it leads, so that nobody pays or waits unaware (traps 85, 002 5.1)', () => {
    assert.ok(createVirtualBorderRouter.costs.length > 0);
    assert.deepEqual([...createVirtualBorderRouter.states.to].sort(), ['active', 'unconfirmed']);
  });
});

describe('the link of a VBR', () => {
  const cases: readonly (readonly [string, Values, readonly string[]])[] = [
    ['a /30 carries its two hosts', link('10.0.0.1', '10.0.0.2', '255.255.255.252'), []],
    ['a /24 carries its last host', link('10.0.0.1', '10.0.0.254', '255.255.255.0'), []],
    ['a /23 is too wide', link('10.0.0.1', '10.0.1.1', '255.255.254.0'), ['PeeringSubnetMask']],
    ['a /31 is too narrow', link('10.0.0.0', '10.0.0.1', '255.255.255.254'), ['PeeringSubnetMask']],
    ['another subnet', link('10.0.0.1', '10.0.0.5', '255.255.255.252'), ['PeerGatewayIp']],
    ['one address on both sides', link('10.0.0.1', '10.0.0.1', '255.255.255.252'), ['PeerGatewayIp']],
    ['the network address', link('10.0.0.0', '10.0.0.1', '255.255.255.252'), ['LocalGatewayIp']],
    ['the broadcast address', link('10.0.0.1', '10.0.0.3', '255.255.255.252'), ['PeerGatewayIp']],
    ['both of them', link('10.0.0.0', '10.0.0.3', '255.255.255.252'), ['LocalGatewayIp', 'PeerGatewayIp']],
    ['a malformed address is told once', link('10.0.0', '10.0.0.1', '255.255.255.252'), ['LocalGatewayIp']],
  ];
  for (const [title, values, expected] of cases) {
    it(`IPv4: ${title} (003 6.4: one subnet, /24 to /30)`, () => {
      assert.deepEqual(troubled(createVirtualBorderRouter, { ...own, ...values }), expected);
      assert.deepEqual(troubled(modifyVirtualBorderRouterAttribute, { ...edit, ...values }), expected);
    });
  }

  const cases6: readonly (readonly [string, Values, readonly string[]])[] = [
    ['two hosts of the prefix', link6('2001:db8::1', '2001:db8::2', '2001:db8::/64'), []],
    ['the sample prefix', link6('2408:4004:cc:400::1', '2408:4004:cc:4ff::1', '2408:4004:cc:400::/56'), []],
    ['a /127 has two hosts', link6('2001:db8::', '2001:db8::1', '2001:db8::/127'), []],
    ['another subnet', link6('2001:db8::1', '2001:db8:1::1', '2001:db8::/64'), ['PeerIpv6GatewayIp']],
    [
      'both outside the prefix',
      link6('2001:db9::1', '2001:db9::2', '2001:db8::/64'),
      ['LocalIpv6GatewayIp', 'PeerIpv6GatewayIp'],
    ],
    ['one address on both sides', link6('2001:db8::1', '2001:DB8:0::1', '2001:db8::/64'), ['PeerIpv6GatewayIp']],
    ['the anycast address', link6('2001:db8::', '2001:db8::1', '2001:db8::/64'), ['~LocalIpv6GatewayIp']],
  ];
  for (const [title, values, expected] of cases6) {
    it(`IPv6: ${title} (003 6.4: one subnet, traps 45: a prefix)`, () => {
      assert.deepEqual(troubled(createVirtualBorderRouter, { ...own, ...values }), expected);
      assert.deepEqual(troubled(modifyVirtualBorderRouterAttribute, { ...edit, ...values }), expected);
    });
  }

  function link(local: string, peer: string, mask: string): Values {
    return { LocalGatewayIp: local, PeerGatewayIp: peer, PeeringSubnetMask: mask };
  }

  function link6(local: string, peer: string, prefix: string): Values {
    return { EnableIpv6: 'true', LocalIpv6GatewayIp: local, PeerIpv6GatewayIp: peer, PeeringIpv6SubnetMask: prefix };
  }
});

describe('editing a VBR', () => {
  it('a change of one attribute needs no other, so that a person is not asked for what stays', () => {
    assert.deepEqual(troubled(modifyVirtualBorderRouterAttribute, { ...edit, Name: 'test' }), []);
    assert.deepEqual(troubled(modifyVirtualBorderRouterAttribute, { ...edit, PeerGatewayIp: '10.0.0.2' }), []);
  });

  it('a name with periods that an older document allowed can be kept (002 5.5)', () => {
    const renamed = { ...edit, Name: 'vbr.hz' };
    assert.deepEqual(check(modifyVirtualBorderRouterAttribute, renamed, { current: { Name: 'vbr.hz' } }), []);
    assert.deepEqual(troubled(modifyVirtualBorderRouterAttribute, renamed), ['Name']);
  });

  for (const [parameter, low, high] of [
    ['MinTxInterval', 200, 1000],
    ['MinRxInterval', 200, 1000],
    ['DetectMultiplier', 3, 10],
  ] as const) {
    it(`${parameter} ends at ${String(low)} and ${String(high)}, so that BFD does not flap or sleep (003 6.4)`, () => {
      const said = (value: number): string[] =>
        troubled(modifyVirtualBorderRouterAttribute, { ...edit, [parameter]: String(value) });
      assert.deepEqual(said(low), []);
      assert.deepEqual(said(high), []);
      assert.deepEqual(said(low - 1), [parameter]);
      assert.deepEqual(said(high + 1), [parameter]);
    });
  }

  it('further connections are a JSON list that names each of them (003 6.4)', () => {
    const sample =
      '[{"CircuitCode":"longtel001","LocalGatewayIp":"192.168.0.17","PeerGatewayIp":"192.168.0.18","PeeringSubnetMask":"255.255.255.252","PhysicalConnectionId":"pc-kojok19"}]';
    const said = (value: string): string[] =>
      troubled(modifyVirtualBorderRouterAttribute, { ...edit, AssociatedPhysicalConnections: value });
    assert.deepEqual(said(sample), []);
    for (const bad of [
      'pc-kojok19',
      '[]',
      '{}',
      '[{"CircuitCode":"x"}]',
      '[{"PhysicalConnectionId":""}]',
      '[null]',
      '[',
    ]) {
      assert.deepEqual(said(bad), ['AssociatedPhysicalConnections'], bad);
    }
  });

  it('sends IPv6 again although it did not change, so that an edit of the name does not cut IPv6 (traps 48)', () => {
    assert.equal(modifyVirtualBorderRouterAttribute.parameters.EnableIpv6.resetsWhenOmitted, true);
  });

  it('an unconfirmed VBR can be edited, which is how the other account takes it over', () => {
    assert.ok(allowedIn(modifyVirtualBorderRouterAttribute, 'unconfirmed'));
    assert.ok(!allowedIn(modifyVirtualBorderRouterAttribute, 'deleting'));
  });
});

describe('the life of a VBR', () => {
  const table: readonly (readonly [string, readonly Operation[]])[] = [
    ['unconfirmed', [deleteVirtualBorderRouter]],
    ['active', [terminateVirtualBorderRouter, deleteVirtualBorderRouter]],
    ['terminating', []],
    ['terminated', [recoverVirtualBorderRouter, deleteVirtualBorderRouter]],
    ['recovering', []],
    ['deleting', []],
  ];
  for (const [state, allowed] of table) {
    it(`in ${state} exactly ${allowed.map((one) => one.label).join(', ') || 'nothing'} is offered (003 6.6, 6.9, 6.10)`, () => {
      const offered = [terminateVirtualBorderRouter, recoverVirtualBorderRouter, deleteVirtualBorderRouter].filter(
        (one) => allowedIn(one, state),
      );
      assert.deepEqual(
        offered.map((one) => one.name),
        allowed.map((one) => one.name),
      );
    });
  }

  it('waits for the documented end within the five minutes that Terraform gives it (wire-facts 3.4)', () => {
    assert.deepEqual(waits(terminateVirtualBorderRouter), ['terminating', 'terminated', 300]);
    assert.deepEqual(waits(recoverVirtualBorderRouter), ['recovering', 'active', 300]);
    assert.deepEqual(waits(deleteVirtualBorderRouter), ['deleting', 'gone', 300]);
  });

  function waits(operation: Operation): unknown[] {
    return [operation.states?.via, ...(operation.states?.to ?? []), operation.states?.deadline];
  }

  it('terminating, deleting and taking a connection off ask for the name first (traps 87)', () => {
    const asking = catalogue.changesOf('virtualBorderRouter').filter((operation) => operation.destructive);
    assert.deepEqual(asking.map((operation) => operation.name).sort(), [
      'DeleteVirtualBorderRouter',
      'TerminateVirtualBorderRouter',
      'UnassociatePhysicalConnectionFromVirtualBorderRouter',
    ]);
  });

  it('an "Active" of the other list is the same state, so that it is not shown as unknown (traps 59)', () => {
    for (const spelling of ['active', 'Active', 'ACTIVE']) {
      assert.equal(stateOf(virtualBorderRouter, spelling), 'active');
    }
    assert.equal(stateOf(virtualBorderRouter, 'upgrading'), undefined);
    assert.equal(virtualBorderRouter.states.active.label, 'Active');
  });

  it('the tree tells VBRs of one port apart by VLAN and gateways', () => {
    const glance = virtualBorderRouter.glance.join(' ');
    for (const field of ['{VlanId}', '{LocalGatewayIp}', '{PeerGatewayIp}']) assert.ok(glance.includes(field), field);
  });

  it('filter keys keep their lower case, or the filter is refused (traps 9)', () => {
    const keys = describeVirtualBorderRouters.parameters['Filter.N.Key'].values.map((choice) => choice.value);
    assert.deepEqual(keys, ['PhysicalConnectionId', 'VbrId', 'Status', 'Name', 'AccessPointId', 'eccId', 'type']);
  });
});

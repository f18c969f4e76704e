import assert from 'node:assert/strict';
import { check } from '../../../src/catalog/check';
import type { Values } from '../../../src/catalog/problem';
import { rules } from '../../../src/catalog/rules';
import { ipv4Link, ipv6Link, otherAccountSetsItsOwnLink } from '../../../src/catalog/rules/link';
import { createVirtualBorderRouter } from '../../../src/catalog/virtualBorderRouter/create';

const own: Values = {
  PhysicalConnectionId: 'pc-1',
  VlanId: '10',
  LocalGatewayIp: '192.168.0.17',
  PeerGatewayIp: '192.168.0.18',
  PeeringSubnetMask: '255.255.255.252',
};

function troubled(values: Values): string[] {
  return check(createVirtualBorderRouter, values).map((problem) => problem.parameter);
}

describe('the link of a VBR', () => {
  it('both usable addresses of a /30 make a link; its network and broadcast address do not', () => {
    const link = (local: string, peer: string) =>
      ipv4Link({ LocalGatewayIp: local, PeerGatewayIp: peer, PeeringSubnetMask: '255.255.255.252' });
    assert.deepEqual(link('192.168.0.17', '192.168.0.18'), []);
    assert.deepEqual(
      link('192.168.0.16', '192.168.0.17').map((problem) => problem.parameter),
      ['LocalGatewayIp'],
    );
    assert.deepEqual(
      link('192.168.0.17', '192.168.0.19').map((problem) => problem.parameter),
      ['PeerGatewayIp'],
    );
    assert.deepEqual(
      link('192.168.0.18', '192.168.0.21').map((problem) => problem.parameter),
      ['PeerGatewayIp'],
    );
  });

  it('IPv6 gateways lie in the very prefix that is given and not only in one of its length (traps 45)', () => {
    const link = (local: string, peer: string, prefix: string) =>
      ipv6Link({ LocalIpv6GatewayIp: local, PeerIpv6GatewayIp: peer, PeeringIpv6SubnetMask: prefix });
    assert.deepEqual(link('2408:4004:cc:400::1', '2408:4004:cc:400::2', '2408:4004:cc:400::/56'), []);
    assert.equal(link('2001:db8::1', '2001:db8::2', '2408:4004:cc:400::/56').length, 2);
    assert.equal(link('2408:4004:cc:400::', '2408:4004:cc:400::1', '2408:4004:cc:400::/56')[0]?.severity, 'warning');
    assert.deepEqual(link('2001:db8::', '2001:db8::1', '2001:db8::/127'), []);
  });

  it('a VBR of the own account needs VLAN and IPv4 link (003 6.1)', () => {
    assert.deepEqual(troubled(own), []);
    for (const parameter of [
      'PhysicalConnectionId',
      'VlanId',
      'LocalGatewayIp',
      'PeerGatewayIp',
      'PeeringSubnetMask',
    ]) {
      assert.deepEqual(troubled({ ...own, [parameter]: '' }), [parameter]);
    }
  });

  it('a VBR for another account leaves link and name to that account, as the service insists (002 5.1)', () => {
    const other: Values = { PhysicalConnectionId: 'pc-1', VlanId: '10', VbrOwnerId: '253460731706911258' };
    assert.deepEqual(troubled(other), []);
    assert.deepEqual(
      otherAccountSetsItsOwnLink({ ...own, ...other, Name: 'vbr' })
        .map((problem) => problem.parameter)
        .sort(),
      ['LocalGatewayIp', 'Name', 'PeerGatewayIp', 'PeeringSubnetMask'],
    );
    assert.deepEqual(otherAccountSetsItsOwnLink(own), []);
  });

  it('IPv6 on the link needs all three of its values', () => {
    assert.deepEqual(troubled({ ...own, EnableIpv6: 'true' }).sort(), [
      'LocalIpv6GatewayIp',
      'PeerIpv6GatewayIp',
      'PeeringIpv6SubnetMask',
    ]);
  });

  it('further connections are a JSON list of objects that name them (003 6.4)', () => {
    assert.equal(rules.associatedPhysicalConnections('[{"PhysicalConnectionId":"pc-1","CircuitCode":"x"}]'), undefined);
    for (const bad of ['pc-1', '[]', '{}', '[{"CircuitCode":"x"}]', '[{"PhysicalConnectionId":""}]', '[1]', '[{']) {
      assert.notEqual(rules.associatedPhysicalConnections(bad), undefined, bad);
    }
  });
});

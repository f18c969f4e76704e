import assert from 'node:assert/strict';
import { check } from '../../../src/catalog/check';
import { referencesOf } from '../../../src/catalog/parameter';
import type { Values } from '../../../src/catalog/problem';
import {
  associatePhysicalConnectionToVirtualBorderRouter as associate,
  unassociatePhysicalConnectionFromVirtualBorderRouter as unassociate,
} from '../../../src/catalog/virtualBorderRouter/association';
import { updateVirtualBorderBandwidth } from '../../../src/catalog/virtualBorderRouter/bandwidth';
import { describeVirtualBorderRouters } from '../../../src/catalog/virtualBorderRouter/describe';
import { describeVirtualBorderRoutersForPhysicalConnection as ofConnection } from '../../../src/catalog/virtualBorderRouter/describeForPhysicalConnection';

/** The request of 003 6.7 with digits where the document masks them. */
const further: Values = {
  VbrId: 'vbr-bp186tnz6rijyhj',
  PhysicalConnectionId: 'pc-bp1qrb3044eqixog',
  VlanId: '123',
  CircuitCode: 'longtel001',
  LocalGatewayIp: '192.168.1.1',
  PeerGatewayIp: '192.168.1.2',
  PeeringSubnetMask: '255.255.255.0',
  EnableIpv6: 'false',
};

function troubled(values: Values): string[] {
  return check(associate, values).map(({ parameter, severity }) => (severity === 'error' ? '' : '~') + parameter);
}

describe('associating a physical connection with a VBR', () => {
  it('the documented request passes', () => {
    assert.deepEqual(troubled(further), []);
  });

  it('the VLAN travels as text and still ends at 0 and 2999 (traps 40)', () => {
    assert.equal(associate.parameters.VlanId.type, 'string');
    assert.deepEqual(troubled({ ...further, VlanId: '2999' }), []);
    assert.deepEqual(troubled({ ...further, VlanId: '0' }), ['~VlanId']);
    for (const VlanId of ['3000', '-1', 'ten', ''])
      assert.deepEqual(troubled({ ...further, VlanId }), ['VlanId'], VlanId);
  });

  it('the three IPv4 values come together or not at all, or the service misses each one (003 6.7, traps 72)', () => {
    assert.deepEqual(troubled({ ...further, PeerGatewayIp: '' }), ['PeerGatewayIp']);
    assert.deepEqual(troubled({ ...further, PeerGatewayIp: '', PeeringSubnetMask: '' }), [
      'PeerGatewayIp',
      'PeeringSubnetMask',
    ]);
    const none = { LocalGatewayIp: '', PeerGatewayIp: '', PeeringSubnetMask: '' };
    assert.deepEqual(troubled({ ...further, ...none }), []);
  });

  it('both gateways lie in one subnet (003 6.7)', () => {
    assert.deepEqual(troubled({ ...further, PeerGatewayIp: '192.168.2.2' }), ['PeerGatewayIp']);
  });

  it('IPv6 needs its three values once it is on, although the switch is a text here (traps 38)', () => {
    assert.equal(associate.parameters.EnableIpv6.type, 'string');
    assert.deepEqual(troubled({ ...further, EnableIpv6: 'true' }).sort(), [
      'LocalIpv6GatewayIp',
      'PeerIpv6GatewayIp',
      'PeeringIpv6SubnetMask',
    ]);
  });

  it('the picker offers enabled connections only, and for taking one off those that the VBR has', () => {
    assert.deepEqual(referencesOf(associate.parameters.PhysicalConnectionId)[0]?.states, ['Enabled']);
    assert.equal(
      referencesOf(unassociate.parameters.PhysicalConnectionId)[0]?.listedIn,
      'AssociatedPhysicalConnections',
    );
  });

  it('taking one off carries a token, which the documents describe as a circuit code (traps 14)', () => {
    assert.equal(unassociate.idempotency, 'ClientToken');
    assert.equal(unassociate.parameters.ClientToken.provided, true);
    assert.ok(unassociate.destructive);
  });
});

describe('the bandwidth of a VBR', () => {
  it('is changed under the operation’s own name for the VBR (traps 11)', () => {
    assert.deepEqual(updateVirtualBorderBandwidth.subject, { VirtualBorderRouterId: 'VbrId' });
  });

  it('may be any number of Mbps, the 2 of the sample included (003 6.5), but not none', () => {
    const said = (Bandwidth: string): string[] =>
      check(updateVirtualBorderBandwidth, { VirtualBorderRouterId: 'vbr-1', Bandwidth }).map(
        (problem) => problem.parameter,
      );
    assert.deepEqual(said('2'), []);
    for (const bad of ['', '0', '1.5']) assert.deepEqual(said(bad), ['Bandwidth'], bad);
  });

  it('costs money, and that is said (traps 85)', () => {
    assert.ok(updateVirtualBorderBandwidth.costs.length > 0);
  });
});

describe('the two lists of VBRs', () => {
  it('tell different things: name and route table here, owner and business status there (traps 34)', () => {
    const here = describeVirtualBorderRouters.response.VirtualBorderRouterSet.of;
    const there = ofConnection.response.VirtualBorderRouterForPhysicalConnectionSet.of;
    for (const field of ['Name', 'RouteTableId']) assert.ok(field in here && !(field in there), field);
    for (const field of ['VbrOwnerUid', 'BandwidthStatus', 'PConnVbrBussinessStatus']) {
      assert.ok(field in there && !(field in here), field);
    }
  });

  it('not found comes as 400 for a wrong ID and as 404 for a connection of another account (traps 67)', () => {
    assert.deepEqual(
      ofConnection.errors.map(({ http, code }) => `${http} ${code}`),
      ['400 InvalidPhysicalConnectionId.NotFound', '404 InvalidPhysicalConnectionId.NotFound'],
    );
  });
});

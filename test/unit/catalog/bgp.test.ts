import assert from 'node:assert/strict';
import { allowedIn } from '../../../src/catalog/catalogue';
import { check, holds } from '../../../src/catalog/check';
import { catalogue } from '../../../src/catalog/index';
import { createBgpGroup } from '../../../src/catalog/bgpGroup/create';
import { bgpGroupRow } from '../../../src/catalog/bgpGroup/fields';
import { bgpGroup } from '../../../src/catalog/bgpGroup/kind';
import { deleteBgpGroup } from '../../../src/catalog/bgpGroup/lifecycle';
import { modifyBgpGroupAttribute } from '../../../src/catalog/bgpGroup/modify';
import { addBgpNetwork } from '../../../src/catalog/bgpNetwork/create';
import { bgpNetwork } from '../../../src/catalog/bgpNetwork/kind';
import { deleteBgpNetwork } from '../../../src/catalog/bgpNetwork/lifecycle';
import { createBgpPeer } from '../../../src/catalog/bgpPeer/create';
import { bgpPeerRow } from '../../../src/catalog/bgpPeer/fields';
import { bgpPeer } from '../../../src/catalog/bgpPeer/kind';
import { deleteBgpPeer } from '../../../src/catalog/bgpPeer/lifecycle';
import { modifyBgpPeerAttribute } from '../../../src/catalog/bgpPeer/modify';
import { stateOf } from '../../../src/catalog/kind';
import type { Operation } from '../../../src/catalog/operation';
import type { Values } from '../../../src/catalog/problem';
import { rules } from '../../../src/catalog/rules';

function troubled(operation: Operation, values: Values): string[] {
  return check(operation, values).map((problem) => problem.parameter);
}

describe('AS numbers', () => {
  it('a peer has any two- or four-byte AS number but that of Alibaba Cloud (003 7.1)', () => {
    for (const good of ['1', '1111', '45103', '45105', '65515', '65536', '4294967295']) {
      assert.equal(rules.peerAsn(good), undefined, good);
    }
    for (const bad of ['45104', '0', '-1', '4294967296', '1.10', 'AS65001', '', '065001']) {
      assert.notEqual(rules.peerAsn(bad), undefined, bad);
    }
  });

  it('the side of Alibaba Cloud has 45104 or a private AS number that is not reserved (wire-facts 5)', () => {
    for (const good of ['45104', '64512', '65024', '65026', '65534', '4200000000', '4294967294']) {
      assert.equal(rules.localAsn(good), undefined, good);
    }
    for (const bad of ['45103', '64511', '65025', '65535', '4199999999', '4294967295', '0', 'x']) {
      assert.notEqual(rules.localAsn(bad), undefined, bad);
    }
  });
});

describe('BGP groups', () => {
  const group: Values = { RouterId: 'vbr-bp1ctxy813985gkuk', PeerAsn: '1111', Name: 'test', Description: 'BGP' };

  it('the documented request passes, and VBR and peer ASN cannot be left out (003 7.1)', () => {
    assert.deepEqual(
      troubled(createBgpGroup, { ...group, AuthKey: '!PWZ2wsq', IsFakeAsn: 'true', IpVersion: 'IPv4' }),
      [],
    );
    assert.deepEqual(troubled(createBgpGroup, {}), ['RouterId', 'PeerAsn']);
  });

  it('the ASN of Alibaba Cloud as peer is caught before the service refuses it (003 7.1)', () => {
    assert.deepEqual(troubled(createBgpGroup, { ...group, PeerAsn: '45104' }), ['PeerAsn']);
    assert.deepEqual(troubled(modifyBgpGroupAttribute, { BgpGroupId: 'bgpg-1', PeerAsn: '45104' }), ['PeerAsn']);
  });

  it('names may have periods, as both documents say (002 6.2, 003 7.1)', () => {
    assert.deepEqual(troubled(createBgpGroup, { ...group, Name: 'idc.hz_1-a' }), []);
    assert.deepEqual(troubled(createBgpGroup, { ...group, Name: '专线.1' }), []);
    assert.deepEqual(troubled(createBgpGroup, { ...group, Name: '1group' }), ['Name']);
    assert.deepEqual(troubled(createBgpGroup, { ...group, Name: 'a' }), ['Name']);
    assert.deepEqual(troubled(createBgpGroup, { ...group, Name: 'a'.repeat(129) }), ['Name']);
  });

  it('only the spelling IPv4 and IPv6 is sent (traps 44)', () => {
    assert.deepEqual(troubled(createBgpGroup, { ...group, IpVersion: 'IPv6' }), []);
    assert.deepEqual(troubled(createBgpGroup, { ...group, IpVersion: 'ipv4' }), ['IpVersion']);
  });

  it('an edit sends the fake ASN flag of the row again, or the session breaks during a migration (traps 48, 10)', () => {
    const { IsFakeAsn } = modifyBgpGroupAttribute.parameters;
    assert.equal(IsFakeAsn.resetsWhenOmitted, true);
    assert.equal(IsFakeAsn.current, 'IsFake');
  });

  it('a key is not set and cleared in one request', () => {
    const both = { BgpGroupId: 'bgpg-1', AuthKey: 'x', ClearAuthKey: 'true' };
    assert.deepEqual(troubled(modifyBgpGroupAttribute, both), ['ClearAuthKey']);
    assert.deepEqual(troubled(modifyBgpGroupAttribute, { ...both, ClearAuthKey: 'false' }), []);
    assert.deepEqual(troubled(modifyBgpGroupAttribute, { ...both, AuthKey: '' }), []);
  });

  it('the authentication key is secret everywhere and never filled into a form (traps 86)', () => {
    assert.equal(bgpGroupRow.AuthKey.secret, true);
    assert.equal(bgpPeerRow.AuthKey.secret, true);
    assert.equal(createBgpGroup.parameters.AuthKey.secret, true);
    assert.equal(modifyBgpGroupAttribute.parameters.AuthKey.secret, true);
    assert.equal(modifyBgpGroupAttribute.parameters.AuthKey.current, null);
  });

  it('"active" and "Available" of the samples both count as working (traps 62)', () => {
    assert.equal(stateOf(bgpGroup, 'active'), 'Active');
    assert.equal(stateOf(bgpGroup, 'Available'), 'Available');
    for (const state of ['Active', 'Available']) assert.ok(allowedIn(deleteBgpGroup, state));
    assert.ok(!allowedIn(deleteBgpGroup, 'Pending'));
  });
});

describe('BGP peers', () => {
  const peer: Values = { BgpGroupId: 'bgpg-wz9f62v4fbg', PeerIpAddress: '116.62.0.1' };
  const known: Values = { BgpPeerId: 'bgp-m5eoyp2mwegk8ce9v' };

  it('the documented request passes, and only the group is always required (001)', () => {
    assert.deepEqual(troubled(createBgpPeer, { ...peer, EnableBfd: 'true', IpVersion: 'IPv4', BfdMultiHop: '3' }), []);
    assert.deepEqual(troubled(createBgpPeer, { BgpGroupId: 'bgpg-1' }), []);
    assert.deepEqual(troubled(createBgpPeer, {}), ['BgpGroupId']);
  });

  for (const [operation, values] of [
    [createBgpPeer, peer],
    [modifyBgpPeerAttribute, known],
  ] as const) {
    it(`${operation.name}: BFD needs its hop count, 1 to 255, and no hop count without BFD (001, 003 7.7)`, () => {
      assert.deepEqual(troubled(operation, { ...values, EnableBfd: 'true' }), ['BfdMultiHop']);
      assert.deepEqual(troubled(operation, { ...values, EnableBfd: 'false' }), []);
      for (const [hops, expected] of Object.entries({ 0: ['BfdMultiHop'], 1: [], 255: [], 256: ['BfdMultiHop'] })) {
        assert.deepEqual(troubled(operation, { ...values, EnableBfd: 'true', BfdMultiHop: hops }), expected, hops);
      }
      assert.ok(holds(operation.parameters.BfdMultiHop.shownWhen, { EnableBfd: 'true' }));
      assert.ok(!holds(operation.parameters.BfdMultiHop.shownWhen, { EnableBfd: 'false' }));
    });
  }

  it('an edit sends BFD and its hop count again, or BFD is switched off by an edit of the address (traps 48)', () => {
    assert.equal(modifyBgpPeerAttribute.parameters.EnableBfd.resetsWhenOmitted, true);
    assert.equal(modifyBgpPeerAttribute.parameters.BfdMultiHop.resetsWhenOmitted, true);
  });

  it('an address of the other IP version is caught; IPv4 is meant unless told (001)', () => {
    const said = (PeerIpAddress: string, IpVersion: string): string[] =>
      troubled(createBgpPeer, { ...peer, PeerIpAddress, IpVersion });
    assert.deepEqual(said('2001:db8::2', 'IPv6'), []);
    assert.deepEqual(said('10.0.0.2', 'IPv4'), []);
    assert.deepEqual(said('10.0.0.2', ''), []);
    assert.deepEqual(said('2001:db8::2', ''), ['PeerIpAddress']);
    assert.deepEqual(said('2001:db8::2', 'IPv4'), ['PeerIpAddress']);
    assert.deepEqual(said('10.0.0.2', 'IPv6'), ['PeerIpAddress']);
    assert.deepEqual(said('10.0.0', 'IPv6'), ['PeerIpAddress']);
  });

  it('the tree shows whom the peer talks to and whether the session is up (traps 62)', () => {
    const glance = bgpPeer.glance.join(' ');
    for (const field of ['{Name}', '{PeerAsn}', '{BgpStatus}']) assert.ok(glance.includes(field), field);
    assert.equal(bgpPeer.nameField, 'PeerIpAddress');
    assert.equal(bgpPeer.stateField, 'Status');
    assert.equal(bgpPeerRow.BgpStatus.label, 'BGP session');
  });

  it('are listed for one group only when they hang below it', () => {
    assert.deepEqual(bgpPeer.parents, [{ kind: 'bgpGroup', field: 'BgpGroupId', by: { parameter: 'BgpGroupId' } }]);
  });

  it('knows the newest errors, by which the service tells what is wrong with an address or with BFD (001)', () => {
    const codes = createBgpPeer.errors.map((error) => error.code);
    for (const code of [
      'BgpPeer.Already.Exists',
      'InvalidParams.PeerIpAddressMustPointOut',
      'QuotaExceeded.BfdSession',
      'OperationUnsupported.IPV6ForThisRegion',
      'IllegalParam.PeeringIpv6SubnetMask',
    ]) {
      assert.ok(codes.includes(code), code);
    }
  });
});

describe('BGP networks', () => {
  const network: Values = { RouterId: 'vbr-1', DstCidrBlock: '10.110.192.12/32' };

  it('the documented request passes; VBR and block cannot be left out (003 7.9)', () => {
    assert.deepEqual(troubled(addBgpNetwork, { ...network, VpcId: 'vpc-bp1qpo0kug3a2' }), []);
    assert.deepEqual(troubled(addBgpNetwork, {}), ['RouterId', 'DstCidrBlock']);
  });

  it('a block with host bits is not advertised', () => {
    assert.deepEqual(troubled(addBgpNetwork, { ...network, DstCidrBlock: '10.1.1.1/24' }), ['DstCidrBlock']);
  });

  it('a block can be withdrawn however the service spells it', () => {
    assert.deepEqual(troubled(deleteBgpNetwork, { ...network, DstCidrBlock: '10.1.1.1/24' }), []);
  });

  it('is told apart by VBR and block and listed per VBR, as its rows may lack the VBR (traps 29)', () => {
    assert.deepEqual(bgpNetwork.identity, ['RouterId', 'DstCidrBlock']);
    assert.equal(bgpNetwork.inRegionTree, false);
    assert.deepEqual(deleteBgpNetwork.subject, { RouterId: 'RouterId', DstCidrBlock: 'DstCidrBlock' });
  });

  it('ends the wait with the state of the sample and with that of Terraform (wire-facts 3.5)', () => {
    for (const spelling of ['Enabled', 'Available']) {
      const state = stateOf(bgpNetwork, spelling);
      assert.ok(
        addBgpNetwork.states.to.some((end) => end === state),
        spelling,
      );
    }
  });
});

describe('BGP as a whole', () => {
  it('every deletion asks for the name first (traps 87)', () => {
    for (const operation of [deleteBgpGroup, deleteBgpPeer, deleteBgpNetwork])
      assert.equal(operation.destructive, true);
  });

  it('bad descriptions are recognised in both spellings (traps 66)', () => {
    const spelled = (operation: Operation): string[] =>
      operation.errors.map((error) => error.code).filter((code) => /^InvalidBgpD.scription/.test(code));
    assert.deepEqual(spelled(createBgpGroup), ['InvalidBgpDescription.Malformed']);
    for (const operation of [
      modifyBgpGroupAttribute,
      deleteBgpGroup,
      createBgpPeer,
      deleteBgpPeer,
      addBgpNetwork,
      deleteBgpNetwork,
    ]) {
      assert.deepEqual(spelled(operation), ['InvalidBgpDiscription.Malformed'], operation.name);
    }
  });

  it('BGP groups and networks are created from their VBR, peers from their group, so that nobody has to copy IDs', () => {
    const fromVbr = catalogue.createdUnder('virtualBorderRouter').map((one) => one.name);
    for (const name of ['AddBgpNetwork', 'CreateBgpGroup']) assert.ok(fromVbr.includes(name), name);
    assert.deepEqual(
      catalogue.createdUnder('bgpGroup').map((one) => one.name),
      ['CreateBgpPeer'],
    );
  });
});

import assert from 'node:assert/strict';
import { check } from '../../../src/catalog/check';
import { createBgpPeer } from '../../../src/catalog/bgpPeer/create';
import { rules } from '../../../src/catalog/rules';
import { authenticationKeySetOrCleared, peerAddressHasIpVersion } from '../../../src/catalog/rules/bgp';

describe('BGP rules', () => {
  it('the peer ASN is a 2- or 4-byte one and not that of Alibaba Cloud, or the session never comes up (003 7.1)', () => {
    for (const good of ['1', '65535', '65536', '4294967295', '45103', '45105']) {
      assert.equal(rules.peerAsn(good), undefined, good);
    }
    for (const bad of ['0', '45104', '4294967296', '-1', '1.10', 'AS65000', '']) {
      assert.notEqual(rules.peerAsn(bad), undefined, bad);
    }
  });

  it('the local ASN is 45104 or a private one without the reserved 65025', () => {
    for (const good of ['45104', '64512', '65534', '65024', '65026', '4200000000', '4294967294']) {
      assert.equal(rules.localAsn(good), undefined, good);
    }
    for (const bad of ['64511', '65535', '65025', '4199999999', '4294967295', '1', '']) {
      assert.notEqual(rules.localAsn(bad), undefined, bad);
    }
  });

  it('a peer address of the other IP version is caught before the peer is created (001)', () => {
    assert.deepEqual(peerAddressHasIpVersion({ PeerIpAddress: '10.0.0.1' }), []);
    assert.deepEqual(peerAddressHasIpVersion({ PeerIpAddress: '2001:db8::1', IpVersion: 'IPv6' }), []);
    assert.equal(peerAddressHasIpVersion({ PeerIpAddress: '2001:db8::1' }).length, 1);
    assert.equal(peerAddressHasIpVersion({ PeerIpAddress: '10.0.0.1', IpVersion: 'IPv6' }).length, 1);
    assert.deepEqual(peerAddressHasIpVersion({ PeerIpAddress: '10.0', IpVersion: 'IPv6' }), []);
  });

  it('a key is not set and cleared in one change', () => {
    assert.equal(authenticationKeySetOrCleared({ AuthKey: 'x', ClearAuthKey: 'true' }).length, 1);
    assert.deepEqual(authenticationKeySetOrCleared({ AuthKey: 'x', ClearAuthKey: 'false' }), []);
    assert.deepEqual(authenticationKeySetOrCleared({ ClearAuthKey: 'true' }), []);
  });

  it('BFD needs its hops, 1 to 255, as soon as it is switched on (001, 003 7.5)', () => {
    const peer = { BgpGroupId: 'bgpg-1', PeerIpAddress: '10.0.0.1', EnableBfd: 'true' };
    const troubled = (hops: string) =>
      check(createBgpPeer, { ...peer, BfdMultiHop: hops }).map((found) => found.parameter);
    for (const bad of ['', '0', '256']) assert.deepEqual(troubled(bad), ['BfdMultiHop'], bad);
    for (const good of ['1', '255']) assert.deepEqual(troubled(good), [], good);
    assert.deepEqual(check(createBgpPeer, { ...peer, EnableBfd: 'false' }), []);
  });
});

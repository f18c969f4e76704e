import assert from 'node:assert/strict';
import { VirtualClock } from '../../../src/sandbox/clock';
import { showcaseEstate } from '../../../src/sandbox/estates/showcase';
import { prefixOfMask, sameSubnet } from '../../../src/sandbox/rules/addresses';
import { playTransition } from '../../../src/sandbox/rules/transitions';
import { vpcs } from '../../../src/sandbox/vpcs';
import { World } from '../../../src/sandbox/world';

const now = Date.UTC(2024, 5, 1);
const estate = showcaseEstate(now);
const distinct = (values: readonly string[]) => [...new Set(values)].sort();

describe('showcase estate', () => {
  it('has lines, VBRs and BGP peers in every state, so that each can be looked at', () => {
    // traps section 10
    assert.deepEqual(
      distinct(estate.physicalConnections.map(({ status }) => status)),
      distinct(
        ['Initial', 'Approved', 'Allocating', 'Allocated', 'Confirmed', 'Enabled', 'Rejected', 'Canceled'].concat(
          'Allocation Failed',
          'Terminating',
          'Terminated',
        ),
      ),
    );
    const routers = ['unconfirmed', 'active', 'terminating', 'terminated', 'recovering', 'deleting'];
    assert.deepEqual(distinct(estate.virtualBorderRouters.map(({ status }) => status)), distinct(routers));
    const bgp = ['Pending', 'Available', 'Modifying', 'Deleting'];
    assert.deepEqual(distinct(estate.bgpPeers.map(({ status }) => status)), distinct(bgp));
    assert.deepEqual(distinct(estate.bgpGroups.map(({ status }) => status)), distinct(bgp));
    const sessions = ['', 'creating', 'modifying', 'deleting', 'Connect', 'Established', 'Idle', 'Active', 'Down'];
    assert.deepEqual(distinct(estate.bgpPeers.map(({ session }) => session)), distinct(sessions));
  });

  it('has hosted connections in every state of their acceptance and in those that can be acted on', () => {
    const hosted = estate.physicalConnections.filter(({ hosting }) => hosting !== null);
    const states = new Set(hosted.map(({ status, hosting }) => `${status}/${hosting?.vpconnStatus ?? ''}`));
    for (const state of [
      'Allocated/UnConfirmed',
      'Confirmed/Confirmed',
      'Enabled/Confirmed',
      'Terminated/Confirmed',
      'Terminated/Deleted',
    ]) {
      assert.ok(states.has(state), state);
    }
  });

  it('has router interfaces and VPC peering connections in every state as well', () => {
    const interfaces = ['Idle', 'AcceptingConnecting', 'Connecting', 'Activating', 'Active', 'Modifying'].concat(
      'Deactivating',
      'Inactive',
      'Deleting',
    );
    assert.deepEqual(distinct(estate.routerInterfaces.map(({ status }) => status)), distinct(interfaces));
    const peerings = ['Creating', 'Accepting', 'Updating', 'Rejected', 'Expired', 'Activated', 'Deleting'];
    assert.deepEqual(distinct(estate.vpcPeeringConnections.map(({ status }) => status)), distinct(peerings));
  });

  it('has pairs of router interfaces that name each other, on routers that exist, one connected pair each', () => {
    const interfaces = new Map(estate.routerInterfaces.map((row) => [row.id, row]));
    const routers = new Map(estate.virtualBorderRouters.map((row) => [row.id, row.owner]));
    for (const { routerId, owner } of vpcs) routers.set(routerId, owner);
    const connected: string[] = [];
    for (const row of interfaces.values()) {
      assert.equal(routers.get(row.routerId), row.owner, row.name);
      const other = interfaces.get(row.opposite.interfaceId);
      if (other === undefined) continue;
      assert.equal(other.opposite.interfaceId, row.id, row.name);
      assert.deepEqual([row.opposite.routerId, row.opposite.owner], [other.routerId, other.owner], row.name);
      assert.notEqual(row.role, other.role, row.name);
      if (row.status !== 'Idle') connected.push(`${row.routerId} to ${other.routerId}`);
    }
    assert.equal(new Set(connected).size, connected.length);
  });

  it('is made of rows that belong together', () => {
    const lines = new Map(estate.physicalConnections.map((line) => [line.id, line]));
    const routers = new Map(estate.virtualBorderRouters.map((router) => [router.id, router]));
    const groups = new Map(estate.bgpGroups.map((group) => [group.id, group]));
    for (const router of routers.values()) assert.ok(lines.has(router.physicalConnectionId), router.name);
    for (const group of groups.values()) assert.equal(routers.get(group.routerId)?.owner, group.owner, group.name);
    for (const peer of estate.bgpPeers) assert.equal(groups.get(peer.groupId)?.owner, peer.owner, peer.address);
    for (const network of estate.bgpNetworks) assert.ok(routers.has(network.routerId), network.cidr);
    for (const { redundantId } of lines.values()) assert.ok(redundantId === '' || lines.has(redundantId));
    const ids = [...lines.keys(), ...routers.keys(), ...groups.keys(), ...estate.bgpPeers.map(({ id }) => id)];
    assert.equal(new Set(ids).size, ids.length);
    const vlans = estate.virtualBorderRouters.map((router) => `${router.physicalConnectionId}/${router.vlanId}`);
    assert.equal(new Set(vlans).size, vlans.length, 'a VLAN is used twice on one line');
  });

  it('holds to the address rules of the documents', () => {
    for (const { name, ipv4 } of estate.virtualBorderRouters) {
      if (ipv4.mask === '') continue;
      const prefix = prefixOfMask(ipv4.mask) ?? 0;
      assert.ok(prefix >= 24 && prefix <= 30 && sameSubnet(ipv4.local, ipv4.peer, prefix), name);
    }
  });

  it('keeps the main regions pleasant and has one line with 300 VBRs', () => {
    const hub = estate.physicalConnections.find(({ name }) => name === 'Wholesale-hub');
    assert.equal(estate.virtualBorderRouters.filter((row) => row.physicalConnectionId === hub?.id).length, 300);
    const elsewhere = [
      estate.physicalConnections,
      estate.virtualBorderRouters,
      estate.bgpGroups,
      estate.bgpPeers,
      estate.bgpNetworks,
    ]
      .flat()
      .filter((row) => row.region !== 'ap-southeast-1').length;
    assert.ok(elsewhere >= 60 && elsewhere <= 120, String(elsewhere));
    assert.ok(estate.virtualBorderRouters.some(({ name }) => name === '<script>alert(1)</script> **bold**'));
  });

  it('is the same every time, so that links and screenshots stay good', () => {
    assert.deepEqual(showcaseEstate(now), estate);
  });
});

describe('sandbox world', () => {
  it('goes on where it stood after it was saved and loaded', () => {
    const clock = new VirtualClock(now);
    const world = new World(showcaseEstate(now), clock, playTransition);
    const line = world.physicalConnections.all().find(({ status }) => status === 'Initial');
    assert.ok(line);
    world.schedule('physicalConnection.review', line.id, 1000);
    world.enableTraffic('someone', 'cn-chengdu');
    const saved: unknown = JSON.parse(JSON.stringify(world.snapshot()));
    assert.deepEqual(saved, world.snapshot());

    clock.advance(24 * 3600 * 1000);
    const loaded = new World(world.snapshot(), clock, playTransition);
    assert.equal(loaded.physicalConnections.get(line.id)?.status, 'Initial');
    loaded.catchUp();
    assert.equal(loaded.physicalConnections.get(line.id)?.status, 'Allocated', 'all steps that were due are made');
    assert.equal(world.physicalConnections.get(line.id)?.status, 'Initial', 'a loaded world is another world');
    assert.ok(loaded.hasTraffic('someone', 'cn-chengdu'));
  });
});

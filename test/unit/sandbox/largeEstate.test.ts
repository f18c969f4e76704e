import assert from 'node:assert/strict';
import { VirtualClock } from '../../../src/sandbox/clock';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { largeEstate, LargeEstateError } from '../../../src/sandbox/estates/large';
import { accessPoints, regions } from '../../../src/sandbox/geography';
import { startSandbox } from '../../../src/sandbox/index';
import type { WorldState } from '../../../src/sandbox/model';
import { contains, isNetwork } from '../../../src/sandbox/rules/networks';
import { prefixOfMask, sameSubnet } from '../../../src/sandbox/rules/addresses';
import { vpcTableId } from '../../../src/sandbox/vpcs';

const now = Date.UTC(2024, 5, 1);

function kinds(state: WorldState) {
  const hosted = state.physicalConnections.filter(({ hosting }) => hosting !== null);
  return {
    dedicatedConnections: state.physicalConnections.filter(({ hosting }) => hosting === null),
    hostedConnections: hosted,
    lettersOfAuthorization: state.lettersOfAuthorization,
    lineOrders: state.lineOrders,
    virtualBorderRouters: state.virtualBorderRouters,
    bgpGroups: state.bgpGroups,
    bgpPeers: state.bgpPeers,
    bgpNetworks: state.bgpNetworks,
    routeEntries: state.routeEntries,
    routerInterfaces: state.routerInterfaces,
    vbrHaGroups: state.vbrHaGroups,
    vpcPeeringConnections: state.vpcPeeringConnections,
  };
}

const size = (state: WorldState) => Object.values(kinds(state)).reduce((sum, rows) => sum + rows.length, 0);
const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));

function most<Row>(rows: readonly Row[], key: (row: Row) => string | readonly string[]): number {
  const counts = new Map<string, number>();
  for (const one of rows.flatMap(key)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

const unique = (values: readonly string[], what: string) => {
  assert.equal(new Set(values).size, values.length, what);
};

/**
 * How many of each kind stand on one dedicated line, of which 100,000 resources have a thousand. The reasons are those for
 * which the estate is said to be like one of a carrier and its customers.
 */
function perLine(): Readonly<Record<keyof ReturnType<typeof kinds>, number>> {
  // A carrier's line is shared by a few customers, most others by nobody.
  const shared = 2.5;
  // A company separates 5 to 15 networks; lines of carriers and hubs have more.
  const routers = 14;
  const withBgp = 0.94 * routers;
  const toVpcs = 0.4 * routers;
  return {
    dedicatedConnections: 1,
    hostedConnections: shared,
    // Each line was built once, installed and occupied by an order each; a share in it is occupied only.
    lettersOfAuthorization: 1,
    lineOrders: 2 + shared,
    virtualBorderRouters: routers,
    // One VBR in seven has a second group, for IPv6 or a second customer router, which has two peers as often.
    bgpGroups: withBgp + routers / 7,
    bgpPeers: (withBgp + routers / 7) * (1 + 1 / 7),
    bgpNetworks: routers,
    // To the VPC, and one or two back; where there is no BGP, two or three for the customer's networks.
    routeEntries: toVpcs * (1 + 1.5) + (routers - withBgp) * 2.5,
    routerInterfaces: 2 * toVpcs,
    // One VBR in eight is in a group of two.
    vbrHaGroups: routers / 8 / 2,
    // A VPC takes four pairs of interfaces, and one in four is connected with another.
    vpcPeeringConnections: toVpcs / 4 / 4,
  };
}

describe('a large estate', () => {
  for (const scale of [1, 2, 37, 1000, 10_000]) {
    it(`has exactly ${scale} resources, or a load test measures something else`, () => {
      for (const seed of [0, 7, -1]) assert.equal(size(largeEstate(now, { seed, scale })), scale);
    });
  }

  it('is the same for the same seed and another for another one, or a figure cannot be measured again', () => {
    const text = (seed: number) => JSON.stringify(largeEstate(now, { seed, scale: 2000 }));
    assert.equal(text(5), text(5));
    assert.notEqual(text(5), text(6));
  });

  it('has each kind in the stated proportion, or it is fast because half of it is missing', () => {
    const scale = 50_000;
    const made = kinds(largeEstate(now, { seed: 3, scale }));
    for (const [kind, wanted] of Object.entries(perLine())) {
      const rows = Object.entries(made).find(([name]) => name === kind)?.[1] ?? assert.fail(kind);
      const found = (rows.length / scale) * 100;
      assert.ok(Math.abs(found / wanted - 1) <= 0.25, `${kind}: ${found} in a hundred, not ${wanted}`);
    }
    const all = Object.values(perLine()).reduce((sum, count) => sum + count, 0);
    assert.ok(Math.abs(all - 100) <= 5, `a hundred resources stand on a line, not ${all}`);
  });

  it('refuses a scale or seed that it cannot have by an error of its own, or a program guesses from a text', () => {
    for (const scale of [0, -1, 1.5, 100_001, Number.NaN]) {
      assert.throws(() => largeEstate(now, { seed: 1, scale }), LargeEstateError, String(scale));
    }
    for (const seed of [0.5, Number.NaN, 2 ** 60]) {
      assert.throws(() => largeEstate(now, { seed, scale: 1 }), LargeEstateError, String(seed));
    }
  });
});

describe('a sandbox that is started with a large estate', () => {
  it('has the resources of that seed and scale, or the option is ignored', async () => {
    const clock = new VirtualClock(now);
    const sandbox = await startSandbox({ estate: 'large', seed: 9, scale: 500, clock });
    try {
      const { physicalConnections, moreVpcs } = largeEstate(now, { seed: 9, scale: 500 });
      const snapshot = sandbox.snapshot();
      assert.equal(size(snapshot), 500);
      assert.deepEqual(snapshot.physicalConnections, physicalConnections);
      assert.deepEqual(snapshot.moreVpcs, moreVpcs);
    } finally {
      await sandbox.close();
    }
  });

  it('does not start with a scale that there cannot be, or a typing error costs all memory', async () => {
    await assert.rejects(startSandbox({ estate: 'large', scale: 1e9 }), LargeEstateError);
  });
});

for (const [seed, scale] of [
  [1, 300],
  [2, 3000],
  [3, 20_000],
] as const) {
  const state = largeEstate(now, { seed, scale });
  const lines = byId(state.physicalConnections);
  const routers = byId(state.virtualBorderRouters);
  const groups = byId(state.bgpGroups);
  const interfaces = byId(state.routerInterfaces);
  const vpcs = byId(state.moreVpcs ?? []);
  const vpcRouters = new Map([...vpcs.values()].map((vpc) => [vpc.routerId, vpc]));

  describe(`a large estate of ${scale} resources`, () => {
    it('has two owners, known regions and IDs of which each names one thing, or clients mix resources up', () => {
      const rows = Object.values(kinds(state)).flat();
      unique(
        rows.map(({ id }) => id),
        'an ID is used twice',
      );
      for (const row of rows) {
        assert.ok(regions.some(({ id }) => id === row.region));
        if ('owner' in row) assert.ok(row.owner === partner.id || row.owner === tenant.id);
      }
    });

    it('has lines at open access points, with room for more, or nobody can apply for another', () => {
      const dedicated = [...lines.values()].filter(({ hosting }) => hosting === null);
      for (const line of dedicated) {
        const point = accessPoints.find(({ id }) => id === line.accessPointId);
        assert.equal(point?.region, line.region);
        assert.notEqual(point.status, 'disabled');
        const redundant = line.redundantId === '' ? line : lines.get(line.redundantId);
        assert.deepEqual([redundant?.owner, redundant?.region], [line.owner, line.region]);
      }
      // traps section 9 and limits of the sandbox: 40 per access point, 5 of them not in service.
      assert.ok(most(dedicated, (line) => `${line.owner}/${line.accessPointId}`) < 40);
      const waiting = dedicated.filter(({ status }) => status !== 'Enabled');
      assert.ok(most(waiting, (line) => `${line.owner}/${line.accessPointId}`) < 5);
      unique(
        dedicated
          .filter(({ portNumber }) => portNumber !== '')
          .map((line) => `${line.accessPointId}/${line.portNumber}`),
        'two lines are in one port',
      );
    });

    it('keeps terms, orders and LOAs of lines together, or a line expires that was paid for', () => {
      const letters = new Set(state.lettersOfAuthorization.map(({ lineId }) => lineId));
      const cut = scale < 1000 ? 3 : 1;
      let missing = 0;
      for (const line of lines.values()) {
        assert.equal(line.status === 'Enabled' || line.status === 'Terminated', line.enabled !== null, line.id);
        if (line.status === 'Enabled') assert.ok((line.ends ?? 0) > now && (line.enabled ?? now) < now, line.id);
        if (line.status === 'Terminated') assert.ok((line.ends ?? now) < now, line.id);
        assert.ok(line.created < (line.enabled ?? now));
        if ((line.loaStatus !== '') !== letters.has(line.id)) missing += 1;
      }
      // The last line is cut off where the resources end.
      assert.ok(missing <= cut);
      for (const order of state.lineOrders) {
        const line = lines.get(order.lineId) ?? assert.fail(order.lineId);
        const byParent = line.hosting?.orderMode === 'PayByPhysicalConnectionOwner';
        assert.equal(order.owner, byParent ? line.hosting.parentOwner : line.owner);
        if (order.kind !== 'occupancy' || line.enabled === null) continue;
        const end = new Date(line.enabled);
        end.setUTCMonth(end.getUTCMonth() + order.months);
        assert.equal(line.ends, end.getTime(), line.id);
      }
    });

    it('shares no line out twice: VLANs and bandwidths fit, or a VBR cannot be changed', () => {
      const used: string[] = [];
      const given = new Map<string, number>();
      for (const { id, owner, region, hosting, bandwidthMbps, accessPointId } of lines.values()) {
        if (hosting === null) continue;
        const parent = lines.get(hosting.parentId) ?? assert.fail(id);
        assert.deepEqual([parent.owner, parent.region, parent.hosting], [hosting.parentOwner, region, null]);
        assert.deepEqual([parent.status, parent.accessPointId, owner], ['Enabled', accessPointId, tenant.id]);
        given.set(parent.id, (given.get(parent.id) ?? 0) + bandwidthMbps);
        used.push(`${parent.id}/${hosting.vlanId}`);
      }
      for (const [id, mbps] of given) assert.ok(mbps <= (lines.get(id)?.bandwidthMbps ?? 0), id);
      for (const router of routers.values()) {
        const line = lines.get(router.physicalConnectionId) ?? assert.fail(router.id);
        assert.deepEqual([line.status, line.region], ['Enabled', router.region]);
        assert.ok(router.vlanId >= 1 && router.vlanId <= 2999);
        assert.ok(router.created > (line.enabled ?? now) && router.created <= now);
        used.push(`${line.id}/${router.vlanId}`);
        if (line.hosting === null) continue;
        assert.deepEqual([router.vlanId, router.bandwidthMbps], [line.hosting.vlanId, line.bandwidthMbps]);
      }
      unique(used, 'a VLAN is used twice on one line');
      assert.ok(most([...routers.values()], (router) => router.physicalConnectionId) <= 400);
    });

    it('links every VBR by addresses of its own out of RFC 1918, or two customers meet', () => {
      const set = [...routers.values()].filter(({ ipv4 }) => ipv4.mask !== '');
      for (const { ipv4 } of set) {
        assert.equal(prefixOfMask(ipv4.mask), 30);
        assert.ok(sameSubnet(ipv4.local, ipv4.peer, 30) && contains('172.16.0.0/12', `${ipv4.local}/32`));
      }
      unique(
        set.flatMap(({ ipv4 }) => [ipv4.local, ipv4.peer]),
        'an address is used twice',
      );
      const wide = set.filter(({ enableIpv6 }) => enableIpv6);
      for (const { ipv6 } of wide) assert.ok(sameSubnet(ipv6.local, ipv6.peer, 64));
      unique(
        wide.map(({ ipv6 }) => ipv6.mask),
        'an IPv6 network is used twice',
      );
    });

    it('has BGP within the limits of each VBR, or the first change is refused', () => {
      for (const group of groups.values()) {
        const router = routers.get(group.routerId) ?? assert.fail(group.id);
        assert.equal(router.owner, group.owner);
        assert.ok(group.ipVersion === 'IPv4' || router.enableIpv6);
        assert.notEqual(group.peerAsn, 45104);
      }
      const routerOf = (groupId: string) => groups.get(groupId)?.routerId ?? assert.fail(groupId);
      const addresses = state.bgpPeers.map((peer) => `${routerOf(peer.groupId)}/${peer.address}`);
      unique(addresses, 'two peers have one address');
      assert.ok(most(state.bgpPeers, (peer) => routerOf(peer.groupId)) <= 8);
      assert.ok(most(state.bgpGroups, (group) => group.routerId) <= 8);
      assert.ok(most(state.bgpNetworks, (network) => network.routerId) <= 50);
      for (const peer of state.bgpPeers) {
        const router = routers.get(routerOf(peer.groupId));
        if (peer.session === 'Established') assert.equal(router?.status, 'active');
        else assert.deepEqual([peer.advertised, peer.received], [0, 0]);
        assert.equal(peer.bfd, peer.bfdMultiHop > 0);
      }
      for (const { cidr, vpcId, owner, region } of state.bgpNetworks) {
        assert.ok(isNetwork(cidr), cidr);
        assert.deepEqual([vpcs.get(vpcId)?.owner, vpcs.get(vpcId)?.region], [owner, region]);
      }
    });

    it('pairs router interfaces that name each other on routers that exist, or routes lead nowhere', () => {
      for (const row of interfaces.values()) {
        const router = row.routerType === 'VBR' ? routers.get(row.routerId) : vpcRouters.get(row.routerId);
        assert.deepEqual([router?.owner, router?.region], [row.owner, row.region]);
        const other = interfaces.get(row.opposite.interfaceId) ?? assert.fail(row.id);
        assert.equal(other.opposite.interfaceId, row.id);
        assert.equal(other.routerId, row.opposite.routerId);
        assert.notEqual(other.role, row.role);
        assert.equal(row.connected === null, row.status === 'Idle');
      }
      // Stated: five on one router (003 5.1).
      assert.ok(most([...interfaces.values()], ({ routerId }) => routerId) <= 5);
      unique(
        [...interfaces.values()].map(({ routerId, opposite }) => `${routerId}/${opposite.routerId}`),
        'two routers have two connections',
      );
    });

    it('has routes that the rules allow, by next hops of their own router, or none of them can be changed', () => {
      const tables = new Map([...routers.values()].map((router) => [router.routeTableId, router.id]));
      for (const vpc of vpcs.values()) tables.set(vpcTableId(vpc), vpc.routerId);
      const links = new Map([...routers.values()].map((router) => [router.vlanInterfaceId, router.id]));
      for (const { cidr, routeTableId, nextHops } of state.routeEntries) {
        assert.ok(isNetwork(cidr), cidr);
        const routerId = tables.get(routeTableId) ?? assert.fail(routeTableId);
        for (const { id } of nextHops) assert.equal(interfaces.get(id)?.routerId ?? links.get(id), routerId);
        const own = vpcRouters.get(routerId)?.ipv4 ?? [];
        assert.ok(!own.some((block) => contains(block, cidr) || contains(cidr, block)), cidr);
      }
      unique(
        state.routeEntries.map(({ routeTableId, cidr }) => `${routeTableId}/${cidr}`),
        'a destination is in a table twice',
      );
      // Stated: 200 custom entries in one table (003 6.14).
      assert.ok(most(state.routeEntries, ({ routeTableId }) => routeTableId) <= 200);
    });

    it('joins VBRs that can take over from each other, or an HA group is a fiction (003 6.11)', () => {
      for (const { routerId, peerRouterId } of state.vbrHaGroups) {
        const [one, other] = [routerId, peerRouterId].map((id) => routers.get(id) ?? assert.fail(id));
        assert.ok(one !== undefined && other !== undefined);
        assert.deepEqual([one.owner, one.region, one.status], [other.owner, other.region, 'active']);
        assert.equal(one.cens[0]?.cenId, other.cens[0]?.cenId);
        const device = (id: string) => lines.get(id)?.hosting?.parentId ?? id;
        assert.notEqual(device(one.physicalConnectionId), device(other.physicalConnectionId));
        for (const { id } of [one, other]) {
          const peers = state.bgpPeers.filter((peer) => groups.get(peer.groupId)?.routerId === id);
          assert.ok(peers.length > 0 && peers.every(({ bfd }) => bfd));
        }
      }
      assert.ok(most(state.vbrHaGroups, (group) => [group.routerId, group.peerRouterId]) <= 1);
    });

    it('connects VPCs once and within the limits, or no other connection can be requested (004)', () => {
      for (const row of state.vpcPeeringConnections) {
        const [from, to] = [vpcs.get(row.vpcId), vpcs.get(row.acceptingVpcId)];
        assert.deepEqual([from?.owner, from?.region], [row.owner, row.region]);
        assert.deepEqual([to?.owner, to?.region], [row.acceptingOwner, row.acceptingRegion]);
        const planned = state.tasks.find(({ id }) => id === row.id);
        if (row.status === 'Accepting') assert.ok(planned?.at === row.expires && row.expires > now);
        else assert.equal(planned, undefined);
      }
      unique(
        state.vpcPeeringConnections.map((row) => [row.vpcId, row.acceptingVpcId].sort().join()),
        'two VPCs are connected twice',
      );
      assert.ok(most(state.vpcPeeringConnections, (row) => [row.vpcId, row.acceptingVpcId]) < 10);
      assert.ok(most(state.vpcPeeringConnections, (row) => `${row.owner}/${row.region}`) < 40);
    });

    it('is mostly in service and has some of it down, or there is nothing to find', () => {
      if (scale < 1000) return;
      const share = <Row>(rows: readonly Row[], accepts: (row: Row) => boolean) =>
        rows.filter(accepts).length / rows.length;
      const down = [
        share(state.physicalConnections, ({ status }) => status !== 'Enabled'),
        share(state.virtualBorderRouters, ({ status }) => status !== 'active'),
        share(state.bgpPeers, ({ session }) => session !== 'Established'),
        share(state.routerInterfaces, ({ status }) => status !== 'Active'),
      ];
      for (const part of down) assert.ok(part > 0 && part < 0.08, String(down));
    });
  });
}

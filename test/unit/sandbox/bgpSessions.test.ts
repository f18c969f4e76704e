import assert from 'node:assert/strict';
import { partner } from '../../../src/sandbox/demoAccounts';
import type { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { BgpPeer, PhysicalConnection, VirtualBorderRouter } from '../../../src/sandbox/model';
import { paths, Service } from './service';

const region = { RegionId: 'cn-hangzhou' };
const accessPointId = 'ap-cn-hangzhou-yh-A';
const minute = 60_000;

interface Scene {
  readonly service: Service;
  readonly line: PhysicalConnection;
  readonly router: VirtualBorderRouter;
  readonly peer: BgpPeer;
  readonly vbr: { readonly RegionId: string; readonly VbrId: string };
  readonly group: { readonly RegionId: string; readonly BgpGroupId: string };
  /** Session, received and advertised routes as the service lists them. */
  readonly session: () => readonly unknown[];
}

function scene(
  groupName = 'group',
  build: (estate: EstateBuilder, router: VirtualBorderRouter) => void = () => undefined,
): Scene {
  let made: Omit<Scene, 'service' | 'session' | 'vbr' | 'group'> | undefined;
  const service = new Service((estate) => {
    const line = estate.line({ owner: partner, name: 'line', accessPointId });
    const router = estate.router(line, { name: 'router', vlanId: 10 });
    const peer = estate.peer(estate.group(router, { name: groupName, peerAsn: 65001 }), { address: router.ipv4.peer });
    build(estate, router);
    made = { line, router, peer };
  });
  assert.ok(made);
  const { BgpPeerId, BgpGroupId } = service.rows('DescribeBgpPeers', region, paths.peers)[0] ?? {};
  return {
    ...made,
    service,
    vbr: { ...region, VbrId: made.router.id },
    group: { ...region, BgpGroupId: String(BgpGroupId) },
    session: () => {
      const row = service
        .rows('DescribeBgpPeers', region, paths.peers)
        .find((candidate) => candidate.BgpPeerId === BgpPeerId);
      return [row?.BgpStatus, row?.ReceivedRouteCount, row?.AdvertisedRouteCount];
    },
  };
}

/** What a session was, second by second, without repeats. */
function course({ service, session }: Scene, seconds: number): unknown[] {
  const seen = [session()[0]];
  for (let second = 0; second < seconds; second += 1) {
    service.clock.advance(1000);
    const [now] = session();
    if (now !== seen.at(-1)) seen.push(now);
  }
  return seen;
}

describe('sandbox BGP sessions', () => {
  it('exchange nothing while they are negotiated after a change of ASN or key, or old routes are taken for new ones', () => {
    for (const change of [{ PeerAsn: 65002 }, { LocalAsn: 64_600 }, { AuthKey: 'another-key' }]) {
      const { service, group, session } = scene();
      assert.deepEqual(session(), ['Established', 12, 2]);
      service.ok('ModifyBgpGroupAttribute', { ...group, ...change });
      assert.deepEqual(session(), ['Connect', 0, 0], JSON.stringify(change));
      service.clock.advance(minute);
      assert.deepEqual(session().slice(0, 2), ['Established', 12], JSON.stringify(change));
    }
  });

  it('stay up through a change of name, or every edit interrupts the traffic', () => {
    const { service, group, session } = scene();
    service.ok('ModifyBgpGroupAttribute', { ...group, Name: 'renamed' });
    assert.equal(session()[0], 'Established');
  });

  it('start over when the VLAN or the addresses of their VBR change, as the other end has to follow', () => {
    for (const change of [{ VlanId: 11 }, { PeeringSubnetMask: '255.255.255.248' }]) {
      const { service, vbr, session } = scene();
      service.ok('ModifyVirtualBorderRouterAttribute', { ...vbr, ...change });
      assert.equal(session()[0], 'Connect', JSON.stringify(change));
      service.clock.advance(minute);
      assert.equal(session()[0], 'Established', JSON.stringify(change));
    }
  });

  it('are Idle while their VBR is terminated, whatever else happens, and come back with it', () => {
    const { service, vbr, session } = scene();
    service.ok('TerminateVirtualBorderRouter', vbr);
    service.clock.advance(minute);
    assert.deepEqual(session(), ['Idle', 0, 0]);
    service.ok('ModifyVirtualBorderRouterAttribute', { ...vbr, VlanId: 12 });
    service.clock.advance(minute);
    assert.deepEqual(session(), ['Idle', 0, 0]);
    service.ok('RecoverVirtualBorderRouter', vbr);
    service.clock.advance(minute);
    assert.deepEqual(session().slice(0, 2), ['Established', 12]);
  });

  it('end with the link to their peer, and come back with another one to it', () => {
    const over = { ipv4: { local: '10.7.0.1', peer: '10.7.0.2', mask: '255.255.255.252' } };
    const made = scene('group', (estate, router) => {
      const further = estate.line({ owner: partner, name: 'further', accessPointId });
      const association = {
        physicalConnectionId: further.id,
        vlanId: 20,
        vlanInterfaceId: 'ri-further',
        circuitCode: '',
        ipv6: { local: '', peer: '', mask: '' },
        enableIpv6: false,
        ...over,
      };
      Object.assign(router, { associations: [association] });
      estate.peer(estate.group(router, { name: 'over-further', peerAsn: 65003 }), { address: over.ipv4.peer });
    });
    const { service, vbr, session } = made;
    const further = service.rows('DescribeBgpPeers', region, paths.peers)[1]?.BgpPeerId;
    const other = () =>
      service.rows('DescribeBgpPeers', region, paths.peers).find((row) => row.BgpPeerId === further)?.BgpStatus;
    const line = { PhysicalConnectionId: made.router.associations[0]?.physicalConnectionId ?? '' };
    service.ok('UnassociatePhysicalConnectionFromVirtualBorderRouter', { ...vbr, ...line });
    service.clock.advance(minute);
    assert.deepEqual([session()[0], other()], ['Established', 'Idle']);
    service.ok('AssociatePhysicalConnectionToVirtualBorderRouter', {
      ...vbr,
      ...line,
      VlanId: 21,
      LocalGatewayIp: over.ipv4.local,
      PeerGatewayIp: over.ipv4.peer,
      PeeringSubnetMask: over.ipv4.mask,
    });
    service.clock.advance(minute);
    assert.deepEqual([session()[0], other()], ['Established', 'Established']);
  });

  it('goes down with the last link that works, or peers stay up over a VBR whose only line is overdue', () => {
    const made = scene('group', (estate, router) => {
      const over = estate.line({ owner: partner, name: 'further', accessPointId });
      const link = { physicalConnectionId: over.id, vlanId: 21, vlanInterfaceId: 'ri-further', circuitCode: '' };
      const ipv6 = { local: '', peer: '', mask: '' };
      const ipv4 = { local: '10.9.0.1', peer: '10.9.0.2', mask: '255.255.255.252' };
      Object.assign(router, { associations: [{ ...link, ipv4, ipv6, enableIpv6: false }] });
      estate.peer(estate.group(router, { name: 'behind', peerAsn: 65003 }), { address: '192.0.2.1' });
    });
    const { service, line, router, vbr } = made;
    const sessions = () => service.rows('DescribeBgpPeers', region, paths.peers).map((row) => row.BgpStatus);
    const stored = service.world.physicalConnections.get(line.id);
    assert.ok(stored);
    stored.businessStatus = 'FinancialLocked';
    const further = { PhysicalConnectionId: router.associations[0]?.physicalConnectionId ?? '' };
    assert.equal(sessions()[1], 'Established');
    service.ok('UnassociatePhysicalConnectionFromVirtualBorderRouter', { ...vbr, ...further });
    assert.equal(sessions()[1], 'Down');
  });

  it('advertise the networks of their VBR as they come and go', () => {
    const { service, router, session } = scene();
    const network = { ...region, RouterId: router.id, DstCidrBlock: '10.9.0.0/16' };
    service.ok('AddBgpNetwork', network);
    service.clock.advance(minute);
    assert.equal(session()[2], 1);
    service.ok('DeleteBgpNetwork', network);
    service.clock.advance(minute);
    assert.equal(session()[2], 0);
  });

  it('close when the peer announces more than 110 routes, and come up once the limit is raised (003 7.1)', () => {
    const exact = scene('edge-routes-110');
    exact.service.ok('ModifyBgpGroupAttribute', { ...exact.group, PeerAsn: 65002 });
    exact.service.clock.advance(minute);
    assert.deepEqual(exact.session().slice(0, 2), ['Established', 110]);

    const over = scene('edge-routes-111');
    over.service.ok('ModifyBgpGroupAttribute', { ...over.group, PeerAsn: 65002 });
    over.service.clock.advance(10 * minute);
    assert.deepEqual(over.session(), ['Idle', 0, 0]);
    over.service.ok('ModifyBgpGroupAttribute', { ...over.group, RouteQuota: 200 });
    over.service.clock.advance(minute);
    assert.deepEqual(over.session().slice(0, 2), ['Established', 111]);
    over.service.ok('ModifyBgpGroupAttribute', { ...over.group, RouteQuota: 50 });
    assert.deepEqual(over.session(), ['Idle', 0, 0]);
  });

  it('go down and come back by themselves where a group is called so, the same in every run', () => {
    const watch = () => {
      const made = scene('edge-unstable');
      made.service.ok('ModifyBgpGroupAttribute', { ...made.group, PeerAsn: 65002 });
      return course(made, 1800);
    };
    const seen = watch();
    assert.ok(seen.length > 6, seen.join(' '));
    seen.forEach((state, index) => {
      assert.equal(state, ['Connect', 'Established', 'Down'][index % 3], seen.join(' '));
    });
    assert.deepEqual(watch(), seen);
  });

  it('stay up for a month where nothing calls for anything else', () => {
    const { service, session } = scene();
    service.clock.advance(30 * 24 * 60 * minute);
    assert.deepEqual(session(), ['Established', 12, 2]);
  });

  it('move to another group of their VBR only when that is settled and of the same IP version', () => {
    const { service, peer } = scene('group', (estate, router) => {
      estate.group(router, { name: 'leaving', peerAsn: 65004, status: 'Deleting' });
      estate.group(router, { name: 'six', peerAsn: 65005, ipVersion: 'IPv6' });
    });
    const groups = service.rows('DescribeBgpGroups', region, paths.groups);
    const to = (name: string) =>
      service.refused('ModifyBgpPeerAttribute', {
        ...region,
        BgpPeerId: peer.id,
        BgpGroupId: String(groups.find((row) => row.Name === name)?.BgpGroupId),
      });
    assert.equal(to('leaving'), '400 InvalidStatus.CannotOperate');
    assert.equal(to('six'), '400 InvalidIP.Malformed');
  });
});

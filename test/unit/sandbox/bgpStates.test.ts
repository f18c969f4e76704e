import assert from 'node:assert/strict';
import { partner } from '../../../src/sandbox/demoAccounts';
import type { BgpStatus, VirtualBorderRouter } from '../../../src/sandbox/model';
import { paths, Service } from './service';

const region = { RegionId: 'cn-hangzhou' };

function serviceWith(
  build: (
    estate: Parameters<NonNullable<ConstructorParameters<typeof Service>[0]>>[0],
    router: VirtualBorderRouter,
  ) => void,
) {
  let made: VirtualBorderRouter | undefined;
  const service = new Service((estate) => {
    const line = estate.line({ owner: partner, name: 'line', accessPointId: 'ap-cn-hangzhou-yh-A' });
    made = estate.router(line, { name: 'router', vlanId: 10 });
    build(estate, made);
  });
  assert.ok(made);
  return { service, router: made };
}

/** Status values seen in one list, second by second, without repeats. */
function seen(service: Service, read: () => unknown, seconds = 60): unknown[] {
  const values = [read()];
  for (let second = 0; second < seconds; second += 1) {
    service.clock.advance(1000);
    if (read() !== values.at(-1)) values.push(read());
  }
  return values;
}

describe('sandbox BGP over time', () => {
  it('brings a new group up and takes a deleted one away', () => {
    const { service, router } = serviceWith(() => undefined);
    const { BgpGroupId } = service.ok('CreateBgpGroup', { ...region, RouterId: router.id, PeerAsn: 65001 });
    const status = () => service.rows('DescribeBgpGroups', region, paths.groups)[0]?.Status ?? 'gone';
    assert.deepEqual(seen(service, status), ['Pending', 'Available']);
    const subject = { ...region, BgpGroupId: String(BgpGroupId) };
    service.ok('ModifyBgpGroupAttribute', { ...subject, Name: 'renamed' });
    assert.deepEqual(seen(service, status), ['Modifying', 'Available']);
    service.ok('DeleteBgpGroup', subject);
    assert.deepEqual(seen(service, status), ['Deleting', 'gone']);
  });

  it('brings a new peer and its session up, through a change as well', () => {
    const { service } = serviceWith((estate, router) => estate.group(router, { name: 'group', peerAsn: 65001 }));
    const group = service.rows('DescribeBgpGroups', region, paths.groups)[0]?.BgpGroupId;
    const { BgpPeerId } = service.ok('CreateBgpPeer', {
      ...region,
      BgpGroupId: String(group),
      PeerIpAddress: '10.0.0.2',
    });
    const row = () => service.rows('DescribeBgpPeers', region, paths.peers)[0];
    const both = () => (row() === undefined ? 'gone' : `${String(row()?.Status)} ${String(row()?.BgpStatus)}`);
    assert.deepEqual(seen(service, both), ['Pending creating', 'Available Connect', 'Available Established']);
    const subject = { ...region, BgpPeerId: String(BgpPeerId) };
    service.ok('ModifyBgpPeerAttribute', { ...subject, EnableBfd: true, BfdMultiHop: 3 });
    assert.equal(row()?.EnableBfd, true);
    assert.deepEqual(seen(service, both), ['Modifying modifying', 'Available Connect', 'Available Established']);
    service.ok('ModifyBgpPeerAttribute', { ...subject, PeerIpAddress: '10.0.0.3' });
    assert.equal(row()?.EnableBfd, false, 'leaving EnableBfd out resets it (traps 48)');
    service.clock.advance(60_000);
    service.ok('DeleteBgpPeer', subject);
    assert.deepEqual(seen(service, both), ['Deleting deleting', 'gone']);
  });

  it('brings a new network up until it is what Terraform waits for, and takes it away', () => {
    const { service, router } = serviceWith(() => undefined);
    const network = { ...region, RouterId: router.id, DstCidrBlock: '10.9.0.0/16' };
    const answer = service.ok('AddBgpNetwork', network);
    assert.deepEqual(Object.keys(answer), ['RequestId']);
    const status = () => service.rows('DescribeBgpNetworks', region, paths.networks)[0]?.Status ?? 'gone';
    assert.deepEqual(seen(service, status), ['Pending', 'Available']);
    service.ok('DeleteBgpNetwork', network);
    assert.deepEqual(seen(service, status), ['Deleting', 'gone']);
  });

  const busy: readonly BgpStatus[] = ['Pending', 'Modifying', 'Deleting'];
  for (const status of busy) {
    it(`refuses changes to what is ${status}`, () => {
      const { service } = serviceWith((estate, router) => {
        const group = estate.group(router, { name: 'group', peerAsn: 65001, status });
        estate.peer(group, { address: '10.0.0.2', status });
        estate.network(router, '10.9.0.0/16', status);
      });
      const group = service.rows('DescribeBgpGroups', region, paths.groups)[0];
      const peer = service.rows('DescribeBgpPeers', region, paths.peers)[0];
      const BgpGroupId = String(group?.BgpGroupId);
      const BgpPeerId = String(peer?.BgpPeerId);
      const network = { RouterId: String(group?.RouterId), DstCidrBlock: '10.9.0.0/16' };
      for (const [operation, subject] of [
        ['ModifyBgpGroupAttribute', { BgpGroupId }],
        ['DeleteBgpGroup', { BgpGroupId }],
        ['CreateBgpPeer', { BgpGroupId, PeerIpAddress: '10.0.0.3' }],
        ['ModifyBgpPeerAttribute', { BgpPeerId }],
        ['DeleteBgpPeer', { BgpPeerId }],
        ['DeleteBgpNetwork', network],
      ] as const) {
        assert.equal(
          service.refused(operation, { ...region, ...subject }),
          '400 InvalidStatus.CannotOperate',
          operation,
        );
      }
    });
  }

  it('changes no BGP on a VBR that is not active', () => {
    const { service, router } = serviceWith(() => undefined);
    service.ok('TerminateVirtualBorderRouter', { ...region, VbrId: router.id });
    const on = { ...region, RouterId: router.id };
    assert.equal(service.refused('CreateBgpGroup', { ...on, PeerAsn: 65001 }), '400 InvalidStatus.CannotOperate');
    assert.equal(
      service.refused('AddBgpNetwork', { ...on, DstCidrBlock: '10.0.0.0/8' }),
      '400 InvalidStatus.CannotOperate',
    );
  });

  it('negotiates sessions anew when the ASN of their group changes', () => {
    const { service } = serviceWith((estate, router) =>
      estate.peer(estate.group(router, { name: 'group', peerAsn: 65001 }), { address: '10.0.0.2' }),
    );
    const BgpGroupId = String(service.rows('DescribeBgpGroups', region, paths.groups)[0]?.BgpGroupId);
    const session = () => service.rows('DescribeBgpPeers', region, paths.peers)[0]?.BgpStatus;
    service.ok('ModifyBgpGroupAttribute', { ...region, BgpGroupId, PeerAsn: 65002 });
    assert.deepEqual(seen(service, session), ['Connect', 'Established']);
  });

  it('resets a fake ASN that a change leaves out (traps 48), and clears a key only when told to', () => {
    const { service } = serviceWith((estate, router) =>
      estate.group(router, { name: 'group', peerAsn: 65001, fakeAsn: true, authKey: 'secret' }),
    );
    const row = () => service.rows('DescribeBgpGroups', region, paths.groups)[0];
    const change = (given: Record<string, string | boolean>) => {
      service.ok('ModifyBgpGroupAttribute', { ...region, BgpGroupId: String(row()?.BgpGroupId), ...given });
      service.clock.advance(60_000);
    };
    change({ Name: 'kept', IsFakeAsn: true });
    assert.deepEqual([row()?.IsFake, row()?.AuthKey], ['true', 'secret']);
    change({ Name: 'forgotten' });
    assert.deepEqual([row()?.IsFake, row()?.AuthKey], ['false', 'secret']);
    change({ ClearAuthKey: true });
    assert.equal(row()?.AuthKey, '');
  });
});

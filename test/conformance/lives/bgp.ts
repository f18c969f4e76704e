import assert from 'node:assert/strict';
import { createRouter, lineNamed, linesIn } from './routers';
import { field, id, type Life, type Session } from './stage';

const region = 'eu-central-1';

const reads = {
  group: (owner: Session, RouterId: string) => () =>
    owner.only('DescribeBgpGroups', { RouterId }, 'BgpGroups.BgpGroup'),
  peer: (owner: Session, RouterId: string) => () => owner.only('DescribeBgpPeers', { RouterId }, 'BgpPeers.BgpPeer'),
  network: (owner: Session, RouterId: string) => () =>
    owner.only('DescribeBgpNetworks', { RouterId }, 'BgpNetworks.BgpNetwork'),
};

const life: Life = {
  title: 'lead BGP from the group over an established session to nothing, or no routing can be rehearsed',
  state: linesIn(region, 'ap-eu-central-1-fr-A'),
  live: async (stage) => {
    const owner = stage.carrier(region);
    const {
      vbr,
      row: routerRow,
      status,
    } = await createRouter(owner, { ...(await lineNamed(owner, 'one')), VlanId: 0 });
    // A VLAN like any other, which clients that test for truth lose (traps 40).
    assert.equal((await routerRow())?.VlanId, 0);
    const router = { RouterId: vbr.VbrId };
    const [group, peer, network] = [
      reads.group(owner, vbr.VbrId),
      reads.peer(owner, vbr.VbrId),
      reads.network(owner, vbr.VbrId),
    ];
    for (const list of ['BgpGroups.BgpGroup', 'BgpPeers.BgpPeer', 'BgpNetworks.BgpNetwork']) {
      assert.deepEqual(await owner.rows(`Describe${list.split('.')[0] ?? ''}`, router, list), []);
    }

    const made = await owner.ok('CreateBgpGroup', {
      ...router,
      PeerAsn: 4_200_000_001,
      AuthKey: '!PWZ2wsq+/=',
      IsFakeAsn: true,
      Name: '总部-组',
      ClientToken: 'group',
    });
    const inGroup = { BgpGroupId: id(made, 'BgpGroupId') };
    await stage.passes(field(group, 'Status'), 'Pending', 'Available');
    const row = await group();
    // Numbers and a boolean in quotes (traps 38, 39).
    assert.deepEqual(
      [row?.PeerAsn, row?.IsFake, row?.AuthKey, row?.Name, row?.RouterId],
      ['4200000001', 'true', '!PWZ2wsq+/=', '总部-组', vbr.VbrId],
    );

    const added = await owner.ok('CreateBgpPeer', {
      ...inGroup,
      PeerIpAddress: '10.0.0.2',
      EnableBfd: true,
      BfdMultiHop: 3,
    });
    const subject = { BgpPeerId: id(added, 'BgpPeerId') };
    await stage.passes(field(peer, 'Status'), 'Pending', 'Available');
    await stage.passes(field(peer, 'BgpStatus'), 'Connect', 'Established');
    const session = await peer();
    assert.deepEqual([session?.IsFake, session?.EnableBfd, session?.BfdMultiHop], [true, true, 3]);

    const announced = { ...router, DstCidrBlock: '10.10.0.0/16' };
    await owner.ok('AddBgpNetwork', announced);
    await stage.passes(field(network, 'Status'), 'Pending', 'Available');
    assert.equal((await network())?.DstCidrBlock, '10.10.0.0/16');
    assert.equal(await owner.refused('AddBgpNetwork', announced), '400 InvalidParams.AlreadyExists');

    await owner.ok('ModifyBgpGroupAttribute', { ...inGroup, PeerAsn: 65_001, Description: 'renumbered' });
    await stage.passes(field(group, 'Status'), 'Modifying', 'Available');
    assert.equal((await group())?.PeerAsn, '65001');
    await stage.passes(field(peer, 'BgpStatus'), 'Connect', 'Established');
    await owner.ok('ModifyBgpPeerAttribute', { ...subject, ...inGroup, EnableBfd: false });
    await stage.passes(field(peer, 'Status'), 'Modifying', 'Available');
    assert.equal((await peer())?.EnableBfd, false);

    assert.equal(await owner.refused('DeleteBgpGroup', inGroup), '400 DependencyViolation.BgpPeer');
    assert.equal(await owner.refused('DeleteVirtualBorderRouter', vbr), '400 DependencyViolation.BgpGroup');
    await owner.ok('DeleteBgpNetwork', announced);
    await stage.passes(field(network, 'Status'), 'Deleting', 'gone');
    await owner.ok('DeleteBgpPeer', subject);
    await stage.passes(field(peer, 'Status'), 'Deleting', 'gone');
    await owner.ok('DeleteBgpGroup', inGroup);
    await stage.passes(field(group, 'Status'), 'Deleting', 'gone');
    await owner.ok('DeleteVirtualBorderRouter', vbr);
    await stage.passes(status, 'deleting', 'gone');
  },
};

export const bgpLives: readonly Life[] = [life];

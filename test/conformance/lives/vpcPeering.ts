import assert from 'node:assert/strict';
import { vpcOf } from './routerInterfaces';
import { field, id, type Life, type Session, type Stage } from './stage';

const near = 'cn-hangzhou';
const far = 'cn-shanghai';

function connection(session: Session, InstanceId: string) {
  return () => session.only('ListVpcPeerConnections', { InstanceId }, 'VpcPeerConnects');
}

/** A request to the other account, up to where it waits for an answer. */
async function ask(stage: Stage, requester: Session, accepter: Session) {
  const created = await requester.ok('CreateVpcPeerConnection', {
    VpcId: vpcOf(requester).id,
    AcceptingAliUid: stage.accountId(accepter),
    AcceptingRegionId: accepter.regionId,
    AcceptingVpcId: vpcOf(accepter).id,
    Name: 'Meridian-清算',
    Bandwidth: 100,
    LinkType: 'Platinum',
    Tag: [{ Key: 'team', Value: 'network' }],
  });
  const peering = { InstanceId: id(created, 'InstanceId') };
  const row = connection(requester, peering.InstanceId);
  await stage.passes(field(row, 'Status'), 'Creating', 'Accepting');
  return { peering, row, status: field(row, 'Status') };
}

const withinOneAccount: Life = {
  title: 'connect two VPCs of one account, or a peering cannot be rehearsed',
  product: 'VpcPeer',
  live: async (stage) => {
    const owner = stage.carrier(near);
    const [from, to] = [vpcOf(owner, 0), vpcOf(owner, 1)];
    assert.deepEqual(await owner.rows('ListVpcPeerConnections', {}, 'VpcPeerConnects'), []);
    const request = {
      VpcId: from.id,
      AcceptingAliUid: owner.account.id,
      AcceptingRegionId: near,
      AcceptingVpcId: to.id,
      Name: 'internal',
    };
    assert.equal(await owner.refused('CreateVpcPeerConnection', { ...request, DryRun: true }), '400 DryRunOperation');
    const created = await owner.ok('CreateVpcPeerConnection', { ...request, ClientToken: 'peering' });
    const again = await owner.ok('CreateVpcPeerConnection', { ...request, ClientToken: 'peering' });
    assert.equal(again.InstanceId, created.InstanceId);
    const peering = { InstanceId: id(created, 'InstanceId') };
    const status = field(connection(owner, peering.InstanceId), 'Status');
    await stage.passes(status, 'Creating', 'Activated');
    await owner.ok('ModifyVpcPeerConnection', { ...peering, Name: 'renamed', Description: 'both ways' });
    await stage.passes(status, 'Updating', 'Activated');
    const { Name, Description, RegionId } = await owner.ok('GetVpcPeerConnectionAttribute', peering);
    assert.deepEqual([Name, Description, RegionId], ['renamed', 'both ways', near]);
    await owner.ok('DeleteVpcPeerConnection', peering);
    await stage.passes(status, 'Deleting', 'gone');
    // What Terraform's provider takes for the end of a deletion (wire-facts 3.4).
    assert.equal(await owner.refused('GetVpcPeerConnectionAttribute', peering), '400 ResourceNotFound.InstanceId');
  },
};

const accepted: Life = {
  title: 'ask another account for a peering, which accepts it, or it cannot be rehearsed across accounts',
  product: 'VpcPeer',
  live: async (stage) => {
    const [requester, accepter] = [stage.carrier(near), stage.customer(far)];
    const { peering, row, status } = await ask(stage, requester, accepter);
    const asked = await row();
    assert.deepEqual(
      [String(asked?.OwnerId), String(asked?.AcceptingOwnerUid), asked?.LinkType, asked?.Bandwidth],
      [stage.read(requester), stage.read(accepter), 'Platinum', 100],
    );
    assert.deepEqual(asked?.Tags, [{ Key: 'team', Value: 'network' }]);
    assert.equal(
      await requester.refused('AcceptVpcPeerConnection', peering),
      '400 ResourceNotFound.InstanceId',
      'the requester cannot accept in the other one’s place',
    );
    const seen = await accepter.only('ListVpcPeerConnections', {}, 'VpcPeerConnects');
    assert.deepEqual([seen?.InstanceId, seen?.Status], [peering.InstanceId, 'Accepting']);
    await accepter.ok('AcceptVpcPeerConnection', peering);
    await stage.passes(status, 'Updating', 'Activated');
    await requester.ok('ModifyVpcPeerConnection', { ...peering, Bandwidth: 200 });
    await stage.passes(status, 'Updating', 'Activated');
    assert.equal((await row())?.Bandwidth, 200);
    await accepter.ok('DeleteVpcPeerConnection', peering);
    await stage.passes(status, 'Deleting', 'gone');
  },
};

const rejected: Life = {
  title: 'ask another account for a peering, which rejects it, or a refusal is never met before production',
  product: 'VpcPeer',
  live: async (stage) => {
    const [requester, accepter] = [stage.carrier(near), stage.customer(far)];
    const { peering, status } = await ask(stage, requester, accepter);
    await accepter.ok('RejectVpcPeerConnection', peering);
    assert.equal(await status(), 'Rejected');
    assert.equal(await accepter.refused('AcceptVpcPeerConnection', peering), '400 IncorrectStatus.VpcPeer');
    await requester.ok('DeleteVpcPeerConnection', { ...peering, Force: true });
    await stage.passes(status, 'Deleting', 'gone');
  },
};

export const vpcPeeringLives: readonly Life[] = [withinOneAccount, accepted, rejected];

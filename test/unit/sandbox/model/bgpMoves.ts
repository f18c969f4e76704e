import type { Choice } from './choice';
import { type Asked, idIn, made, mostly, type Moves, unknownId } from './asked';
import type { EstateModel } from './estateModel';
import { Judgement } from './judgement';
import { RegionId } from './start';
import { type AnyThing, type Group, type Router, type Side, stateOf } from './things';

/** The ASN of the cloud (traps section 9). */
const cloudAsn = 45_104;
const activeRouter = (router: Router) => stateOf(router) === 'active';
const idle = (model: EstateModel) => (each: AnyThing) => !model.isBusy(stateOf(each));

function createGroup(model: EstateModel, choice: Choice): Asked {
  const busy = ({ id }: Router) => model.list('group').some((each) => each.router === id && !idle(model)(each));
  const routers = model.list('router');
  const router = choice.blocked(routers, busy) ?? choice.likely(routers, activeRouter);
  const as = mostly(router?.owner ?? 'partner', choice);
  const PeerAsn = choice.percent(6) ? cloudAsn : 65_001 + choice.below(5);
  const verdict = ofRouter(router, as)
    .refusedIf(PeerAsn === cloudAsn, 'the peer has an ASN of its own')
    // Terraform tries again until the other one has settled (wire-facts 3.4).
    .refusedIf(
      model.list('group').some((group) => group.router === router?.id && model.isBusy(stateOf(group))),
      'another group of the VBR is on its way',
      'OperationConflict',
    )
    .openIf(
      model.list('group').filter((group) => group.router === router?.id).length > 1,
      'how many groups a VBR has at most',
    )
    .verdict();
  return {
    as,
    given: { RegionId, RouterId: router?.id ?? unknownId, PeerAsn, Name: 'group' },
    verdict,
    about: [],
    learn: (answer) => {
      const id = idIn(answer, 'BgpGroupId');
      made(model, { kind: 'group', id, owner: as, router: router?.id ?? '', faces: { Status: 'Pending' } });
    },
  };
}

function modifyGroup(model: EstateModel, choice: Choice): Asked {
  const group = choice.likely(model.list('group'), idle(model));
  const as = mostly(group?.owner ?? 'partner', choice);
  const given = { RegionId, BgpGroupId: group?.id ?? unknownId, Name: `renamed-${choice.below(9)}` };
  return { as, given, verdict: ofIdle(model, group, as).verdict(), about: ids(group) };
}

function deleteGroup(model: EstateModel, choice: Choice): Asked {
  const peers = (each: Group) => model.list('peer').filter(({ group }) => group === each.id);
  const group = choice.likely(model.list('group'), (each) => idle(model)(each) && peers(each).length === 0);
  const as = mostly(group?.owner ?? 'partner', choice);
  const verdict = ofIdle(model, group, as)
    .refusedIf(group !== undefined && peers(group).length > 0, 'peers would be orphans')
    .verdict();
  return { as, given: { RegionId, BgpGroupId: group?.id ?? unknownId }, verdict, about: ids(group) };
}

function createPeer(model: EstateModel, choice: Choice): Asked {
  const group = choice.likely(model.list('group'), (each) => stateOf(each) === 'Available');
  const as = mostly(group?.owner ?? 'partner', choice);
  const address = `192.0.2.${1 + choice.below(12)}`;
  const bfd = choice.percent(60);
  const given = { RegionId, BgpGroupId: group?.id ?? unknownId, PeerIpAddress: address, EnableBfd: bfd };
  const judgement = ofPeers(model, group, as);
  if (group !== undefined) {
    const beside = model.peersOn(group.router);
    judgement.refusedIf(beside.length >= 8, 'a VBR has 8 peers at most').refusedIf(
      beside.some((peer) => peer.address === address),
      'the address is a peer of the VBR already',
    );
  }
  return {
    as,
    given: bfd ? { ...given, BfdMultiHop: 3 } : given,
    verdict: judgement.verdict(),
    about: [],
    learn: (answer) => {
      const id = idIn(answer, 'BgpPeerId');
      const faces = { Status: 'Pending', BgpStatus: 'creating' };
      made(model, { kind: 'peer', id, owner: as, group: group?.id ?? '', address, bfd, faces });
    },
  };
}

function modifyPeer(model: EstateModel, choice: Choice): Asked {
  const peer = choice.likely(model.list('peer'), idle(model));
  const as = mostly(peer?.owner ?? 'partner', choice);
  const address = `192.0.2.${1 + choice.below(12)}`;
  const group = model.all.group.get(peer?.group ?? '');
  const beside = group === undefined ? [] : model.peersOn(group.router).filter((each) => each !== peer);
  const verdict = ofIdle(model, peer, as)
    .refusedIf(
      beside.some((each) => each.address === address),
      'the address is another peer of the VBR',
    )
    .openIf(group !== undefined && group.id !== '' && !settled(model, group), 'changes while the group changes')
    .verdict();
  const given = { RegionId, BgpPeerId: peer?.id ?? unknownId, PeerIpAddress: address, EnableBfd: true, BfdMultiHop: 3 };
  const learn = () => {
    if (peer === undefined) return;
    peer.address = address;
    peer.bfd = true;
  };
  return { as, given, verdict, about: ids(peer), learn };
}

function deletePeer(model: EstateModel, choice: Choice): Asked {
  const peer = choice.likely(model.list('peer'), idle(model));
  const as = mostly(peer?.owner ?? 'partner', choice);
  const group = model.all.group.get(peer?.group ?? '');
  const verdict = ofIdle(model, peer, as)
    .openIf(group !== undefined && !settled(model, group), 'changes while the group changes')
    .verdict();
  return { as, given: { RegionId, BgpPeerId: peer?.id ?? unknownId }, verdict, about: ids(peer) };
}

function addNetwork(model: EstateModel, choice: Choice): Asked {
  const router = choice.likely(model.list('router'), activeRouter);
  const as = mostly(router?.owner ?? 'partner', choice);
  const cidr = `10.${80 + choice.below(6)}.0.0/16`;
  const verdict = ofRouter(router, as)
    .refusedIf(
      model.list('network').some((each) => each.router === router?.id && each.cidr === cidr),
      'it is announced already',
    )
    .verdict();
  return {
    as,
    given: { RegionId, RouterId: router?.id ?? unknownId, DstCidrBlock: cidr },
    verdict,
    about: [],
    learn: () => {
      const id = `${router?.id ?? ''} ${cidr}`;
      const network = { kind: 'network', id, owner: as, router: router?.id ?? '', cidr } as const;
      // A prefix may come and go: it has no ID that could be given only once.
      model.all.network.set(id, { ...network, faces: { Status: 'Pending' } });
      model.known.add(id);
    },
  };
}

function deleteNetwork(model: EstateModel, choice: Choice): Asked {
  const network = choice.likely(model.list('network'), idle(model));
  const as = mostly(network?.owner ?? 'partner', choice);
  const given = { RegionId, RouterId: network?.router ?? unknownId, DstCidrBlock: network?.cidr ?? '10.80.0.0/16' };
  return { as, given, verdict: ofIdle(model, network, as).verdict(), about: ids(network) };
}

function ofRouter(router: Router | undefined, as: Side): Judgement {
  return new Judgement()
    .refusedIf(router?.owner !== as, 'there is no such VBR of the caller')
    .refusedIf(router !== undefined && stateOf(router) === 'deleting', 'the VBR is about to disappear')
    .openIf(router !== undefined && !activeRouter(router), 'BGP on a VBR that is not active');
}

function ofPeers(model: EstateModel, group: Group | undefined, as: Side): Judgement {
  return new Judgement()
    .refusedIf(group?.owner !== as, 'there is no such group of the caller')
    .refusedIf(group !== undefined && stateOf(group) === 'Deleting', 'the group is about to disappear')
    .openIf(group !== undefined && !settled(model, group), 'whether a group has to be Available, and its VBR active');
}

/** Something that an operation changes unless it is being changed. */
function ofIdle(model: EstateModel, thing: AnyThing | undefined, as: Side): Judgement {
  return new Judgement()
    .refusedIf(thing?.owner !== as, 'there is no such thing of the caller')
    .refusedIf(thing !== undefined && model.isBusy(stateOf(thing)), 'it is being changed')
    .openIf(
      thing !== undefined && 'router' in thing && !onActive(model, thing.router),
      'BGP on a VBR that is not active',
    );
}

function settled(model: EstateModel, group: Group): boolean {
  return !model.isBusy(stateOf(group)) && onActive(model, group.router);
}

function onActive(model: EstateModel, id: string): boolean {
  const router = model.all.router.get(id);
  return router !== undefined && activeRouter(router);
}

function ids(thing: AnyThing | undefined): readonly string[] {
  return thing === undefined ? [] : [thing.id];
}

export const bgpMoves: Moves = {
  CreateBgpGroup: createGroup,
  ModifyBgpGroupAttribute: modifyGroup,
  DeleteBgpGroup: deleteGroup,
  CreateBgpPeer: createPeer,
  ModifyBgpPeerAttribute: modifyPeer,
  DeleteBgpPeer: deletePeer,
  AddBgpNetwork: addNetwork,
  DeleteBgpNetwork: deleteNetwork,
};

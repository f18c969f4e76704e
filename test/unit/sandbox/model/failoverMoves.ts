import { vpcs } from '../../../../src/sandbox/vpcs';
import type { Choice } from './choice';
import { type Asked, idIn, made, mostly, type Moves, other, unknownId } from './asked';
import type { EstateModel } from './estateModel';
import { Judgement } from './judgement';
import { accountIds, RegionId } from './start';
import { type Peering, type Router, type Side, stateOf } from './things';

const Version = '2022-01-01';
const sides: readonly Side[] = ['partner', 'tenant'];

/** Every line that a VBR runs over. */
function over({ line, links }: Router): readonly string[] {
  return [line, ...links.map((link) => link.line)];
}

function createPair(model: EstateModel, choice: Choice): Asked {
  const routers = model.list('router');
  const fits = (router: Router) => router.cen !== '' && stateOf(router) === 'active';
  const one = choice.likely(routers, fits);
  const two = choice.likely(routers, (each) => fits(each) && each !== one);
  const as = mostly(one?.owner ?? 'partner', choice);
  const judgement = new Judgement()
    .refusedIf(one?.owner !== as, 'there is no such VBR of the caller')
    .refusedIf(two === undefined, 'there is no such second VBR');
  if (one !== undefined && two !== undefined) {
    const taken = model.list('pair').flatMap((pair) => pair.routers);
    const withoutBfd = [one, two].some(({ id }) => {
      const peers = model.peersOn(id);
      return peers.length === 0 || peers.some(({ bfd }) => !bfd);
    });
    judgement
      .refusedIf(one === two || one.line === two.line, 'both are on one device')
      .openIf(
        over(one).some((line) => over(two).includes(line)),
        'whether a further line counts as the same device',
      )
      .refusedIf(two.owner !== one.owner, 'both are not of one account')
      .refusedIf(one.cen === '' || one.cen !== two.cen, 'both are not in one CEN')
      .refusedIf(stateOf(one) !== 'active' || stateOf(two) !== 'active', 'one is not active')
      .refusedIf(withoutBfd, 'not all peers run BFD')
      .refusedIf(taken.includes(one.id) || taken.includes(two.id), 'one is in another group');
  }
  return {
    as,
    given: { RegionId, VbrId: one?.id ?? unknownId, PeerVbrId: two?.id ?? unknownId },
    verdict: judgement.verdict(),
    about: [],
    learn: (answer) => {
      const id = idIn(answer, 'VbrHaId');
      made(model, {
        kind: 'pair',
        id,
        owner: as,
        routers: [one?.id ?? '', two?.id ?? ''],
        faces: { Status: 'Creating' },
      });
    },
  };
}

function deletePair(model: EstateModel, choice: Choice): Asked {
  const pair = choice.likely(model.list('pair'), (each) => stateOf(each) === 'Active');
  const as = mostly(pair?.owner ?? 'partner', choice);
  const verdict = new Judgement()
    .refusedIf(pair?.owner !== as, 'there is no such group of the caller')
    .refusedIf(pair !== undefined && stateOf(pair) !== 'Active', 'the group is not Active')
    .verdict();
  return {
    as,
    given: { RegionId, InstanceId: pair?.id ?? unknownId },
    verdict,
    about: pair === undefined ? [] : [pair.id],
  };
}

function createPeering(model: EstateModel, choice: Choice): Asked {
  const local = vpcs.filter(({ region }) => region === RegionId);
  const owner = choice.percent(70) ? 'partner' : 'tenant';
  const one = choice.likely(local, (vpc) => vpc.owner === accountIds[owner]);
  const two = choice.likely(local, (vpc) => vpc !== one);
  const as = sides.find((side) => accountIds[side] === one?.owner) ?? owner;
  const accepter = sides.find((side) => accountIds[side] === two?.owner) ?? other(as);
  const vpcIds = [one?.id ?? unknownId, two?.id ?? unknownId] as const;
  const between = model.list('peering').filter(({ vpcs: [from, to] }) => vpcIds.includes(from) && vpcIds.includes(to));
  const alive = between.filter((each) => !['Rejected', 'Expired', 'Deleting', 'Deleted'].includes(stateOf(each)));
  const verdict = new Judgement()
    .refusedIf(one === two, 'a VPC is not peered with itself')
    .refusedIf(alive.length > 0, 'both VPCs are connected already')
    .openIf(between.length > 0, 'how soon it may be repeated (traps section 9)')
    .openIf(busyBeside(model, vpcIds), 'which operations on a VPC exclude each other', 'Conflict.Operation')
    .verdict();
  const accepting = { AcceptingAliUid: accountIds[accepter], AcceptingRegionId: RegionId, AcceptingVpcId: vpcIds[1] };
  return {
    as,
    given: { Version, RegionId, VpcId: vpcIds[0], ...accepting, Name: 'peering' },
    verdict,
    about: [],
    learn: (answer) => {
      const id = idIn(answer, 'InstanceId');
      made(model, { kind: 'peering', id, owner: as, accepter, vpcs: vpcIds, faces: { Status: 'Creating' } });
    },
  };
}

const answer = (model: EstateModel, choice: Choice): Asked => {
  const peering = choice.likely(model.list('peering'), (each) => stateOf(each) === 'Accepting');
  const as = mostly(peering?.accepter ?? 'tenant', choice);
  const verdict = ofPeering(model, peering, as)
    .refusedIf(
      peering !== undefined && stateOf(peering) !== 'Accepting',
      'there is nothing to answer',
      'IncorrectStatus.VpcPeer',
    )
    .refusedIf(peering !== undefined && peering.accepter !== as, 'it is for the accepter')
    .verdict();
  return { as, given: { Version, RegionId, InstanceId: idOf(peering) }, verdict, about: ids(peering) };
};

function modifyPeering(model: EstateModel, choice: Choice): Asked {
  const peering = choice.likely(model.list('peering'), (each) => stateOf(each) === 'Activated');
  const as = mostly(peering?.owner ?? 'partner', choice);
  const state = peering === undefined ? '' : stateOf(peering);
  const verdict = ofPeering(model, peering, as)
    .refusedIf(['Creating', 'Updating', 'Deleting'].includes(state), 'it is being changed', 'IncorrectStatus.VpcPeer')
    .openIf(
      peering !== undefined && (state !== 'Activated' || as !== peering.owner),
      'what changes in which state, and who changes it',
      ...(state === 'Activated' ? [] : ['IncorrectStatus.VpcPeer']),
    )
    .verdict();
  const given = { Version, RegionId, InstanceId: idOf(peering), Name: `renamed-${choice.below(9)}` };
  return { as, given, verdict, about: ids(peering) };
}

function deletePeering(model: EstateModel, choice: Choice): Asked {
  const possible = (each: Peering) => ['Accepting', 'Activated', 'Rejected', 'Expired'].includes(stateOf(each));
  const peering = choice.likely(model.list('peering'), possible);
  const as = mostly(peering?.owner ?? 'partner', choice);
  const verdict = ofPeering(model, peering, as)
    .refusedIf(peering !== undefined && !possible(peering), 'it is being changed', 'IncorrectStatus.VpcPeer')
    .openIf(peering !== undefined && peering.owner !== as, 'which side takes it apart')
    .verdict();
  return { as, given: { Version, RegionId, InstanceId: idOf(peering) }, verdict, about: ids(peering) };
}

function ofPeering(model: EstateModel, peering: Peering | undefined, as: Side): Judgement {
  const sees = peering !== undefined && (peering.owner === as || peering.accepter === as);
  return new Judgement()
    .refusedIf(!sees, 'there is no such connection of the caller')
    .openIf(
      peering !== undefined && busyBeside(model, peering.vpcs),
      'which operations on a VPC exclude each other',
      'Conflict.Operation',
    );
}

/** Whether another connection of one of the VPCs is on its way: 004 lists a code for it, and not when it is used. */
function busyBeside(model: EstateModel, ofVpcs: readonly string[]): boolean {
  const beside = model.list('peering').filter(({ vpcs: [from, to] }) => ofVpcs.includes(from) || ofVpcs.includes(to));
  return beside.some((each) => ['Creating', 'Updating', 'Deleting'].includes(stateOf(each)));
}

const idOf = (peering: Peering | undefined) => peering?.id ?? unknownId;
const ids = (peering: Peering | undefined): readonly string[] => (peering === undefined ? [] : [peering.id]);

export const failoverMoves: Moves = {
  CreateVbrHa: createPair,
  DeleteVbrHa: deletePair,
  CreateVpcPeerConnection: createPeering,
  AcceptVpcPeerConnection: answer,
  RejectVpcPeerConnection: answer,
  ModifyVpcPeerConnection: modifyPeering,
  DeleteVpcPeerConnection: deletePeering,
};

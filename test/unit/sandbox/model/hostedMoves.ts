import type { Choice } from './choice';
import { type Asked, idIn, made, mostly, type Moves, other, unknownId } from './asked';
import type { EstateModel } from './estateModel';
import { Judgement } from './judgement';
import { accountIds, RegionId } from './start';
import { type Line, type Router, type Side, stateOf } from './things';

const OrderMode = 'PayByVirtualPhysicalConnectionOwner';
const newFaces = {
  Status: 'Allocated',
  BusinessStatus: 'Normal',
  LoaStatus: '',
  VirtualPhysicalConnectionStatus: 'UnConfirmed',
};
const acceptanceOf = (line: Line) => line.faces.VirtualPhysicalConnectionStatus ?? '';

function create(model: EstateModel, choice: Choice): Asked {
  const parents = model.list('line').filter(({ owner }) => owner === 'partner');
  const parent = choice.likely(parents, (line) => stateOf(line) === 'Enabled');
  const as = mostly('partner', choice);
  const vlan = choice.percent(4) ? 0 : 1 + choice.below(12);
  const judgement = new Judgement()
    .refusedIf(parent === undefined, 'there is no such line')
    .refusedIf(as !== 'partner', 'the line is of another account')
    .refusedIf(parent !== undefined && stateOf(parent) !== 'Enabled', 'the line is not in service');
  judgement.openIf(parent?.port !== '10GBase-LR', 'how much of a smaller port is left');
  if (parent !== undefined) ofVlan(judgement, model.vlan(parent.id, vlan));
  const given = { RegionId, PhysicalConnectionId: parent?.id ?? unknownId, VpconnAliUid: accountIds.tenant };
  return {
    as,
    given: { ...given, VlanId: vlan, Spec: '50M', OrderMode },
    verdict: judgement.verdict(),
    about: [],
    learn: (answer) => {
      offer(model, idIn(answer, 'VirtualPhysicalConnection'), parent, { vlan, from: '' });
    },
  };
}

function convert(model: EstateModel, choice: Choice): Asked {
  const hosts = (router: Router) => model.lineOwner(router) === 'partner' && router.owner === 'tenant';
  const unmade = (router: Router) => !model.list('line').some(({ share }) => share?.from === router.id);
  const onDedicated = (router: Router) => model.all.line.get(router.line)?.share === undefined;
  const router = choice.likely(
    model.list('router'),
    (each) => hosts(each) && unmade(each) && onDedicated(each) && stateOf(each) === 'active',
  );
  const as = mostly('partner', choice);
  const judgement = new Judgement().refusedIf(router === undefined, 'there is no such VBR');
  if (router !== undefined) {
    judgement
      .refusedIf(model.lineOwner(router) !== as, 'the VBR is on the line of another account')
      .refusedIf(router.owner === as, 'it is the VBR of the line’s owner')
      .refusedIf(stateOf(router) !== 'active', 'the VBR is not active')
      .refusedIf(!unmade(router), 'it has been made into one before')
      .refusedIf(!model.traffic.has(router.owner), 'the other account has not opened outbound traffic')
      .openIf(!onDedicated(router), 'whether a share can be shared')
      .openIf(router.links.length > 0, 'what becomes of the further lines of the VBR')
      .openIf(stateOf(model.all.line.get(router.line) ?? router) !== 'Enabled', 'the line is not in service');
  }
  const parent = router && model.all.line.get(router.line);
  return {
    as,
    given: { RegionId, VbrId: router?.id ?? unknownId, OrderMode },
    verdict: judgement.verdict(),
    about: [],
    learn: (answer) => {
      const from = { vlan: router?.vlan ?? 0, from: router?.id ?? '' };
      offer(model, idIn(answer, 'VirtualPhysicalConnection'), parent, from);
    },
  };
}

function offer(model: EstateModel, id: string, parent: Line | undefined, of: { vlan: number; from: string }): void {
  if (parent === undefined) throw new Error('A hosted connection was made on nothing');
  const common = { kind: 'line', id, owner: 'tenant', faces: newFaces, point: parent.point } as const;
  made(model, {
    ...common,
    redundant: '',
    share: { parent: parent.id, ...of },
    ordered: false,
    renewed: undefined,
    recovering: false,
    port: '',
  });
}

function update(model: EstateModel, choice: Choice): Asked {
  const line = hosted(model, choice, (each) => acceptanceOf(each) !== 'Deleted');
  const as = mostly('partner', choice);
  const vlan = choice.percent(30) ? (line?.share?.vlan ?? 1) : 1 + choice.below(12);
  const judgement = ofHosted(line, as);
  if (line?.share !== undefined) {
    const { parent, vlan: own, from } = line.share;
    ofVlan(judgement, model.vlan(parent, vlan, from === '' ? [line.id] : [line.id, from]));
    judgement
      .openIf(model.routersOn(line.id).length > 0 || from !== '', 'whether VBRs follow the VLAN')
      .openIf(stateOf(line) !== 'Enabled' && vlan !== own, 'which states a VLAN changes in');
  }
  const given = { RegionId, InstanceId: line?.id ?? unknownId, VlanId: vlan };
  const learn = () => {
    if (line?.share === undefined) return;
    line.share.vlan = vlan;
  };
  const moved = line === undefined ? [] : model.routersOn(line.id).flatMap(({ id }) => model.peersOn(id));
  return { as, given, verdict: judgement.verdict(), about: [...ids(line), ...moved.map(({ id }) => id)], learn };
}

function attach(model: EstateModel, choice: Choice): Asked {
  const ready = (each: Line) => stateOf(each) === 'Enabled' && acceptanceOf(each) === 'Confirmed';
  const line = hosted(model, choice, (each) => each.share?.from !== '' && ready(each));
  const router = choice.percent(85) ? model.all.router.get(line?.share?.from ?? '') : model.list('router')[0];
  const as = mostly('partner', choice);
  const judgement = ofHosted(line, as).refusedIf(router === undefined, 'there is no such VBR');
  if (line?.share !== undefined && router !== undefined) {
    judgement
      .refusedIf(router.id !== line.share.from, 'it was not made from this VBR')
      .refusedIf(acceptanceOf(line) === 'UnConfirmed', 'the tenant has not accepted')
      .openIf(!ready(line) || stateOf(router) !== 'active', 'what else has to be in service');
    ofVlan(judgement, model.vlan(line.id, router.vlan, [router.id]));
  }
  const learn = () => {
    if (line?.share === undefined || router === undefined) return;
    router.line = line.id;
    line.share.from = '';
  };
  const given = { RegionId, VpconnId: line?.id ?? unknownId, VbrId: router?.id ?? unknownId };
  const peers = model.peersOn(router?.id ?? '').map(({ id }) => id);
  return { as, given, verdict: judgement.verdict(), about: [...ids(line), ...peers], learn };
}

function recover(model: EstateModel, choice: Choice): Asked {
  const line = choice.likely(model.list('line'), (each) => each.share !== undefined && stateOf(each) === 'Terminated');
  const as = mostly('partner', choice);
  const parent = line?.share && model.all.line.get(line.share.parent);
  const judgement = new Judgement()
    .refusedIf(line === undefined, 'there is no such line')
    .refusedIf(line !== undefined && line.share === undefined, 'dedicated lines are not recovered')
    .refusedIf(line !== undefined && stateOf(line) !== 'Terminated', 'it is not Terminated')
    .refusedIf(line?.recovering === true, 'it is being recovered', 'IncorrectStatus.PhysicalConnection')
    .openIf(as !== 'partner' || line?.faces.VirtualPhysicalConnectionStatus === 'Deleted', 'who recovers what')
    .openIf(parent === undefined || stateOf(parent) !== 'Enabled', 'the hosting line is not in service');
  const learn = () => {
    if (line !== undefined) line.recovering = true;
  };
  const given = { RegionId, InstanceId: line?.id ?? unknownId };
  return { as, given, verdict: judgement.verdict(), about: ids(line), learn };
}

function hosted(model: EstateModel, choice: Choice, works: (line: Line) => boolean): Line | undefined {
  return choice.likely(
    model.list('line').filter(({ share }) => share !== undefined),
    works,
  );
}

function ofHosted(line: Line | undefined, as: Side): Judgement {
  return new Judgement()
    .refusedIf(line === undefined, 'there is no such hosted connection')
    .openIf(line !== undefined && as !== other(line.owner), 'what the tenant may do in place of the partner')
    .openIf(line !== undefined && acceptanceOf(line) === 'Deleted', 'how long a deleted one can be seen');
}

const takenVlan = [
  'InvalidVlanId.Used',
  'OperationFailed.PconnExistVlan0Vbr',
  'OperationFailed.Vlan0VbrUnSharePconn',
  'OperationFailed.VlanIdAlreadyInUse',
];

/** A VLAN of a line, for somebody who wants to have it (traps 40, 88). */
export function ofVlan(judgement: Judgement, vlan: 'free' | 'used' | 'unsure'): Judgement {
  return judgement
    .refusedIf(vlan === 'used', 'the VLAN of the line is in use, or VLAN 0 excludes others', ...takenVlan)
    .openIf(vlan === 'unsure', 'since when exactly the VLAN is free', ...takenVlan);
}

function ids(line: Line | undefined): readonly string[] {
  return line === undefined ? [] : [line.id];
}

export const hostedMoves: Moves = {
  CreateVirtualPhysicalConnection: create,
  CreateVpconnFromVbr: convert,
  UpdateVirtualPhysicalConnection: update,
  AttachVbrToVpconn: attach,
  RecoverPhysicalConnection: recover,
};

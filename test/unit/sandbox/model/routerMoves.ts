import type { Choice } from './choice';
import { type Asked, idIn, made, mostly, type Moves, other, unknownId } from './asked';
import type { EstateModel } from './estateModel';
import { ofVlan } from './hostedMoves';
import { Judgement } from './judgement';
import { accountIds, RegionId } from './start';
import { type Line, type Router, type Side, stateOf } from './things';

const addresses = { LocalGatewayIp: '10.9.0.1', PeerGatewayIp: '10.9.0.2', PeeringSubnetMask: '255.255.255.252' };
const onItsWay = (router: Router) => ['terminating', 'recovering', 'deleting'].includes(stateOf(router));
const active = (router: Router) => stateOf(router) === 'active';

function create(model: EstateModel, choice: Choice): Asked {
  const inService = (each: Line) => stateOf(each) === 'Enabled';
  const busy = (each: Line) => inService(each) && model.routersOn(each.id).some(onItsWay);
  const line = choice.blocked(model.list('line'), busy) ?? choice.likely(model.list('line'), inService);
  const as = mostly(line?.owner ?? 'partner', choice);
  const forOther = choice.percent(25);
  // Often one that somebody has or had, because only those can be refused.
  const users = line === undefined ? [] : model.vlanUsers(line.id);
  const again = choice.percent(35) ? users[choice.below(Math.max(users.length, 1))]?.vlan : undefined;
  const vlan = line?.share?.vlan ?? again ?? (choice.percent(4) ? 0 : 1 + choice.below(12));
  const judgement = new Judgement()
    .refusedIf(line === undefined, 'there is no such line')
    .refusedIf(line !== undefined && line.owner !== as, 'the line is of another account')
    .refusedIf(line !== undefined && stateOf(line) !== 'Enabled', 'the line is not in service')
    .openIf(line?.share !== undefined && forOther, 'whether a hosted connection is shared further')
    .openIf(line?.faces.VirtualPhysicalConnectionStatus === 'Deleted', 'how long a deleted one can be seen');
  if (line !== undefined) {
    ofVlan(judgement, model.vlan(line.id, vlan));
    const beside = [...model.routersOn(line.id), ...model.linkedTo(line.id)];
    // Terraform tries again until the other one has settled (wire-facts 3.4).
    judgement.refusedIf(beside.some(onItsWay), 'another VBR of the line is on its way', 'TaskConflict');
    // That there is a limit is all that is told; as many as there can be lines that are not Enabled is surely within it.
    const unconfirmed = beside.filter((each) => stateOf(each) === 'unconfirmed').length;
    judgement.openIf(forOther && unconfirmed >= 5, 'how many may be unconfirmed', 'QuotaExceeded.freevbr');
  }
  const given = { RegionId, PhysicalConnectionId: line?.id ?? unknownId, VlanId: vlan };
  return {
    as,
    // The owner of the line says nothing about the link of another account (traps 47, section 4).
    given: forOther ? { ...given, VbrOwnerId: accountIds[other(as)] } : { ...given, ...addresses },
    verdict: judgement.verdict(),
    about: [],
    learn: (answer) => {
      const id = idIn(answer, 'VbrId');
      const owner = forOther ? other(as) : as;
      const common = { kind: 'router', id, owner, line: line?.id ?? '', vlan, links: [], cen: '' } as const;
      const faces = { Status: forOther ? 'unconfirmed' : 'active' };
      made(model, { ...common, faces, interfaceId: '', table: '', ended: undefined });
    },
  };
}

function modify(model: EstateModel, choice: Choice): Asked {
  const router = choice.likely(model.list('router'), active);
  const owner = router?.owner ?? 'partner';
  const lineOwner = router === undefined ? undefined : model.lineOwner(router);
  const what = choice.of(['VlanId', 'Name'] as const);
  const as = mostly(what === 'Name' ? owner : (lineOwner ?? owner), choice);
  const vlan = 1 + choice.below(12);
  const judgement = ofRouter(model, router, as).openIf(
    router !== undefined && !active(router),
    'changes in this state',
  );
  if (router !== undefined && what === 'VlanId') {
    const attached = model.all.line.get(router.line)?.share !== undefined;
    const exceptions = [
      router.id,
      ...model
        .list('line')
        .filter((each) => each.share?.from === router.id)
        .map(({ id }) => id),
    ];
    judgement.refusedIf(as !== lineOwner && !attached, 'the VLAN is for the owner of the line');
    judgement.openIf(exceptions.length > 1 || attached, 'the VLAN of a hosted connection');
    ofVlan(judgement, model.vlan(router.line, vlan, exceptions));
  } else {
    judgement.refusedIf(as !== owner, 'the name is for the owner of the VBR');
  }
  const change = what === 'VlanId' ? { VlanId: vlan } : { Name: `renamed-${vlan}` };
  const learn = () => {
    if (router !== undefined && what === 'VlanId') router.vlan = vlan;
  };
  return {
    as,
    given: { RegionId, VbrId: idOf(router), ...change },
    verdict: judgement.verdict(),
    about: withPeers(model, router),
    learn,
  };
}

function resize(model: EstateModel, choice: Choice): Asked {
  const router = choice.likely(model.list('router'), active);
  const as = mostly(router?.owner ?? 'partner', choice);
  const verdict = ofRouter(model, router, as)
    .openIf(onHosted(model, router), 'a VBR on a hosted connection has the bandwidth of that')
    .openIf(router !== undefined && !active(router), 'which states the bandwidth changes in')
    .openIf(
      router !== undefined && (model.lineOwner(router) !== as || router.owner !== as),
      'who pays for the bandwidth',
    )
    .verdict();
  const given = { RegionId, VirtualBorderRouterId: idOf(router), Bandwidth: choice.of([200, 1000] as const) };
  return { as, given, verdict, about: ids(router) };
}

function associate(model: EstateModel, choice: Choice): Asked {
  const router = choice.likely(model.list('router'), (each) => active(each) && each.links.length === 0);
  const line = choice.likely(
    model.list('line').filter(({ share }) => share === undefined),
    (each) => stateOf(each) === 'Enabled' && each.id !== router?.line && each.owner === router?.owner,
  );
  const as = mostly(router?.owner ?? 'partner', choice);
  const vlan = 1 + choice.below(12);
  const judgement = ofRouter(model, router, as)
    .refusedIf(router !== undefined && !active(router), 'the VBR is not active')
    .refusedIf(line === undefined || stateOf(line) !== 'Enabled', 'the line is not in service')
    .openIf(
      line !== undefined && model.isLocked(line),
      'whether an overdue line can be added',
      'InvalidStatus.StatusNotEnabled',
    )
    .openIf(line?.owner !== as, 'whose lines can be added')
    .openIf(
      router !== undefined && (model.lineOwner(router) !== as || router.owner !== as),
      'which account adds lines',
    );
  if (router !== undefined && line !== undefined) {
    const over = [router.line, ...router.links.map((link) => link.line)];
    judgement
      .refusedIf(over.includes(line.id), 'the VBR runs over this line already')
      .openIf(router.links.length > 0, 'how many further lines a VBR has at most');
    ofVlan(judgement, model.vlan(line.id, vlan));
  }
  const given = {
    RegionId,
    VbrId: idOf(router),
    PhysicalConnectionId: line?.id ?? unknownId,
    VlanId: vlan,
    ...addresses,
  };
  const learn = () => {
    if (router === undefined || line === undefined) return;
    router.links = [...router.links, { line: line.id, vlan, interfaceId: '' }];
  };
  return { as, given, verdict: judgement.verdict(), about: withPeers(model, router), learn };
}

function unassociate(model: EstateModel, choice: Choice): Asked {
  const router = choice.likely(model.list('router'), ({ links }) => links.length > 0);
  const link = choice.percent(90) ? router?.links[0] : undefined;
  const as = mostly(router?.owner ?? 'partner', choice);
  const led = model.list('route').some(({ hop }) => hop === link?.interfaceId);
  const verdict = ofRouter(model, router, as)
    .refusedIf(link === undefined, 'the VBR does not run over this line')
    .refusedIf(led, 'routes lead through its VLAN interface')
    .refusedIf(router !== undefined && !active(router), 'the VBR is not active')
    .openIf(
      router !== undefined && (model.lineOwner(router) !== as || router.owner !== as),
      'which account takes lines off',
    )
    .verdict();
  const given = { RegionId, VbrId: idOf(router), PhysicalConnectionId: link?.line ?? router?.line ?? unknownId };
  const learn = () => {
    if (router !== undefined) router.links = router.links.filter((each) => each !== link);
  };
  return { as, given, verdict, about: withPeers(model, router), learn };
}

function terminate(model: EstateModel, choice: Choice): Asked {
  const router = choice.likely(model.list('router'), active);
  const as = mostly((router && model.lineOwner(router)) ?? 'partner', choice);
  const verdict = ofRouter(model, router, as)
    .refusedIf(router !== undefined && !active(router), 'the VBR is not active')
    .openIf(onHosted(model, router), 'who owns the line of a VBR on a hosted connection')
    .refusedIf(router !== undefined && model.lineOwner(router) !== as, 'it is for the owner of the line')
    .openIf(
      router !== undefined && dependents(model, router).length > 0,
      'whether all has to be taken off the VBR first',
    )
    .verdict();
  return { as, given: { RegionId, VbrId: idOf(router) }, verdict, about: ids(router) };
}

function recover(model: EstateModel, choice: Choice): Asked {
  const router = choice.likely(model.list('router'), (each) => stateOf(each) === 'terminated');
  const as = mostly((router && model.lineOwner(router)) ?? 'partner', choice);
  const judgement = ofRouter(model, router, as);
  if (router !== undefined) {
    const line = model.all.line.get(router.line);
    const shares = model.list('line').filter((each) => each.share?.from === router.id);
    judgement
      .refusedIf(stateOf(router) !== 'terminated', 'the VBR is not terminated')
      .refusedIf(model.lineOwner(router) !== as && !onHosted(model, router), 'it is for the owner of the line')
      .refusedIf(line === undefined || stateOf(line) !== 'Enabled', 'the line is not in service')
      .openIf(onHosted(model, router), 'who owns the line of a VBR on a hosted connection')
      .openIf(router.links.length > 0, 'what became of the VLANs on further lines');
    ofVlan(judgement, model.vlan(router.line, router.vlan, [router.id, ...shares.map(({ id }) => id)]));
  }
  return { as, given: { RegionId, VbrId: idOf(router) }, verdict: judgement.verdict(), about: ids(router) };
}

function remove(model: EstateModel, choice: Choice): Asked {
  const possible = (each: Router) => ['unconfirmed', 'active', 'terminated'].includes(stateOf(each));
  // Often one that a single dependent keeps, so that every kind of dependent is found to do so.
  const left = choice.percent(40) ? 1 : 0;
  const router = choice.likely(
    model.list('router'),
    (each) => possible(each) && each.cen === '' && dependents(model, each).length === left,
  );
  const as = mostly(router?.owner ?? 'partner', choice);
  const judgement = ofRouter(model, router, as);
  if (router !== undefined) {
    const state = stateOf(router);
    judgement
      .refusedIf(!possible(router), `it is not allowed in ${state}`)
      .refusedIf(as !== router.owner && state !== 'unconfirmed', 'only its owner deletes a VBR that is confirmed')
      .refusedIf(router.cen !== '', 'it is attached to a CEN')
      .refusedIf(router.links.length > 0, 'it runs over further lines')
      .refusedIf(dependents(model, router).length > 0, `${dependents(model, router).join(', ')} would be orphans`)
      .openIf(
        model.list('line').some((each) => each.share?.from === router.id),
        'the hosted connection made from it',
      );
  }
  return { as, given: { RegionId, VbrId: idOf(router) }, verdict: judgement.verdict(), about: ids(router) };
}

function dependents(model: EstateModel, { id }: Router): readonly string[] {
  const on = [...model.list('interface'), ...model.list('route'), ...model.list('group'), ...model.list('network')];
  const pairs = model.list('pair').filter(({ routers }) => routers.includes(id));
  return [...on.filter(({ router }) => router === id), ...pairs].map((thing) => `${thing.kind} ${thing.id}`);
}

function onHosted(model: EstateModel, router: Router | undefined): boolean {
  const line: Line | undefined = model.all.line.get(router?.line ?? '');
  return line?.share !== undefined;
}

function ofRouter(model: EstateModel, router: Router | undefined, as: Side): Judgement {
  const sees = router !== undefined && (router.owner === as || model.lineOwner(router) === as);
  return new Judgement().refusedIf(!sees, 'there is no such VBR, or it is nothing to the caller');
}

const idOf = (router: Router | undefined) => router?.id ?? unknownId;
const ids = (router: Router | undefined): readonly string[] => (router === undefined ? [] : [router.id]);

/** The VBR, and the peers whose sessions follow what is agreed on over its links. */
function withPeers(model: EstateModel, router: Router | undefined): readonly string[] {
  return router === undefined ? [] : [router.id, ...model.peersOn(router.id).map(({ id }) => id)];
}

export const routerMoves: Moves = {
  CreateVirtualBorderRouter: create,
  ModifyVirtualBorderRouterAttribute: modify,
  UpdateVirtualBorderBandwidth: resize,
  AssociatePhysicalConnectionToVirtualBorderRouter: associate,
  UnassociatePhysicalConnectionFromVirtualBorderRouter: unassociate,
  TerminateVirtualBorderRouter: terminate,
  RecoverVirtualBorderRouter: recover,
  DeleteVirtualBorderRouter: remove,
};

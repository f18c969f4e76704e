import { vpcs } from '../../../../src/sandbox/vpcs';
import type { Body } from '../service';
import type { Choice } from './choice';
import { type Asked, idIn, made, mostly, type Moves, unknownId } from './asked';
import { longestPassingMs } from './arrows';
import type { EstateModel } from './estateModel';
import { Judgement } from './judgement';
import { accessPoints, accountIds, RegionId } from './start';
import { type Interface, type Router, type Side, stateOf } from './things';

const regions = { RegionId, OppositeRegionId: RegionId };
const idle = (each: Interface) => stateOf(each) === 'Idle';

function create(model: EstateModel, choice: Choice): Asked {
  return choice.percent(50) ? initiating(model, choice) : accepting(model, choice);
}

/** The side of a VBR, which always initiates (003 5.1). */
function initiating(model: EstateModel, choice: Choice): Asked {
  const count = (router: Router) => model.list('interface').filter((each) => each.router === router.id).length;
  const router = choice.likely(model.list('router'), (each) => stateOf(each) === 'active');
  const as = mostly(router?.owner ?? 'partner', choice);
  const line = model.all.line.get(router?.line ?? '');
  const verdict = new Judgement()
    .refusedIf(router?.owner !== as, 'there is no such VBR of the caller')
    .refusedIf(router !== undefined && stateOf(router) !== 'active', 'the VBR is not active')
    .refusedIf(router !== undefined && count(router) >= 5, 'a router has 5 interfaces at most')
    .refusedIf(line !== undefined && model.isLocked(line), 'the line is overdue', 'Forbidden.BillsOutstanding')
    .refusedIf(owes(model, as), 'an interface of the account is overdue', 'Forbidden.BillsOutstanding')
    .verdict();
  const own = { RouterType: 'VBR', RouterId: router?.id ?? unknownId, Role: 'InitiatingSide', Spec: 'Mini.2' };
  const prepaid = choice.percent(15);
  const AutoPay = choice.percent(50);
  const order = prepaid ? { InstanceChargeType: 'PrePaid', PricingCycle: 'Month', Period: 1, AutoPay } : {};
  const billed = prepaid && !AutoPay ? model.now : undefined;
  const given = {
    ...regions,
    ...own,
    ...order,
    AccessPointId: line?.point ?? accessPoints[0],
    OppositeRouterType: 'VRouter',
  };
  return { as, given, verdict, about: [], learn: learned(model, as, router?.id ?? '', true, { prepaid, billed }) };
}

/** The side of a VPC's router, which accepts what VBRs initiate. */
function accepting(model: EstateModel, choice: Choice): Asked {
  const owner = choice.of<Side>(['partner', 'tenant']);
  const inRegion = vpcs.filter((vpc) => vpc.region === RegionId && vpc.owner === accountIds[owner]);
  const router = choice.likely(inRegion, () => true)?.routerId ?? unknownId;
  const as = mostly(owner, choice);
  const count = model.list('interface').filter((each) => each.router === router).length;
  const verdict = new Judgement()
    .refusedIf(as !== owner, 'the VPC is of another account')
    .refusedIf(count >= 5, 'a router has 5 interfaces at most')
    .refusedIf(owes(model, as), 'an interface of the account is overdue', 'Forbidden.BillsOutstanding')
    .verdict();
  const own = { RouterType: 'VRouter', RouterId: router, Role: 'AcceptingSide', Spec: 'Negative' };
  const opposite = { OppositeRouterType: 'VBR', OppositeAccessPointId: choice.of(accessPoints) };
  return {
    as,
    given: { ...regions, ...own, ...opposite },
    verdict,
    about: [],
    learn: learned(model, as, router, false, { prepaid: false, billed: undefined }),
  };
}

function learned(
  model: EstateModel,
  owner: Side,
  router: string,
  initiates: boolean,
  charge: Pick<Interface, 'prepaid' | 'billed'>,
): (answer: Body) => void {
  return (answer) => {
    const id = idIn(answer, 'RouterInterfaceId');
    const common = { kind: 'interface', id, owner, router, initiating: initiates, ...charge } as const;
    made(model, { ...common, faces: { Status: 'Idle', BusinessStatus: 'Normal' }, opposite: '' });
  };
}

/** Who owes for an interface makes and connects no other one (003 5.1, 5.4). */
function owes(model: EstateModel, as: Side): boolean {
  return model.list('interface').some((each) => each.owner === as && model.isLocked(each));
}

/** Tells an interface which one is on its other side, or gives it a name. */
function modify(model: EstateModel, choice: Choice): Asked {
  const half = (each: Interface) =>
    model.list('interface').some((two) => two.opposite === each.id && each.opposite !== two.id);
  const unset =
    choice.percent(50) && model.list('interface').some(half) ? half : (each: Interface) => each.opposite === '';
  const one = choice.likely(model.list('interface'), (each) => idle(each) && unset(each));
  const as = mostly(one?.owner ?? 'partner', choice);
  const judgement = ofInterface(one, as).openIf(one !== undefined && !idle(one), 'what changes in which state');
  if (one === undefined || choice.percent(20)) {
    const given = { RegionId, RouterInterfaceId: idOf(one), Name: `renamed-${choice.below(9)}` };
    return { as, given, verdict: judgement.verdict(), about: related(model, one) };
  }
  const pointed = (each: Interface) => each.opposite === one.id;
  const fits = (each: Interface) => each.initiating !== one.initiating && each.owner === one.owner && idle(each);
  const others = model.list('interface').filter((each) => each !== one);
  const candidates = others.some(pointed) ? others.filter(pointed) : others.filter((each) => each.opposite === '');
  const two = choice.likely(candidates, fits);
  const type = two?.initiating === true ? 'VBR' : 'VRouter';
  const verdict = judgement
    .refusedIf(two === undefined, 'there is no such interface')
    .openIf(two !== undefined && !fits(two), 'which two interfaces go together')
    .openIf(
      one.opposite !== '' || (two !== undefined && two.opposite !== '' && !pointed(two)),
      'pairs that are set anew',
    )
    .openIf(two !== undefined && accessPointDiffers(model, one, two), 'the access point that was announced')
    .verdict();
  const opposite = {
    OppositeInterfaceId: idOf(two),
    OppositeRouterId: two?.router ?? unknownId,
    OppositeRouterType: type,
  };
  const owner = { OppositeInterfaceOwnerId: accountIds[two?.owner ?? as] };
  return {
    as,
    given: { RegionId, RouterInterfaceId: one.id, ...opposite, ...owner },
    verdict,
    about: related(model, one),
    learn: () => {
      one.opposite = two?.id ?? '';
    },
  };
}

function connect(model: EstateModel, choice: Choice): Asked {
  const one = choice.likely(
    model.list('interface'),
    (each) => idle(each) && each.initiating && mutual(model, each) !== undefined,
  );
  const as = mostly(one?.owner ?? 'partner', choice);
  const judgement = ofInterface(one, as)
    .refusedIf(owes(model, as), 'an interface of the account is overdue', 'Forbidden.BillsOutstanding')
    .openIf(
      one?.billed !== undefined && model.now - one.billed <= longestPassingMs,
      'when its order is paid',
      'Forbidden.BillsOutstanding',
    );
  if (one !== undefined) {
    const two = mutual(model, one);
    judgement
      .refusedIf(!one.initiating, 'the accepting side cannot connect')
      .refusedIf(!idle(one), 'it is not Idle')
      .refusedIf(two === undefined, 'both sides do not know each other')
      .openIf(two !== undefined && !idle(two), 'the other side is not Idle');
    if (two !== undefined) {
      const rivals = model
        .list('interface')
        .filter((each) => each !== one && each.router === one.router && !idle(each));
      const same = rivals.filter((each) => model.all.interface.get(each.opposite)?.router === two.router);
      judgement
        .refusedIf(
          same.some((each) => stateOf(each) === 'Active'),
          'both routers are connected by another pair',
        )
        .openIf(same.length > 0, 'whether another pair that is not Active counts');
    }
  }
  return {
    as,
    given: { RegionId, RouterInterfaceId: idOf(one) },
    verdict: judgement.verdict(),
    about: related(model, one),
  };
}

/** An operation that asks for a state. What it is for the accepting side to do is not told. */
function inState(
  states: readonly string[],
  given: Readonly<Record<string, string>> = {},
  doubtful: readonly string[] = [],
  locked = 'Forbidden.FinancileLocked',
) {
  return (model: EstateModel, choice: Choice): Asked => {
    const one = choice.likely(model.list('interface'), (each) => states.includes(stateOf(each)));
    const as = mostly(one?.owner ?? 'partner', choice);
    const state = one === undefined ? '' : stateOf(one);
    const verdict = ofInterface(one, as)
      .refusedIf(one !== undefined && ![...states, ...doubtful].includes(state), `it is not allowed in ${state}`)
      .refusedIf(one !== undefined && model.isLocked(one), 'it is overdue', locked)
      .openIf(doubtful.includes(state), 'the document does not name the states')
      .openIf(one?.initiating === false, 'what the accepting side may do')
      .openIf(one !== undefined && mutual(model, one) === undefined, 'what becomes of half a connection')
      .verdict();
    return { as, given: { RegionId, RouterInterfaceId: idOf(one), ...given }, verdict, about: related(model, one) };
  };
}

const passingSides = ['Connecting', 'AcceptingConnecting', 'Activating', 'Modifying', 'Deactivating'];

function remove(model: EstateModel, choice: Choice): Asked {
  const possible = (each: Interface) => ['Idle', 'Inactive'].includes(stateOf(each));
  const busy = (each: Interface) => possible(each) && passingSides.includes(stateOfId(model, each.opposite));
  const all = model.list('interface');
  const one = choice.blocked(all, busy) ?? choice.likely(all, possible);
  const as = mostly(one?.owner ?? 'partner', choice);
  const verdict = ofInterface(one, as)
    .refusedIf(one !== undefined && !possible(one), 'it is neither Idle nor Inactive')
    .refusedIf(
      model.list('route').some(({ hop }) => hop === one?.id),
      'routes lead to it',
      'DependencyViolation.RouterInterfaceReferedByRouteEntry',
    )
    .refusedIf(one?.prepaid === true, 'it is paid in advance', 'InvalidRouterInterfaceChargeType.Malformed')
    // Terraform tries again until the other side has settled (wire-facts 3.4).
    .refusedIf(
      passingSides.includes(stateOfId(model, one?.opposite)),
      'its other side is on its way',
      'OperationConflict',
    )
    .verdict();
  return { as, given: { RegionId, RouterInterfaceId: idOf(one) }, verdict, about: related(model, one) };
}

/** The other side, when both know each other. */
function mutual(model: EstateModel, one: Interface): Interface | undefined {
  const two = model.all.interface.get(one.opposite);
  return two?.opposite === one.id ? two : undefined;
}

function accessPointDiffers(model: EstateModel, one: Interface, two: Interface): boolean {
  const router = model.all.router.get((one.initiating ? one : two).router);
  // What the accepting side was told when it was made is not kept in the model: the second access point is rare enough.
  return model.all.line.get(router?.line ?? '')?.point !== accessPoints[0];
}

function ofInterface(one: Interface | undefined, as: Side): Judgement {
  return new Judgement().refusedIf(one?.owner !== as, 'there is no such interface of the caller');
}

function stateOfId(model: EstateModel, id = ''): string {
  const one = model.all.interface.get(id);
  return one === undefined ? '' : stateOf(one);
}

const idOf = (one: Interface | undefined) => one?.id ?? unknownId;

/** The interface, and the one on its other side, which follows it. */
function related(model: EstateModel, one: Interface | undefined): readonly string[] {
  if (one === undefined) return [];
  const pointing = model.list('interface').filter((each) => each.opposite === one.id || each.id === one.opposite);
  return [one.id, ...pointing.map(({ id }) => id)];
}

export const interfaceMoves: Moves = {
  CreateRouterInterface: create,
  ModifyRouterInterfaceAttribute: modify,
  ConnectRouterInterface: connect,
  ActivateRouterInterface: inState(['Inactive']),
  DeactivateRouterInterface: inState(['Active']),
  ModifyRouterInterfaceSpec: inState(
    ['Active'],
    { Spec: 'Small.1' },
    ['Idle', 'Inactive'],
    'InvalidInstance.StatusError',
  ),
  DeleteRouterInterface: remove,
};

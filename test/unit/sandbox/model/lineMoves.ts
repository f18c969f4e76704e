import type { Choice } from './choice';
import { type Asked, idIn, made, mostly, type Moves, unknownId } from './asked';
import type { EstateModel } from './estateModel';
import { Judgement } from './judgement';
import { accessPoints, RegionId } from './start';
import { type Line, type Side, stateOf } from './things';

const underWay = ['Initial', 'Approved', 'Allocating', 'Allocated', 'Confirmed'];
const inUse = ['Allocated', 'Confirmed', 'Enabled'];

/** Fields that a line has in the lists. */
const newFaces = { Status: 'Initial', BusinessStatus: 'Normal', LoaStatus: '', VirtualPhysicalConnectionStatus: '' };

function create(model: EstateModel, choice: Choice): Asked {
  const as = choice.of<Side>(['partner', 'tenant']);
  const point = choice.of(accessPoints);
  const redundant = choice.percent(30)
    ? choice.likely(model.list('line'), (line) => inUse.includes(stateOf(line)))
    : undefined;
  const own = model.list('line').filter(({ owner, share }) => owner === as && share === undefined);
  const others = own.filter((line) => stateOf(line) !== 'Enabled');
  const verdict = ofBills(model, as)
    .refusedIf(others.filter((line) => underWay.includes(stateOf(line))).length >= 5, '5 lines are not Enabled')
    .openIf(others.length >= 5, 'whether lines that failed or ended count among those not Enabled')
    .refusedIf(redundant !== undefined && redundant.owner !== as, 'the redundant line is of another account')
    .refusedIf(redundant !== undefined && !inUse.includes(stateOf(redundant)), 'the redundant line is not in use')
    .openIf(redundant?.share !== undefined, 'whether a hosted connection can be redundant to a line')
    .openIf(redundant !== undefined && redundant.point !== point, 'whether redundant lines share an access point')
    .verdict();
  const given = { RegionId, AccessPointId: point, LineOperator: 'CT', Name: 'applied-for' };
  return {
    as,
    given: redundant === undefined ? given : { ...given, RedundantPhysicalConnectionId: redundant.id },
    verdict,
    about: [],
    learn: (answer) => {
      const id = idIn(answer, 'PhysicalConnectionId');
      const line = {
        kind: 'line',
        id,
        owner: as,
        faces: newFaces,
        point,
        share: undefined,
        ordered: false,
        renewed: undefined,
        recovering: false,
        port: '',
      } as const;
      made(model, { ...line, redundant: redundant?.id ?? '' });
    },
  };
}

/** An account that owes for a line applies for no other one (003 4.4, traps 64). */
function ofBills(model: EstateModel, as: Side, forAnother = true): Judgement {
  const owed = model.list('line').filter((line) => line.owner === as && model.isLocked(line));
  const own = owed.some(({ share }) => share === undefined);
  return new Judgement()
    .refusedIf(own && forAnother, 'a line of the account is overdue', 'Forbidden.FinancileLocked')
    .openIf(
      owed.length > 0 && !(own && forAnother),
      'what else counts as overdue, and for what',
      'Forbidden.FinancileLocked',
    );
}

/** The installation is ordered for an application that says the same, or applies for a line itself (003 4.9). */
function order(model: EstateModel, choice: Choice): Asked {
  const as = choice.of<Side>(['partner', 'tenant']);
  const point = choice.percent(80) ? choice.of(accessPoints) : unknownId;
  // What has been applied for there is what it may be for: then it is no application.
  const applied = model
    .list('line')
    .some((line) => line.owner === as && line.point === point && underWay.includes(stateOf(line)));
  const verdict = ofBills(model, as, !applied)
    .refusedIf(point === unknownId, 'there is no such access point')
    .openIf(true, 'there is no table of what is refused (traps 76)')
    .verdict();
  return {
    as,
    given: { RegionId, AccessPointId: point, LineOperator: 'CT', AutoPay: choice.percent(50) },
    verdict,
    about: [],
    learn: (answer) => {
      const id = idIn(answer, 'PhysicalConnectionId');
      if (model.all.line.has(id)) return;
      const line = { kind: 'line', id, owner: as, faces: newFaces, point, share: undefined, redundant: '' } as const;
      made(model, { ...line, ordered: false, renewed: undefined, recovering: false, port: '' });
    },
  };
}

function modify(model: EstateModel, choice: Choice): Asked {
  const line = choice.likely(model.list('line'), (each) =>
    [...underWay, 'Enabled', 'Rejected'].includes(stateOf(each)),
  );
  const spec = choice.percent(40);
  const dedicated = line?.share === undefined;
  const state = line === undefined ? '' : stateOf(line);
  const as = mostly(line?.owner ?? 'partner', choice);
  const verdict = ofLine(line, as)
    .refusedIf(
      ['Allocating', 'Canceled', 'Allocation Failed', 'Terminated'].includes(state),
      `nothing changes in ${state}`,
    )
    .refusedIf(
      spec && dedicated && ['Approved', 'Allocated', 'Confirmed'].includes(state),
      `the specification is fixed in ${state}`,
    )
    .openIf(state === 'Terminating' || (spec && state === 'Enabled'), 'the documents differ about this state')
    .openIf(!dedicated, 'what of a hosted connection can be changed like this')
    .verdict();
  const PortType = line?.port === '10GBase-LR' ? '1000Base-LX' : '10GBase-LR';
  const what = spec ? { PortType } : { Name: `renamed-${choice.below(9)}` };
  return { as, given: { RegionId, PhysicalConnectionId: line?.id ?? unknownId, ...what }, verdict, about: ids(line) };
}

function confirm(model: EstateModel, choice: Choice): Asked {
  const ready = (line: Line) => (line.share === undefined ? stateOf(line) === 'Allocated' : offered(line));
  const line = choice.likely(model.list('line'), ready);
  const as = mostly(line?.owner ?? 'tenant', choice);
  const verdict = ofLine(line, as)
    .refusedIf(line !== undefined && !ready(line), 'there is nothing to confirm')
    .openIf(line?.share !== undefined && stateOf(line) !== 'Allocated', 'what becomes of an offer that was canceled')
    .verdict();
  return { as, given: { RegionId, PhysicalConnectionId: line?.id ?? unknownId }, verdict, about: ids(line) };
}

/** A hosted connection that its tenant has not accepted. */
function offered(line: Line): boolean {
  return line.faces.VirtualPhysicalConnectionStatus === 'UnConfirmed';
}

/** An operation that only asks for a state. */
function inState(states: readonly string[], more: (judgement: Judgement, line: Line) => Judgement) {
  return (model: EstateModel, choice: Choice): Asked => {
    const line = choice.likely(model.list('line'), (each) => states.includes(stateOf(each)));
    const as = mostly(line?.owner ?? 'partner', choice);
    const judgement = ofLine(line, as);
    if (line !== undefined) {
      judgement
        .refusedIf(!states.includes(stateOf(line)) && !offered(line), `it is not allowed in ${stateOf(line)}`)
        // Terraform deletes what it has just created (wire-facts 3.4), which the tables do not provide for.
        .openIf(offered(line), 'how an offer is taken back')
        .openIf(line.share !== undefined, 'which account does this to a hosted connection');
      more(judgement, line);
    }
    const given = { RegionId, PhysicalConnectionId: line?.id ?? unknownId };
    return { as, given, verdict: judgement.verdict(), about: ids(line) };
  };
}

const cancel = inState(['Initial', 'Approved', 'Allocated', 'Confirmed'], (judgement) => judgement);
const enable = inState(['Confirmed'], (judgement) => judgement);
const terminate = (model: EstateModel, choice: Choice): Asked =>
  inState(['Enabled'], (judgement, { id }) =>
    judgement
      .refusedIf(model.routersOn(id).length > 0, 'its VBRs are not deleted')
      .openIf(model.linkedTo(id).length + model.sharesOf(id).length > 0, 'what becomes of those who share the line'),
  )(model, choice);
const remove = (model: EstateModel, choice: Choice): Asked =>
  inState(['Rejected', 'Canceled', 'Allocation Failed', 'Terminated'], (judgement, { id }) =>
    judgement
      .refusedIf(model.routersOn(id).length > 0, 'there are VBRs')
      .refusedIf(model.linkedTo(id).length > 0, 'VBRs are associated with it')
      .refusedIf(
        model.sharesOf(id).some(({ faces }) => faces.VirtualPhysicalConnectionStatus !== 'Deleted'),
        'hosted connections would be orphans',
      )
      .openIf(model.sharesOf(id).length > 0, 'hosted connections are shown as Deleted for a while'),
  )(model, choice);

function ofLine(line: Line | undefined, as: Side): Judgement {
  const hosted = line?.share !== undefined;
  return new Judgement()
    .refusedIf(line === undefined, 'there is no such line')
    .refusedIf(line !== undefined && line.owner !== as && !hosted, 'it is the line of another account')
    .openIf(hosted && line.owner !== as, 'what the other side of a hosted connection may do')
    .openIf(line?.faces.VirtualPhysicalConnectionStatus === 'Deleted', 'how long a deleted one can be seen');
}

function ids(line: Line | undefined): readonly string[] {
  return line === undefined ? [] : [line.id];
}

export const lineMoves: Moves = {
  CreatePhysicalConnection: create,
  CreatePhysicalConnectionSetupOrder: order,
  ModifyPhysicalConnectionAttribute: modify,
  ConfirmPhysicalConnection: confirm,
  CancelPhysicalConnection: cancel,
  EnablePhysicalConnection: enable,
  TerminatePhysicalConnection: terminate,
  DeletePhysicalConnection: remove,
};

import type { Choice } from './choice';
import { type Asked, mostly, type Moves, unknownId } from './asked';
import type { EstateModel } from './estateModel';
import { Judgement } from './judgement';
import { RegionId } from './start';
import { type Line, type Side, stateOf } from './things';

const onTheWay = ['Allocated', 'Confirmed'];

/** The values of the request sample in 003 4.5. */
const application = {
  Bandwidth: 3,
  PeerLocation: '杭州',
  CompanyName: 'company',
  LineType: 'FIBRE',
  Si: '阿里',
  ConstructionTime: '2032-02-28T16:00:00Z',
  'PMInfo.1.PMCertificateNo': '5****************9',
  'PMInfo.1.PMName': '张三',
  'PMInfo.1.PMCertificateType': 'IDCard',
  'PMInfo.1.PMGender': 'Male',
  'PMInfo.1.PMContactInfo': '1390000****',
};

const letterOf = (line: Line | undefined) => line?.faces.LoaStatus ?? '';

function apply(model: EstateModel, choice: Choice): Asked {
  const line = choice.likely(model.list('line'), (each) => letterOf(each) === '' && onTheWay.includes(stateOf(each)));
  const as = mostly(line?.owner ?? 'partner', choice);
  const verdict = ofLine(line, as)
    .refusedIf(!['', 'Rejected', 'Deleted'].includes(letterOf(line)), 'there is an LOA already')
    .openIf(letterOf(line) !== '', 'whether one can apply again')
    .verdict();
  return { as, given: { RegionId, InstanceId: line?.id ?? unknownId, ...application }, verdict, about: ids(line) };
}

function complete(model: EstateModel, choice: Choice): Asked {
  const ready = (each: Line | undefined) => ['Available', 'Completing'].includes(letterOf(each));
  const line = choice.likely(model.list('line'), ready);
  const as = mostly(line?.owner ?? 'partner', choice);
  const verdict = ofLine(line, as)
    .openIf(letterOf(line) === 'Complete', 'whether codes can be corrected afterwards')
    .refusedIf(
      !ready(line) && letterOf(line) !== 'Complete',
      `an LOA that is ${letterOf(line)} has nothing to complete`,
    )
    .verdict();
  const given = { RegionId, InstanceId: line?.id ?? unknownId, LineCode: 'aaa111', LineLabel: 'bbb222' };
  return { as, given, verdict, about: ids(line) };
}

function occupancy(model: EstateModel, choice: Choice): Asked {
  const overdue = (each: Line) => stateOf(each) === 'Enabled' && model.isLocked(each);
  const renewable = (each: Line) => overdue(each) && each.renewed === undefined;
  const owing = model.list('line').some(renewable) && choice.percent(70);
  const unpaid = (each: Line) =>
    !each.ordered && onTheWay.includes(stateOf(each)) && (letterOf(each) === 'Complete' || each.share !== undefined);
  const ready = (each: Line) => unpaid(each) || renewable(each);
  const line = choice.likely(model.list('line'), owing ? renewable : ready);
  const as = mostly(line?.owner ?? 'partner', choice);
  const state = line === undefined ? '' : stateOf(line);
  const dead = ['Initial', 'Rejected', 'Canceled', 'Allocation Failed', 'Terminating', 'Terminated'];
  const verdict = (line !== undefined && renewable(line) ? ofOwner(line, as) : ofLine(line, as))
    .refusedIf(dead.includes(state), `there is nothing to occupy in ${state}`)
    .openIf(line !== undefined && !ready(line), 'what else an order waits for, and how often it is placed')
    .verdict();
  const given = { RegionId, PhysicalConnectionId: line?.id ?? unknownId, AutoPay: choice.percent(70) };
  const learn = () => {
    if (line === undefined) return;
    if (overdue(line)) line.renewed = model.now;
    else line.ordered = true;
  };
  return { as, given, verdict, about: ids(line), learn };
}

function open(model: EstateModel, choice: Choice): Asked {
  const as = model.traffic.has('tenant') ? choice.of<Side>(['partner', 'tenant']) : 'tenant';
  const learn = () => {
    model.traffic.add(as);
  };
  return { as, given: { RegionId }, verdict: new Judgement().verdict(), about: [], learn };
}

function ofOwner(line: Line | undefined, as: Side): Judgement {
  return new Judgement()
    .refusedIf(line === undefined, 'there is no such line')
    .refusedIf(line !== undefined && line.owner !== as && line.share === undefined, 'it belongs to another account')
    .openIf(line !== undefined && line.owner !== as, 'who pays for a hosted connection');
}

function ofLine(line: Line | undefined, as: Side): Judgement {
  return ofOwner(line, as)
    .openIf(line !== undefined && !onTheWay.includes(stateOf(line)), 'what an LOA is for in this state')
    .openIf(line?.share !== undefined, 'hosted connections have no LOA of their own');
}

function ids(line: Line | undefined): readonly string[] {
  return line === undefined ? [] : [line.id];
}

export const letterMoves: Moves = {
  OpenPhysicalConnectionService: open,
  ApplyPhysicalConnectionLOA: apply,
  CompletePhysicalConnectionLOA: complete,
  CreatePhysicalConnectionOccupancyOrder: occupancy,
};

import { termId } from '../ids';
import type { LineOrder, PhysicalConnection, VirtualBorderRouter } from '../model';
import { never } from '../wireTime';
import type { World } from '../world';
import { addMonths } from './calendar';
import { durations } from './durations';
import { overdue } from './limits';
import { hostedOn, routersOn } from './lines';
import { linksOf } from './links';
import { carries, settleSessions } from './sessions';

/** Plans the end of the term that a line is paid for; nothing for one that never ends. */
export function planLineTerm(world: World, { id, status, ends }: PhysicalConnection): void {
  if (status !== 'Enabled' || ends === null || ends >= never) world.unschedule(termId(id));
  else world.scheduleAt('physicalConnection.expired', termId(id), ends);
}

/** Orders for the use of a line that were paid, the first one first. */
function paidOrders(world: World, lineId: string): LineOrder[] {
  return world.lineOrders.by('line', lineId).filter(({ kind, status }) => kind !== 'setup' && status === 'Paid');
}

/**
 * The end of what was paid for: the first term is counted from when the line was enabled, a renewal from its payment or
 * the end before it. Never when no term was ordered. An order of another bandwidth changes no term.
 */
export function endOfTerm(world: World, line: PhysicalConnection): number {
  const [first, ...others] = paidOrders(world, line.id);
  if (first === undefined || line.enabled === null) return never;
  return others
    .filter(({ kind }) => kind === 'renewal')
    .reduce(
      (end, { months, paid }) => addMonths(Math.max(end, paid ?? end), months),
      addMonths(line.enabled, first.months),
    );
}

/**
 * The end of a term. What was renewed in time goes on; all else is locked, and what runs over it goes down. The
 * documents name the lock and what it forbids (traps 64), not what becomes of the service.
 */
export function endLineTerm(world: World, line: PhysicalConnection): void {
  if (line.status !== 'Enabled' || line.businessStatus !== 'Normal' || line.ends === null) return;
  const months = monthsOfRenewal(world, line);
  if (months > 0) {
    line.renewal = null;
    line.ends = addMonths(line.ends, months);
    planLineTerm(world, line);
    return;
  }
  line.businessStatus = 'FinancialLocked';
  settleRouters(world, line);
  world.scheduleAt('physicalConnection.released', termId(line.id), world.now() + overdue.graceMs);
}

/** Months by which a term is prolonged at its end: ordered before, or by automatic renewal. 0 when it is not. */
function monthsOfRenewal(world: World, line: PhysicalConnection): number {
  const last = paidOrders(world, line.id).at(-1);
  // How long a renewal is that an estate begins with is not kept: as long as the term before.
  if (line.renewal !== null) return last?.months ?? 12;
  const months = last?.autoRenewMonths ?? 0;
  // The account whose balance covers nothing (as with any other order) renews nothing either.
  if (last === undefined || months === 0 || line.name.endsWith('-unpaid')) return 0;
  const id = world.newOrderNumber();
  world.lineOrders.add({ ...last, id, kind: 'renewal', months, status: 'Paid', paid: world.now() });
  return months;
}

/** Once the grace period is over, VBRs that nothing carries any more are taken out of service; nothing is deleted. */
export function releaseLine(world: World, line: PhysicalConnection): void {
  if (line.status !== 'Enabled' || line.businessStatus !== 'FinancialLocked') return;
  for (const router of routersOver(world, line)) {
    if (router.status !== 'active') continue;
    if (linksOf(router).some(({ physicalConnectionId }) => carries(world, physicalConnectionId))) continue;
    router.status = 'terminating';
    world.schedule('virtualBorderRouter.terminated', router.id, durations.routerTermination);
  }
}

/** A renewal that was paid: the line is unlocked, and a new term begins. */
export function renewLine(world: World, line: PhysicalConnection, months: number): void {
  line.businessStatus = 'Normal';
  line.ends = addMonths(Math.max(world.now(), line.ends ?? 0), months);
  planLineTerm(world, line);
  settleRouters(world, line);
}

function settleRouters(world: World, line: PhysicalConnection): void {
  for (const router of routersOver(world, line)) settleSessions(world, router);
}

/** VBRs that run over a line, by itself or by a connection hosted on it. */
function routersOver(world: World, line: PhysicalConnection): ReadonlySet<VirtualBorderRouter> {
  const lines = [line, ...hostedOn(world, line.id)];
  return new Set(lines.flatMap(({ id }) => routersOn(world, id)));
}

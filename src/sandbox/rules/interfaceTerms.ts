import { termId } from '../ids';
import type { RouterInterface } from '../model';
import { never } from '../wireTime';
import type { World } from '../world';
import { addMonths } from './calendar';
import { durations } from './durations';
import { overdue } from './limits';

/** Plans the end of the term of a subscription; nothing for one that has none, or none that ever ends. */
export function planInterfaceTerm(world: World, { id, subscription }: RouterInterface): void {
  const ends = subscription?.ends ?? null;
  if (ends === null || ends >= never) world.unschedule(termId(id));
  else world.scheduleAt('routerInterface.expired', termId(id), ends);
}

/** A payment: the term begins with the first one, and follows the one before with any other. */
export function payInterface(world: World, row: RouterInterface): void {
  if (row.subscription === null) return;
  row.subscription.paid = true;
  row.subscription.ends = addMonths(world.now(), row.subscription.months);
  row.businessStatus = 'Normal';
  planInterfaceTerm(world, row);
}

/**
 * The end of a term. What was renewed in time goes on; all else is locked, which forbids some operations (traps 64). No
 * operation of this service pays for it, so somebody does in the Order Center after a while, unless the name ends with
 * -unpaid: then the interface is taken out of service when the grace period is over.
 */
export function endInterfaceTerm(world: World, row: RouterInterface): void {
  const { subscription } = row;
  if (subscription?.paid !== true || subscription.ends === null || row.businessStatus !== 'Normal') return;
  const isUnpaid = row.name.endsWith('-unpaid');
  if (subscription.renewal !== null || (subscription.autoRenew === true && !isUnpaid)) {
    subscription.renewal = null;
    subscription.ends = addMonths(subscription.ends, subscription.months);
    planInterfaceTerm(world, row);
    return;
  }
  row.businessStatus = 'FinancialLocked';
  if (isUnpaid) world.scheduleAt('routerInterface.released', termId(row.id), world.now() + overdue.graceMs);
  else world.scheduleAt('routerInterface.billPaid', termId(row.id), world.now() + overdue.paidAfterMs);
}

export function releaseInterface(world: World, row: RouterInterface): void {
  if (row.businessStatus !== 'FinancialLocked' || row.status !== 'Active') return;
  row.status = 'Deactivating';
  row.modified = world.now();
  world.schedule('routerInterface.settled', row.id, durations.interfaceChange);
}

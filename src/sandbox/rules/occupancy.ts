import type { LineOrder, PhysicalConnection } from '../model';
import type { World } from '../world';
import { durations } from './durations';
import { mbpsOf } from './hostedConnections';
import { routersOn } from './lines';
import { endOfTerm, planLineTerm } from './lineTerms';
import { specOf } from './ports';

/** Who pays for a line: its owner, or for a hosted one whom OrderMode names (003 4.18). */
export function payerOf({ owner, hosting }: PhysicalConnection): string {
  return hosting?.orderMode === 'PayByPhysicalConnectionOwner' ? hosting.parentOwner : owner;
}

/**
 * What there is to pay for the use of a port, if anything. A dedicated line waits for it once its construction is
 * Complete, which is a state of the LOA (003 4.8, traps 57); a hosted one from the start, and again for another
 * bandwidth (003 4.20); either one when its term is over. That this order renews a term is not documented, but the
 * service has no other. Nothing is ordered twice.
 */
export function paymentDue(world: World, line: PhysicalConnection): 'occupancy' | 'renewal' | undefined {
  const ordered = world.lineOrders
    .by('line', line.id)
    .some(({ kind, status }) => kind !== 'setup' && status === 'Unpaid');
  if (ordered) return undefined;
  if (line.status === 'Enabled' && line.businessStatus === 'FinancialLocked') return 'renewal';
  return awaitsOccupancy(line) ? 'occupancy' : undefined;
}

function awaitsOccupancy(line: PhysicalConnection): boolean {
  const onItsWay = line.status === 'Allocated' || line.status === 'Confirmed';
  if (line.hosting === null) return onItsWay && !line.occupancyPaid && line.loaStatus === 'Complete';
  if (onItsWay) return !line.occupancyPaid;
  return line.status === 'Enabled' && line.hosting.expectSpec !== specOf(line.bandwidthMbps);
}

/** Places an order. Somebody pays it in time, at once with automatic payment (003 4.8). Returns its number. */
export function placeOrder(world: World, order: Omit<LineOrder, 'id' | 'status'>, autoPay: boolean): string {
  const id = world.newOrderNumber();
  world.lineOrders.add({ ...order, id, status: 'Unpaid' });
  world.schedule('lineOrder.paid', id, autoPay ? durations.automaticPayment : durations.orderPayment);
  return id;
}

/** Orders of a line that will not come into service are not paid any more. */
export function voidOrders(world: World, lineId: string): void {
  for (const order of world.lineOrders.by('line', lineId)) {
    if (order.status !== 'Unpaid') continue;
    order.status = 'Void';
    world.unschedule(order.id);
  }
}

/** Takes a line out of the world, and the orders for it, which nobody can read any more. */
export function removeLine(world: World, lineId: string): void {
  for (const { id } of world.lineOrders.by('line', lineId)) world.lineOrders.remove(id);
  world.physicalConnections.remove(lineId);
}

/**
 * What the payment of the occupancy brings: the expected bandwidth, and service for a line that has been confirmed
 * (Terraform waits for Enabled after it, wire-facts 3.4).
 */
export function payOccupancy(world: World, line: PhysicalConnection): void {
  line.occupancyPaid = true;
  if (line.hosting !== null) {
    line.bandwidthMbps = mbpsOf(line.hosting.expectSpec);
    // A VBR on a hosted connection has the whole of its bandwidth (003 6.1).
    for (const router of routersOn(world, line.id)) {
      if (router.physicalConnectionId === line.id) router.bandwidthMbps = line.bandwidthMbps;
    }
  }
  if (line.status === 'Confirmed') putIntoService(world, line);
}

/** Enables a line. */
export function putIntoService(world: World, line: PhysicalConnection): void {
  line.status = 'Enabled';
  line.occupancyPaid = true;
  line.enabled = world.now();
  if (line.hosting === null) line.loaStatus = 'Complete';
  line.ends = endOfTerm(world, line);
  planLineTerm(world, line);
}

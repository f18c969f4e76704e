import type { PhysicalConnection } from '../model';
import type { World } from '../world';
import { durations } from './durations';

/**
 * Whether the installation of a port was ordered and is not paid: no port is looked for until it is (003, overview). A
 * line for which nobody orders it gets its port all the same, as Terraform's provider waits for Allocated right after
 * creating one (wire-facts 3.4).
 */
export function awaitsSetup(world: World, lineId: string): boolean {
  const orders = world.lineOrders.by('line', lineId).filter(({ kind }) => kind === 'setup');
  return orders.length > 0 && orders.every(({ status }) => status !== 'Paid');
}

/** The review, or the planning that has waited, begins with the payment. */
export function continueAfterSetup(world: World, line: PhysicalConnection): void {
  if (world.isWaiting(line.id)) return;
  if (line.status === 'Initial') world.schedule('physicalConnection.review', line.id, durations.review);
  if (line.status === 'Approved') world.schedule('physicalConnection.allocate', line.id, durations.planning);
}

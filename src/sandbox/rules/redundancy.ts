import { Refusal } from '../errors';
import type { PhysicalConnectionStatus } from '../model';
import type { Call } from '../operation';

const usable: ReadonlySet<PhysicalConnectionStatus> = new Set(['Allocated', 'Confirmed', 'Enabled']);

/** A redundant connection is the caller's own and Allocated, Confirmed or Enabled (003 4.4, 4.13). */
export function checkRedundant({ world, caller, region }: Call, id: string | undefined, self?: string): void {
  if (id === undefined) return;
  const line = world.physicalConnections.get(id);
  if (line?.region !== region || id === self) {
    throw new Refusal(400, 'InvalidRedundantPhysicalConnectionId.NotFound', `There is no physical connection ${id}`);
  }
  if (line.owner !== caller.id) {
    throw new Refusal(400, 'InvalidRedundantPhysicalConnection', `Physical connection ${id} is not yours`);
  }
  if (!usable.has(line.status)) {
    throw new Refusal(400, 'InvalidRedundantPhysicalConnectionStatus', `Physical connection ${id} is ${line.status}`);
  }
}

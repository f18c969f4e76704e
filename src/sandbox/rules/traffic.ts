import { Refusal } from '../errors';
import type { World } from '../world';

/** Refuses what needs outbound data transfer until the account has opened it in the region (traps 71). */
export function checkTraffic(world: World, account: string, region: string): void {
  if (world.hasTraffic(account, region)) return;
  const message = `Outbound data transfer has not been opened in ${region}: call OpenPhysicalConnectionService first.`;
  throw new Refusal(400, 'OperationFailed.PconnTrafficNotEnable', message);
}

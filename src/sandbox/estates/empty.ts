import { partner, tenant } from '../demoAccounts';
import { regions } from '../geography';
import type { WorldState } from '../model';
import { EstateBuilder } from './builder';

/** Two accounts that own nothing yet, with outbound traffic opened everywhere. */
export function emptyEstate(now: number): WorldState {
  const estate = new EstateBuilder(now);
  const everywhere = regions.map(({ id }) => id);
  estate.openTraffic(partner, everywhere);
  estate.openTraffic(tenant, everywhere);
  return estate.build();
}

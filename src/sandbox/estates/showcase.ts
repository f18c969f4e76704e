import { partner, tenant } from '../demoAccounts';
import type { WorldState } from '../model';
import { frankfurt, wholesale } from './abroad';
import { EstateBuilder } from './builder';
import { disasterRecovery } from './disasterRecovery';
import { exchange } from './exchange';
import { headquarters } from './headquarters';
import { interconnection } from './interconnection';
import { peering } from './peering';
import { hosting } from './hosting';
import { pipeline } from './pipeline';
import { telephony } from './telephony';

/**
 * A carrier and a bank in six regions, with resources in every state. Transitional states are held: nothing is planned
 * for what the estate starts with, so it stays as it is until somebody acts. In Chengdu outbound traffic is not opened.
 */
export function showcaseEstate(now: number): WorldState {
  const estate = new EstateBuilder(now);
  const regions = [
    'cn-hangzhou',
    'cn-beijing',
    'cn-shanghai',
    'cn-shenzhen',
    'cn-hongkong',
    'eu-central-1',
    'ap-southeast-1',
  ];
  estate.openTraffic(partner, regions);
  estate.openTraffic(tenant, regions);
  headquarters(estate);
  disasterRecovery(estate);
  pipeline(estate);
  frankfurt(estate);
  wholesale(estate);
  hosting(estate);
  exchange(estate);
  telephony(estate);
  interconnection(estate);
  peering(estate);
  return estate.build();
}

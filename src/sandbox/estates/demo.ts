import { partner, tenant } from '../demoAccounts';
import type { Task, WorldState } from '../model';
import { EstateBuilder } from './builder';
import { frankfurt } from './demo/frankfurt';
import { hangzhou } from './demo/hangzhou';
import { hongKong } from './demo/hongKong';
import { metro } from './demo/metro';
import { shanghai } from './demo/shanghai';
import { vpcLinks } from './demo/vpcLinks';

const regions = ['cn-hangzhou', 'cn-shanghai', 'cn-hongkong', 'eu-central-1'];

/**
 * Meridian Bank's lines of its own and those of its carrier, Skylink: 63 resources that tell one story. Counted are lines
 * and hosted connections, LOAs, VBRs, HA groups, BGP groups, peers and networks, custom routes, router interfaces and VPC
 * peerings; not what every region has (access points, outbound traffic) nor routes that follow from links and sessions.
 */
export function demoEstate(now: number): WorldState {
  const estate = new EstateBuilder(now);
  estate.openTraffic(partner, regions);
  estate.openTraffic(tenant, regions);
  // What is under way goes on by itself: nothing stands still in a state that passes.
  const tasks: Task[] = [];
  shanghai(estate);
  hangzhou(estate);
  tasks.push(...metro(estate, now));
  hongKong(estate);
  frankfurt(estate);
  tasks.push(...vpcLinks(estate));
  return estate.build(tasks);
}

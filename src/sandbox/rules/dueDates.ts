import { termId } from '../ids';
import type { World } from '../world';
import { planInterfaceTerm } from './interfaceTerms';
import { planLineTerm } from './lineTerms';
import { planLoss } from './sessions';

/**
 * Plans what an estate leaves to time: the ends of terms, and the failures of unstable sessions. To be called once for
 * a new world; what was planned in a saved one stays. What begins as overdue stays so until it is paid.
 */
export function planDueDates(world: World): void {
  for (const line of world.physicalConnections.all()) {
    if (line.businessStatus === 'Normal' && !world.isWaiting(termId(line.id))) planLineTerm(world, line);
  }
  for (const row of world.routerInterfaces.all()) {
    if (row.businessStatus === 'Normal' && !world.isWaiting(termId(row.id))) planInterfaceTerm(world, row);
  }
  for (const peer of world.bgpPeers.all()) {
    const group = world.bgpGroups.get(peer.groupId);
    if (group !== undefined && peer.session === 'Established' && !world.isWaiting(peer.id)) {
      planLoss(world, peer, group);
    }
  }
}

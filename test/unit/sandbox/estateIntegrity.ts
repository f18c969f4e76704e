import type { WorldState } from '../../../src/sandbox';
import { bgpProblems } from './integrity/bgp';
import { haProblems } from './integrity/haGroups';
import { interfaceProblems } from './integrity/interfaces';
import { lineProblems } from './integrity/lines';
import { Lookup } from './integrity/lookup';
import { peeringProblems } from './integrity/peerings';
import { routeProblems } from './integrity/routes';
import { routerProblems } from './integrity/routers';
import { taskProblems } from './integrity/tasks';

/**
 * What is wrong with an estate at a time: references that lead nowhere, owners and regions that do not fit, limits and
 * uniqueness that are not kept. Empty when nothing is. Takes time in proportion to the rows, so that it can be used on large
 * estates.
 */
export function estateProblems(estate: WorldState, now: number): readonly string[] {
  const lookup = new Lookup(estate, now);
  return [
    ...lineProblems(lookup),
    ...routerProblems(lookup),
    ...bgpProblems(lookup),
    ...routeProblems(lookup),
    ...haProblems(lookup),
    ...interfaceProblems(lookup),
    ...peeringProblems(lookup),
    ...taskProblems(lookup),
  ];
}

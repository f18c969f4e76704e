import { termId } from '../ids';
import type { Task, TaskKind } from '../model';
import type { World } from '../world';
import { bgpTransitions } from './bgpTransitions';
import { durations } from './durations';
import { interconnectionTransitions } from './interconnectionTransitions';
import { lineTransitions } from './lineTransitions';
import { routeTransitions } from './routeTransitions';
import { awaitsSetup } from './setup';
import { settleSessions } from './sessions';

type Transition = (world: World, id: string) => void;

/**
 * What the service's people and machines do to a resource once its time has come (traps section 10). Nothing happens
 * to a resource that has left the state in which it was waiting.
 */
export function playTransition(world: World, task: Task): void {
  transitions[task.kind](world, task.id);
}

/** Whether there is something that time does under this name. */
export function isTaskKind(kind: string): kind is TaskKind {
  return Object.hasOwn(transitions, kind);
}

const transitions: Readonly<Record<TaskKind, Transition>> = {
  ...lineTransitions,
  ...bgpTransitions,
  ...routeTransitions,
  ...interconnectionTransitions,
  // People decide here. So that both outcomes can be seen, a name that ends with -reject is rejected, and one that ends
  // with -fail cannot be given a port.
  'physicalConnection.review': (world, id) => {
    const line = world.physicalConnections.get(id);
    if (line?.status !== 'Initial') return;
    if (line.name.endsWith('-reject')) {
      line.status = 'Rejected';
      return;
    }
    line.status = 'Approved';
    world.schedule('physicalConnection.allocate', id, durations.planning);
  },

  'physicalConnection.allocate': (world, id) => {
    const line = world.physicalConnections.get(id);
    if (line?.status !== 'Approved' || awaitsSetup(world, id)) return;
    line.status = 'Allocating';
    world.schedule('physicalConnection.build', id, durations.allocation);
  },

  'physicalConnection.build': (world, id) => {
    const line = world.physicalConnections.get(id);
    if (line?.status !== 'Allocating') return;
    line.status = line.name.endsWith('-fail') ? 'Allocation Failed' : 'Allocated';
    if (line.status === 'Allocated') line.portNumber = `1/0/${1 + (world.physicalConnections.size % 48)}`;
  },

  'physicalConnection.terminated': (world, id) => {
    const line = world.physicalConnections.get(id);
    if (line?.status !== 'Terminating') return;
    line.status = 'Terminated';
    line.ends = world.now();
    world.unschedule(termId(id));
  },

  'virtualBorderRouter.terminated': (world, id) => {
    const router = world.virtualBorderRouters.get(id);
    if (router?.status !== 'terminating') return;
    router.status = 'terminated';
    router.terminated = world.now();
    settleSessions(world, router);
  },

  'virtualBorderRouter.recovered': (world, id) => {
    const router = world.virtualBorderRouters.get(id);
    if (router?.status !== 'recovering') return;
    router.status = 'active';
    router.recovered = world.now();
    settleSessions(world, router);
  },

  'virtualBorderRouter.deleted': (world, id) => {
    const router = world.virtualBorderRouters.get(id);
    if (router?.status !== 'deleting') return;
    world.virtualBorderRouters.remove(id);
    // A hosted connection that was made from it, on the same line, will not get it any more.
    for (const { hosting } of world.physicalConnections.by('parent', router.physicalConnectionId)) {
      if (hosting?.fromRouterId === id) delete hosting.fromRouterId;
    }
  },
};

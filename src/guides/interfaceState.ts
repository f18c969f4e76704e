import { message } from '../catalog/message';
import { createRouterInterface } from '../catalog/routerInterface/create';
import { routerInterface } from '../catalog/routerInterface/kind';
import { activateRouterInterface } from '../catalog/routerInterface/lifecycle';
import type { Resource } from '../estate/resource';
import { stateMessage } from '../estate/resourceName';
import type { InterfacePair } from './interfacePair';
import { text } from './interfacePair';
import type { Standing } from './standing';
import { ahead, done, failed, on, possible, waiting } from './standing';

/** States of an end that has been connected once: it cannot be disconnected again (wire-facts 3.4). */
const connected: readonly string[] = ['Active', 'Activating', 'Modifying', 'Deactivating', 'Inactive'];

export function isUp(end: Resource): boolean {
  return end.state !== undefined && connected.includes(end.state);
}

/** An end that is locked takes no change (traps 64); undefined when it is not. */
export function lockedEnd(end: Resource): Standing | undefined {
  if (end.attributes.BusinessStatus !== 'FinancialLocked') return undefined;
  return failed(
    message('{0} is locked because bills are outstanding.', end.id),
    message('Pay the bills in the Order Center; the interface is unlocked then.'),
  );
}

/** Whether traffic passes, by both ends; of an end that cannot be read the other one tells the state. */
export function bothEndsStanding({ initiating, accepting }: InterfacePair): Standing {
  const ends = [initiating, accepting].filter((end) => end !== undefined);
  const [first] = ends;
  if (first === undefined) return ahead;
  const standings = [...ends.map(endStanding), ...(ends.length === 1 ? [unseenStanding(first)] : [])];
  return (
    standings.find(({ status }) => status === 'failed') ?? standings.find(({ status }) => status !== 'done') ?? done()
  );
}

function endStanding(end: Resource): Standing {
  switch (end.state) {
    case 'Deleting':
    case 'Deleted':
      return failed(message('{0} is being deleted.', end.id), message('Create this side anew and go on from there.'), [
        { operation: createRouterInterface, region: end.region },
      ]);
    case 'Inactive':
      return (
        lockedEnd(end) ??
        possible([on(activateRouterInterface, end)], { fact: message('{0} was deactivated.', end.id) })
      );
    case 'Active':
      return lockedEnd(end) ?? done();
    default:
      return waiting('alibabaCloud', { fact: message('{0}: {1}', end.id, stateMessage(routerInterface, end)) });
  }
}

/** The peer's state stands in the row of the end that can be read; empty where the service does not tell it. */
function unseenStanding(end: Resource): Standing {
  const state = text(end, 'OppositeInterfaceStatus');
  if (state === '' || state === 'Active') return done();
  return waiting('otherAccount', {
    fact: message('The other side is not active: {0}', stateMessage(routerInterface, { state })),
  });
}

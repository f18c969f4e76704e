import { Refusal } from '../errors';
import type { BgpGroup, PhysicalConnection, RouterInterface, RouterInterfaceStatus } from '../model';
import type { World } from '../world';
import { routersOn } from './lines';
import { oppositeOf } from './routerInterfaces';

/*
 * Refusals of what comes while a change of a neighbour runs. No document lists them: they are those on which Terraform's
 * provider tries again (wire-facts 3.4). Only what will end counts: an estate may show a passing state for ever.
 */

const passingRouterStates: ReadonlySet<string> = new Set(['terminating', 'recovering', 'deleting']);

/** A line gets no VBR while another one on it goes out of service or comes back. */
export function checkNoRouterChanges(world: World, line: PhysicalConnection): void {
  const busy = routersOn(world, line.id).find(
    ({ id, status }) => passingRouterStates.has(status) && world.isWaiting(id),
  );
  if (busy === undefined) return;
  const message = `VBR ${busy.id} on ${line.id} is ${busy.status}: wait a moment and try again.`;
  throw new Refusal(409, 'TaskConflict', message);
}

const passingGroupStates: ReadonlySet<BgpGroup['status']> = new Set(['Pending', 'Modifying', 'Deleting']);

/** A VBR gets no BGP group while another one of it is made, changed or deleted. */
export function checkNoGroupChanges(world: World, routerId: string): void {
  const busy = world.bgpGroups
    .by('router', routerId)
    .some(({ id, status }) => passingGroupStates.has(status) && world.isWaiting(id));
  if (busy) throw operationConflict();
}

const passingInterfaceStates: ReadonlySet<RouterInterfaceStatus> = new Set([
  'Connecting',
  'AcceptingConnecting',
  'Activating',
  'Modifying',
  'Deactivating',
]);

/** An interface stays while its other side is connected, changed or taken out of service. */
export function checkOppositeSettled(world: World, row: RouterInterface): void {
  const other = oppositeOf(world, row);
  if (other !== undefined && passingInterfaceStates.has(other.status) && world.isWaiting(other.id)) {
    throw operationConflict();
  }
}

/** A router interface carries no new route on its way into or out of service, or the route would lead nowhere. */
export function checkInterfaceSettled({ id, status }: RouterInterface): void {
  if (status !== 'Deleting' && (!passingInterfaceStates.has(status) || status === 'Modifying')) return;
  throw new Refusal(400, 'IncorrectStatus.RouterInterface', `Router interface ${id} is ${status}`);
}

/** The text is the service's own, misspelling included (wire-facts 3.3). */
function operationConflict(): Refusal {
  return new Refusal(409, 'OperationConflict', 'Request was denied due to conflict with a previos request.');
}

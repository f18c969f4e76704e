import { Refusal } from '../errors';
import type { RouterInterface, RouterInterfaceStatus, RouterType } from '../model';
import type { Call } from '../operation';
import { placeKey } from '../tableIndexes';
import type { World } from '../world';

/** The caller's router interface in the region of the call. */
export function ownInterface(
  { world, caller, region }: Call,
  id: string,
  code = 'InvalidRouterInterfaceId.NotFound',
): RouterInterface {
  const row = world.routerInterfaces.get(id);
  if (row?.region !== region || row.owner !== caller.id) throw notFound(id, region, code);
  return row;
}

/** As `ownInterface`, where the documents refuse somebody else's by a code of its own (003 5.5, 5.6, 5.7). */
export function ownInterfaceOr(call: Call, id: string, foreign: string): RouterInterface {
  const row = call.world.routerInterfaces.get(id);
  if (row?.region !== call.region) throw notFound(id, call.region, 'InvalidRouterInterfaceId.NotFound');
  if (row.owner !== call.caller.id) throw new Refusal(400, foreign, 'The Router instance owener error');
  return row;
}

function notFound(id: string, region: string, code: string): Refusal {
  return new Refusal(404, code, `There is no router interface ${id} of yours in ${region}`);
}

/** Router types as the requests name them; the code is listed for either side (003 5.1). */
export function readRouterType(text: string): RouterType {
  if (text === 'VRouter' || text === 'VBR') return text;
  throw new Refusal(400, 'InvalidRouterType.ValueNotSupported', `There is no router type ${text}`);
}

/** The other side as far as it exists; one that was deleted is still named by its peer. */
export function oppositeOf(world: World, { opposite }: RouterInterface): RouterInterface | undefined {
  const other = world.routerInterfaces.get(opposite.interfaceId);
  return other?.region === opposite.region ? other : undefined;
}

/** Interfaces of one router that lead to another one. */
export function interfacesBetween(world: World, routerId: string, otherId: string): RouterInterface[] {
  return world.routerInterfaces
    .by('router', routerId)
    .filter((row) => (oppositeOf(world, row)?.routerId ?? row.opposite.routerId) === otherId);
}

/** In any state but Idle both sides are, or were, connected: an inactive pair is still a pair. */
export function isConnected({ status }: RouterInterface): boolean {
  return status !== 'Idle' && status !== 'Deleting';
}

export function checkInterfaceStatus(row: RouterInterface, ...allowed: readonly RouterInterfaceStatus[]): void {
  if (allowed.includes(row.status)) return;
  throw new Refusal(400, 'IncorrectStatus', `Router interface ${row.id} is ${row.status}, not ${allowed.join(' or ')}`);
}

/**
 * An overdue interface blocks every new one and every connection of its account (003 5.1, 5.4). Looking at one region
 * keeps the sample estate usable although one interface in it is overdue.
 */
export function checkBills({ world, caller, region }: Call): void {
  const overdue = world.routerInterfaces
    .by('place', placeKey(caller.id, region))
    .some((row) => row.businessStatus === 'FinancialLocked');
  if (overdue) throw billsOutstanding('A router interface of yours is locked for an overdue payment.');
}

export function billsOutstanding(message: string): Refusal {
  return new Refusal(400, 'Forbidden.BillsOutstanding', message);
}

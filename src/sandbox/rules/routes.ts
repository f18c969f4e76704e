import { Refusal } from '../errors';
import type { NextHop, RouteEntry } from '../model';
import type { World } from '../world';
import { limits } from './limits';
import { contains, isNetwork, keptAs } from './networks';
import { customEntries, type RouteTable } from './routeTables';
import { shownEntries } from './shownEntries';

/** Alibaba Cloud's own services are in here; no route leads into it (003 6.14). */
const ofTheCloud = '100.64.0.0/10';

/** The destination as the service keeps it: a single address is taken as /32 (003 6.14). */
export function readDestination(text: string): string {
  const cidr = keptAs(text);
  if (cidr === undefined) throw new Refusal(400, 'InvalidCidrBlock.Malformed', `Not a CIDR block: ${text}`);
  return cidr;
}

/** What the destination of a new route must not be (003 6.14). The document's own sample is no network (traps 53). */
export function checkDestination(table: RouteTable, cidr: string): void {
  if (!isNetwork(cidr)) {
    throw new Refusal(400, 'IllegalParam.CidrBlock', `${cidr} is an address in a network, not a network`);
  }
  if (contains(ofTheCloud, cidr)) throw new Refusal(400, 'InvalidCidrBlock', `${cidr} is in ${ofTheCloud}`);
  // There are no vSwitches here: each VPC counts as one. A default route is no route into it.
  const inside = table.vpc?.ipv4.some((own) => contains(own, cidr) || (contains(cidr, own) && !cidr.endsWith('/0')));
  if (inside === true) throw new Refusal(400, 'InvalidCidrBlock', `${cidr} overlaps with VPC ${table.vpc?.id ?? ''}`);
}

/** A destination is in a table once (003 6.14); what peers announce gives way to what somebody adds. */
export function checkUnique(world: World, table: RouteTable, cidr: string, hops: readonly NextHop[]): void {
  const same = shownEntries(world, table).filter((entry) => entry.cidr === cidr);
  const custom = same.find(({ type }) => type === 'Custom');
  if (custom !== undefined) {
    // Two codes are listed for one that exists already: taken so that the first names the very same route.
    const alike =
      custom.nextHops.length === hops.length && hops.every(({ id }) => custom.nextHops.some((hop) => hop.id === id));
    const code = alike ? 'InvalidRouteEntry.Duplicate' : 'InvalidCIDRBlock.Duplicate';
    throw new Refusal(400, code, `There is a route to ${cidr} in ${table.id} already`);
  }
  if (same.some(({ type }) => type === 'System')) {
    throw new Refusal(400, 'RouteConflict.AlreadyExist', `${cidr} is a network of the router itself`);
  }
}

/**
 * Routes are added to a VBR only while it is active and its connection Enabled and paid for (003 6.14). The code for the
 * connection speaks of its business status in English and of its state in Chinese: it is taken for both.
 */
export function checkRouter(world: World, { router }: RouteTable): void {
  if (router === undefined) return;
  if (router.status !== 'active') {
    throw new Refusal(400, 'InvalidVBRStatus', `VBR ${router.id} is ${router.status}`);
  }
  const line = world.physicalConnections.get(router.physicalConnectionId);
  if (line?.status !== 'Enabled' || line.businessStatus === 'FinancialLocked') {
    const message = `Physical connection ${router.physicalConnectionId} is not Enabled or has not been paid for`;
    throw new Refusal(400, 'InvalidPhysicalConnectionBusinessStatus', message);
  }
}

/** Changes of one table wait for each other: an entry that is on its way blocks all others (traps section 10). */
export function checkSettled(world: World, table: RouteTable, code = 'IncorrectRouteEntryStatus', except = ''): void {
  const moving = customEntries(world, table.id).find(({ id, status }) => id !== except && status !== 'Available');
  if (moving === undefined) return;
  throw new Refusal(400, code, `Route entry ${moving.id} of ${table.id} is ${moving.status}`);
}

export function checkQuota(world: World, table: RouteTable): void {
  if (customEntries(world, table.id).length < limits.customRoutesPerTable) return;
  throw new Refusal(400, 'QuotaExceeded', `There are ${limits.customRoutesPerTable} custom routes in ${table.id}`);
}

/** Whether a custom route leads to that interface. */
export function isNextHop(world: World, interfaceId: string): boolean {
  return entriesTo(world, interfaceId).length > 0;
}

/** The custom routes that lead to a next hop. */
export function entriesTo(world: World, nextHopId: string): readonly RouteEntry[] {
  return world.routeEntries.by('nextHop', nextHopId);
}

import { invalidParameter, missingParameter, Refusal } from '../errors';
import { tableOfSystemRoute } from '../ids';
import type { RouteEntry } from '../model';
import type { Call } from '../operation';
import type { Parameters } from '../parameters';
import { keptAs } from './networks';
import { checkSettled, readDestination } from './routes';
import { customEntries, ownTable, type RouteTable, tableOf } from './routeTables';
import { type ShownEntry, shownEntries } from './shownEntries';

/** A VBR's own line and three further ones have a network of each IP version. */
const mostSystemRoutes = 8;

interface NamedEntry {
  readonly table: RouteTable;
  readonly shown: ShownEntry;
}

/**
 * The entry that a request wants deleted: by its ID, or by table and destination. The document's sample gives both,
 * which the SDK excludes (traps 52).
 */
export function entryToDelete(call: Call): NamedEntry {
  const { world, parameters } = call;
  const id = parameters.text('RouteEntryId');
  const tableId = parameters.text('RouteTableId');
  const destination = parameters.text('DestinationCidrBlock');
  if (id !== undefined) {
    if (destination !== undefined) throw invalidParameter('DestinationCidrBlock');
    for (const table of tableId === undefined ? tablesWith(call, id) : [ownTable(call, tableId)]) {
      const shown = shownEntries(world, table).find((entry) => entry.id === id);
      if (shown !== undefined) return { table, shown };
    }
    throw new Refusal(400, 'InvalidRouteEntry', `There is no route entry ${id} of yours`);
  }
  if (tableId === undefined) throw missingParameter('RouteTableId');
  if (destination === undefined) throw missingParameter('DestinationCidrBlock');
  const table = ownTable(call, tableId);
  const cidr = readDestination(destination);
  const entries = shownEntries(world, table).filter((entry) => entry.cidr === cidr);
  const shown = entries.find(({ type }) => type === 'Custom') ?? entries[0];
  if (shown !== undefined) return { table, shown };
  throw new Refusal(400, 'InvalidRouteEntry.NotFound', `There is no route to ${cidr} in ${tableId}`);
}

/** The custom entry behind what is to be deleted, unless the rules of 003 6.16 keep it. */
export function checkDeletable({ world, parameters }: Call, table: RouteTable, shown: ShownEntry): RouteEntry {
  if (shown.type === 'System')
    throw new Refusal(400, 'OperationDenied', `The route to ${shown.cidr} is a system route`);
  const entry = customEntries(world, table.id).find(({ id }) => id === shown.id);
  if (entry === undefined) throw new Refusal(400, 'Forbbiden', `The route to ${shown.cidr} was learned`);
  checkHops(parameters, table, entry);
  if (entry.status !== 'Available') {
    throw new Refusal(400, 'IncorrectRouteEntryStatus', `Route entry ${entry.id} is ${entry.status}`);
  }
  // Both spellings are listed; the right one names VBRs (traps 66).
  checkSettled(world, table, table.router ? 'IncorrectRouteEntryStatus' : 'IncorrcetRouteEntryStatus', entry.id);
  return entry;
}

/** A next hop has to be named for routes of VBRs, and whenever the ID is not: one by its ID, those of ECMP as a list. */
function checkHops(parameters: Parameters, table: RouteTable, entry: RouteEntry): void {
  const single = parameters.text('NextHopId');
  const list = parameters.objects('NextHopList').map((hop) => hop.required('NextHopId'));
  const byId = parameters.text('RouteEntryId') !== undefined;
  if (single === undefined && list.length === 0 && byId && table.router === undefined) return;
  if ((single === undefined) === (list.length === 0)) {
    throw new Refusal(400, 'InvalidNextHop', 'NextHopId, or NextHopList for a route with several, has to be given.');
  }
  const hops = entry.nextHops.map(({ id }) => id);
  const same = hops.length === 1 ? single === hops[0] : sameMembers(hops, list);
  if (same) return;
  throw new Refusal(400, 'InvalidRouteEntry.NotFound', `No route to ${entry.cidr} in ${table.id} leads there`);
}

/** The custom entry that a request wants changed. The only code that 003 6.17 lists is also that of one not found. */
export function changedEntry({ world, caller, region, parameters }: Call): RouteEntry {
  const id = parameters.text('RouteEntryId');
  const tableId = parameters.text('RouteTableId');
  const destination = parameters.text('DestinationCidrBlock');
  if (id === undefined && (tableId === undefined || destination === undefined)) throw missingParameter('RouteEntryId');
  const cidr = destination === undefined ? undefined : (keptAs(destination) ?? destination);
  const candidates = id === undefined ? customEntries(world, tableId ?? '') : [world.routeEntries.get(id)];
  const entry = candidates.find(
    (known) =>
      known?.owner === caller.id &&
      known.region === region &&
      (tableId === undefined || known.routeTableId === tableId) &&
      (cidr === undefined || known.cidr === cidr),
  );
  if (entry !== undefined) return entry;
  throw new Refusal(403, 'Forbbiden', 'There is no such custom route entry of yours');
}

/** Another next hop, which today's service takes (SDK); type and ID come together. */
export function readNewHop(parameters: Parameters): { readonly type: string; readonly id: string } | undefined {
  const type = parameters.text('NewNextHopType');
  const id = parameters.text('NewNextHopId');
  if (type === undefined && id === undefined) return undefined;
  if (type === undefined) throw missingParameter('NewNextHopType');
  if (id === undefined) throw missingParameter('NewNextHopId');
  return { type, id };
}

/** The caller's tables that an entry of that ID can be in: the one that a custom entry names, or those of a system route. */
function tablesWith({ world, caller, region }: Call, entryId: string): RouteTable[] {
  const custom = world.routeEntries.get(entryId)?.routeTableId;
  const ids =
    custom === undefined
      ? Array.from({ length: mostSystemRoutes }, (_, index) => tableOfSystemRoute(entryId, index + 1))
      : [custom];
  return ids
    .flatMap((id) => tableOf(world, id) ?? [])
    .filter((table) => table.owner === caller.id && (region === '' || table.region === region));
}

function sameMembers(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((member) => others.includes(member));
}

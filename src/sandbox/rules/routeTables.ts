import { Refusal } from '../errors';
import type { RouteEntry, VirtualBorderRouter } from '../model';
import type { Call } from '../operation';
import type { Vpc } from '../vpcs';
import type { World } from '../world';

/** The route table of a VBR or of a VPC. Each has one, and nothing here makes or deletes any by itself. */
export type RouteTable = VbrTable | VpcTable;

interface VbrTable {
  readonly id: string;
  readonly region: string;
  readonly owner: string;
  readonly router: VirtualBorderRouter;
  readonly vpc?: undefined;
}

interface VpcTable {
  readonly id: string;
  readonly region: string;
  readonly owner: string;
  readonly router?: undefined;
  readonly vpc: Vpc;
}

/** The caller's route table of that ID, in the region of the call if one was named. */
export function ownTable(call: Call, id: string): RouteTable {
  const table = tableOf(call.world, id);
  const elsewhere = call.region !== '' && call.region !== table?.region;
  if (table?.owner !== call.caller.id || elsewhere) {
    throw new Refusal(404, 'InvalidRouteTableId.NotFound', `There is no route table ${id} of yours`);
  }
  return table;
}

/** Entries that somebody added to a table. */
export function customEntries(world: World, tableId: string): readonly RouteEntry[] {
  return world.routeEntries.by('table', tableId);
}

export function tableOf(world: World, id: string): RouteTable | undefined {
  const [router] = world.virtualBorderRouters.by('routeTable', id);
  if (router !== undefined) return { id, region: router.region, owner: router.owner, router };
  const [vpc] = world.vpcs.by('routeTable', id);
  return vpc && { id, region: vpc.region, owner: vpc.owner, vpc };
}

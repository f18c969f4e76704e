import type { RouteEntryTask, VbrHaGroupTask } from '../model';
import type { World } from '../world';

/** What time does to route entries and VBR HA groups (traps section 10). */
export const routeTransitions: Readonly<Record<RouteEntryTask | VbrHaGroupTask, (world: World, id: string) => void>> = {
  'routeEntry.available': (world, id) => {
    const route = world.routeEntries.get(id);
    if (route?.status !== 'Pending' && route?.status !== 'Modifying') return;
    route.status = 'Available';
    route.modified = world.now();
  },

  'routeEntry.deleted': (world, id) => {
    if (world.routeEntries.get(id)?.status === 'Deleting') world.routeEntries.remove(id);
  },

  'vbrHaGroup.active': (world, id) => {
    const group = world.vbrHaGroups.get(id);
    if (group?.status === 'Creating') group.status = 'Active';
  },
};

import { Refusal } from '../errors';
import type { SandboxOperations } from '../operation';
import { durations } from '../rules/durations';
import { checkDescription, checkName } from '../rules/naming';
import { readNextHop, readNextHops } from '../rules/nextHops';
import { changedEntry, checkDeletable, entryToDelete, readNewHop } from '../rules/namedEntries';
import { checkDestination, checkQuota, checkRouter, checkSettled, checkUnique, readDestination } from '../rules/routes';
import { ownTable } from '../rules/routeTables';
import { checkTraffic } from '../rules/traffic';

/** Custom entries of the route tables of VBRs and VPCs (003 6.14, 6.16, 6.17). */
export const routeEntryOperations: SandboxOperations = {
  CreateRouteEntry: {
    // The region need not be named (traps 17), so the table's counts.
    required: ['RouteTableId', 'DestinationCidrBlock'],
    regional: 'optional',
    idempotency: 'ClientToken',
    dryRun: 'DryRunOperation',
    handle: (call) => {
      const { world, caller, parameters } = call;
      const table = ownTable(call, parameters.required('RouteTableId'));
      checkTraffic(world, caller.id, table.region);
      const cidr = readDestination(parameters.required('DestinationCidrBlock'));
      // No codes are documented for names and descriptions of entries; these are those of all other resources.
      checkName(parameters.text('RouteEntryName'), 'no dots');
      checkDescription(parameters.text('Description'));
      checkDestination(table, cidr);
      checkRouter(world, table);
      const nextHops = readNextHops(call, table, cidr);
      checkSettled(world, table);
      checkUnique(world, table, cidr, nextHops);
      checkQuota(world, table);
      call.unlessDryRun();
      const id = world.newId('rte', table.region);
      world.routeEntries.add({
        id,
        region: table.region,
        owner: table.owner,
        routeTableId: table.id,
        cidr,
        status: 'Pending',
        name: parameters.text('RouteEntryName') ?? '',
        description: parameters.text('Description') ?? '',
        nextHops,
        modified: world.now(),
      });
      world.schedule('routeEntry.available', id, durations.routeCreation);
      return { RouteEntryId: id };
    },
  },

  ModifyRouteEntry: {
    required: ['RegionId'],
    idempotency: null,
    dryRun: 'DryRunOperation',
    handle: (call) => {
      const { world, parameters } = call;
      const entry = changedEntry(call);
      const table = ownTable(call, entry.routeTableId);
      const name = parameters.text('RouteEntryName');
      const description = parameters.text('Description');
      checkName(name, 'dots');
      checkDescription(description);
      const hop = readNewHop(parameters);
      const nextHops = hop === undefined ? entry.nextHops : [readNextHop(call, table, entry.cidr, hop.type, hop.id)];
      if (entry.status !== 'Available') {
        throw new Refusal(400, 'IncorrectRouteEntryStatus', `Route entry ${entry.id} is ${entry.status}`);
      }
      call.unlessDryRun();
      world.routeEntries.update(entry, {
        name: name ?? entry.name,
        description: description ?? entry.description,
        nextHops,
        status: 'Modifying',
        modified: world.now(),
      });
      world.schedule('routeEntry.available', entry.id, durations.routeChange);
      return {};
    },
  },

  DeleteRouteEntry: {
    required: [],
    regional: 'optional',
    idempotency: null,
    dryRun: 'DryRunOperation',
    handle: (call) => {
      const { world } = call;
      const { table, shown } = entryToDelete(call);
      const entry = checkDeletable(call, table, shown);
      call.unlessDryRun();
      entry.status = 'Deleting';
      entry.modified = world.now();
      world.schedule('routeEntry.deleted', entry.id, durations.routeDeletion);
      return {};
    },
  },
};

import { Refusal } from '../errors';
import { filtered, page, wrapped } from '../listing';
import type { SandboxOperations } from '../operation';
import { routersOn } from '../rules/lines';
import { labelFilter } from '../rules/tags';
import { placeKey } from '../tableIndexes';
import {
  virtualBorderRouterFilters,
  virtualBorderRouterOnLineRow,
  virtualBorderRouterRow,
} from './virtualBorderRouterRow';

export const virtualBorderRouterLists: SandboxOperations = {
  DescribeVirtualBorderRouters: {
    required: ['RegionId'],
    idempotency: null,
    handle: ({ world, caller, region, parameters }) => {
      // VBRs that others run on the caller's lines are left out unless asked for (wire-facts 5).
      const crossAccount = parameters.flag('IncludeCrossAccountVbr') ?? false;
      const index = crossAccount ? 'seenPlace' : 'place';
      const visible = world.virtualBorderRouters.by(index, placeKey(caller.id, region)).filter(labelFilter(parameters));
      const { rows, counters } = page(filtered(visible, parameters, virtualBorderRouterFilters(world)), parameters);
      const answers = rows.map((router) => virtualBorderRouterRow(router, world));
      return { ...counters, ...wrapped('VirtualBorderRouterSet', 'VirtualBorderRouterType', answers) };
    },
  },

  DescribeVirtualBorderRoutersForPhysicalConnection: {
    required: ['RegionId', 'PhysicalConnectionId'],
    idempotency: null,
    handle: ({ world, caller, region, parameters }) => {
      const id = parameters.required('PhysicalConnectionId');
      const line = world.physicalConnections.get(id);
      // One code, two HTTP statuses: unknown is 400, somebody else's is 404 (003 6.3, traps 67).
      if (line?.region !== region) {
        throw new Refusal(400, 'InvalidPhysicalConnectionId.NotFound', `There is no physical connection ${id}`);
      }
      if (line.owner !== caller.id) {
        throw new Refusal(404, 'InvalidPhysicalConnectionId.NotFound', `Physical connection ${id} is not yours`);
      }
      const routers = filtered(routersOn(world, id), parameters, virtualBorderRouterFilters(world));
      const { rows, counters } = page(routers, parameters);
      return {
        ...counters,
        ...wrapped(
          'VirtualBorderRouterForPhysicalConnectionSet',
          'VirtualBorderRouterForPhysicalConnectionType',
          rows.map((router) => virtualBorderRouterOnLineRow(router, line)),
        ),
      };
    },
  },
};

import { filtered, page, wrapped } from '../listing';
import type { SandboxOperations } from '../operation';
import { hostedOn } from '../rules/lines';
import { labelFilter } from '../rules/tags';
import { placeKey } from '../tableIndexes';
import { physicalConnectionFilters, physicalConnectionRow } from './physicalConnectionRow';

export const physicalConnectionLists: SandboxOperations = {
  DescribePhysicalConnections: {
    required: ['RegionId'],
    // A read that takes a token (traps 13); answering it again changes nothing, so the token is not kept.
    idempotency: null,
    handle: ({ world, caller, region, parameters }) => {
      const own = world.physicalConnections.by('place', placeKey(caller.id, region)).filter(labelFilter(parameters));
      const { rows, counters } = page(filtered(own, parameters, physicalConnectionFilters), parameters);
      const withReservation = parameters.flag('IncludeReservationData') ?? false;
      const answers = rows.map((line) => physicalConnectionRow(line, hostedOn(world, line.id).length, withReservation));
      return { ...counters, ...wrapped('PhysicalConnectionSet', 'PhysicalConnectionType', answers) };
    },
  },
};

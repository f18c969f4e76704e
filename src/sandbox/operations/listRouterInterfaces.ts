import { Refusal } from '../errors';
import { filtered, page, wrapped } from '../listing';
import type { SandboxOperations } from '../operation';
import type { Parameters } from '../parameters';
import { labelFilter } from '../rules/tags';
import { placeKey } from '../tableIndexes';
import { routerInterfaceAttribute, routerInterfaceFilters, routerInterfaceRow } from './routerInterfaceRow';

export const routerInterfaceLists: SandboxOperations = {
  DescribeRouterInterfaces: {
    required: ['RegionId'],
    idempotency: null,
    handle: ({ world, caller, region, parameters }) => {
      checkRouterTypes(parameters);
      const own = world.routerInterfaces.by('place', placeKey(caller.id, region)).filter(labelFilter(parameters));
      const { rows, counters } = page(filtered(own, parameters, routerInterfaceFilters), parameters);
      const withReservation = parameters.flag('IncludeReservationData') ?? false;
      const answers = rows.map((row) => routerInterfaceRow(row, world, withReservation));
      return { ...counters, ...wrapped('RouterInterfaceSet', 'RouterInterfaceType', answers) };
    },
  },

  /** Succeeds without an interface for an ID that does not exist: clients look at RouterInterfaceId (wire-facts 3.1). */
  DescribeRouterInterfaceAttribute: {
    required: ['RegionId'],
    idempotency: null,
    handle: ({ world, caller, region, parameters }) => {
      const id = parameters.text('InstanceId');
      if (id === undefined) throw new Refusal(400, 'InvalidParam.NotNull', 'The parameter must not be null.');
      const row = world.routerInterfaces.get(id);
      const seen = row?.region === region && row.owner === caller.id ? routerInterfaceAttribute(row, world) : {};
      return { ...seen, Code: '200', Message: 'successful', Success: true };
    },
  },
};

/** Two keys have a list of values (003 5.3). What else Parameter.Illegal stands for is not documented. */
function checkRouterTypes(parameters: Parameters): void {
  for (const { key, values } of parameters.filters()) {
    if (key !== 'RouterType' && key !== 'OppositeRouterType') continue;
    if (values.some((value) => !['vrouter', 'vbr'].includes(value.toLowerCase()))) {
      throw new Refusal(400, 'Parameter.Illegal', `${key} is VRouter or VBR`);
    }
  }
}

import { wrapped } from '../listing';
import type { SandboxOperations } from '../operation';
import type { Parameters } from '../parameters';
import { keptAs } from '../rules/networks';
import { ownTable } from '../rules/routeTables';
import { type ShownEntry, shownEntries } from '../rules/shownEntries';
import { tokenPage } from '../tokenListing';
import { ipVersionOf, routeEntryRow } from './routeEntryRow';

const paging = { size: 'MaxResult', byDefault: 10, largest: 100 } as const;

export const routeEntryLists: SandboxOperations = {
  DescribeRouteEntryList: {
    required: ['RegionId', 'RouteTableId'],
    idempotency: null,
    handle: (call) => {
      const { world, parameters } = call;
      // No code is documented for an unknown table; this one is that of adding and deleting an entry.
      const table = ownTable(call, parameters.required('RouteTableId'));
      const found = shownEntries(world, table).filter(asked(parameters));
      const { rows, nextToken, total } = tokenPage(found, parameters, paging);
      const entries = rows.map((entry) => routeEntryRow(entry, table, world));
      return { NextToken: nextToken, TotalCount: total, ...wrapped('RouteEntrys', 'RouteEntry', entries) };
    },
  },
};

/**
 * True for entries that have every value a parameter names. Leaving NextHopType out lists them all, although the
 * document calls Instance its default (traps 49): Terraform's provider finds its routes so.
 */
function asked(parameters: Parameters): (entry: ShownEntry) => boolean {
  const cidr = parameters.text('DestinationCidrBlock');
  const cidrs = [...(cidr === undefined ? [] : [cidr]), ...parameters.texts('DestCidrBlockList')].map(
    (text) => keptAs(text) ?? text,
  );
  const ipVersion = parameters.text('IpVersion')?.toLowerCase();
  const is = (name: string, value: string | undefined) => (parameters.text(name) ?? value) === value;
  const hop = parameters.text('NextHopId');
  const hopType = parameters.text('NextHopType');
  return (entry) =>
    is('RouteEntryId', entry.id) &&
    is('RouteEntryName', entry.name) &&
    is('RouteEntryType', entry.type) &&
    // No entry is managed by a transit router here.
    is('ServiceType', undefined) &&
    (cidrs.length === 0 || cidrs.includes(entry.cidr)) &&
    (ipVersion === undefined || ipVersionOf(entry).toLowerCase() === ipVersion) &&
    (hop === undefined || entry.nextHops.some(({ id }) => id === hop)) &&
    (hopType === undefined || entry.nextHops.some(({ type }) => type === hopType));
}

import { isIP } from 'node:net';
import type { RouteEntry, RouterInterface } from '../../../../src/sandbox/model';
import { vpcTableId } from '../../../../src/sandbox/vpcs';
import { byId, grouped, isAt, type Lookup, type Place, type Problems, repeated } from './lookup';

/** Stated: custom routes in one table, and two to four next hops of one ECMP route (003 6.14). */
const routesPerTable = 200;
const mostHops = 4;

interface Table extends Place {
  readonly routerId: string;
  /** VLAN interfaces, for the table of a VBR. */
  readonly links: ReadonlySet<string>;
  readonly vpcId: string;
}

/** Custom routes: their tables, destinations and next hops. */
export function* routeProblems(lookup: Lookup): Problems {
  const { estate, routers, vpcs } = lookup;
  const tables = new Map<string, Table>();
  for (const { region, owner, id, routeTableId, vlanInterfaceId, associations } of routers.values()) {
    const links = new Set([vlanInterfaceId, ...associations.map((further) => further.vlanInterfaceId)]);
    tables.set(routeTableId, { region, owner, routerId: id, links, vpcId: '' });
  }
  for (const vpc of vpcs.values()) {
    const { region, owner, routerId, id } = vpc;
    tables.set(vpcTableId(vpc), { region, owner, routerId, links: new Set(), vpcId: id });
  }
  const interfaces = byId(estate.routerInterfaces);
  const peerings = byId(estate.vpcPeeringConnections);
  for (const route of estate.routeEntries) {
    const what = `route ${route.id} to ${route.cidr}`;
    const table = tables.get(route.routeTableId);
    if (table === undefined || !isAt(table, route)) {
      yield `${what} is in no table of its owner`;
      continue;
    }
    if (!isNetwork(route.cidr)) yield `${what} leads to no network`;
    yield* hopProblems(route, table, what);
    for (const { id, type } of route.nextHops) {
      const peering = peerings.get(id);
      const isKnown =
        type === 'VpcPeer'
          ? peering !== undefined && [peering.vpcId, peering.acceptingVpcId].includes(table.vpcId)
          : table.links.has(id) || isInterfaceOf(table, interfaces.get(id));
      if (!isKnown) yield `${what} leads to ${id}, which is no ${type} of its router`;
    }
  }
  for (const [id, of] of grouped(estate.routeEntries, ({ routeTableId }) => routeTableId)) {
    if (of.length > routesPerTable) yield `table ${id} has ${of.length} custom routes`;
    for (const cidr of repeated(of.map((route) => route.cidr))) yield `table ${id} has ${cidr} twice`;
  }
}

/** A VBR has no ECMP, and knows router interfaces only (003 6.14). */
function* hopProblems({ nextHops }: RouteEntry, table: Table, what: string): Problems {
  if (nextHops.length < 1 || nextHops.length > (table.vpcId === '' ? 1 : mostHops)) {
    yield `${what} has ${nextHops.length} next hops`;
  }
  if (table.vpcId === '' && nextHops.some(({ type }) => type !== 'RouterInterface')) yield `${what} leaves its VBR`;
}

function isInterfaceOf(table: Table, row: RouterInterface | undefined): boolean {
  return row?.routerId === table.routerId && row.status !== 'Idle';
}

/** True for a prefix none of whose host bits is set; IPv6 ones end with their gap. */
function isNetwork(cidr: string): boolean {
  const [address = '', length = ''] = cidr.split('/');
  const version = isIP(address);
  if (version === 0 || !/^\d+$/.test(length)) return false;
  const width = version === 4 ? 32 : 128;
  if (Number(length) > width) return false;
  if (version === 6) return address.endsWith('::');
  const number = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return number % 2 ** (32 - Number(length)) === 0;
}

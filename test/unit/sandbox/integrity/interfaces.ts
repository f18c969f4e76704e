import type { RouterInterface, RouterInterfaceStatus } from '../../../../src/sandbox/model';
import { byId, grouped, isAt, type Lookup, type Problems, repeated } from './lookup';

/** Stated: router interfaces on one router (003 5.1). */
const interfacesPerRouter = 5;

/** What takes two (003 5.4). Other states are held without a peer in the showcase, where they are only looked at. */
const connected: ReadonlySet<RouterInterfaceStatus> = new Set(['Active', 'Connecting', 'AcceptingConnecting']);

/** Router interfaces: their routers, and pairs that name each other. */
export function* interfaceProblems(lookup: Lookup): Problems {
  const { estate, lines, routers, vpcsByRouter } = lookup;
  const rows = byId(estate.routerInterfaces);
  const pairs: string[] = [];
  for (const row of rows.values()) {
    const what = `router interface ${row.id} (${row.name})`;
    const vbr = routers.get(row.routerId);
    const router = row.routerType === 'VBR' ? vbr : vpcsByRouter.get(row.routerId);
    if (router === undefined || !isAt(router, row)) yield `${what} is on no router of its owner`;
    if (row.routerType === 'VBR') {
      // A VBR is always the initiating side (003 5.1), at the access point of one of its lines.
      if (row.role !== 'InitiatingSide') yield `${what} accepts on a VBR`;
      const under = [vbr?.physicalConnectionId, ...(vbr?.associations ?? []).map((at) => at.physicalConnectionId)];
      if (!under.some((id) => lines.get(id ?? '')?.accessPointId === row.accessPointId)) {
        yield `${what} is at ${row.accessPointId}, where its VBR is not`;
      }
    }
    if ((row.role === 'AcceptingSide') !== (row.spec === 'Negative')) yield `${what} has the size ${row.spec}`;
    yield* opposite(row, rows.get(row.opposite.interfaceId), what);
    if (row.role === 'InitiatingSide' && rows.has(row.opposite.interfaceId) && row.status !== 'Idle') {
      pairs.push(`${row.routerId} and ${row.opposite.routerId}`);
    }
  }
  for (const pair of repeated(pairs)) yield `${pair} are connected twice`;
  for (const [id, of] of grouped(estate.routerInterfaces, ({ routerId }) => routerId)) {
    if (of.length > interfacesPerRouter) yield `router ${id} has ${of.length} interfaces`;
  }
}

function* opposite(row: RouterInterface, other: RouterInterface | undefined, what: string): Problems {
  const { opposite: named } = row;
  if (other === undefined) {
    // The other side may have been deleted, which only inactive ones can be (traps 11); nobody tells the one left.
    if (named.interfaceId !== '' && row.status !== 'Inactive') yield `${what} names a peer that does not exist`;
    if (connected.has(row.status)) yield `${what} is ${row.status} without a peer`;
    return;
  }
  if (other.opposite.interfaceId !== row.id) yield `${what} is not known to its peer`;
  if (other.role === row.role) yield `${what} and its peer are both the ${row.role}`;
  if (!isAt(other, named) || other.routerId !== named.routerId || other.routerType !== named.routerType) {
    yield `${what} is wrong about its peer`;
  }
}

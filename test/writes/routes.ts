import { VirtualClock } from '../../src/sandbox/clock';
import type { EstateBuilder } from '../../src/sandbox/estates/builder';
import type { RouteEntry, VirtualBorderRouter } from '../../src/sandbox/model';
import { shownEntries } from '../../src/sandbox/rules/shownEntries';
import { playTransition } from '../../src/sandbox/rules/transitions';
import { World } from '../../src/sandbox/world';
import type { Named } from './case';
import { named } from './estate';

/** A custom route of a VBR over its own line. */
export function routeOf(
  estate: EstateBuilder,
  router: VirtualBorderRouter,
  cidr: string,
  more: Partial<Pick<RouteEntry, 'name' | 'status'>> = {},
): RouteEntry {
  return estate.route(router, { cidr, nextHops: [lineOf(router)], ...more });
}

/** The next hop over the VBR’s own line. */
export function lineOf(router: VirtualBorderRouter) {
  return { id: router.vlanInterfaceId, type: 'RouterInterface', weight: 100 } as const;
}

/** A custom route by the name that the catalogue has for it. */
export function entry({ routeTableId, cidr }: RouteEntry, router: VirtualBorderRouter): Named {
  return named('routeEntry', { id: `${routeTableId}|Custom|${cidr}` }, { virtualBorderRouter: router.id });
}

/** Next hops of a list, numbered from 1. */
export function hopList(...ids: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ids.flatMap((id, index) => [
      [`NextHopList.${index + 1}.NextHopId`, id],
      [`NextHopList.${index + 1}.NextHopType`, 'RouterInterface'],
    ]),
  );
}

/** The route to the network of a VBR's own line. */
export function systemRoute(router: VirtualBorderRouter): Named {
  const network = `${router.ipv4.local.replace(/\d+$/, (host) => String(Number(host) - 1))}/30`;
  return named('routeEntry', { id: `${router.routeTableId}|System|${network}` }, { virtualBorderRouter: router.id });
}

/** A network that a peer of the VBR announces: the sandbox makes them up. */
export function learnedRoute(estate: EstateBuilder, router: VirtualBorderRouter): Named {
  const world = new World(estate.build(), new VirtualClock(), playTransition);
  const { id, region: of, owner } = { ...router, id: router.routeTableId };
  const learned = shownEntries(world, { id, region: of, owner, router }).find(({ type }) => type === 'BGP');
  return named('routeEntry', { id: `${id}|BGP|${learned?.cidr ?? ''}` }, { virtualBorderRouter: router.id });
}

import type { Choice } from './choice';
import { type Asked, idIn, made, mostly, type Moves, unknownId } from './asked';
import type { EstateModel } from './estateModel';
import { Judgement } from './judgement';
import { RegionId } from './start';
import { type Route, type Router, stateOf } from './things';

const NextHopType = 'RouterInterface';
const cidrOf = (number: number) => `10.${60 + number}.0.0/16`;

function create(model: EstateModel, choice: Choice): Asked {
  const router = choice.likely(
    model.list('router'),
    (each) => stateOf(each) === 'active' && !tableBusy(model, each.id),
  );
  const as = mostly(router?.owner ?? 'partner', choice);
  const cidr = choice.percent(5) ? '100.64.1.0/24' : cidrOf(choice.below(8));
  const own = model.list('interface').filter((each) => each.router === router?.id);
  const hops = [
    router?.interfaceId ?? '',
    ...(router?.links.map(({ interfaceId }) => interfaceId) ?? []),
    ...own.map(({ id }) => id),
  ];
  const busy = choice.blocked(own, (each) => ['Connecting', 'Activating', 'Deactivating'].includes(stateOf(each)));
  const other = choice.percent(92) ? (hops[choice.below(hops.length)] ?? unknownId) : unknownId;
  const hop = busy?.id ?? other;
  const leading = own.find(({ id }) => id === hop);
  const routes = model.list('route').filter((each) => each.router === router?.id);
  const line = model.all.line.get(router?.line ?? '');
  const verdict = new Judgement()
    .refusedIf(router?.owner !== as, 'there is no such table of the caller')
    .refusedIf(router !== undefined && stateOf(router) !== 'active', 'the VBR is not active')
    .refusedIf(router !== undefined && tableBusy(model, router.id), 'another entry of the table is on its way')
    .refusedIf(
      routes.some((each) => each.cidr === cidr),
      'the destination is in the table',
    )
    .refusedIf(cidr.startsWith('100.64.'), 'the destination is inside 100.64.0.0/10')
    .refusedIf(hop === unknownId, 'there is no such next hop')
    .refusedIf(
      line === undefined || stateOf(line) !== 'Enabled' || model.isLocked(line),
      'the line is not in service, or overdue',
      'InvalidPhysicalConnectionBusinessStatus',
    )
    // Terraform tries again on this code (wire-facts 3.4).
    .refusedIf(
      ['Connecting', 'Activating', 'Deactivating', 'Deleting'].includes(leading === undefined ? '' : stateOf(leading)),
      'the next hop is on its way',
      'IncorrectStatus.RouterInterface',
    )
    .openIf(leading !== undefined && stateOf(leading) !== 'Active', 'whether a next hop has to be Active')
    .verdict();
  return {
    as,
    given: {
      RegionId,
      RouteTableId: router?.table ?? unknownId,
      DestinationCidrBlock: cidr,
      NextHopType,
      NextHopId: hop,
    },
    verdict,
    about: [],
    learn: (answer) => {
      const id = idIn(answer, 'RouteEntryId');
      const faces = { Status: 'Pending' };
      made(model, { kind: 'route', id, owner: as, router: router?.id ?? '', cidr, hop, faces });
    },
  };
}

function modify(model: EstateModel, choice: Choice): Asked {
  const route = choice.likely(model.list('route'), (each) => stateOf(each) === 'Available');
  const as = mostly(route?.owner ?? 'partner', choice);
  const verdict = ofRoute(route, as)
    .refusedIf(route !== undefined && model.isBusy(stateOf(route)), 'the entry is on its way')
    .openIf(route !== undefined && tableBusy(model, route.router), 'whether other entries block a change')
    .openIf(!ready(model, route), 'changes while the VBR is not active')
    .verdict();
  const given = { RegionId, RouteEntryId: route?.id ?? unknownId, RouteEntryName: `renamed-${choice.below(9)}` };
  return { as, given, verdict, about: ids(route) };
}

function remove(model: EstateModel, choice: Choice): Asked {
  const route = choice.likely(model.list('route'), (each) => !tableBusy(model, each.router));
  const as = mostly(route?.owner ?? 'partner', choice);
  const table = model.all.router.get(route?.router ?? '')?.table ?? unknownId;
  const hop = choice.percent(92) ? route?.hop : unknownId;
  const verdict = ofRoute(route, as)
    .refusedIf(route !== undefined && tableBusy(model, route.router), 'an entry of the table is on its way')
    .refusedIf(hop === unknownId, 'the next hop is another one')
    .openIf(!ready(model, route), 'routes of a VBR that is not active')
    .verdict();
  const cidr = route?.cidr ?? cidrOf(0);
  const given = { RegionId, RouteTableId: table, DestinationCidrBlock: cidr, NextHopId: hop ?? unknownId };
  return { as, given, verdict, about: ids(route) };
}

function ofRoute(route: Route | undefined, as: string): Judgement {
  return new Judgement().refusedIf(route?.owner !== as, 'there is no such entry of the caller');
}

/** Any entry on its way blocks the table (traps section 10). */
function tableBusy(model: EstateModel, router: string): boolean {
  return model.list('route').some((each) => each.router === router && model.isBusy(stateOf(each)));
}

function ready(model: EstateModel, route: Route | undefined): boolean {
  const router: Router | undefined = model.all.router.get(route?.router ?? '');
  return router === undefined || stateOf(router) === 'active';
}

function ids(route: Route | undefined): readonly string[] {
  return route === undefined ? [] : [route.id];
}

export const routeMoves: Moves = { CreateRouteEntry: create, ModifyRouteEntry: modify, DeleteRouteEntry: remove };

import { deleteRouteEntry } from '../../src/catalog/routeEntry/lifecycle';
import { modifyRouteEntry } from '../../src/catalog/routeEntry/modify';
import { vpcNamed, vpcTableId } from '../../src/sandbox/vpcs';
import type { WriteCase } from './case';
import { silent } from './case';
import { lineIn, named, places } from './estate';
import {
  descriptionRules,
  foreign,
  formCannotKnow,
  nameRules,
  oneOf,
  required,
  requiredOfSubject,
  unknown,
  unknownRegion,
  wrongState,
} from './rules';
import { entry, hopList, learnedRoute, routeOf, systemRoute } from './routes';

const region = places.routes;

const modify: WriteCase = {
  operation: modifyRouteEntry,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-edited-route');
    const router = estate.router(line, { name: 'router-of-edited-route', vlanId: 320 });
    const route = routeOf(estate, router, '10.64.0.0/16', { name: 'edited-route' });
    const moving = routeOf(estate, router, '10.65.0.0/16', { name: 'route-on-its-way', status: 'Modifying' });
    const other = estate.routerInterface(router, { name: 'interface-for-edited-route' });
    const newHop = { NewNextHopType: 'RouterInterface', NewNextHopId: other.id };
    return {
      region,
      target: entry(route, router),
      values: { RouteEntryName: 'edited.route', Description: 'Route that was edited', ...newHop },
      effect: {
        shown: 'routeEntry',
        under: named('virtualBorderRouter', router),
        row: {
          DestinationCidrBlock: '10.64.0.0/16',
          Status: 'Available',
          RouteEntryName: 'edited.route',
          Description: 'Route that was edited',
        },
      },
      refusals: [
        ...nameRules('InvalidName.Malformed', 'dots', 'RouteEntryName'),
        ...descriptionRules(),
        required('NewNextHopType', 'New next hop type'),
        required('NewNextHopId', 'New next hop'),
        oneOf('NewNextHopType', 'Bridge', 'InvalidNextHopType'),
        {
          rule: 'the type of the next hop is one that a VBR takes',
          change: { NewNextHopType: 'Instance' },
          form: silent('The documents list the type for all tables.'),
          service: [400, 'InvalidNextHopType'],
        },
        {
          rule: 'the new next hop exists',
          change: { NewNextHopId: 'ri-none' },
          form: formCannotKnow.typedId,
          service: [404, 'InvalidNextHopId.NotFound'],
        },
        {
          rule: 'the entry is named by its ID or by table and destination',
          change: { RouteEntryId: undefined, RouteTableId: undefined },
          form: formCannotKnow.subject,
          service: [400, 'MissingParameter'],
        },
        unknown('RouteEntryId', 'rte-none', 403, 'Forbbiden'),
        foreign(403, 'Forbbiden'),
        wrongState(entry(moving, router), 'Available', 400, 'IncorrectRouteEntryStatus'),
        {
          rule: 'system routes are not changed',
          on: systemRoute(router),
          change: { RouteEntryId: 'rte-system' },
          form: /has to be one of: Custom/,
          service: [403, 'Forbbiden'],
        },
        unknownRegion(404),
      ],
    };
  },
};

const remove: WriteCase = {
  operation: deleteRouteEntry,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-deleted-route');
    const router = estate.router(line, { name: 'router-of-deleted-route', vlanId: 330 });
    const route = routeOf(estate, router, '10.66.0.0/16', { name: 'deleted-route' });
    const busy = estate.router(line, { name: 'router-with-busy-table', vlanId: 331 });
    const settled = routeOf(estate, busy, '10.67.0.0/16');
    const moving = routeOf(estate, busy, '10.68.0.0/16', { status: 'Pending' });
    // The group's peers announce what cannot be deleted.
    const learned = estate.router(line, { name: 'router-with-learned-routes', vlanId: 332 });
    estate.peer(estate.group(learned, { name: 'group-that-announces', peerAsn: 65_001 }), {
      address: learned.ipv4.peer,
      received: 2,
    });
    const vpc = vpcNamed('headquarters');
    const table = { region: vpc.region, owner: vpc.owner, routeTableId: vpcTableId(vpc) };
    const inVpc = estate.routerInterface(vpc, { name: 'headquarters-to-deleted-route', status: 'Active' });
    const hop = { id: inVpc.id, type: 'RouterInterface', weight: 100 } as const;
    estate.route(table, { cidr: '10.69.0.0/16', nextHops: [hop] });
    estate.route(table, { cidr: '10.70.0.0/16', nextHops: [hop], status: 'Pending' });
    const of = formCannotKnow.subject;
    return {
      region,
      target: entry(route, router),
      values: {},
      effect: { gone: entry(route, router) },
      refusals: [
        requiredOfSubject('RouteTableId'),
        requiredOfSubject('DestinationCidrBlock'),
        requiredOfSubject('NextHopId', 'InvalidNextHop'),
        unknown('RouteTableId', 'vtb-none', 404, 'InvalidRouteTableId.NotFound'),
        unknown('DestinationCidrBlock', '10.61', 400, 'InvalidCidrBlock.Malformed'),
        unknown('DestinationCidrBlock', '10.99.0.0/16', 400, 'InvalidRouteEntry.NotFound'),
        unknown('NextHopId', 'ri-none', 400, 'InvalidRouteEntry.NotFound'),
        {
          rule: 'there are not both a next hop and a list (traps 51)',
          change: hopList('ri-1'),
          form: of,
          service: [400, 'InvalidNextHop'],
        },
        {
          rule: 'an entry named by its ID exists',
          change: { RouteEntryId: 'rte-none', DestinationCidrBlock: undefined },
          form: of,
          service: [400, 'InvalidRouteEntry'],
        },
        {
          rule: 'an entry is named by its ID or by its destination (traps 52)',
          change: { RouteEntryId: route.id },
          form: of,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'system routes stay',
          on: systemRoute(router),
          form: /has to be one of: Custom/,
          service: [400, 'OperationDenied'],
        },
        {
          rule: 'learned routes stay',
          on: learnedRoute(estate, learned),
          form: /has to be one of: Custom/,
          service: [400, 'Forbbiden'],
        },
        wrongState(entry(moving, busy), 'Available', 400, 'IncorrectRouteEntryStatus'),
        {
          rule: 'nothing else is under way in the table of a VBR',
          on: entry(settled, busy),
          form: formCannotKnow.neighbours,
          service: [400, 'IncorrectRouteEntryStatus'],
        },
        {
          rule: 'nothing else is under way in the table of a VPC (traps 66)',
          change: { RouteTableId: table.routeTableId, DestinationCidrBlock: '10.69.0.0/16', NextHopId: inVpc.id },
          form: of,
          service: [400, 'IncorrcetRouteEntryStatus'],
        },
        foreign(404, 'InvalidRouteTableId.NotFound'),
        unknownRegion(404),
      ],
    };
  },
};

export const routeEntryChangesWrites: readonly WriteCase[] = [modify, remove];

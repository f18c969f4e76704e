import {
  activateRouterInterface,
  connectRouterInterface,
  deactivateRouterInterface,
  deleteRouterInterface,
} from '../../src/catalog/routerInterface/lifecycle';
import type { RouterInterface } from '../../src/sandbox/model';
import { vpcNamed } from '../../src/sandbox/vpcs';
import type { Effect, Refusal, WriteCase } from './case';
import { lineIn, named, places } from './estate';
import { foreign, formCannotKnow, requiredOfSubject, traffic, unknown, unknownRegion, wrongState } from './rules';
import { changed } from './worlds';

const region = places.routes;

function becomes(row: RouterInterface, Status: string): Effect {
  return {
    shown: 'routerInterface',
    under: named('virtualBorderRouter', { id: row.routerId }),
    row: { RouterInterfaceId: row.id, Status },
  };
}

/** What every operation on an interface refuses in the same words. */
function ofAnyInterface(code = 'InvalidRouterInterfaceId.NotFound'): readonly Refusal[] {
  return [
    requiredOfSubject('RouterInterfaceId'),
    unknown('RouterInterfaceId', 'ri-none', 404, code),
    unknownRegion(404),
  ];
}

const overdue = (id: string, rule: string, code: string): Refusal => ({
  rule,
  world: changed('routerInterfaces', id, { businessStatus: 'FinancialLocked' }),
  form: formCannotKnow.account,
  service: [400, code],
});

const connect: WriteCase = {
  operation: connectRouterInterface,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-connected-interface');
    const router = estate.router(line, { name: 'router-of-connected-interface', vlanId: 370 });
    const warehouse = vpcNamed('warehouse');
    const [row, accepting] = estate.interfacePair(
      router,
      warehouse,
      { name: 'connected-interface', status: 'Idle', connected: null },
      { name: 'peer-of-connected-interface', connected: null },
    );
    const lonely = estate.routerInterface(router, { name: 'connected-to-nobody' });
    const active = estate.routerInterface(router, { name: 'connected-already', status: 'Active' });
    const rival = { ...row.opposite, interfaceId: '' };
    return {
      region,
      target: named('routerInterface', row),
      values: {},
      effect: becomes(row, 'Active'),
      refusals: [
        ...ofAnyInterface(),
        foreign(404, 'InvalidRouterInterfaceId.NotFound'),
        {
          rule: 'the initiating side connects',
          on: named('routerInterface', accepting),
          region: warehouse.region,
          form: /has to be one of: Opens the connection and pays for it/,
          service: [400, 'IncorrectRole.NotInitiatingSide'],
        },
        wrongState(named('routerInterface', active), 'Idle', 400, 'IncorrectStatus'),
        {
          rule: 'both sides know each other (traps section 11)',
          on: named('routerInterface', lonely),
          form: formCannotKnow.neighbours,
          service: [400, 'IncorrectOppositeInterfaceInfo.NotSet'],
        },
        {
          rule: 'both sides are on different routers',
          world: changed('routerInterfaces', accepting.id, { routerId: router.id }),
          form: formCannotKnow.neighbours,
          service: [400, 'IncorrectOppositeInterfaceInfo'],
        },
        {
          rule: 'two routers are connected once',
          world: changed('routerInterfaces', active.id, { opposite: rival }),
          form: formCannotKnow.neighbours,
          service: [400, 'Forbidden.OnlyOneConnection'],
        },
        overdue(lonely.id, 'nothing is overdue (003 5.4)', 'Forbidden.BillsOutstanding'),
      ],
    };
  },
};

const activate: WriteCase = {
  operation: activateRouterInterface,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-activated-interface');
    const router = estate.router(line, { name: 'router-of-activated-interface', vlanId: 380 });
    const [row] = estate.interfacePair(
      router,
      vpcNamed('warehouse'),
      { name: 'activated-interface', status: 'Inactive' },
      { name: 'peer-of-activated-interface', status: 'Active' },
    );
    const active = estate.routerInterface(router, { name: 'activated-already', status: 'Active' });
    return {
      region,
      target: named('routerInterface', row),
      values: {},
      effect: becomes(row, 'Active'),
      refusals: [
        ...ofAnyInterface(),
        foreign(400, 'Forbbiden'),
        wrongState(named('routerInterface', active), 'Inactive', 400, 'IncorrectStatus'),
        overdue(row.id, 'the interface is not overdue (003 5.5)', 'Forbidden.FinancileLocked'),
        traffic,
      ],
    };
  },
};

const deactivate: WriteCase = {
  operation: deactivateRouterInterface,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-deactivated-interface');
    const router = estate.router(line, { name: 'router-of-deactivated-interface', vlanId: 390 });
    const [row] = estate.interfacePair(
      router,
      vpcNamed('warehouse'),
      { name: 'deactivated-interface' },
      { name: 'peer-of-deactivated-interface' },
    );
    const idle = estate.routerInterface(router, { name: 'deactivated-too-early' });
    return {
      region,
      target: named('routerInterface', row),
      values: {},
      effect: becomes(row, 'Inactive'),
      refusals: [
        ...ofAnyInterface(),
        foreign(404, 'InvalidRouterInterfaceId.NotFound'),
        wrongState(named('routerInterface', idle), 'Active', 400, 'IncorrectStatus'),
        overdue(row.id, 'the interface is not overdue (003 5.8)', 'Forbidden.FinancileLocked'),
      ],
    };
  },
};

const remove: WriteCase = {
  operation: deleteRouterInterface,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-deleted-interface');
    const router = estate.router(line, { name: 'router-of-deleted-interface', vlanId: 400 });
    const row = estate.routerInterface(router, { name: 'deleted-interface' });
    const active = estate.routerInterface(router, { name: 'deleted-too-early', status: 'Active' });
    const routed = estate.routerInterface(router, { name: 'deleted-with-route' });
    estate.route(router, {
      cidr: '10.71.0.0/16',
      nextHops: [{ id: routed.id, type: 'RouterInterface', weight: 100 }],
    });
    const subscribed = estate.routerInterface(router, {
      name: 'deleted-subscription',
      subscription: { orderId: 202_311_594_930_942, months: 12, paid: true, ends: estate.daysAgo(-15), renewal: null },
    });
    return {
      region,
      target: named('routerInterface', row),
      values: {},
      effect: { gone: named('routerInterface', row) },
      refusals: [
        ...ofAnyInterface('InvalidInstanceId.NotFound'),
        foreign(404, 'InvalidInstanceId.NotFound'),
        wrongState(named('routerInterface', active), 'Idle and Inactive', 400, 'IncorrectStatus'),
        {
          rule: 'no route leads to it (003 5.9)',
          on: named('routerInterface', routed),
          form: formCannotKnow.neighbours,
          service: [400, 'DependencyViolation.RouterInterfaceReferedByRouteEntry'],
        },
        {
          rule: 'a subscription is not deleted (003 5.9)',
          on: named('routerInterface', subscribed),
          form: formCannotKnow.neighbours,
          service: [400, 'InvalidRouterInterfaceChargeType.Malformed'],
        },
      ],
    };
  },
};

export const routerInterfaceLifecycleWrites: readonly WriteCase[] = [connect, activate, deactivate, remove];

import { createRouteEntry } from '../../src/catalog/routeEntry/create';
import { vpcNamed, vpcTableId } from '../../src/sandbox/vpcs';
import type { Refusal, WriteCase } from './case';
import { silent } from './case';
import { lineIn, named, places } from './estate';
import {
  descriptionRules,
  foreign,
  formCannotKnow,
  nameRules,
  required,
  requiredOfSubject,
  traffic,
  unknown,
  unknownRegion,
} from './rules';
import { changed, copied } from './worlds';
import { hopList, lineOf, routeOf } from './routes';

const region = places.routes;

const create: WriteCase = {
  operation: createRouteEntry,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-new-route');
    const router = estate.router(line, { name: 'router-of-new-route', vlanId: 310 });
    const first = routeOf(estate, router, '10.60.0.0/16');
    const moving = estate.router(line, { name: 'router-with-moving-route', vlanId: 311 });
    routeOf(estate, moving, '10.61.0.0/16', { status: 'Pending' });
    const terminated = estate.router(line, { name: 'router-without-routes', vlanId: 312, status: 'terminated' });
    const other = estate.router(line, { name: 'router-beside-new-route', vlanId: 313 });
    const leading = estate.routerInterface(other, { name: 'interface-of-another-router' });
    const vpc = vpcNamed('analytics');
    const inVpc = { RouteTableId: vpcTableId(vpc) };
    const single = { NextHopId: undefined, NextHopType: undefined };
    const towardsVbr = (id: string, status: 'Active' | 'Idle') =>
      estate.routerInterface(vpc, {
        name: `analytics-to-${id}`,
        status,
        opposite: { routerType: 'VBR', routerId: other.id, interfaceId: leading.id },
      }).id;
    const [east, west, idle] = [towardsVbr('east', 'Active'), towardsVbr('west', 'Active'), towardsVbr('idle', 'Idle')];
    const towardsVpc = estate.routerInterface(vpc, {
      name: 'analytics-to-headquarters',
      status: 'Active',
      opposite: { routerType: 'VRouter', routerId: vpcNamed('headquarters').routerId },
    }).id;
    const typed = silent('The table and its next hops are typed in, because the product does not list VPCs.');
    const inTable = (
      rule: string,
      change: Refusal['change'],
      service: readonly [number, string],
      form: Refusal['form'] = typed,
    ): Refusal => ({
      rule: `${rule} (table of a VPC)`,
      on: 'region',
      change: { ...inVpc, NextHopType: 'RouterInterface', ...change },
      form,
      service,
    });
    return {
      region,
      target: named('virtualBorderRouter', router),
      values: {
        DestinationCidrBlock: '10.63.0.0/16',
        NextHopId: router.vlanInterfaceId,
        RouteEntryName: 'new-route',
        Description: 'Network of the office',
      },
      effect: {
        shown: 'routeEntry',
        under: named('virtualBorderRouter', router),
        row: {
          DestinationCidrBlock: '10.63.0.0/16',
          Type: 'Custom',
          Status: 'Available',
          RouteEntryName: 'new-route',
          Description: 'Network of the office',
        },
      },
      refusals: [
        requiredOfSubject('RouteTableId'),
        required('DestinationCidrBlock', 'Destination CIDR block'),
        required('NextHopId', 'Next hop'),
        {
          rule: 'a destination is a CIDR block',
          change: { DestinationCidrBlock: '10.0.0.0/33' },
          form: /CIDR block such as/,
          service: [400, 'InvalidCidrBlock.Malformed'],
        },
        {
          rule: 'a destination is a network (traps 53)',
          change: { DestinationCidrBlock: '192.168.0.1/24' },
          form: /not the start of its network; enter 192\.168\.0\.0\/24/,
          service: [400, 'IllegalParam.CidrBlock'],
        },
        {
          rule: 'a destination is outside 100.64.0.0/10',
          change: { DestinationCidrBlock: '100.64.1.0/24' },
          form: /must not lead into 100\.64\.0\.0\/10/,
          service: [400, 'InvalidCidrBlock'],
        },
        {
          rule: 'a destination is in a table once',
          change: { DestinationCidrBlock: '10.60.0.0/16' },
          form: formCannotKnow.neighbours,
          service: [400, 'InvalidRouteEntry.Duplicate'],
        },
        {
          rule: 'a destination has one next hop',
          change: { DestinationCidrBlock: '10.60.0.0/16' },
          world: changed('routeEntries', first.id, { nextHops: [{ ...lineOf(router), id: leading.id }] }),
          form: formCannotKnow.neighbours,
          service: [400, 'InvalidCIDRBlock.Duplicate'],
        },
        {
          rule: 'a destination is no network of the router itself',
          // The /30 of the line, of which the local gateway is the first host.
          change: {
            DestinationCidrBlock: `${router.ipv4.local.replace(/\d+$/, (host) => String(Number(host) - 1))}/30`,
          },
          form: formCannotKnow.neighbours,
          service: [400, 'RouteConflict.AlreadyExist'],
        },
        {
          rule: 'there is a next hop or a list of them',
          change: single,
          form: /Next hop is required/,
          service: [400, 'InvalidNexthopTypeAndList.BothNull'],
        },
        {
          rule: 'there are not both a next hop and a list (traps 51)',
          change: hopList(east, west),
          form: formCannotKnow.subject,
          service: [400, 'InvalidNexthopTypeAndList.BothNotNull'],
        },
        {
          rule: 'the type of the next hop is one that a VBR takes',
          change: { NextHopType: 'Instance' },
          form: formCannotKnow.subject,
          service: [400, 'InvalidNextHopType'],
        },
        {
          rule: 'the next hop exists',
          change: { NextHopId: 'ri-none' },
          form: formCannotKnow.typedId,
          service: [404, 'InvalidNextHopId.NotFound'],
        },
        {
          rule: 'the next hop is on the same router',
          change: { NextHopId: leading.id },
          form: formCannotKnow.typedId,
          service: [400, 'InvalidRouterInterface'],
        },
        {
          rule: 'IPv6 takes a line with IPv6',
          change: { DestinationCidrBlock: '2001:db8::/64' },
          form: formCannotKnow.neighbours,
          service: [400, 'OperationFailed.NotSupportIPV6'],
        },
        {
          rule: 'nothing else is under way in the table',
          on: named('virtualBorderRouter', moving),
          change: { NextHopId: moving.vlanInterfaceId },
          form: formCannotKnow.neighbours,
          service: [400, 'IncorrectRouteEntryStatus'],
        },
        {
          rule: 'the VBR is active',
          on: named('virtualBorderRouter', terminated),
          change: { NextHopId: terminated.vlanInterfaceId },
          form: 'not offered',
          service: [400, 'InvalidVBRStatus'],
        },
        {
          rule: 'the line is in service and paid for',
          world: changed('physicalConnections', line.id, { businessStatus: 'FinancialLocked' }),
          form: formCannotKnow.account,
          service: [400, 'InvalidPhysicalConnectionBusinessStatus'],
        },
        {
          rule: 'a table has 200 routes at most (003 6.14)',
          world: copied('routeEntries', first.id, 200, (index) => ({ cidr: `10.200.${index}.0/24` })),
          form: formCannotKnow.count,
          service: [400, 'QuotaExceeded'],
        },
        ...nameRules('InvalidName.Malformed', 'no dots', 'RouteEntryName'),
        ...descriptionRules(),
        inTable(
          'a list has 2 next hops at least',
          { ...single, ...hopList(east) },
          [400, 'InvalidNexthopListSize'],
          /at least 2 entries/,
        ),
        inTable(
          'a list has 4 next hops at most',
          { ...single, ...hopList(east, west, idle, towardsVpc, leading.id) },
          [400, 'InvalidNexthopListSize'],
          /at most 4 entries/,
        ),
        inTable('a list has a next hop once', { ...single, ...hopList(east, east) }, [400, 'InvalidRouteEntrySize']),
        inTable('next hops of a list exist', { ...single, ...hopList(east, 'ri-none') }, [
          400,
          'InvalidNextHop.NotFound',
        ]),
        inTable('next hops of a list lead to VBRs', { ...single, ...hopList(east, towardsVpc) }, [
          400,
          'InvalidOppositeRouterType',
        ]),
        inTable('interfaces towards VBRs are connected', { NextHopId: idle, NextHopType: 'RouterInterface' }, [
          400,
          'OperationDenied.VbrIdle',
        ]),
        inTable(
          'a weight is 0 to 255',
          { ...single, ...hopList(east, west), 'NextHopList.1.Weight': '256' },
          [400, 'INVALID_WEIGHT_PARAM'],
          formCannotKnow.noRule,
        ),
        inTable(
          'a weight is not negative',
          { ...single, ...hopList(east, west), 'NextHopList.1.Weight': '-1' },
          [400, 'INVALID_WEIGHT_PARAM'],
          /at least 0/,
        ),
        inTable('a destination is outside the VPC', { DestinationCidrBlock: '10.129.3.0/24' }, [
          400,
          'InvalidCidrBlock',
        ]),
        inTable('an ECS instance exists', { NextHopType: 'Instance', NextHopId: 'i-1' }, [
          404,
          'InvalidInstanId.NotFound',
        ]),
        inTable('a virtual IP address exists', { NextHopType: 'HaVip', NextHopId: 'havip-1' }, [
          404,
          'InvalidHaVipId.NotFound',
        ]),
        inTable('an attachment exists', { NextHopType: 'Attachment', NextHopId: 'tr-1' }, [
          400,
          'InvalidAttachment.NotFound',
        ]),
        unknown('RouteTableId', 'vtb-none', 404, 'InvalidRouteTableId.NotFound'),
        foreign(404, 'InvalidRouteTableId.NotFound'),
        traffic,
        unknownRegion(404),
      ],
    };
  },
};

export const routeEntryWrites: readonly WriteCase[] = [create];

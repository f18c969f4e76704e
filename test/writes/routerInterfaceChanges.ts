import { modifyRouterInterfaceAttribute, modifyRouterInterfaceSpec } from '../../src/catalog/routerInterface/modify';
import { vpcNamed } from '../../src/sandbox/vpcs';
import type { Refusal, WriteCase } from './case';
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
import { changed } from './worlds';

type Change = NonNullable<Refusal['change']>;

const region = places.routes;

/** What a health check is set up with (003 5.7). */
const healthCheckRules: readonly Refusal[] = [
  required('HealthCheckTargetIp', 'Health check destination IP', {
    service: [400, 'InvalidParam.ModifyRouterInterface'],
  }),
  {
    rule: 'health check addresses are IPv4 addresses',
    change: { HealthCheckTargetIp: 'x' },
    form: /IPv4 address such as/,
    service: [400, 'InvalidParam.ModifyRouterInterface'],
  },
  {
    rule: 'there is some time between two probes',
    change: { HcRate: '0' },
    form: /at least 1/,
    service: [400, 'InvalidParam.ModifyRouterInterface'],
  },
  {
    rule: 'a probe is sent at all',
    change: { HcThreshold: '0' },
    form: /at least 1/,
    service: [400, 'InvalidParam.ModifyRouterInterface'],
  },
  oneOf('DeleteHealthCheckIp', 'maybe', 'InvalidParameter'),
];

const modify: WriteCase = {
  operation: modifyRouterInterfaceAttribute,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-edited-interface');
    const router = estate.router(line, { name: 'router-of-edited-interface', vlanId: 350 });
    const row = estate.routerInterface(router, { name: 'edited-interface', opposite: { region: 'cn-beijing' } });
    const warehouse = vpcNamed('disasterrecovery');
    const peer = estate.routerInterface(warehouse, { name: 'peer-of-edited-interface' });
    const alike = estate.routerInterface(warehouse, {
      name: 'initiates-as-well',
      role: 'InitiatingSide',
      spec: 'Mini.2',
    });
    const busy = estate.routerInterface(router, { name: 'interface-under-change', status: 'Modifying' });
    const peerIs = (rule: string, change: Change, code: string, more: Partial<Refusal> = {}): Refusal => ({
      rule,
      change,
      form: formCannotKnow.typedId,
      service: [400, code],
      ...more,
    });
    return {
      region,
      target: named('routerInterface', row),
      values: {
        Name: 'edited-again',
        Description: 'Interface that was edited',
        OppositeRouterType: 'VRouter',
        OppositeRouterId: warehouse.routerId,
        OppositeInterfaceId: peer.id,
        HealthCheckSourceIp: '10.128.0.8',
        HealthCheckTargetIp: '10.136.0.8',
        HcRate: '3',
        HcThreshold: '4',
      },
      effect: {
        shown: 'routerInterface',
        under: named('virtualBorderRouter', router),
        row: {
          RouterInterfaceId: row.id,
          Name: 'edited-again',
          Description: 'Interface that was edited',
          OppositeInterfaceId: peer.id,
          HealthCheckSourceIp: '10.128.0.8',
        },
      },
      refusals: [
        requiredOfSubject('RouterInterfaceId'),
        ...nameRules('InvalidName.Malformed', 'no dots'),
        ...descriptionRules(),
        ...healthCheckRules,
        oneOf('OppositeRouterType', 'Router', 'InvalidParam.ModifyRouterInterface'),
        peerIs('a VBR never accepts', { OppositeRouterType: 'VBR' }, 'LinkRole.NotSupport', {
          form: silent('The role is in the row and no parameter of this operation.'),
        }),
        peerIs('both sides have different roles', { OppositeInterfaceId: alike.id }, 'LinkRole.NotSupport'),
        peerIs('the peer interface exists', { OppositeInterfaceId: 'ri-none' }, 'InvalidParam.ModifyRouterInterface'),
        peerIs('the peer router exists', { OppositeRouterId: 'vrt-none' }, 'InvalidParam.ModifyRouterInterface'),
        peerIs(
          'the account of the peer is named by its ID',
          { OppositeInterfaceOwnerId: 'the-bank' },
          'InvalidParam.ModifyRouterInterface',
          {
            form: /whole number/,
          },
        ),
        peerIs('a connected interface keeps its peer', {}, 'InvalidParam.ModifyRouterInterface', {
          world: changed('routerInterfaces', row.id, { status: 'Active' }),
          form: silent('The documents do not say what a connected interface keeps.'),
        }),
        wrongState(
          named('routerInterface', busy),
          'Idle, Active, and Inactive',
          400,
          'InvalidParam.ModifyRouterInterface',
        ),
        unknown('RouterInterfaceId', 'ri-none', 404, 'InvalidRouterInterfaceId.NotFound'),
        foreign(400, 'Forbbiden'),
        unknownRegion(404),
      ],
    };
  },
};

const specification: WriteCase = {
  operation: modifyRouterInterfaceSpec,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-faster-interface');
    const router = estate.router(line, { name: 'router-of-faster-interface', vlanId: 360 });
    const warehouse = vpcNamed('warehouse');
    const [row, accepting] = estate.interfacePair(
      router,
      warehouse,
      { name: 'faster-interface', spec: 'Middle.1' },
      { name: 'peer-of-faster-interface' },
    );
    const idle = estate.routerInterface(router, { name: 'faster-too-early' });
    return {
      region,
      target: named('routerInterface', row),
      values: { Spec: 'Large.1' },
      effect: {
        shown: 'routerInterface',
        under: named('virtualBorderRouter', router),
        row: { RouterInterfaceId: row.id, Status: 'Active', Spec: 'Large.1', Bandwidth: 1000 },
      },
      refusals: [
        requiredOfSubject('RouterInterfaceId'),
        required('Spec', 'Specification'),
        oneOf('Spec', 'Large', 'InvalidSpec.ValudNotSupported'),
        {
          rule: 'the accepting side has no bandwidth',
          on: named('routerInterface', accepting),
          region: warehouse.region,
          form: silent('The role is in the row and no parameter of this operation.'),
          service: [400, 'InvalidSpec.ValudNotSupported'],
        },
        wrongState(named('routerInterface', idle), 'Active', 400, 'InvalidOpposite.NotFound'),
        {
          ...wrongState(named('routerInterface', row), 'Active', 400, 'InvalidInstance.StatusError'),
          rule: 'the interface is in service',
          world: changed('routerInterfaces', row.id, { status: 'Inactive' }),
        },
        {
          rule: 'the interface is not overdue (003 5.6)',
          world: changed('routerInterfaces', row.id, { businessStatus: 'FinancialLocked' }),
          form: formCannotKnow.account,
          service: [400, 'InvalidInstance.StatusError'],
        },
        unknown('RouterInterfaceId', 'ri-none', 404, 'InvalidRouterInterfaceId.NotFound'),
        foreign(400, 'InvalidInstanceOwner.Error'),
        unknownRegion(404),
      ],
    };
  },
};

export const routerInterfaceChangesWrites: readonly WriteCase[] = [modify, specification];

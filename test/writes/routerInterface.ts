import { createRouterInterface } from '../../src/catalog/routerInterface/create';
import { partner } from '../../src/sandbox/demoAccounts';
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
  traffic,
  unknown,
  unknownRegion,
} from './rules';
import { changed, copied } from './worlds';

type Change = NonNullable<Refusal['change']>;

const region = places.routes;
const accessPoint = 'ap-cn-hangzhou-yh-A';

const create: WriteCase = {
  operation: createRouterInterface,
  prepare: (estate) => {
    const line = lineIn(estate, region, 'line-of-new-interface');
    const router = estate.router(line, { name: 'router-of-new-interface', vlanId: 340 });
    const full = estate.router(line, { name: 'router-with-interfaces', vlanId: 341 });
    const first = estate.routerInterface(full, { name: 'first-of-many' });
    const terminated = estate.router(line, { name: 'router-without-interfaces', vlanId: 342, status: 'terminated' });
    const laboratory = vpcNamed('laboratory');
    const own = { RouterType: 'VBR', Role: 'InitiatingSide', RouterId: router.id, AccessPointId: accessPoint };
    const subscription = { InstanceChargeType: 'PrePaid', PricingCycle: 'Month', Period: '1', AutoPay: 'true' };
    const values = {
      Spec: 'Middle.1',
      OppositeRegionId: 'cn-beijing',
      Name: 'new.interface',
      Description: 'Way to the laboratory',
      FastLinkMode: 'true',
      OppositeRouterType: 'VRouter',
      OppositeRouterId: laboratory.routerId,
      OppositeInterfaceOwnerId: partner.id,
      ...subscription,
      AutoRenew: 'true',
      HealthCheckSourceIp: '10.128.0.9',
      HealthCheckTargetIp: '10.137.0.9',
      ResourceGroupId: 'rg-acfmxazb4ph6aiy',
      'Tags.1.Key': 'team',
      'Tags.1.Value': 'network',
    };
    const nothing = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, undefined]));
    /** The router of a VPC accepts what a VBR of the same region initiates. */
    const accepting = {
      ...nothing('AccessPointId', 'FastLinkMode', 'OppositeRouterId', 'HealthCheckSourceIp', 'HealthCheckTargetIp'),
      ...nothing('PricingCycle', 'Period', 'AutoRenew'),
      InstanceChargeType: 'PostPaid',
      RouterType: 'VRouter',
      RouterId: vpcNamed('headquarters').routerId,
      Role: 'AcceptingSide',
      Spec: 'Negative',
      OppositeRegionId: region,
      OppositeRouterType: 'VBR',
      OppositeAccessPointId: accessPoint,
    };
    const ofVpc = (rule: string, change: Change, form: Refusal['form'], service: Refusal['service']): Refusal => ({
      rule,
      on: 'region',
      change: { ...accepting, ...change },
      form,
      service,
    });
    const ofVbr = (rule: string, change: Change, form: Refusal['form'], service: Refusal['service']): Refusal => ({
      rule,
      on: 'region',
      change: { ...own, ...change },
      form,
      service,
    });
    const missing = (parameter: string, label: string): Refusal =>
      ofVbr(`${parameter} is required`, { [parameter]: undefined }, new RegExp(`^${label} is required$`), [
        400,
        'MissingParameter',
      ]);
    return {
      region,
      target: named('virtualBorderRouter', router),
      values,
      effect: {
        shown: 'routerInterface',
        under: named('virtualBorderRouter', router),
        row: {
          Name: 'new.interface',
          Status: 'Active',
          Role: 'InitiatingSide',
          Spec: 'Middle.1',
          OppositeRouterId: laboratory.routerId,
          ChargeType: 'PrePaid',
          HealthCheckTargetIp: '10.137.0.9',
        },
      },
      refusals: [
        missing('RouterType', 'Router type'),
        missing('RouterId', 'Router'),
        missing('Role', 'Role'),
        missing('AccessPointId', 'Access point'),
        required('Spec', 'Specification'),
        required('OppositeRegionId', 'Peer region'),
        ofVbr('Role is a documented one', { Role: 'Both' }, /must be one of/, [400, 'InvalidRole.ValueNotSupported']),
        ofVbr('a VBR initiates', { Role: 'AcceptingSide', Spec: 'Negative' }, /A VBR can only be the initiating side/, [
          400,
          'InvalidRole.ValueNotSupported',
        ]),
        ofVbr('RouterType is a documented one', { RouterType: 'Router' }, /must be one of/, [
          400,
          'InvalidRouterType.ValueNotSupported',
        ]),
        oneOf('OppositeRouterType', 'Router', 'InvalidRouterType.ValueNotSupported'),
        ofVpc('a VBR never accepts', { Role: 'InitiatingSide', Spec: 'Mini.2' }, /A VBR cannot be the accepting side/, [
          400,
          'InvalidRouterType.ValueNotSupported',
        ]),
        oneOf('Spec', 'Large', 'InvalidSpec.ValudNotSupported'),
        {
          rule: 'the initiating side has a bandwidth',
          change: { Spec: 'Negative' },
          form: /Negative is for the accepting side only/,
          service: [400, 'InvalidSpec.ValudNotSupported'],
        },
        ofVpc('the accepting side has no bandwidth', { Spec: 'Mini.2' }, /choose Negative/, [
          400,
          'InvalidSpec.ValudNotSupported',
        ]),
        ...nameRules('InvalidName.Malformed', 'dots'),
        ...descriptionRules(),
        {
          rule: 'the peer region exists',
          change: { OppositeRegionId: 'cn-atlantis' },
          form: formCannotKnow.typedId,
          service: [404, 'InvalidRegionId.NotFound'],
        },
        {
          rule: 'the VBR is active',
          on: named('virtualBorderRouter', terminated),
          form: 'not offered',
          service: [404, 'InvalidRouterId.NotFound'],
        },
        ofVpc(
          'the router of the VPC is the caller’s',
          { RouterId: vpcNamed('payments').routerId },
          formCannotKnow.typedId,
          [404, 'InvalidRouterId.NotFound'],
        ),
        {
          rule: 'the peer router exists',
          change: { OppositeRouterId: 'vrt-none' },
          form: formCannotKnow.typedId,
          service: [404, 'InvalidRouterId.NotFound'],
        },
        {
          rule: 'the peer interface exists',
          change: { OppositeInterfaceId: 'ri-none' },
          form: formCannotKnow.typedId,
          service: [404, 'InvalidRouterInterfaceId.NotFound'],
        },
        {
          rule: 'the account of the peer exists',
          change: { OppositeInterfaceOwnerId: '253460731706911258' },
          form: formCannotKnow.typedId,
          service: [400, 'InvalidParameter'],
        },
        ofVbr('the access point exists', { AccessPointId: 'ap-none' }, formCannotKnow.typedId, [
          400,
          'InvalidAccessPoint.NotExist',
        ]),
        ofVbr(
          'the access point is the one of the VBR',
          { AccessPointId: 'ap-cn-hangzhou-bj-C' },
          formCannotKnow.neighbours,
          [400, 'InvalidAccessPoint.NotMatch'],
        ),
        ofVpc(
          'the router of a VPC has no access point',
          { AccessPointId: accessPoint },
          silent('The field is there for VBRs only.'),
          [400, 'InvalidAccessPoint.ValueNotAllowed'],
        ),
        {
          rule: 'the router of a VPC has no access point on the other side either',
          change: { OppositeAccessPointId: 'ap-cn-beijing-ft-A' },
          form: silent('The field is there for VBRs only.'),
          service: [400, 'InvalidAccessPoint.ValueNotAllowed'],
        },
        ofVpc(
          'a VBR on the other side has an access point',
          { OppositeAccessPointId: undefined },
          /Peer access point is required/,
          [400, 'MissingParameter'],
        ),
        required('HealthCheckTargetIp', 'Health check destination IP'),
        {
          rule: 'HealthCheckSourceIp comes with the destination',
          change: { HealthCheckSourceIp: undefined },
          form: /Health check source IP is required/,
          service: silent('The documents ask for the pair in one direction only (traps 51).'),
        },
        {
          rule: 'health check addresses are IPv4 addresses',
          change: { HealthCheckSourceIp: '2001:db8::1' },
          form: /IPv4 address such as/,
          service: [400, 'InvalidParameter'],
        },
        oneOf('InstanceChargeType', 'PayByTraffic', 'InvalidParameter'),
        required('PricingCycle', 'Billing cycle'),
        required('Period', 'Number of billing cycles'),
        required('AutoPay', 'Pay automatically'),
        oneOf('PricingCycle', 'Week', 'InvalidParameter'),
        {
          rule: 'a subscription by the month has 9 months at most',
          change: { Period: '10' },
          form: /1 to 9/,
          service: [400, 'InvalidParameter'],
        },
        {
          rule: 'a subscription by the year has 3 years at most',
          change: { PricingCycle: 'Year', Period: '4' },
          form: /lasts 1 to 3 years/,
          service: [400, 'InvalidParameter'],
        },
        required('OppositeRouterType', 'Peer router type'),
        required('OppositeRouterId', 'Peer router'),
        required('OppositeInterfaceOwnerId', 'Peer account ID'),
        ofVpc(
          'fast link mode is for VBRs that initiate',
          { FastLinkMode: 'true', OppositeRouterId: router.id },
          silent('The field is there for VBRs only.'),
          silent('It is ignored elsewhere (comments of today’s SDK).'),
        ),
        {
          rule: 'fast link mode makes one pair between two routers',
          world: changed('routerInterfaces', first.id, {
            routerId: router.id,
            opposite: { ...first.opposite, routerType: 'VRouter', routerId: laboratory.routerId },
          }),
          form: formCannotKnow.neighbours,
          service: [400, 'RI_CREATE_ONE_LIMIT_BY_SYNC'],
        },
        {
          rule: 'a router has five interfaces at most (003 5.1)',
          on: named('virtualBorderRouter', full),
          world: copied('routerInterfaces', first.id, 4),
          form: formCannotKnow.count,
          service: [400, 'LimitationExceed.InterfaceNumberOnRouter'],
        },
        {
          rule: 'nothing is overdue (003 5.1)',
          world: changed('routerInterfaces', first.id, { businessStatus: 'FinancialLocked' }),
          form: formCannotKnow.account,
          service: [400, 'Forbidden.BillsOutstanding'],
        },
        ofVpc(
          'two VPCs are connected across the border for some accounts only',
          {
            Role: 'InitiatingSide',
            Spec: 'Mini.2',
            OppositeRegionId: 'eu-central-1',
            OppositeRouterType: 'VRouter',
            OppositeRouterId: vpcNamed('plant').routerId,
            OppositeAccessPointId: undefined,
          },
          formCannotKnow.account,
          [400, 'Forbidden.NotInRouterInterfaceCreateWhitelist'],
        ),
        {
          rule: 'a tag has a key',
          change: { 'Tags.1.Key': undefined },
          form: /Tag key is required/,
          service: [400, 'InvalidParameter'],
        },
        unknown('RouterId', 'vbr-none', 404, 'InvalidRouterId.NotFound'),
        foreign(404, 'InvalidRouterId.NotFound'),
        traffic,
        unknownRegion(404),
      ],
    };
  },
};

export const routerInterfaceWrites: readonly WriteCase[] = [create];

import assert from 'node:assert/strict';
import { allowedIn } from '../../../src/catalog/catalogue';
import { check } from '../../../src/catalog/check';
import { catalogue } from '../../../src/catalog/index';
import { english } from '../../../src/catalog/message';
import type { Operation } from '../../../src/catalog/operation';
import type { Values } from '../../../src/catalog/problem';
import { createRouterInterface } from '../../../src/catalog/routerInterface/create';
import { routerInterface } from '../../../src/catalog/routerInterface/kind';
import {
  activateRouterInterface,
  connectRouterInterface,
  deactivateRouterInterface,
  deleteRouterInterface,
} from '../../../src/catalog/routerInterface/lifecycle';
import { modifyRouterInterfaceAttribute, modifyRouterInterfaceSpec } from '../../../src/catalog/routerInterface/modify';

/** From a VBR to a VPC: what is required and nothing more. */
const fromVbr: Values = {
  RouterType: 'VBR',
  RouterId: 'vbr-1',
  Role: 'InitiatingSide',
  Spec: 'Mini.2',
  OppositeRegionId: 'cn-hangzhou',
  AccessPointId: 'ap-1',
  AutoPay: 'false',
};

/** The other end, on the router of a VPC. */
const fromVpc: Values = {
  RouterType: 'VRouter',
  RouterId: 'vrt-1',
  Role: 'AcceptingSide',
  Spec: 'Negative',
  OppositeRegionId: 'cn-hangzhou',
  OppositeRouterType: 'VBR',
  OppositeAccessPointId: 'ap-1',
  AutoPay: 'false',
};

/** Parameters with a problem, and what is said of each. */
function wrong(operation: Operation, values: Values): string[] {
  return check(operation, values).map(({ parameter, message }) => `${parameter}: ${english(message)}`);
}

function parametersOf(operation: Operation, values: Values): string[] {
  return check(operation, values).map(({ parameter }) => parameter);
}

describe('creating a router interface', () => {
  it('is possible for both ends of a connection between a VBR and a VPC', () => {
    assert.deepEqual(wrong(createRouterInterface, fromVbr), []);
    assert.deepEqual(wrong(createRouterInterface, fromVpc), []);
  });

  it('asks for the access points of VBRs, or the service refuses the request (traps 51)', () => {
    assert.deepEqual(parametersOf(createRouterInterface, { ...fromVbr, AccessPointId: '' }), ['AccessPointId']);
    assert.deepEqual(parametersOf(createRouterInterface, { ...fromVpc, OppositeAccessPointId: '' }), [
      'OppositeAccessPointId',
    ]);
  });

  it('refuses access points of VPCs, which the service answers InvalidAccessPoint.ValueNotAllowed (003 5.1)', () => {
    assert.deepEqual(parametersOf(createRouterInterface, { ...fromVpc, AccessPointId: 'ap-1' }), ['AccessPointId']);
    const toVpc = { ...fromVbr, OppositeRouterType: 'VRouter', OppositeAccessPointId: 'ap-1' };
    assert.deepEqual(parametersOf(createRouterInterface, toVpc), ['OppositeAccessPointId']);
  });

  it('pairs the accepting side with Negative and the initiating side with a bandwidth (traps 51)', () => {
    assert.deepEqual(wrong(createRouterInterface, { ...fromVpc, Spec: 'Mini.2' }), [
      'Spec: The accepting side has no bandwidth of its own: choose Negative',
    ]);
    assert.deepEqual(wrong(createRouterInterface, { ...fromVbr, Spec: 'Negative' }), [
      'Spec: Negative is for the accepting side only: choose a bandwidth',
    ]);
  });

  it('knows that a VBR only ever initiates (003 5.1)', () => {
    const accepting = { ...fromVbr, Role: 'AcceptingSide', Spec: 'Negative' };
    assert.deepEqual(parametersOf(createRouterInterface, accepting), ['Role']);
    const initiating = { ...fromVpc, Role: 'InitiatingSide', Spec: 'Large.1' };
    assert.deepEqual(parametersOf(createRouterInterface, initiating), ['OppositeRouterType']);
  });

  it('takes the health check addresses only as a pair (traps 51)', () => {
    const source = { ...fromVbr, HealthCheckSourceIp: '192.168.0.6' };
    assert.deepEqual(parametersOf(createRouterInterface, source), ['HealthCheckTargetIp']);
    const target = { ...fromVbr, HealthCheckTargetIp: '192.168.0.8' };
    assert.deepEqual(parametersOf(createRouterInterface, target), ['HealthCheckSourceIp']);
    assert.deepEqual(parametersOf(createRouterInterface, { ...source, ...target }), []);
  });

  it('asks for term and payment of a subscription, and for neither when paying as one goes (traps 51)', () => {
    const bare = { ...fromVbr, AutoPay: '', InstanceChargeType: 'PrePaid' };
    assert.deepEqual(parametersOf(createRouterInterface, bare), ['PricingCycle', 'Period', 'AutoPay']);
    assert.deepEqual(parametersOf(createRouterInterface, { ...fromVbr, InstanceChargeType: 'PostPaid' }), []);
  });

  it('limits a subscription to 9 months or 3 years, not to the 5 years of physical connections (003 5.1)', () => {
    const term = (PricingCycle: string, Period: string): string[] =>
      parametersOf(createRouterInterface, { ...fromVbr, InstanceChargeType: 'PrePaid', PricingCycle, Period });
    for (const [cycle, period] of [
      ['Month', '1'],
      ['Month', '9'],
      ['Year', '1'],
      ['Year', '3'],
    ] as const) {
      assert.deepEqual(term(cycle, period), [], `${period} ${cycle}`);
    }
    for (const [cycle, period] of [
      ['Month', '0'],
      ['Year', '4'],
      ['Year', '5'],
    ] as const) {
      assert.deepEqual(term(cycle, period), ['Period'], `${period} ${cycle}`);
    }
    assert.ok(term('Month', '10').includes('Period'));
  });

  it('needs the peer’s router and account for fast link mode, which only leads from a VBR to a VPC', () => {
    const fast = { ...fromVbr, FastLinkMode: 'true' };
    assert.deepEqual(parametersOf(createRouterInterface, fast), [
      'OppositeRouterType',
      'OppositeRouterId',
      'OppositeInterfaceOwnerId',
    ]);
    const complete = {
      ...fast,
      OppositeRouterType: 'VRouter',
      OppositeRouterId: 'vrt-1',
      OppositeInterfaceOwnerId: '253460731706911258',
    };
    assert.deepEqual(wrong(createRouterInterface, complete), []);
    assert.ok(parametersOf(createRouterInterface, { ...complete, Role: 'AcceptingSide' }).includes('FastLinkMode'));
    assert.ok(parametersOf(createRouterInterface, { ...fromVpc, FastLinkMode: 'true' }).includes('FastLinkMode'));
  });

  it('never pays or subscribes unless somebody chose so (traps section 4)', () => {
    const { AutoPay, AutoRenew, InstanceChargeType } = createRouterInterface.parameters;
    assert.deepEqual([AutoPay.always, AutoRenew.always, InstanceChargeType.always], ['false', 'false', 'PostPaid']);
  });

  it('starts from a VBR with all that the VBR decides, so that nobody has to copy it', () => {
    assert.ok(catalogue.createdUnder('virtualBorderRouter').includes(createRouterInterface));
    const { parameters, fixed } = createRouterInterface.under;
    const given = { ...Object.fromEntries(Object.keys(parameters).map((name) => [name, 'x'])), ...fixed };
    const asked = { Spec: 'Mini.2', OppositeRegionId: 'cn-hangzhou', AutoPay: 'false' };
    assert.deepEqual(wrong(createRouterInterface, { ...given, ...asked }), []);
  });

  it('says before the order that it costs money, and so does a larger bandwidth (traps 85)', () => {
    assert.ok(createRouterInterface.costs.length > 0);
    assert.ok(modifyRouterInterfaceSpec.costs.length > 0);
  });
});

describe('a router interface', () => {
  it('can be connected, activated, deactivated and deleted in the documented states (traps section 10)', () => {
    const states = Object.keys(routerInterface.states);
    const allowed = (operation: Operation): string[] => states.filter((state) => allowedIn(operation, state));
    assert.deepEqual(allowed(connectRouterInterface), ['Idle']);
    assert.deepEqual(allowed(activateRouterInterface), ['Inactive']);
    assert.deepEqual(allowed(deactivateRouterInterface), ['Active']);
    assert.deepEqual(allowed(deleteRouterInterface), ['Idle', 'Inactive']);
  });

  it('is connected from the initiating side only, or the service answers IncorrectRole.NotInitiatingSide', () => {
    assert.deepEqual(connectRouterInterface.appliesTo, { field: 'Role', is: ['InitiatingSide'] });
  });

  it('is taken out of service only by somebody who typed its name (traps 87)', () => {
    assert.equal(deactivateRouterInterface.destructive, true);
    assert.equal(deleteRouterInterface.destructive, true);
  });

  it('is never changed twice by a repeated request, where there is no token to prevent it (traps 13)', () => {
    for (const operation of [
      connectRouterInterface,
      activateRouterInterface,
      deactivateRouterInterface,
      modifyRouterInterfaceAttribute,
    ]) {
      assert.equal(operation.idempotency, null, operation.name);
    }
    assert.equal(deleteRouterInterface.idempotency, 'ClientToken');
  });

  it('keeps its peer’s router type when something else changes, although the service assumes VBR (traps 48)', () => {
    const { OppositeRouterType } = modifyRouterInterfaceAttribute.parameters;
    assert.deepEqual([OppositeRouterType.default, OppositeRouterType.resetsWhenOmitted], ['VBR', true]);
  });

  it('is recognised in every one of the nine documented states (traps 61)', () => {
    for (const state of [
      'Idle',
      'AcceptingConnecting',
      'Connecting',
      'Activating',
      'Active',
      'Modifying',
      'Deactivating',
      'Inactive',
      'Deleting',
    ]) {
      assert.ok(state in routerInterface.states, state);
    }
  });

  it('shows its health, which only the single read tells (traps 35)', () => {
    assert.equal(routerInterface.single.parameter, 'InstanceId');
    assert.ok('HealthCheckStatus' in routerInterface.single.operation.response);
    assert.ok(!('HealthCheckStatus' in routerInterface.list.response.RouterInterfaceSet.of));
    assert.ok(!('Ipv6Status' in routerInterface.single.operation.response));
  });
});

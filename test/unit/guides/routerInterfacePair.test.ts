import assert from 'node:assert/strict';
import { routerInterface } from '../../../src/catalog/routerInterface/kind';
import type { Resource } from '../../../src/estate/resource';
import { routerInterfacePair } from '../../../src/guides/routerInterfacePair';
import type { Row } from './guidesUnderTest';
import { known, resource, Situation } from './guidesUnderTest';

/** The end on the VBR. */
function initiating(Status: string, more: Row = {}): Resource {
  return resource('routerInterface', {
    RouterInterfaceId: 'ri-one',
    Role: 'InitiatingSide',
    RouterType: 'VBR',
    RouterId: 'vbr-1',
    OppositeRegionId: 'cn-hangzhou',
    BusinessStatus: 'Normal',
    Status,
    ...more,
  });
}

/** The end at the router of the VPC. */
function accepting(Status: string, more: Row = {}): Resource {
  return resource('routerInterface', {
    RouterInterfaceId: 'ri-other',
    Role: 'AcceptingSide',
    RouterType: 'VRouter',
    RouterId: 'vrt-1',
    OppositeRegionId: 'cn-hangzhou',
    OppositeRouterId: 'vbr-1',
    BusinessStatus: 'Normal',
    Status,
    ...more,
  });
}

const toOther: Row = { OppositeInterfaceId: 'ri-other' };
const toOne: Row = { OppositeInterfaceId: 'ri-one' };

function at(on: Resource | undefined, related: readonly Resource[] = [], noted: readonly string[] = []): Situation {
  return new Situation(routerInterfacePair, known(on, related, noted));
}

describe('the guide of a connection of two router interfaces', () => {
  it('offers the first end when nothing has been started, on the VBR that it was opened on', () => {
    const router = resource('virtualBorderRouter', { VbrId: 'vbr-1', Status: 'active' });
    assert.equal(at(undefined).line, 'initiating possible CreateRouterInterface');
    assert.equal(at(router).line, 'initiating possible CreateRouterInterface');
    assert.equal(at(router).offers[0]?.at?.key, router.key);
  });

  it('creates the other end in its own region, or the peer is not found', () => {
    const situation = at(initiating('Idle', { OppositeRegionId: 'cn-beijing' }));
    assert.equal(situation.line, 'accepting possible CreateRouterInterface');
    assert.equal(situation.offers[0]?.region, 'cn-beijing');
  });

  it('has both ends name each other before they are connected (traps section 11)', () => {
    const line = (...ends: readonly [Resource, Resource]): string => at(ends[0], [ends[1]]).line;
    const modify = 'possible ModifyRouterInterfaceAttribute';
    assert.equal(line(initiating('Idle'), accepting('Idle')), `tellInitiating ${modify}`);
    assert.equal(line(initiating('Idle', toOther), accepting('Idle')), `tellAccepting ${modify}`);
    assert.equal(
      line(initiating('Idle', toOther), accepting('Idle', toOne)),
      'connect possible ConnectRouterInterface',
    );
  });

  it('looks the same from the other end, or two colleagues read different things', () => {
    for (const [one, other] of [
      [initiating('Idle'), accepting('Idle')],
      [initiating('Idle', toOther), accepting('Idle')],
      [initiating('Idle', toOther), accepting('Idle', toOne)],
      [initiating('Connecting', toOther), accepting('AcceptingConnecting', toOne)],
      [initiating('Active', toOther), accepting('Inactive', toOne)],
    ] as const) {
      assert.equal(at(one, [other]).line, at(other, [one]).line);
    }
  });

  it('connects from the initiating side only, or the service refuses (IncorrectRole.NotInitiatingSide)', () => {
    const situation = at(accepting('Idle', toOne), [initiating('Idle', toOther)]);
    assert.equal(situation.offers[0]?.at?.key, initiating('Idle').key);
    assert.equal(at(accepting('Idle', toOne), [], ['tellInitiating']).line, 'connect waiting otherAccount');
  });

  const states: Readonly<Record<string, string>> = {
    Idle: 'connect possible ConnectRouterInterface',
    AcceptingConnecting: 'connect waiting alibabaCloud',
    Connecting: 'connect waiting alibabaCloud',
    Activating: 'active waiting alibabaCloud',
    Active: 'routes possible CreateRouteEntry',
    Modifying: 'active waiting alibabaCloud',
    Deactivating: 'active waiting alibabaCloud',
    Inactive: 'active possible ActivateRouterInterface',
    Deleting: 'active failed CreateRouterInterface',
    Deleted: 'active failed CreateRouterInterface',
  };
  it('names every state of a router interface, or one of them is a dead end', () => {
    assert.deepEqual(Object.keys(states).sort(), Object.keys(routerInterface.states).sort());
  });
  for (const [state, expected] of Object.entries(states)) {
    it(`knows what is next when the initiating side is ${state}, or traffic stays away`, () => {
      const other = accepting(state === 'Idle' ? 'Idle' : 'Active', toOne);
      assert.equal(at(initiating(state, toOther), [other]).line, expected);
    });
  }

  it('goes through every state of both ends with one current step', () => {
    const all = [...Object.keys(routerInterface.states), 'Quarantined'];
    for (const one of all) for (const other of all) at(initiating(one, toOther), [accepting(other, toOne)]);
  });

  it('ends with a route over the interface, or the connection carries nothing', () => {
    const route = resource('routeEntry', {
      RouteTableId: 'vtb-1',
      Type: 'Custom',
      DestinationCidrBlock: '192.168.0.0/24',
      Status: 'Available',
      NextHops: [{ NextHopId: 'ri-one', NextHopType: 'RouterInterface' }],
    });
    const pair = [initiating('Active', toOther), accepting('Active', toOne)] as const;
    assert.equal(at(pair[0], [pair[1], route]).line, 'routes done');
  });

  it('stops at unpaid bills, or every attempt is refused with Forbidden.BillsOutstanding (traps 64)', () => {
    const locked = initiating('Idle', { ...toOther, BusinessStatus: 'FinancialLocked' });
    assert.equal(at(locked, [accepting('Idle', toOne)]).line, 'connect failed');
  });

  it('waits for the other account where only one end can be seen', () => {
    assert.equal(at(initiating('Idle', toOther)).line, 'tellAccepting waiting otherAccount');
    assert.equal(
      at(initiating('Idle', toOther), [], ['tellAccepting']).line,
      'connect possible ConnectRouterInterface',
    );
    const up = initiating('Active', { ...toOther, OppositeInterfaceStatus: 'Inactive' });
    assert.equal(at(up).line, 'active waiting otherAccount');
  });
});

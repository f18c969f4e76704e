import assert from 'node:assert/strict';
import { VirtualClock } from '../../../src/sandbox/clock';
import { accessKeys, partner, tenant } from '../../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../../src/sandbox/estates/builder';
import { Gateway, type WireAnswer } from '../../../src/sandbox/gateway';
import { sandboxOperations } from '../../../src/sandbox/operations';
import { regions } from '../../../src/sandbox/geography';
import { planDueDates } from '../../../src/sandbox/rules/dueDates';
import { playTransition } from '../../../src/sandbox/rules/transitions';
import { World } from '../../../src/sandbox/world';
import { type Given, signed, wireRequest } from './signedRequest';

export type Body = Readonly<Record<string, unknown>>;

export interface Reply {
  readonly status: number;
  readonly body: Body;
}

export const keys = {
  partner: { accessKeyId: 'sandbox-partner', accessKeySecret: 'not-a-secret-partner' },
  tenant: { accessKeyId: 'sandbox-tenant', accessKeySecret: 'not-a-secret-tenant' },
} as const;

/** A sandbox without HTTP, on a clock that only the test moves, with an estate of the test's own. */
export class Service {
  readonly clock = new VirtualClock(Date.UTC(2024, 5, 1, 12));
  readonly wall = new VirtualClock(Date.UTC(2024, 5, 1, 12));
  readonly world: World;
  readonly gateway: Gateway;

  constructor(build: (estate: EstateBuilder) => void = () => undefined, timeScale?: number) {
    const estate = new EstateBuilder(this.clock.now());
    const everywhere = regions.map(({ id }) => id);
    estate.openTraffic(partner, everywhere);
    estate.openTraffic(tenant, everywhere);
    build(estate);
    this.world = new World(estate.build(), this.clock, playTransition, timeScale);
    planDueDates(this.world);
    this.gateway = new Gateway(this.world, sandboxOperations, accessKeys, this.wall);
  }

  call(action: string, given: Given, as: keyof typeof keys = 'partner'): Reply {
    const { status, body } = this.send(action, given, as);
    return { status, body: object(JSON.parse(body)) };
  }

  /** The answer's body as it goes over the wire. */
  raw(action: string, given: Given): string {
    return this.send(action, given, 'partner').body;
  }

  private send(action: string, given: Given, as: keyof typeof keys): WireAnswer {
    const pairs = signed('GET', { Action: action, ...given }, keys[as], this.wall.now());
    return this.gateway.answer(wireRequest('GET', pairs), '127.0.0.1:1');
  }

  /** The answer of a call that has to succeed. */
  ok(action: string, given: Given, as: keyof typeof keys = 'partner'): Body {
    const { status, body } = this.call(action, given, as);
    assert.equal(status, 200, `${action} was refused: ${JSON.stringify(body)}`);
    return body;
  }

  /** HTTP status and code of a call that has to be refused. */
  refused(action: string, given: Given, as: keyof typeof keys = 'partner'): string {
    const { status, body } = this.call(action, given, as);
    assert.notEqual(status, 200, `${action} was not refused`);
    assert.deepEqual(Object.keys(body).sort(), ['Code', 'HostId', 'Message', 'Recommend', 'RequestId']);
    return `${status} ${String(body.Code)}`;
  }

  /** `ok`, or HTTP status and code. */
  outcome(action: string, given: Given, as: keyof typeof keys = 'partner'): string {
    const { status, body } = this.call(action, given, as);
    return status === 200 ? 'ok' : `${status} ${String(body.Code)}`;
  }

  /** The rows of a list, out of their double wrapping. */
  rows(action: string, given: Given, path: string, as: keyof typeof keys = 'partner'): Body[] {
    let value: unknown = this.ok(action, given, as);
    for (const name of path.split('.')) value = object(value)[name];
    assert.ok(Array.isArray(value), `${path} is no list`);
    return value.map(object);
  }
}

export function object(value: unknown): Body {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), 'an object was expected');
  return { ...value };
}

export const paths = {
  lines: 'PhysicalConnectionSet.PhysicalConnectionType',
  routers: 'VirtualBorderRouterSet.VirtualBorderRouterType',
  routersOnLine: 'VirtualBorderRouterForPhysicalConnectionSet.VirtualBorderRouterForPhysicalConnectionType',
  interfaces: 'RouterInterfaceSet.RouterInterfaceType',
  groups: 'BgpGroups.BgpGroup',
  peers: 'BgpPeers.BgpPeer',
  networks: 'BgpNetworks.BgpNetwork',
} as const;

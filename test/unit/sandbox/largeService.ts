import assert from 'node:assert/strict';
import { VirtualClock } from '../../../src/sandbox/clock';
import { accessKeys } from '../../../src/sandbox/demoAccounts';
import { largeEstate } from '../../../src/sandbox/estates/large';
import { Gateway } from '../../../src/sandbox/gateway';
import type { WorldState } from '../../../src/sandbox/model';
import { sandboxOperations } from '../../../src/sandbox/operations';
import { playTransition } from '../../../src/sandbox/rules/transitions';
import { World } from '../../../src/sandbox/world';
import { type Body, keys, object } from './service';
import { type Given, signed, wireRequest } from './signedRequest';

const now = Date.UTC(2024, 5, 1, 12);

/** A sandbox without HTTP that holds a large estate, and counts at which of its rows anybody looks. */
export class LargeService {
  readonly clock = new VirtualClock(now);
  readonly state: WorldState;
  readonly world: World;
  private readonly gateway: Gateway;
  private readonly seen = new Set<object>();

  constructor(scale: number, seed = 1) {
    this.state = largeEstate(now, { seed, scale });
    this.world = new World(this.state, this.clock, playTransition, 1, true);
    this.gateway = new Gateway(this.world, sandboxOperations, accessKeys, new VirtualClock(now));
  }

  call(action: string, given: Given, as: keyof typeof keys): { readonly status: number; readonly body: Body } {
    const pairs = signed('GET', { Action: action, ...given }, keys[as], now);
    const { status, body } = this.gateway.answer(wireRequest('GET', pairs), '127.0.0.1:1');
    return { status, body: object(JSON.parse(body)) };
  }

  ok(action: string, given: Given, as: keyof typeof keys): Body {
    const { status, body } = this.call(action, given, as);
    assert.equal(status, 200, `${action} was refused: ${JSON.stringify(body)}`);
    return body;
  }

  /** From here on it is noted whenever a field of a row of the first state is read. */
  watch(): void {
    const { state } = this;
    const tables: readonly (readonly object[])[] = [
      state.physicalConnections,
      state.lettersOfAuthorization,
      state.lineOrders,
      state.virtualBorderRouters,
      state.bgpGroups,
      state.bgpPeers,
      state.bgpNetworks,
      state.routerInterfaces,
      state.vpcPeeringConnections,
      state.routeEntries,
      state.vbrHaGroups,
    ];
    for (const row of tables.flat()) this.watchRow(row);
  }

  /** How many rows are looked at while something is done. */
  visits(act: () => void): number {
    this.seen.clear();
    act();
    return this.seen.size;
  }

  /** Compares every index with a search through all rows. */
  checkIndexes(): void {
    const { world } = this;
    for (const table of [
      world.physicalConnections,
      world.lineOrders,
      world.virtualBorderRouters,
      world.bgpGroups,
      world.bgpPeers,
      world.bgpNetworks,
      world.routerInterfaces,
      world.vpcPeeringConnections,
      world.vpcs,
      world.routeEntries,
      world.vbrHaGroups,
    ]) {
      assert.deepEqual(table.misfiled(), []);
    }
  }

  private watchRow(row: object): void {
    for (const [name, first] of Object.entries<unknown>({ ...row })) {
      let value = first;
      Object.defineProperty(row, name, {
        enumerable: true,
        configurable: true,
        get: () => {
          this.seen.add(row);
          return value;
        },
        set: (next: unknown) => {
          value = next;
        },
      });
    }
  }
}

import assert from 'node:assert/strict';
import { VirtualClock } from '../../../../src/sandbox/clock';
import { accessKeys } from '../../../../src/sandbox/demoAccounts';
import { Gateway } from '../../../../src/sandbox/gateway';
import type { WorldState } from '../../../../src/sandbox/model';
import { sandboxOperations } from '../../../../src/sandbox/operations';
import { planDueDates } from '../../../../src/sandbox/rules/dueDates';
import { playTransition } from '../../../../src/sandbox/rules/transitions';
import { World } from '../../../../src/sandbox/world';
import { type Body, keys, object } from '../service';
import { type Given, signed, wireRequest } from '../signedRequest';
import type { Side } from './things';

export interface Answer {
  readonly status: number;
  /** The error code; undefined when the request was accepted. */
  readonly code: string | undefined;
  readonly body: Body;
}

/** Everything that the sandbox knows, for comparison; idempotency tokens apart, because they are forgotten in time. */
export interface Picture {
  readonly state: string;
  /** The same, table by table. */
  readonly tables: Readonly<Record<string, string>>;
  readonly tokens: ReadonlySet<string>;
  readonly stored: WorldState;
}

interface Instance {
  readonly world: World;
  readonly gateway: Gateway;
}

/** A sandbox without HTTP that is asked by signed requests, with a log of what was asked. */
export class SandboxUnderTest {
  readonly clock: VirtualClock;
  readonly log: string[] = [];
  private used: Instance;
  /** What the state was loaded from: has to behave as what was loaded does, from then on. */
  private twin: Instance | undefined;
  /** The picture until something may have changed. */
  private kept: Picture | undefined;

  constructor(state: WorldState, now: number) {
    this.clock = new VirtualClock(now);
    this.used = this.instance(state);
  }

  /** A write. Sent to the twin as well, which has to answer the same. */
  write(as: Side, action: string, given: Given): Answer {
    const answer = this.ask(this.used, as, action, given);
    this.kept = undefined;
    if (this.twin !== undefined) {
      const other = this.ask(this.twin, as, action, given);
      assert.deepEqual(
        withoutRequest(answer),
        withoutRequest(other),
        'a state that was saved and loaded acts otherwise',
      );
      assert.equal(this.picture().state, pictureOf(this.twin).state, 'a loaded state went another way');
    }
    return answer;
  }

  read(as: Side, action: string, given: Given): Answer {
    return this.ask(this.used, as, action, given);
  }

  advance(ms: number): void {
    this.clock.advance(ms);
    this.kept = undefined;
    for (const { world } of [this.used, ...(this.twin ? [this.twin] : [])]) world.catchUp();
    if (this.twin === undefined) return;
    assert.equal(this.picture().state, pictureOf(this.twin).state, 'time passes otherwise in a loaded state');
  }

  /** Goes on with what was saved and loaded, beside what was saved. */
  saveAndLoad(): void {
    const state = this.used.world.snapshot();
    const saved: unknown = JSON.parse(JSON.stringify(state));
    assert.deepEqual(saved, state, 'a state does not survive JSON');
    this.twin = this.used;
    this.kept = undefined;
    this.used = this.instance(saved);
    assert.equal(pictureOf(this.used).state, pictureOf(this.twin).state, 'a state does not survive JSON');
  }

  /** Makes the next picture a new one. */
  changed(): void {
    this.kept = undefined;
  }

  picture(): Picture {
    this.kept ??= pictureOf(this.used);
    return this.kept;
  }

  private instance(state: WorldState): Instance {
    const world = new World(state, this.clock, playTransition);
    planDueDates(world);
    return { world, gateway: new Gateway(world, sandboxOperations, accessKeys, this.clock) };
  }

  private ask({ gateway }: Instance, as: Side, action: string, given: Given): Answer {
    const pairs = signed('GET', { Action: action, ...given }, keys[as], this.clock.now());
    const { status, body } = gateway.answer(wireRequest('GET', pairs), '127.0.0.1:1');
    const read = object(JSON.parse(body));
    return { status, code: status === 200 ? undefined : String(read.Code), body: read };
  }
}

function pictureOf({ world }: Instance): Picture {
  const stored = world.snapshot();
  const { tokens, ...state } = stored;
  const tables = Object.fromEntries(Object.entries(state).map(([name, table]) => [name, JSON.stringify(table)]));
  return { state: JSON.stringify(tables), tables, tokens: new Set(tokens.map(({ key }) => key)), stored };
}

function withoutRequest({ status, body }: Answer) {
  const { RequestId, Recommend, ...rest } = body;
  assert.ok(RequestId);
  return { status, recommends: Recommend !== undefined, rest };
}

import assert from 'node:assert/strict';
import { catalogue } from '../../../src/catalog';
import type { ServiceError, TransportError } from '../../../src/api/errors';
import type { Attention } from '../../../src/estate/attention';
import { Emitter } from '../../../src/estate/emitter';
import type { Resource, ResourceKey } from '../../../src/estate/resource';
import type { LookedAt } from '../../../src/estate/sharedLook';
import { StateWatch } from '../../../src/estate/stateWatch';
import type { Awaited as AwaitedState, WaitOutcome } from '../../../src/estate/wait';
import { resourceOf, routerRow } from './estateUnderTest';
import { PassingClock } from './passingClock';

/** What a look shows: a state, that there is none, or why it failed. */
export type Shown = string | undefined | ServiceError | TransportError;

function routerIn(status: string, id = 'vbr-1'): Resource {
  return resourceOf('virtualBorderRouter', routerRow(id, { Status: status }));
}

/** An estate of VBRs whose states the test writes: one after the other for each look, the last one stays. */
class WrittenEstate implements LookedAt {
  /** When which VBRs were looked at, with one request each. */
  readonly looks: { readonly at: number; readonly ids: readonly string[] }[] = [];
  private readonly states = new Map<string, readonly Shown[]>();
  private readonly known = new Map<ResourceKey, Resource>();
  /** Looks wait for it. */
  private gate: Promise<void> | undefined;

  constructor(private readonly clock: PassingClock) {}

  write(id: string, ...states: readonly Shown[]): void {
    this.states.set(id, states);
  }

  /** The looks from now on are answered only when the returned function is called. */
  hold(): () => void {
    let release: () => void = () => undefined;
    this.gate = new Promise((resolve) => {
      release = resolve;
    });
    return () => {
      this.gate = undefined;
      release();
    };
  }

  peek(): undefined {
    return undefined;
  }

  resource(key: ResourceKey): Resource | undefined {
    return this.known.get(key);
  }

  refresh(): Promise<never> {
    return assert.fail('five at most are looked up by their IDs');
  }

  async reread({ id }: { readonly id: string }): Promise<Resource | undefined> {
    this.looks.push({ at: this.clock.now(), ids: [id] });
    return this.next(id);
  }

  async rereadTogether(references: readonly { readonly id: string }[]): Promise<readonly Resource[]> {
    this.looks.push({ at: this.clock.now(), ids: references.map(({ id }) => id) });
    const found = await Promise.all(references.map(({ id }) => this.next(id)));
    return found.filter((resource) => resource !== undefined);
  }

  private async next(id: string): Promise<Resource | undefined> {
    await this.gate;
    const [state, ...later] = this.states.get(id) ?? [];
    if (later.length > 0) this.states.set(id, later);
    if (state instanceof Error) throw state;
    const resource = state === undefined ? undefined : routerIn(state, id);
    if (resource !== undefined) this.known.set(resource.key, resource);
    return resource;
  }
}

/** A window that the test looks at or away from. */
class Window implements Attention {
  private readonly changes = new Emitter<undefined>();
  focused = true;
  listeners = 0;

  readonly onDidChange = (listener: () => void) => {
    const subscription = this.changes.event(listener);
    this.listeners += 1;
    return {
      dispose: () => {
        this.listeners -= 1;
        subscription.dispose();
      },
    };
  };

  focus(focused: boolean): void {
    this.focused = focused;
    this.changes.fire(undefined);
  }
}

/** Waits under way, by what became of them. */
export class WatchBench {
  readonly clock = new PassingClock();
  readonly estate = new WrittenEstate(this.clock);
  readonly window = new Window();
  readonly watch = new StateWatch(this.estate, catalogue, this.clock, this.window);
  readonly start = this.clock.now();

  /** Waits for a VBR; `seconds` from now on. */
  wait(rule: AwaitedState['rule'], id = 'vbr-1', more: Partial<AwaitedState> = {}): Wait {
    const until = this.clock.now() + (rule.deadline ?? 0) * 1_000;
    return new Wait(this.watch.until({ reference: routerIn('active', id), rule, until, ...more }), this);
  }

  /** When the VBRs were looked at, in seconds since the beginning. */
  get times(): readonly number[] {
    return this.estate.looks.map(({ at }) => (at - this.start) / 1_000);
  }
}

/** What has become of a wait so far. */
export class Wait {
  outcome: WaitOutcome | undefined;
  error: unknown;
  /** Seconds since the beginning at which it ended. */
  endedAt: number | undefined;

  constructor(promise: Promise<WaitOutcome>, { clock, start }: WatchBench) {
    const ended = (): void => {
      this.endedAt = (clock.now() - start) / 1_000;
    };
    promise.then(
      (outcome) => {
        this.outcome = outcome;
        ended();
      },
      (error: unknown) => {
        this.error = error;
        ended();
      },
    );
  }

  /** How it ended and in which state. */
  get end(): readonly [string | undefined, string | undefined] {
    const { outcome } = this;
    return [outcome?.end, outcome !== undefined && 'resource' in outcome ? outcome.resource.state : undefined];
  }
}

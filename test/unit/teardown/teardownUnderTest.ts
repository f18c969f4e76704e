import type { Clock } from '../../../src/api/clock';
import { Client } from '../../../src/api/client';
import { catalogue } from '../../../src/catalog';
import type { KindId } from '../../../src/catalog/kindId';
import { english } from '../../../src/catalog/message';
import type { Operation } from '../../../src/catalog/operation';
import type { TeardownGoal } from '../../../src/catalog/takingDown';
import { AccountEstate } from '../../../src/estate/accountEstate';
import { EstateReader } from '../../../src/estate/reader';
import type { Resource } from '../../../src/estate/resource';
import { StateWatch } from '../../../src/estate/stateWatch';
import type { ChangedBy, Sandbox, WorldState } from '../../../src/sandbox';
import { startSandbox } from '../../../src/sandbox';
import { VirtualClock } from '../../../src/sandbox/clock';
import { partner, tenant } from '../../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../../src/sandbox/estates/builder';
import { regions } from '../../../src/sandbox/geography';
import type { PlanEnd } from '../../../src/teardown/carryOut';
import { carryOut } from '../../../src/teardown/carryOut';
import type { Plan, PlanNode, Remark } from '../../../src/teardown/plan';
import { stepsOf } from '../../../src/teardown/plan';
import { Planner } from '../../../src/teardown/planner';
import type { Send } from '../../../src/teardown/stepRunner';
import { StepRunner } from '../../../src/teardown/stepRunner';

export const region = 'cn-hangzhou';
const timeoutMs = 10_000;

/** Whoever waits on it lets the time of the sandbox pass instead; only the timeouts of requests are real. */
class PassingClock implements Clock {
  constructor(private readonly sandbox: () => VirtualClock) {}

  now(): number {
    return this.sandbox().now();
  }

  after(milliseconds: number, action: () => void): () => void {
    if (milliseconds === timeoutMs) {
      const timer = setTimeout(action, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    }
    const immediate = setImmediate(() => {
      this.sandbox().advance(milliseconds);
      action();
    });
    return () => {
      clearImmediate(immediate);
    };
  }
}

/** What a test does while a plan is carried out. */
export interface Meanwhile {
  readonly begins?: (step: string, number: number) => Promise<void> | void;
  readonly ends?: (steps: readonly string[]) => void;
  readonly signal?: AbortSignal;
}

/** What a window has of an account. */
export interface Connection {
  readonly client: Client;
  readonly estate: AccountEstate;
  readonly watch: StateWatch;
}

/** An account of the sandbox with an estate of the test's own, on a clock that passes when somebody waits. */
export class Scene implements Connection {
  readonly clock: Clock;
  /** Operation and subject of each change that was sent, in order. */
  readonly sent: string[] = [];
  private readonly done = new Set<string>();
  readonly estate: AccountEstate;
  readonly client: Client;
  readonly watch: StateWatch;

  private constructor(
    readonly time: VirtualClock,
    readonly sandbox: Sandbox,
    private readonly as: 0 | 1,
    /** How many changes the sandbox has carried out; answers that it only gives again do not count. */
    readonly effects: () => number,
  ) {
    this.clock = new PassingClock(() => time);
    const { client, estate, watch } = this.connect();
    this.client = client;
    this.estate = estate;
    this.watch = watch;
  }

  /** Another connection to the account, which knows nothing of what the others have read. */
  connect(): Connection {
    const account = this.sandbox.accounts[this.as];
    if (account === undefined) throw new Error('the account is missing');
    const client = new Client({
      endpointFor: () => this.sandbox.endpoint,
      credentials: () => Promise.resolve(account),
      // Signatures go by the time on the wall; only waits are those of the sandbox.
      clock: { now: () => Date.now(), after: (ms, action) => this.clock.after(ms, action) },
      timeoutMs,
    });
    const estate = new AccountEstate(new EstateReader('acc', client, catalogue), this.clock);
    return { client, estate, watch: new StateWatch(estate, catalogue, this.clock) };
  }

  static async open(build: (estate: EstateBuilder) => void, as: 0 | 1 = 0): Promise<Scene> {
    const time = new VirtualClock(Date.now());
    const estate = new EstateBuilder(time.now());
    for (const account of [partner, tenant]) {
      estate.openTraffic(
        account,
        regions.map(({ id }) => id),
      );
    }
    build(estate);
    let effects = 0;
    const changed = (by: ChangedBy): void => {
      if (by === 'somebody') effects += 1;
    };
    const sandbox = await startSandbox({ clock: time, state: estate.build(), changed });
    return new Scene(time, sandbox, as, () => effects);
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }

  async named(kind: KindId, name: string): Promise<Resource> {
    const rows = await this.estate.all({ region, kind });
    const found = rows.find((row) => row.name === name);
    if (found === undefined) throw new Error(`There is no ${kind} ${name}`);
    return found;
  }

  operation(name: string): Operation {
    const found = catalogue.operation(name);
    if (found === undefined) throw new Error(`There is no operation ${name}`);
    return found;
  }

  async peersOf(router: Resource): Promise<readonly Resource[]> {
    const groups = await this.estate.all({ region, kind: 'bgpGroup', parent: router });
    const lists = groups.map((parent) => this.estate.all({ region, kind: 'bgpPeer', parent }));
    return (await Promise.all(lists)).flat();
  }

  /** The plan; the subject has to exist. */
  async plan(subject: Resource, goal: TeardownGoal): Promise<Plan> {
    const plan = await new Planner(catalogue, this.estate).plan(subject, goal);
    if (plan === undefined) throw new Error(`${subject.id} is gone`);
    return plan;
  }

  /** Carries a plan out, or on from where an earlier call of this ended. */
  async carryOut(shown: Plan, { begins, ends, signal }: Meanwhile = {}): Promise<PlanEnd> {
    const planner = new Planner(catalogue, this.estate);
    const { estate, watch, clock } = this;
    const steps = new StepRunner({ catalogue, estate, watch, clock, send: this.send });
    const order = stepsOf(shown).map(({ step }) => step.id);
    return carryOut(shown, {
      read: (until) => planner.plan(shown.root, shown.goal, until),
      readNode: (node, until) => planner.again(shown, node, until),
      steps,
      done: [...this.done],
      signal: signal ?? new AbortController().signal,
      begins: async (step) => {
        await begins?.(step, order.indexOf(step) + 1);
      },
      ends: (steps_) => {
        for (const step of steps_) this.done.add(step);
        ends?.(steps_);
        return Promise.resolve();
      },
    });
  }

  readonly send: Send = async ({ operation, region: place, target, values }) => {
    this.sent.push(`${operation.name} ${target?.id ?? place}`);
    await this.client.call(operation, { ...values }, { region: place });
    return () => Promise.resolve();
  };

  /** Everything that there is now, without what only tells when something happened. */
  get world(): unknown {
    const { physicalConnections, virtualBorderRouters, ...rest }: WorldState = this.sandbox.snapshot();
    const { bgpGroups, bgpPeers, bgpNetworks, routerInterfaces, routeEntries, vbrHaGroups } = rest;
    return {
      lines: physicalConnections.map(({ id, status }) => `${id} ${status}`),
      routers: virtualBorderRouters.map(({ id, status }) => `${id} ${status}`),
      interfaces: routerInterfaces.map(({ id, status }) => `${id} ${status}`),
      others: [bgpGroups, bgpPeers, bgpNetworks, routeEntries, vbrHaGroups].map((rows) => rows.map(({ id }) => id)),
    };
  }
}

/** Names of the operations of a plan, in order. */
export function operationsOf(plan: Plan): readonly string[] {
  return stepsOf(plan).map(({ step }) => step.operation);
}

/** The words of all remarks of a sort, each with the title of its resource. */
export function remarksIn(plan: Plan, sort: Remark['sort']): readonly string[] {
  const of = (node: PlanNode): readonly string[] => [
    ...node.below.flatMap(of),
    ...node.remarks.filter((remark) => remark.sort === sort).map(({ what }) => `${node.title}: ${english(what)}`),
  ];
  return of(plan.root);
}

/** How a plan ended, with the code or the words of what went wrong. */
export function endOf(end: PlanEnd): string {
  return end.end === 'failed' ? `failed ${end.error.message}` : end.end;
}

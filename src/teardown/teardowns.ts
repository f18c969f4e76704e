import { randomUUID } from 'node:crypto';
import type { Clock } from '../api/clock';
import type { Catalogue } from '../catalog/catalogue';
import { message } from '../catalog/message';
import type { TeardownGoal } from '../catalog/takingDown';
import type { AccountEstate } from '../estate/accountEstate';
import { Emitter } from '../estate/emitter';
import { ExplainedError, explain } from '../estate/explain';
import type { Reference } from '../estate/reader';
import { shortId } from '../estate/resourceName';
import type { PlanEnd } from './carryOut';
import { carryOut } from './carryOut';
import type { Holding } from './holding';
import type { Plan } from './plan';
import { Planner } from './planner';
import type { StepState, TeardownRun } from './run';
import { canRun, isUnderWay, without } from './run';
import type { RunStore } from './runFiles';
import type { StepSurroundings } from './stepRunner';
import { StepRunner } from './stepRunner';

/** The account of a plan, as far as a teardown needs it. */
export interface TeardownAccount {
  readonly estate: AccountEstate;
  readonly watch: StepSurroundings['watch'];
  readonly send: StepSurroundings['send'];
  readonly mark?: StepSurroundings['mark'];
  /** Aborts when the account is closed or changed. */
  readonly ended: AbortSignal;
}

/** What teardowns need of the rest of the product. */
export interface TeardownParts {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly store: RunStore;
  readonly holding: Holding;
  /** Undefined when the account was removed. */
  readonly accountOf: (account: string) => TeardownAccount | undefined;
}

/** Shown plans and what became of them: one object for all accounts of a window. */
export class Teardowns {
  private readonly runs = new Map<string, TeardownRun>();
  private readonly stops = new Map<string, AbortController>();
  /** Writes of files, one after the other, so that an older state never overwrites a newer one. */
  private writing: Promise<void> = Promise.resolve();
  private readonly changes = new Emitter<TeardownRun | undefined>();
  /** The run that changed; undefined when runs came or went. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly parts: TeardownParts) {}

  /** The oldest first. */
  all(): readonly TeardownRun[] {
    return [...this.runs.values()].sort((one, other) => one.madeAt - other.madeAt);
  }

  of(id: string): TeardownRun | undefined {
    return this.runs.get(id);
  }

  /**
   * Finds the runs that an earlier window did not finish. None of them goes on by itself.
   * @returns paths of files that cannot be read. @throws errors of the file system
   */
  async load(): Promise<readonly string[]> {
    const { runs, unreadable } = await this.parts.store.read();
    for (const run of this.all()) {
      const isKept = runs.some(({ id }) => id === run.id);
      // Another window has ended it since.
      if (isUnderWay(run) && !this.stops.has(run.id) && !isKept) this.runs.delete(run.id);
    }
    for (const kept of runs) {
      if (this.stops.has(kept.id)) continue;
      const elsewhere = isUnderWay(kept) && this.parts.holding.isHeldElsewhere(kept.holder);
      this.runs.set(kept.id, elsewhere || !isUnderWay(kept) ? kept : interrupted(kept));
    }
    this.changes.fire(undefined);
    return unreadable;
  }

  /**
   * Makes the plan of a teardown and shows it; a plan of the same teardown that was not begun is replaced.
   * @throws ServiceError, TransportError, Cancelled, ExplainedError
   */
  async make(subject: Reference, account: string, goal: TeardownGoal, signal?: AbortSignal): Promise<TeardownRun> {
    const plan = await this.read(subject, account, goal, signal);
    if (plan === undefined) {
      throw new ExplainedError({ what: message('{0} does not exist any more.', shortId(subject)), retryable: false });
    }
    const same = this.all().find(({ plan: { root, goal: other } }) => root.key === plan.root.key && other === goal);
    if (same !== undefined && isUnderWay(same)) return same;
    const { clock } = this.parts;
    const fresh = { id: same?.id ?? randomUUID(), madeAt: clock.now(), plan, steps: {}, added: [] } as const;
    return this.keep({ ...fresh, status: 'shown' });
  }

  /** Makes the plan of a run anew and shows it in place of the old one. Throws as {@link make}. */
  async readAgain(id: string, signal?: AbortSignal): Promise<TeardownRun> {
    const run = this.required(id);
    if (isUnderWay(run)) return run;
    const { account, goal, root } = run.plan;
    const plan = await this.read(root, account, goal, signal);
    if (plan === undefined) return this.keep({ ...without(run, 'problem'), status: 'done' });
    return this.keep({ ...without(run, 'problem'), plan, status: 'shown', steps: {}, added: [] });
  }

  /**
   * Carries out the plan of a run as it is shown, or on from where it ended. Resolves when it ended, however that was.
   * @throws ExplainedError when it cannot begin
   */
  async run(id: string): Promise<PlanEnd> {
    await this.refuseHeld(id);
    const run = this.required(id);
    if (!canRun(run)) {
      throw new ExplainedError({ what: message('The plan cannot be carried out now.'), retryable: false });
    }
    const { plan } = run;
    const account = this.accountOf(plan.account);
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, account.ended]);
    this.stops.set(id, stop);
    const release = this.parts.holding.hold((holder) => {
      this.change(id, (now) => ({ ...now, holder }));
    });
    this.change(id, (now) => ({ ...without(now, 'problem'), status: 'running', added: [] }));
    try {
      const end = await this.carryOut(run, account, signal);
      this.conclude(id, end);
      return end;
    } catch (error) {
      this.conclude(id, { end: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
      throw error;
    } finally {
      release();
      this.stops.delete(id);
      await this.writing;
    }
  }

  /** True while another window carries out a plan that is shown here. */
  get isHeldElsewhere(): boolean {
    return this.all().some((run) => isUnderWay(run) && !this.stops.has(run.id));
  }

  /** No further step of the run begins. What was sent goes on at the service. */
  stop(id: string): void {
    const stop = this.stops.get(id);
    if (stop === undefined) {
      if (!isUnderWay(this.required(id))) return;
      const what = message('Another window is carrying out this plan. Stop it there.');
      throw new ExplainedError({ what, retryable: false });
    }
    this.change(id, (run) => ({ ...run, status: 'stopping' }));
    stop.abort();
  }

  /** Forgets a run that is not under way. What was carried out stays carried out. */
  async discard(id: string): Promise<void> {
    await this.refuseHeld(id);
    if (this.stops.has(id) || !this.runs.delete(id)) return;
    this.changes.fire(undefined);
    await this.write(() => this.parts.store.remove(id));
  }

  private async carryOut(run: TeardownRun, account: TeardownAccount, signal: AbortSignal): Promise<PlanEnd> {
    const { catalogue, clock } = this.parts;
    const { estate, watch, send, mark } = account;
    const { plan } = run;
    const planner = new Planner(catalogue, estate);
    const surroundings = { catalogue, estate, watch, clock, send, ...(mark === undefined ? {} : { mark }) };
    return carryOut(plan, {
      read: (until) => planner.plan(plan.root, plan.goal, until),
      readNode: (node, until) => planner.again(plan, node, until),
      steps: new StepRunner(surroundings),
      done: Object.entries(run.steps).flatMap(([step, state]) => (state === 'done' ? [step] : [])),
      signal,
      begins: async (step) => {
        this.setSteps(run.id, [step], 'running');
        // What is begun is on disk before it is sent.
        await this.writing;
      },
      ends: async (steps) => {
        this.setSteps(run.id, steps, 'done');
        await this.writing;
      },
    });
  }

  private conclude(id: string, end: PlanEnd): void {
    this.change(id, (run) => {
      const rest = without(run, 'holder');
      switch (end.end) {
        case 'done':
          return { ...rest, status: 'done' };
        case 'stopped':
          return { ...rest, status: 'stopped', steps: withState(rest.steps, end.step, 'sent') };
        case 'failed':
          return {
            ...rest,
            status: 'failed',
            steps: withState(rest.steps, end.step, 'failed'),
            problem: explain(end.error),
          };
        case 'changed':
          return { ...rest, status: 'changed', plan: end.plan, added: end.added, steps: {} };
      }
    });
  }

  private read(
    subject: Reference,
    account: string,
    goal: TeardownGoal,
    signal: AbortSignal | undefined,
  ): Promise<Plan | undefined> {
    return new Planner(this.parts.catalogue, this.accountOf(account).estate).plan(subject, goal, signal);
  }

  private accountOf(id: string): TeardownAccount {
    const account = this.parts.accountOf(id);
    if (account !== undefined) return account;
    throw new ExplainedError({ what: message('The account was removed.'), retryable: false });
  }

  private required(id: string): TeardownRun {
    const run = this.runs.get(id);
    if (run !== undefined) return run;
    throw new ExplainedError({ what: message('There is no such plan any more.'), retryable: false });
  }

  /** Another window may have taken a run up since it was read here. */
  private async refuseHeld(id: string): Promise<void> {
    if (this.stops.has(id)) return;
    const kept = (await this.parts.store.read()).runs.find((run) => run.id === id);
    if (kept === undefined || !isUnderWay(kept) || !this.parts.holding.isHeldElsewhere(kept.holder)) return;
    throw new ExplainedError({
      what: message('Another window is carrying out this plan.'),
      todo: message('Wait until it has ended there, or stop it there.'),
      retryable: true,
    });
  }

  private setSteps(id: string, steps: readonly string[], state: StepState): void {
    this.change(id, (run) => ({
      ...run,
      steps: { ...run.steps, ...Object.fromEntries(steps.map((step) => [step, state])) },
    }));
  }

  private change(id: string, to: (run: TeardownRun) => TeardownRun): void {
    const run = this.runs.get(id);
    if (run !== undefined) this.keep(to(run));
  }

  private keep(run: TeardownRun): TeardownRun {
    const isNew = !this.runs.has(run.id);
    this.runs.set(run.id, run);
    this.changes.fire(isNew ? undefined : run);
    // A plan that was only looked at is not worth a file, and one that is done is over.
    const kept = Object.keys(run.steps).length > 0 || isUnderWay(run) || run.status === 'changed';
    const { store } = this.parts;
    void this.write(() => (kept && run.status !== 'done' ? store.write(run) : store.remove(run.id)));
    return run;
  }

  /** Queues a write. What goes wrong with it is thrown to whoever waits for it. */
  private write(act: () => Promise<void>): Promise<void> {
    const writing = this.writing.then(act, act);
    // Whoever does not wait must not bring the process down.
    writing.catch(() => undefined);
    this.writing = writing;
    return writing;
  }
}

/** What a window left behind when it ended: the step under way was perhaps sent. */
function interrupted(run: TeardownRun): TeardownRun {
  const steps = Object.entries(run.steps).map(([step, state]) => [step, state === 'running' ? 'sent' : state] as const);
  return { ...without(run, 'holder'), status: 'stopped', steps: Object.fromEntries(steps) };
}

function withState(
  steps: TeardownRun['steps'],
  step: string | undefined,
  state: 'sent' | 'failed',
): TeardownRun['steps'] {
  // What was about to begin when its file could not be written did not begin.
  const ended = Object.entries(steps).map(([id, was]): [string, StepState] => [id, was === 'running' ? state : was]);
  return { ...Object.fromEntries(ended), ...(step === undefined ? {} : { [step]: state }) };
}

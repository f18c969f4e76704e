import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../api/clock';
import { isGoneAlready, isLastWord } from '../api/lastWord';
import type { Catalogue } from '../catalog/catalogue';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { TeardownGoal } from '../catalog/takingDown';
import type { AccountEstate } from '../estate/accountEstate';
import { ExplainedError, explain } from '../estate/explain';
import type { Reference } from '../estate/reader';
import { shortId } from '../estate/resourceName';
import type { Write } from '../journal/write';
import type { PlanEnd } from './carryOut';
import { carryOut } from './carryOut';
import type { Holding } from './holding';
import type { PlacedStep, Plan } from './plan';
import { Planner } from './planner';
import type { Attempt, StepState, TeardownRun } from './run';
import { canRun, isSameTeardown, isUnderWay, without, withAttempt } from './run';
import type { RunStore } from './runFiles';
import { Runs } from './runs';
import type { Ended, Send, StepSurroundings } from './stepRunner';
import { StepRunner } from './stepRunner';

/** How the change of a step is to be sent. */
export interface StepSending {
  /** What the person knows the subject by. */
  readonly title: string;
  /** ID that its entry in the journal is to have. */
  readonly id: string;
  /** ID of the entry that it repeats. */
  readonly repeats?: string;
  /** ID of the run. */
  readonly plan: string;
}

/** The account of a plan, as far as a teardown needs it. */
export interface TeardownAccount {
  readonly estate: AccountEstate;
  readonly watch: StepSurroundings['watch'];
  /** Writes a change down and sends it; resolves as {@link StepSurroundings.send}. */
  readonly send: (change: Write, sending: StepSending) => Promise<Ended>;
  /**
   * Finds out by reading what came of an earlier change, where that can be told; `entry` is its ID in the journal. True as
   * long as nobody knows and its request may still be on its way.
   */
  readonly settle: (entry: string) => Promise<boolean>;
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
  /** At most 64 ASCII characters, never the same twice: IDs and idempotency tokens (traps 13). */
  readonly unique: () => string;
  /** Undefined when the account was removed. */
  readonly accountOf: (account: string) => TeardownAccount | undefined;
}

/** Shown plans and what became of them: one object for all accounts of a window. */
export class Teardowns {
  private readonly runs: Runs;
  private readonly stops = new Map<string, AbortController>();
  /** The run that changed; undefined when runs came or went. */
  readonly onDidChange: Runs['onDidChange'];

  constructor(private readonly parts: TeardownParts) {
    this.runs = new Runs(parts.store, parts.holding, (id) => this.stops.has(id));
    this.onDidChange = this.runs.onDidChange;
  }

  /** The oldest first. */
  all(): readonly TeardownRun[] {
    return this.runs.all();
  }

  of(id: string): TeardownRun | undefined {
    return this.runs.get(id);
  }

  /**
   * Finds the runs that an earlier window did not finish. None of them goes on by itself.
   * @returns paths of files that cannot be read. @throws errors of the file system
   */
  async load(): Promise<readonly string[]> {
    const unreadable = await this.runs.load();
    await this.parts.store.clean(this.parts.clock.now());
    return unreadable;
  }

  /**
   * Makes the plan of a teardown and shows it; a plan of the same teardown that is not under way is replaced.
   * @throws ServiceError, TransportError, Cancelled, ExplainedError, errors of the file system
   */
  async make(subject: Reference, account: string, goal: TeardownGoal, signal?: AbortSignal): Promise<TeardownRun> {
    const plan = await this.read(subject, account, goal, signal);
    if (plan === undefined) {
      throw new ExplainedError({ what: message('{0} does not exist any more.', shortId(subject)), retryable: false });
    }
    // Another window may be at work on the same one.
    await this.runs.load();
    const same = this.all().find((run) => isSameTeardown(run.plan, plan));
    if (same !== undefined && isUnderWay(same)) return same;
    const { clock, unique } = this.parts;
    const attempts = same?.attempts === undefined ? {} : { attempts: same.attempts };
    const fresh = { id: same?.id ?? unique(), madeAt: clock.now(), plan, steps: {}, ...attempts, added: [] } as const;
    return this.runs.keep({ ...fresh, status: 'shown' });
  }

  /** Makes the plan of a run anew and shows it in place of the old one. Throws as {@link make}. */
  async readAgain(id: string, signal?: AbortSignal): Promise<TeardownRun> {
    const { account, goal, root } = this.required(id).plan;
    const plan = await this.read(root, account, goal, signal);
    // Reading takes time, in which somebody may have begun it.
    await this.runs.refresh(id);
    const run = this.required(id);
    if (isUnderWay(run)) return run;
    const rest = without(run, 'problem');
    const now: TeardownRun =
      plan === undefined ? { ...rest, status: 'done' } : { ...rest, plan, status: 'shown', steps: {}, added: [] };
    this.runs.keep(now);
    await this.runs.written();
    return now;
  }

  /**
   * Carries out the plan of a run, or on from where it ended, unless it is another one by now than was shown. Resolves
   * when it ended, however that was.
   * @throws ExplainedError when it cannot begin, errors of the file system
   */
  async run(id: string, shown = this.runs.get(id)?.plan): Promise<PlanEnd> {
    await this.runs.refresh(id);
    await this.runs.refuseSecond(this.required(id));
    const run = this.required(id);
    if (shown !== undefined && !isDeepStrictEqual(run.plan, shown)) {
      throw new ExplainedError({
        what: message('The plan has changed since it was shown. It is shown again, and nothing was sent.'),
        todo: message('Look at it, then carry it out.'),
        retryable: false,
      });
    }
    if (!canRun(run)) {
      throw new ExplainedError({ what: message('The plan cannot be carried out now.'), retryable: false });
    }
    const account = this.accountOf(run.plan.account);
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, account.ended]);
    this.stops.set(id, stop);
    const release = this.parts.holding.hold((holder) => {
      this.runs.change(id, (now) => ({ ...now, holder }));
    });
    this.runs.change(id, (now) => ({ ...without(now, 'problem'), status: 'running', added: [] }));
    try {
      // The other window may have begun in the same moment: only who has written its own file sees that for certain.
      await this.runs.written();
      await this.runs.refuseSecond(run);
      const end = await this.carryOut(run, account, signal);
      this.conclude(id, end);
      return end;
    } catch (error) {
      this.conclude(id, { end: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
      throw error;
    } finally {
      release();
      this.stops.delete(id);
      await this.runs.written();
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
    this.runs.change(id, (run) => ({ ...run, status: 'stopping' }));
    stop.abort();
  }

  /** Forgets a run that is not under way. What was carried out stays carried out. */
  async discard(id: string): Promise<void> {
    if (this.stops.has(id)) return;
    await this.runs.refresh(id);
    await this.runs.remove(id);
  }

  private async carryOut(run: TeardownRun, account: TeardownAccount, signal: AbortSignal): Promise<PlanEnd> {
    const { catalogue, clock } = this.parts;
    const { estate, watch, mark } = account;
    const send: Send = (change, placed) => this.send(run.id, change, placed, account);
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
        await this.settle(run.id, [step], account);
        this.setSteps(run.id, [step], 'running');
        await this.runs.written();
      },
      ends: async (steps) => {
        await this.settle(run.id, steps, account);
        this.setSteps(run.id, steps, 'done');
        await this.runs.written();
      },
    });
  }

  /** Sends a step: under the token of its earlier attempts, as long as nobody knows for certain what came of them. */
  private async send(id: string, change: Write, { step, node }: PlacedStep, account: TeardownAccount): Promise<Ended> {
    const { unique } = this.parts;
    const { token, entries } = this.runs.get(id)?.attempts?.[step.id] ?? { token: unique(), entries: [] };
    if (change.operation.idempotency === null) await this.refuseOnTheWay(change.operation, entries, account);
    const entry = unique();
    this.setAttempt(id, step.id, { token, entries: [...entries, entry] });
    // Whoever goes on after a crash has to know it.
    await this.runs.written();
    const [first] = entries;
    const sending = { title: node.title, id: entry, plan: id, ...(first === undefined ? {} : { repeats: first }) };
    try {
      const ended = await account.send({ ...change, token }, sending);
      // Under the same token the service would only say yes again.
      this.setAttempt(id, step.id, undefined);
      return ended;
    } catch (error) {
      const { operation } = change;
      if (isLastWord(error, operation) && !isGoneAlready(error, operation)) this.setAttempt(id, step.id, undefined);
      throw error;
    }
  }

  /**
   * Without a token a request that lands late would be carried out beside the second one (traps 13).
   * @throws ExplainedError as long as an earlier one may
   */
  private async refuseOnTheWay(
    { label }: Operation,
    entries: readonly string[],
    { settle }: TeardownAccount,
  ): Promise<void> {
    for (const entry of entries) {
      if (!(await settle(entry))) continue;
      throw new ExplainedError({
        what: message('{0}: it is not known yet whether this was carried out, so it was not sent again.', {
          text: label,
        }),
        why: message('The answer to the earlier request was lost, and the request may still be on its way.'),
        todo: message('Resume in a minute or two: what was carried out can be read by then.'),
        retryable: true,
      });
    }
  }

  /** What reading tells of a lost answer has to be read before the next change of the same resource hides it. */
  private async settle(id: string, steps: readonly string[], account: TeardownAccount): Promise<void> {
    const { attempts = {} } = this.required(id);
    for (const step of steps) {
      for (const entry of attempts[step]?.entries ?? []) await account.settle(entry);
    }
  }

  private conclude(id: string, end: PlanEnd): void {
    this.runs.change(id, (run) => {
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

  private setSteps(id: string, steps: readonly string[], state: StepState): void {
    this.runs.change(id, (run) => ({
      ...(state === 'done' ? steps.reduce((rest, step) => withAttempt(rest, step, undefined), run) : run),
      steps: { ...run.steps, ...Object.fromEntries(steps.map((step) => [step, state])) },
    }));
  }

  private setAttempt(id: string, step: string, attempt: Attempt | undefined): void {
    this.runs.change(id, (run) => withAttempt(run, step, attempt));
  }
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

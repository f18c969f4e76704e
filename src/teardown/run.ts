import type { Explanation } from '../estate/explain';
import type { Author } from '../journal/processes';
import type { Plan } from './plan';
import { obstaclesOf, stepsOf } from './plan';

/**
 * `shown`: nothing was begun; `changed`: something new was found and the plan is shown again; `stopped`: somebody asked
 * for it, or a reload came between; `failed`: a step or a reading went wrong.
 */
export type RunStatus = 'shown' | 'running' | 'stopping' | 'stopped' | 'failed' | 'changed' | 'done';

/** A step that was begun; steps that nothing was done for yet have no state. `sent`: its end was not waited for. */
export type StepState = 'running' | 'sent' | 'failed' | 'done';

/** The process that carries a plan out, and when it last said so, in milliseconds since 1970. */
export interface Holder extends Author {
  readonly seenAt: number;
}

/**
 * Sending a step, as long as it is not known for certain what came of it. The token belongs to the step, where its
 * operation has one: whoever carries the plan on sends it again under the same one.
 */
export interface Attempt {
  readonly token: string;
  /** Entries of the journal, one for each time that it was sent or about to be, the first in front. */
  readonly entries: readonly string[];
}

/** A plan that was shown, and what became of it. Plain data that survives JSON; holds no value of any request. */
export interface TeardownRun {
  readonly id: string;
  /** When the plan was first made, in milliseconds since 1970. */
  readonly madeAt: number;
  readonly plan: Plan;
  readonly status: RunStatus;
  readonly steps: Readonly<Record<string, StepState>>;
  /** By the ID of the step. */
  readonly attempts?: Readonly<Record<string, Attempt>>;
  /** What the plan that was shown before did not have, by ID. */
  readonly added: readonly string[];
  readonly problem?: Explanation;
  readonly holder?: Holder;
}

/** Steps that are done, and all that there are. */
export function progressOf({ plan, steps }: TeardownRun): { readonly done: number; readonly all: number } {
  const ids = stepsOf(plan).map(({ step }) => step.id);
  return { done: ids.filter((id) => steps[id] === 'done').length, all: ids.length };
}

/** True when two plans take the same resource down in the same way. */
export function isSameTeardown({ root, goal }: Plan, other: Plan): boolean {
  return root.key === other.root.key && goal === other.goal;
}

/** True while the steps of a run are carried out. */
export function isUnderWay({ status }: TeardownRun): boolean {
  return status === 'running' || status === 'stopping';
}

/** True when more is known of it than that it was shown: it outlives the window. */
export function isBegun(run: TeardownRun): boolean {
  const { steps, attempts = {} } = run;
  return isUnderWay(run) || run.status === 'changed' || Object.keys({ ...steps, ...attempts }).length > 0;
}

/** The run with another state of a step's sending; undefined when it is certain what came of it. */
export function withAttempt(run: TeardownRun, step: string, attempt: Attempt | undefined): TeardownRun {
  const others = Object.entries(run.attempts ?? {}).filter(([id]) => id !== step);
  const all = attempt === undefined ? others : [...others, [step, attempt] as const];
  return { ...run, attempts: Object.fromEntries(all) };
}

/** What a window left behind when it ended: the step under way was perhaps sent. */
export function interrupted(run: TeardownRun): TeardownRun {
  const steps = Object.entries(run.steps).map(([step, state]) => [step, state === 'running' ? 'sent' : state] as const);
  return { ...without(run, 'holder'), status: 'stopped', steps: Object.fromEntries(steps) };
}

/** True when the plan can be carried out, or on, as it is shown. */
export function canRun(run: TeardownRun): boolean {
  return !isUnderWay(run) && run.status !== 'done' && obstaclesOf(run.plan).length === 0;
}

/** The run without what is only true of one go at it. */
export function without(run: TeardownRun, ...names: readonly ('holder' | 'problem')[]): TeardownRun {
  const rest: { -readonly [K in keyof TeardownRun]: TeardownRun[K] } = { ...run };
  if (names.includes('holder')) delete rest.holder;
  if (names.includes('problem')) delete rest.problem;
  return rest;
}

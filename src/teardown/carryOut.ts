import { Cancelled, ServiceError, TransportError } from '../api/errors';
import { ExplainedError } from '../estate/explain';
import type { Plan, PlanNode } from './plan';
import { idsOf, obstaclesOf, stepsOf } from './plan';
import type { StepRunner } from './stepRunner';

/**
 * How carrying out a plan ended. `changed`: something is there that the shown plan did not have, or is there again; none
 * of it was touched, and the new plan has to be shown. `stopped`: somebody asked for it. `failed` tells the step, unless
 * it was the reading that failed.
 */
export type PlanEnd =
  | { readonly end: 'done' }
  | { readonly end: 'stopped'; readonly step?: string }
  | { readonly end: 'failed'; readonly step?: string; readonly error: Error }
  | { readonly end: 'changed'; readonly plan: Plan; readonly added: readonly string[] };

/** What carrying out a plan needs, and whom it tells. */
export interface PlanCourse {
  /** The plan as it would be made now; undefined when its subject is gone. */
  readonly read: (signal: AbortSignal) => Promise<Plan | undefined>;
  /** One resource of it, with all that is below it now; undefined when it is gone. */
  readonly readNode: (node: PlanNode, signal: AbortSignal) => Promise<PlanNode | undefined>;
  readonly steps: Pick<StepRunner, 'run'>;
  /** Steps that were done before, in an earlier course of the same plan. */
  readonly done: readonly string[];
  /** Aborts when somebody wants to stop: no further step begins, and a step that was sent is not waited for any more. */
  readonly signal: AbortSignal;
  readonly begins: (step: string) => Promise<void>;
  readonly ends: (steps: readonly string[]) => Promise<void>;
}

/**
 * Carries out a shown plan step by step. All of it is read again first, and before each step its resource with what is
 * below it: whatever is gone counts as done, nothing is touched that was not shown, and the first failure ends it. A plan
 * that was interrupted is carried on in the same way.
 */
export async function carryOut(shown: Plan, course: PlanCourse): Promise<PlanEnd> {
  const turn = new Course(shown, course);
  try {
    for (;;) {
      const now = await course.read(course.signal);
      if (now !== undefined && turn.isChanged(now.root)) return turn.changed(now);
      await turn.note(goneFrom(shown, now));
      const end = await turn.pass();
      // The last look has to find nothing more to do.
      if (end !== undefined) return end;
    }
  } catch (error) {
    const step = turn.current === undefined ? {} : { step: turn.current };
    const { signal } = course;
    if (error instanceof Cancelled && signal.aborted && error.outcome !== 'unknown') return { end: 'stopped', ...step };
    if (isExpected(error)) return { end: 'failed', ...step, error };
    throw error;
  }
}

/** One go at a plan. */
class Course {
  /** The step under way. */
  current: string | undefined;
  private readonly known: ReadonlySet<string>;
  private readonly done: Set<string>;

  constructor(
    private readonly shown: Plan,
    private readonly course: PlanCourse,
  ) {
    this.known = new Set(idsOf(shown.root));
    this.done = new Set(course.done);
  }

  /** Goes through the steps that are left; undefined when it did some of them. */
  async pass(): Promise<PlanEnd | undefined> {
    const { begins, steps, signal } = this.course;
    let left = false;
    for (const { step, node } of stepsOf(this.shown)) {
      if (this.done.has(step.id)) continue;
      if (signal.aborted) return { end: 'stopped' };
      left = true;
      const now = await this.course.readNode(node, signal);
      if (now !== undefined && this.isChanged(now)) {
        const plan = await this.course.read(signal);
        return plan === undefined ? { end: 'done' } : this.changed(plan);
      }
      if (now?.steps.some(({ id }) => id === step.id) === true) {
        this.current = step.id;
        await begins(step.id);
        await steps.run({ step, node }, signal);
        this.current = undefined;
      }
      await this.note([step.id]);
    }
    return left ? undefined : { end: 'done' };
  }

  /** True when something hinders, was not shown, or was done and is there again: somebody made it anew. */
  isChanged(now: PlanNode): boolean {
    return this.unexpected(now).length > 0;
  }

  changed(plan: Plan): PlanEnd {
    return { end: 'changed', plan, added: this.unexpected(plan.root) };
  }

  async note(ids: readonly string[]): Promise<void> {
    const fresh = ids.filter((id) => !this.done.has(id));
    for (const id of fresh) this.done.add(id);
    if (fresh.length > 0) await this.course.ends(fresh);
  }

  private unexpected(now: PlanNode): readonly string[] {
    const hindering = obstaclesOf({ root: now }).map(({ id }) => id);
    const strange = idsOf(now).filter((id) => !this.known.has(id) || this.done.has(id));
    return [...new Set([...hindering, ...strange])];
  }
}

/** Steps of the shown plan that there is nothing left to do for. */
function goneFrom(shown: Plan, now: Plan | undefined): readonly string[] {
  const left = new Set(now === undefined ? [] : idsOf(now.root));
  return stepsOf(shown).flatMap(({ step: { id } }) => (left.has(id) ? [] : [id]));
}

function isExpected(error: unknown): error is Error {
  return (
    error instanceof ServiceError ||
    error instanceof TransportError ||
    error instanceof ExplainedError ||
    error instanceof Cancelled
  );
}

import type { KindId } from '../catalog/kindId';
import type { Message } from '../catalog/message';
import type { TeardownGoal } from '../catalog/takingDown';
import type { ResourceKey } from '../estate/resource';

/** One operation of a plan. */
export interface PlannedStep {
  /** The operation and what it acts on: the same step of two plans has the same ID. */
  readonly id: string;
  /** Name of the operation. */
  readonly operation: string;
  /** Identity of what is taken off, for a step that takes something off. */
  readonly takenOff?: string;
}

/**
 * What stands beside the steps. `obstacle`: it has to be removed elsewhere before the plan can be carried out;
 * `stays`: it is left behind; `goesAlong`: it goes without a step of its own; `unseen`: nobody can tell from here.
 */
export interface Remark {
  readonly id: string;
  readonly sort: 'obstacle' | 'stays' | 'goesAlong' | 'unseen';
  readonly what: Message;
  readonly todo?: Message;
}

/** A resource of a plan: first all that is below it goes, in order, then the resource itself, in its steps. */
export interface PlanNode {
  readonly key: ResourceKey;
  readonly kind: KindId;
  readonly id: string;
  readonly region: string;
  readonly parents: Readonly<Partial<Record<KindId, string>>>;
  /** What a person knows it by. */
  readonly title: string;
  readonly below: readonly PlanNode[];
  readonly steps: readonly PlannedStep[];
  readonly remarks: readonly Remark[];
}

/** What it takes to take a resource down. Plain data that survives JSON and holds no value of a request. */
export interface Plan {
  readonly account: string;
  readonly goal: TeardownGoal;
  readonly root: PlanNode;
}

/** A step with the resource that it is about. */
export interface PlacedStep {
  readonly step: PlannedStep;
  readonly node: PlanNode;
}

/** All steps in the order in which they are carried out. */
export function stepsOf({ root }: Pick<Plan, 'root'>): readonly PlacedStep[] {
  return nodesOf(root).flatMap((node) => node.steps.map((step) => ({ step, node })));
}

/** All that has to be removed elsewhere before the plan can be carried out. */
export function obstaclesOf({ root }: Pick<Plan, 'root'>): readonly Remark[] {
  return nodesOf(root).flatMap(({ remarks }) => remarks.filter(({ sort }) => sort === 'obstacle'));
}

/** The nodes in the order in which they go. */
function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [...node.below.flatMap(nodesOf), node];
}

/** The steps and obstacles of a resource and of all below it, by their IDs. */
export function idsOf(root: PlanNode): readonly string[] {
  return [...stepsOf({ root }).map(({ step }) => step.id), ...obstaclesOf({ root }).map(({ id }) => id)];
}

/** The same plan with each resource at its first place only, and without what takes no step and needs no word. */
export function withoutRepeats(root: PlanNode): PlanNode {
  const taken = new Set<string>();
  const keep = (node: PlanNode): PlanNode => {
    const below = node.below.map(keep).filter(isWorthShowing);
    const steps = node.steps.filter(({ id }) => !taken.has(id));
    for (const { id } of steps) taken.add(id);
    return { ...node, below, steps };
  };
  return keep(root);
}

function isWorthShowing({ below, steps, remarks }: PlanNode): boolean {
  return below.length > 0 || steps.length > 0 || remarks.length > 0;
}

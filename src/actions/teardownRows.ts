import type { PlannedStep, PlanNode, Remark } from '../teardown/plan';
import { stepsOf } from '../teardown/plan';
import type { StepState, TeardownRun } from '../teardown/run';

interface Common {
  /** The run that the row belongs to, as it was when the row was made. */
  readonly run: TeardownRun;
  readonly parent?: TeardownRow;
}

/** A whole plan. */
export interface RunRow extends Common {
  readonly type: 'run';
}

/** A resource with what is below it. */
export interface ResourceRow extends Common {
  readonly type: 'resource';
  readonly node: PlanNode;
}

export interface StepRow extends Common {
  readonly type: 'step';
  readonly node: PlanNode;
  readonly step: PlannedStep;
  /** Place in the order in which steps are carried out, from 1. */
  readonly number: number;
  readonly state: StepState | undefined;
}

export interface RemarkRow extends Common {
  readonly type: 'remark';
  readonly node: PlanNode;
  readonly remark: Remark;
}

export type TeardownRow = RunRow | ResourceRow | StepRow | RemarkRow;

/** Stable as long as the row means the same thing; VS Code keeps expansion and selection by it. */
export function rowId(row: TeardownRow): string {
  switch (row.type) {
    case 'run':
      return row.run.id;
    case 'resource':
      return `${row.run.id} ${row.node.key}`;
    case 'step':
      return `${row.run.id} ${row.step.id}`;
    case 'remark':
      return `${row.run.id} ${row.remark.id}`;
  }
}

/**
 * The rows below a row in the order in which things happen: what is below a resource first, then its own steps. A
 * resource with one step and nothing else is that step.
 */
export function rowsBelow(row: TeardownRow): readonly TeardownRow[] {
  if (row.type === 'run') return contentsOf(row.run.plan.root, row);
  return row.type === 'resource' ? contentsOf(row.node, row) : [];
}

function contentsOf(node: PlanNode, parent: RunRow | ResourceRow): readonly TeardownRow[] {
  return [
    ...node.remarks.map((remark): TeardownRow => ({ type: 'remark', run: parent.run, parent, node, remark })),
    ...node.below.map((child) => rowOf(child, parent)),
    ...node.steps.map((step) => stepRow(node, step, parent)),
  ];
}

function rowOf(node: PlanNode, parent: RunRow | ResourceRow): TeardownRow {
  const [step] = node.steps;
  const isOneStep = node.below.length === 0 && node.remarks.length === 0 && node.steps.length === 1;
  return isOneStep && step !== undefined
    ? stepRow(node, step, parent)
    : { type: 'resource', run: parent.run, parent, node };
}

function stepRow(node: PlanNode, step: PlannedStep, parent: RunRow | ResourceRow): StepRow {
  const { run } = parent;
  const number = stepsOf(run.plan).findIndex((placed) => placed.step.id === step.id) + 1;
  return { type: 'step', run, parent, node, step, number, state: run.steps[step.id] };
}

/** The row of a step, with its parents; undefined when the plan has no such step. */
export function rowOfStep(run: TeardownRun, step: string): TeardownRow | undefined {
  const find = (row: TeardownRow): TeardownRow | undefined => {
    if (row.type === 'step' && row.step.id === step) return row;
    for (const below of rowsBelow(row)) {
      const found = find(below);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find({ type: 'run', run });
}

/** What became of a resource of a plan: the state that counts most of its steps and of those below it. */
export function stateOf(run: TeardownRun, node: PlanNode): StepState | 'pending' {
  const states = stepsOf({ root: node }).map(({ step }) => run.steps[step.id] ?? 'pending');
  const first = (['running', 'failed', 'sent'] as const).find((state) => states.includes(state));
  return first ?? (states.length > 0 && states.every((state) => state === 'done') ? 'done' : 'pending');
}

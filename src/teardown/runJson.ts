import * as v from 'valibot';
import { kindIds } from '../catalog/kindId';
import type { Argument, Message } from '../catalog/message';
import { teardownGoals } from '../catalog/takingDown';
import { readKey } from '../estate/resource';
import type { PlanNode } from './plan';
import type { TeardownRun } from './run';

/** The format of a file; a file with another number was written by another version of the product. */
const version = 1;

const argument: v.GenericSchema<unknown, Argument> = v.lazy(() => v.union([v.string(), v.number(), words]));
const words: v.GenericSchema<unknown, Message> = v.lazy(() =>
  v.object({ text: v.string(), args: v.exactOptional(v.array(argument)) }),
);
const key = v.pipe(
  v.string(),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
    const read = readKey(value);
    if (read !== undefined) return read;
    addIssue({ message: 'no key of a resource' });
    return NEVER;
  }),
);
const step = v.object({ id: v.string(), operation: v.string(), takenOff: v.exactOptional(v.string()) });
const remark = v.object({
  id: v.string(),
  sort: v.picklist(['obstacle', 'stays', 'goesAlong', 'unseen']),
  what: words,
  todo: v.exactOptional(words),
});
const node: v.GenericSchema<unknown, PlanNode> = v.lazy(() =>
  v.object({
    key,
    kind: v.picklist(kindIds),
    id: v.string(),
    region: v.string(),
    parents: v.record(v.picklist(kindIds), v.string()),
    title: v.string(),
    below: v.array(node),
    steps: v.array(step),
    remarks: v.array(remark),
  }),
);
const problem = v.object({
  what: words,
  said: v.exactOptional(v.string()),
  why: v.exactOptional(words),
  tried: v.exactOptional(words),
  todo: v.exactOptional(words),
  code: v.exactOptional(v.string()),
  requestId: v.exactOptional(v.string()),
  recommend: v.exactOptional(v.string()),
  retryable: v.boolean(),
  needsAccessKey: v.exactOptional(v.literal(true)),
});
const known = v.object({ version: v.literal(version) });
const file = v.object({
  id: v.string(),
  madeAt: v.number(),
  plan: v.object({ account: v.string(), goal: v.picklist(teardownGoals), root: node }),
  status: v.picklist(['shown', 'running', 'stopping', 'stopped', 'failed', 'changed', 'done']),
  steps: v.record(v.string(), v.picklist(['running', 'sent', 'failed', 'done'])),
  attempts: v.exactOptional(v.record(v.string(), v.object({ token: v.string(), entries: v.array(v.string()) }))),
  added: v.array(v.string()),
  problem: v.exactOptional(problem),
  holder: v.exactOptional(v.object({ process: v.number(), host: v.exactOptional(v.string()), seenAt: v.number() })),
});

/** A run as the text of its file. */
export function writeRun(run: TeardownRun): string {
  return JSON.stringify({ version, ...run });
}

/** The run in the text of a file; undefined when this version cannot read it. */
export function readRun(text: string): TeardownRun | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const result = v.safeParse(file, value);
  return v.is(known, value) && result.success ? result.output : undefined;
}

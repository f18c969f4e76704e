import * as v from 'valibot';
import { accountIdOf } from '../demoAccounts';
import { OptionSyntaxError } from '../scanner';
import { failureStatuses, garbageBodies, moves, type PlannedFault } from './fault';
import { fittingPattern, matcher } from './pattern';

const ms = v.pipe(v.number(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const status = v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599));

const delay = v.union([
  ms,
  v.strictObject({ shape: v.literal('uniform'), from: ms, to: ms }),
  v.strictObject({ shape: v.literal('exponential'), mean: ms, atMost: ms }),
  v.strictObject({ shape: v.literal('longTail'), median: ms, spread: ms, atMost: ms }),
]);

const fault = v.variant('kind', [
  v.strictObject({ kind: v.literal('latency'), ms: delay }),
  v.strictObject({
    kind: v.literal('refusal'),
    http: status,
    code: v.pipe(v.string(), v.nonEmpty()),
    message: v.exactOptional(v.string()),
  }),
  v.strictObject({
    kind: v.literal('failure'),
    status: v.picklist(failureStatuses),
    after: v.exactOptional(v.boolean()),
  }),
  v.strictObject({ kind: v.literal('html'), status, after: v.exactOptional(v.boolean()) }),
  v.strictObject({
    kind: v.literal('throttling'),
    retryAfterMs: v.exactOptional(ms),
    requests: v.exactOptional(count),
    forMs: v.exactOptional(ms),
  }),
  v.strictObject({ kind: v.picklist(['reset', 'resetAfter', 'drop', 'cut', 'truncated', 'duplicateRows']) }),
  v.strictObject({ kind: v.literal('garbage'), body: v.picklist(garbageBodies) }),
  v.strictObject({
    kind: v.literal('drip'),
    forMs: ms,
    pieces: v.exactOptional(v.pipe(count, v.minValue(2), v.maxValue(9999))),
  }),
  v.strictObject({ kind: v.literal('movedRows'), by: v.picklist(moves) }),
]);

const planned = v.strictObject({
  operation: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w*]+$/))),
  account: v.exactOptional(v.pipe(v.string(), v.transform(accountIdOf), v.digits())),
  rate: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  times: v.exactOptional(count),
  fault,
});

/** Reads one planned fault or a list of them. @throws {OptionSyntaxError} which says where something else stands */
export function plannedFromJson(text: string, operations: readonly string[]): PlannedFault[] {
  const read = parsed(text);
  const result = v.safeParse(v.array(planned), Array.isArray(read) ? read : [read]);
  if (result.success) {
    for (const [index, { operation }] of result.output.entries()) {
      if (operations.some(matcher(operation))) continue;
      throw new OptionSyntaxError(`${index}.operation`, [fittingPattern], JSON.stringify(operation));
    }
    return result.output;
  }
  const [issue] = result.issues;
  throw new OptionSyntaxError(v.getDotPath(issue) ?? '', [issue.expected ?? issue.message], issue.received);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new OptionSyntaxError('', ['JSON'], error instanceof Error ? error.message : 'something else');
  }
}

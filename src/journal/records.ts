import * as v from 'valibot';
import { kindIds } from '../catalog/kindId';

/** Request parameters, or fields of a form, by name. */
const values = v.record(v.string(), v.string());

/** Enough of a resource to ask for it and to say which it was. `name` is empty where nobody gave it one. */
const subject = v.object({
  kind: v.picklist(kindIds),
  id: v.string(),
  region: v.string(),
  name: v.string(),
  parents: v.record(v.picklist(kindIds), v.string()),
});

/** What somebody wants to change, written down before it is sent. */
const intent = v.object({
  record: v.literal('intent'),
  id: v.string(),
  /** Milliseconds since 1970, as in every record. */
  at: v.number(),
  /** The process that sends it, and its computer (see `Processes`). */
  process: v.number(),
  host: v.optional(v.string()),
  /** ID of the account's profile. */
  account: v.string(),
  region: v.string(),
  operation: v.string(),
  /** What the person knows the subject by. */
  title: v.string(),
  /** The resource to change. */
  subject: v.optional(subject),
  /** The state that it was in. */
  state: v.optional(v.string()),
  /** The one to create under. */
  parent: v.optional(subject),
  /** The request without secrets; `hidden` names those that were left out. */
  values,
  hidden: v.array(v.string()),
  /** Idempotency token; absent where the operation has none (traps 13). */
  token: v.optional(v.string()),
  /** What stood in the parameters of `values` before, as far as it could be read and is no secret. */
  before: v.optional(values),
  /** The entry that this one repeats. */
  repeats: v.optional(v.string()),
  /** The teardown plan whose step it is; nobody but the person carries that on. */
  plan: v.optional(v.string()),
});

/** How sending ended, or what was found out about it later. The newest one counts, and nothing replaces a certain one. */
const ending = v.object({
  record: v.literal('ending'),
  id: v.string(),
  at: v.number(),
  /** `withoutEffect`: it was not carried out, and nobody knows why. */
  outcome: v.picklist(['succeeded', 'refused', 'notSent', 'withoutEffect', 'unknown']),
  /** From the answer, by sending again under the same token, by reading the resource, or a person said so. */
  by: v.picklist(['answer', 'sendingAgain', 'reading', 'person']),
  /** From sending to the answer, in milliseconds; of the answer that ended it. */
  milliseconds: v.number(),
  requestId: v.optional(v.string()),
  /** The service's code, or the phase in which the transport broke. */
  code: v.optional(v.string()),
  /** The service's own words, without secrets. */
  text: v.optional(v.string()),
  /** What was created. */
  created: v.optional(subject),
});

/** How the wait for the final state of an accepted change ended. */
const settled = v.object({
  record: v.literal('settled'),
  id: v.string(),
  at: v.number(),
  /** `superseded`: a later change of the same resource was waited for instead. */
  end: v.picklist(['reached', 'failed', 'deadline', 'stopped', 'superseded', 'unseen']),
  /** The state that was seen last. */
  state: v.optional(v.string()),
});

/** Finished entries that are older are not shown any more, but for those that are kept because they go on. */
const cleared = v.object({ record: v.literal('cleared'), at: v.number(), kept: v.optional(v.array(v.string())) });

const record = v.variant('record', [intent, ending, settled, cleared]);

export type JournalSubject = v.InferOutput<typeof subject>;
export type Intent = v.InferOutput<typeof intent>;
export type Ending = v.InferOutput<typeof ending>;
export type Settled = v.InferOutput<typeof settled>;
export type JournalRecord = v.InferOutput<typeof record>;

/** A record as a line of a file. Text of a service may hold half characters, which JSON escapes. */
export function recordLine(of: JournalRecord): string {
  return JSON.stringify(of);
}

/** Reads a line; undefined for what is none: half a line that a crash left, or a record of a version to come. */
export function readRecord(line: string): JournalRecord | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const result = v.safeParse(record, parsed);
  return result.success ? result.output : undefined;
}

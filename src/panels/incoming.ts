import * as v from 'valibot';
import type { ResourceKey } from '../estate/resource';
import { readKey } from '../estate/resource';
import type { BodyOf, Envelope, ReplyOf, RequestName } from '../protocol';

/** What the host does with each request it understands; a request without a handler is refused. */
export type Handlers = {
  readonly [Name in RequestName]?: (body: BodyOf<Name>, signal: AbortSignal) => Promise<ReplyOf<Name>> | ReplyOf<Name>;
};

/** A message from a page that does not follow the protocol. */
export class RefusedMessage extends Error {
  constructor(reason: string) {
    super(`Refused a message of a page: ${reason}`);
    this.name = 'RefusedMessage';
  }
}

/** Characters of one value in a form; the service takes far fewer. */
export const longestEdit = 10_000;

const text = v.pipe(v.string(), v.maxLength(longestEdit));
const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const key = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2_000));
const path = v.pipe(v.array(name), v.minLength(1), v.maxLength(20));
/** More fields than the longest form has, its lists filled to the end. */
const mostEdits = 2_000;
/** Looked at before the entries are, so that a flood of them is refused at once. */
const fewEntries = v.custom<Record<string, unknown>>(
  (input) => typeof input === 'object' && input !== null && Object.keys(input).length <= mostEdits,
);
const edits = v.pipe(fewEntries, v.record(name, text));
const nothing = v.null();
/** Empty as long as the guide is about nothing yet. */
const guideSubject = v.pipe(v.string(), v.maxLength(2_000));

const schemas: { readonly [Name in RequestName]: v.GenericSchema<unknown, BodyOf<Name>> } = {
  ready: nothing,
  retry: nothing,
  openLog: nothing,
  // What a page has copied is one word, never a command line.
  copyRequestId: v.strictObject({ requestId: v.pipe(name, v.regex(/^\S+$/)) }),
  open: v.strictObject({ key }),
  reveal: v.strictObject({ key, path }),
  copy: v.strictObject({ key, path }),
  run: v.strictObject({ key, operation: name }),
  viewJson: v.strictObject({ key }),
  openGuide: v.strictObject({ key }),
  runStep: v.strictObject({ subject: guideSubject, step: name, operation: name }),
  noteStep: v.strictObject({ subject: guideSubject, step: name }),
  check: v.strictObject({ edits }),
  revealField: v.strictObject({ name }),
  choices: v.strictObject({ name, edits }),
  submit: v.strictObject({ edits }),
  dryRun: v.strictObject({ edits }),
  json: v.strictObject({ edits }),
  applyJson: v.strictObject({ text: v.pipe(v.string(), v.maxLength(200_000)), edits }),
  previewRequest: v.strictObject({ edits }),
  cancelSubmit: nothing,
  close: nothing,
};

const request = v.strictObject({ type: v.literal('request'), id: name, name, body: v.unknown() });
const cancel = v.strictObject({ type: v.literal('cancel'), id: name });
/** The page only asks and cancels: replies and events go the other way. */
const envelope = v.variant('type', [request, cancel]);

const resourceKey = v.pipe(
  key,
  v.rawTransform<string, ResourceKey>(({ dataset, addIssue, NEVER }) => {
    const read = readKey(dataset.value);
    if (read !== undefined) return read;
    addIssue({ message: 'not a key' });
    return NEVER;
  }),
);

const restore = v.variant('page', [
  v.strictObject({ page: v.literal('details'), key: resourceKey }),
  v.strictObject({
    page: v.literal('guide'),
    guide: name,
    account: name,
    region: name,
    key: v.exactOptional(resourceKey),
  }),
  v.strictObject({
    page: v.literal('form'),
    operation: name,
    account: name,
    region: name,
    key: v.exactOptional(resourceKey),
    base: edits,
  }),
]);

/** What a page keeps for itself: how to build it again, what was typed in its form, and in which secrets something was. */
const savedState = v.looseObject({
  restore,
  edits: v.optional(edits, {}),
  typed: v.optional(v.array(name), []),
});

export type SavedPage = Pick<v.InferOutput<typeof savedState>, 'restore' | 'edits' | 'typed'>;

/** The envelope that arrived; undefined when it is none. */
export function readEnvelope(data: unknown): Envelope | undefined {
  const parsed = v.safeParse(envelope, data);
  return parsed.success ? parsed.output : undefined;
}

/** What a page kept before the window was reloaded; undefined when it is not usable. */
export function readSavedState(state: unknown): SavedPage | undefined {
  const parsed = v.safeParse(savedState, state);
  if (!parsed.success) return undefined;
  const { restore, edits, typed } = parsed.output;
  return { restore, edits, typed };
}

/** Answers one request of a page. @throws RefusedMessage when name or body are not those of the protocol */
export async function answerRequest(
  handlers: Handlers,
  requested: string,
  body: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  if (!isRequestName(requested)) throw new RefusedMessage(`unknown request ${JSON.stringify(requested)}`);
  return answerNamed(handlers, requested, body, signal);
}

async function answerNamed<Name extends RequestName>(
  handlers: Handlers,
  requested: Name,
  body: unknown,
  signal: AbortSignal,
): Promise<ReplyOf<Name>> {
  const handler = handlers[requested];
  if (handler === undefined) throw new RefusedMessage(`${requested} does not belong to this page`);
  return await handler(readBody(requested, schemas[requested], body), signal);
}

function readBody<Body>(requested: string, schema: v.GenericSchema<unknown, Body>, body: unknown): Body {
  const parsed = v.safeParse(schema, body);
  // Issues name the expected type only: what was sent may be a secret.
  if (!parsed.success)
    throw new RefusedMessage(`body of ${requested}, expected ${parsed.issues[0].expected ?? 'less'}`);
  return parsed.output;
}

function isRequestName(requested: string): requested is RequestName {
  return Object.hasOwn(schemas, requested);
}

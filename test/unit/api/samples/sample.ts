import type { Json, JsonObject } from '../../../../src/api/json';
import { isList } from '../../../../src/api/json';

/** Decoded values by name; undefined where the answer has another name for what the sample calls so. */
type Typed = Readonly<Record<string, Json | undefined>>;

/**
 * A JSON answer as a document prints it. What it says is read from the text itself: expected is what stands there,
 * without wrappers, and where the declared type is another one, what `typed` says.
 */
export interface Sample {
  /** Document and chapter, such as `003 6.2`. */
  readonly document: string;
  readonly operation: string;
  readonly json: string;
  /** What is wrong with the printed text, mended here (traps 32). */
  readonly repaired?: string;
  readonly typed?: Typed;
  /** The list of rows: its field, the wrappers below it, and the types of each row's values. */
  readonly rows?: { readonly field: string; readonly at?: readonly string[]; readonly typed?: Typed };
  /** The whole answer, where its envelope has nothing in common with what is read. */
  readonly answer?: JsonObject;
}

/** What the sample says, for the decoder to agree with. */
export function expectedOf({ json, typed = {}, rows, answer }: Sample): JsonObject {
  if (answer !== undefined) return answer;
  const body = outermost(JSON.parse(json));
  if (rows === undefined) return overlaid(body, typed);
  const found = (rows.at ?? []).reduce<Json | undefined>(
    (place, wrapper) => objectOf(place)[wrapper],
    body[rows.field],
  );
  const items = isList(found) ? found : [found];
  const expected = items.map((item) => overlaid(objectOf(item), rows.typed ?? {}));
  return overlaid(body, { ...typed, [rows.field]: expected });
}

function outermost(parsed: unknown): JsonObject {
  const body = objectOf(parsed);
  const [entry, another] = Object.entries(body);
  return another === undefined && entry?.[0].endsWith('Response') === true ? objectOf(entry[1]) : body;
}

function overlaid(object: JsonObject, typed: Typed): JsonObject {
  const entries = Object.entries({ ...object, ...typed });
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

function objectOf(value: unknown): JsonObject {
  if (isJsonObject(value)) return value;
  throw new Error('the sample has no object where one is expected');
}

/** The text came out of JSON.parse, so that an object in it holds nothing but JSON. */
function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Field, ListField } from '../catalog/field';
import type { Json, JsonObject } from './json';
import { isList, isObject } from './json';
import { decodeScalar } from './scalar';
import { alternativeSpellings } from './spellings';

type Fields = Readonly<Record<string, Field>>;

type Decoded = Json;
/** A decoded object whose fields are not known statically. */
export type DecodedRow = JsonObject;

/**
 * Under this name stands what does not fit the type that the catalogue declares, exactly as it came: a value, or the
 * items of a list that are no rows.
 */
export function misfitName(field: string): string {
  return `${field} (as received)`;
}

/**
 * Reads an object by the fields that the catalogue declares: wrappers of lists are gone (traps 22), scalars have their
 * declared type (traps 38-40), names are found whatever their case (traps 23). Declared lists are always there, empty
 * at least. Unknown fields stay as they came; values that do not fit stay under {@link misfitName}. Never throws.
 */
export function decode(fields: Fields, body: JsonObject): DecodedRow {
  const source = new Source(body);
  const entries: [string, Decoded][] = [];
  for (const [name, field] of Object.entries(fields)) {
    const { value, misfit } = decodeField(field, source.take(name, fields));
    if (value !== undefined) entries.push([name, value]);
    if (misfit !== undefined) entries.push([misfitName(name), misfit]);
  }
  return Object.fromEntries([...entries, ...source.rest()]);
}

/** What fits the declaration and what does not; neither when nothing was sent. */
interface Read {
  readonly value?: Decoded | undefined;
  readonly misfit?: Decoded | undefined;
}

function decodeField(field: Field, value: Json | undefined): Read {
  if (field.type === 'list') return decodeList(field, value);
  if (value === undefined) return {};
  if (field.type !== 'object') {
    const decoded = decodeScalar(field, value);
    if (decoded !== null) return { value: decoded };
    // Under another name nobody would know that it has to be masked (traps 86).
    return field.secret ? { value: JSON.stringify(value) } : { misfit: value };
  }
  if (value === null || value === '') return {};
  return isObject(value) ? { value: decode(field.of, value) } : { misfit: value };
}

function decodeList(field: ListField, value: Json | undefined): Read {
  const items = itemsOf(field, value);
  if (items === undefined) return { value: [], misfit: value };
  const fitting: Decoded[] = [];
  const misfits: Decoded[] = [];
  for (const item of items) {
    const decoded = decodeItem(field, withoutWrapper(item, field.item));
    if (decoded === null) misfits.push(item);
    else if (decoded !== undefined) fitting.push(decoded);
  }
  return misfits.length === 0 ? { value: fitting } : { value: fitting, misfit: misfits };
}

/** Undefined for an item that says nothing, null for one that does not fit. */
function decodeItem(field: ListField, item: Json): Decoded | undefined {
  if (item === null) return undefined;
  if (!isRows(field.of)) return decodeScalar(field.of, item);
  return isObject(item) ? decode(field.of, item) : null;
}

function isRows(of: ListField['of']): of is Fields {
  return typeof of.type !== 'string';
}

/**
 * The items of a list in any of its shapes: `[..]`, `{Item: [..]}`, `{Item: {..}}`, one bare row, and absent, null or
 * empty text for none (traps 22). The wrapper's name is not relied upon (`Tags.tags`, wire-facts 3.1). Undefined when
 * it is none of these.
 */
function itemsOf(field: ListField, value: Json | undefined): readonly Json[] | undefined {
  if (value === undefined || value === null || value === '') return [];
  if (isList(value)) return value;
  if (!isObject(value)) return isRows(field.of) ? undefined : [value];
  if (Object.keys(value).length === 0) return [];
  const named = onlyValue(value, field.item);
  const wrapped = named === undefined ? listInside(value, field) : named;
  if (wrapped === undefined) return isRows(field.of) ? [value] : undefined;
  if (wrapped === null || wrapped === '') return [];
  return isList(wrapped) ? wrapped : [wrapped];
}

/** An item without the wrapper that it may have of its own. */
function withoutWrapper(item: Json, wrapper: string | null): Json {
  const inside = isObject(item) ? onlyValue(item, wrapper) : undefined;
  return inside === undefined ? item : inside;
}

/** The value of an object that has nothing but the wrapper. */
function onlyValue(object: JsonObject, wrapper: string | null): Json | undefined {
  const [entry, another] = Object.entries(object);
  if (entry === undefined || another !== undefined || wrapper === null) return undefined;
  return entry[0].toLowerCase() === wrapper.toLowerCase() ? entry[1] : undefined;
}

/** The value behind a single key that is no field of the rows, so that it can only be a wrapper; an empty one too. */
function listInside(object: JsonObject, field: ListField): Json | undefined {
  const [entry, another] = Object.entries(object);
  if (entry === undefined || another !== undefined) return undefined;
  const [key, value] = entry;
  const isField = isRows(field.of) && Object.keys(field.of).some((name) => name.toLowerCase() === key.toLowerCase());
  const wraps = isList(value) || isObject(value) || value === null || value === '';
  return isField || !wraps ? undefined : value;
}

/** An object that is read field by field and knows what has not been asked for. */
class Source {
  private readonly taken = new Set<string>();
  private byLowerCase: ReadonlyMap<string, string> | undefined;

  constructor(private readonly object: JsonObject) {}

  /** The value under the name, or under the name in other case, or under a known other spelling. */
  take(name: string, declared: Fields): Json | undefined {
    const key = Object.hasOwn(this.object, name) ? name : this.otherKey(name, declared);
    if (key === undefined || this.taken.has(key)) return undefined;
    this.taken.add(key);
    return this.object[key];
  }

  rest(): [string, Json][] {
    return Object.entries(this.object).filter(([key]) => !this.taken.has(key));
  }

  private otherKey(name: string, declared: Fields): string | undefined {
    this.byLowerCase ??= new Map(Object.keys(this.object).map((key) => [key.toLowerCase(), key]));
    for (const spelling of [name, ...(alternativeSpellings.get(name) ?? [])]) {
      const key = this.byLowerCase.get(spelling.toLowerCase());
      // `Si` and `SI` can be two fields (traps 10): a key that is declared itself belongs to nobody else.
      if (key !== undefined && !Object.hasOwn(declared, key)) return key;
    }
    return undefined;
  }
}

import type { Field, ListField } from '../../catalog/field';
import { isScalar } from '../../catalog/field';
import type { Json, JsonObject } from '../json';
import { Long } from '../json';

export type Fields = Readonly<Record<string, Field>>;

/**
 * Applies a change to each object of an answer in the default shape, inner ones first: those in lists, those that are
 * the value of a field, and the answer itself. What the catalogue does not declare stays as it is.
 */
export function everyObject(
  fields: Fields,
  object: JsonObject,
  change: (object: JsonObject, fields: Fields) => JsonObject,
): JsonObject {
  const inner = (name: string, value: Json | undefined): Json | undefined => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field?.type === 'object' && isObject(value)) return everyObject(field.of, value, change);
    if (field?.type !== 'list' || isScalar(field.of)) return value;
    const rowFields = field.of;
    const items = itemsOf(field, value);
    if (items === undefined) return value;
    return inList(
      field,
      items.map((item) => (isObject(item) ? everyObject(rowFields, item, change) : item)),
    );
  };
  return change(mapped(object, inner), fields);
}

/** The rows of a list in the default shape; undefined when it is none. */
export function itemsOf({ item }: ListField, value: Json | undefined): readonly Json[] | undefined {
  const list = item === null || !isObject(value) ? value : value[item];
  return isList(list) ? list : undefined;
}

function inList({ item }: ListField, items: readonly Json[]): Json {
  return item === null ? items : { [item]: items };
}

/** The object with the value of each member replaced; a member without a value is left out. */
export function mapped(
  object: JsonObject,
  change: (name: string, value: Json | undefined) => Json | undefined,
): JsonObject {
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => {
      const changed = change(name, value);
      return changed === undefined ? [] : [[name, changed] as const];
    }),
  );
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && !isList(value) && !(value instanceof Long);
}

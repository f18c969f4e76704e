import type { Field, ObjectField } from '../catalog/field';
import type { JsonObject, Json } from './json';
import { isObject } from './json';

/** Removes the outer object that some answers have, whatever operation its name speaks of (traps 21). */
export function unwrap(body: JsonObject): JsonObject {
  const [entry, another] = Object.entries(body);
  if (entry === undefined || another !== undefined) return body;
  return entry[0].endsWith('Response') && isObject(entry[1]) ? entry[1] : body;
}

/** The value of the first key that equals the name but for case: some envelopes are in lower camel case (traps 23). */
export function valueOf(body: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(body, name)) return body[name];
  const key = Object.keys(body).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : body[key];
}

/** The same as text; undefined unless it is a scalar. */
export function textOf(body: JsonObject, name: string): string | undefined {
  const value = valueOf(body, name);
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}

/**
 * Puts what the service sends under `data` where the operation declares it: among its fields, or as its only declared
 * object; and the fields of that object, sent flat, into it (traps 23, 26). Declared envelopes stay untouched.
 */
export function promoteData(fields: Readonly<Record<string, Field>>, body: JsonObject): JsonObject {
  const data = valueOf(body, 'Data');
  const object = missingObject(fields, body);
  if (isObject(data) && !('Data' in fields)) {
    const rest = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== data));
    return object === undefined ? { ...rest, ...data } : { ...rest, [object.name]: data };
  }
  if (object === undefined) return body;
  const inside = Object.entries(body).filter(([name]) => Object.hasOwn(object.field.of, name));
  return inside.length === 0 ? body : { ...body, [object.name]: Object.fromEntries(inside) };
}

/** The one object that an operation declares, when the body does not have it. */
function missingObject(
  fields: Readonly<Record<string, Field>>,
  body: JsonObject,
): { readonly name: string; readonly field: ObjectField } | undefined {
  const objects = Object.entries(fields).flatMap(([name, field]) => (field.type === 'object' ? [{ name, field }] : []));
  const [only, another] = objects;
  return only === undefined || another !== undefined || valueOf(body, only.name) !== undefined ? undefined : only;
}

/**
 * Whether a body with a 2xx status reports success. `Code` and `Message` are no sign of failure (traps 24); without
 * `Success`, a code that is none of those seen on success is.
 */
export function reportsSuccess(body: JsonObject): boolean {
  const success = textOf(body, 'Success')?.toLowerCase();
  if (success === 'true' || success === 'false') return success === 'true';
  const code = textOf(body, 'Code')?.toLowerCase();
  return code === undefined || ['', '0', '200', 'ok', 'success'].includes(code);
}

import type { Json } from '../api/json';
import { isList, isObject, parseJson } from '../api/json';
import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { Parameter } from '../catalog/parameter';
import type { Values } from '../catalog/problem';
import { declaredParameter } from '../catalog/repeatedName';
import type { RequestValue } from '../catalog/types';
import { formattedJson } from '../estate/resourceJson';
import { secretPlaceholder } from './hiddenSecrets';

/** A list or an object on its way from dotted names to JSON. */
interface Branch {
  [name: string]: Branch | string | number | boolean;
}

/** A request as JSON the way the service's own documents print it: lists as arrays, numbers and switches as such. */
export function requestAsJson(operation: Operation, request: Values): string {
  const root: Branch = {};
  for (const [name, value] of Object.entries(request)) {
    const parameter = declaredParameter(operation.parameters, name);
    if (parameter !== undefined)
      put(root, name.split('.'), parameter.secret === true ? secretPlaceholder(name) : typed(value, parameter));
  }
  return formattedJson(withArrays(root));
}

function put(branch: Branch, [head = '', ...rest]: readonly string[], value: string | number | boolean): void {
  if (rest.length === 0) {
    branch[head] = value;
    return;
  }
  const known = branch[head];
  const next = typeof known === 'object' ? known : {};
  branch[head] = next;
  put(next, rest, value);
}

function withArrays(value: Branch | string | number | boolean): RequestValue {
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name)))
    return entries.map(([, item]) => withArrays(item));
  return Object.fromEntries(entries.map(([name, item]) => [name, withArrays(item)]));
}

/** 64-bit numbers stay text: JSON readers would round them (traps 37). */
function typed(value: string, { type }: Parameter): string | number | boolean {
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if (type === 'integer' && /^(0|-?[1-9]\d*)$/.test(value) && Number.isSafeInteger(Number(value))) return Number(value);
  return value;
}

/** What somebody wrote as JSON: the request's values by dotted names, or why it is none. */
export type ReadRequest = { readonly values: Values } | { readonly problem: Message };

/** Reads a request that was written as JSON. Only parameters that a person may answer are taken. */
export function requestFromJson(operation: Operation, text: string): ReadRequest {
  const json = parseJson(text);
  if (!isObject(json)) return { problem: message('This is not a JSON object.') };
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(json)) flattenInto(values, name, value);
  for (const name of values.keys()) {
    const parameter = declaredParameter(operation.parameters, name);
    if (parameter === undefined || parameter.provided === true)
      return { problem: message('{0} is no parameter that can be filled in here.', name) };
  }
  return { values: Object.fromEntries(values) };
}

/** Dotted, one-based names (traps 7); null leaves a parameter out. */
function flattenInto(values: Map<string, string>, name: string, value: Json): void {
  if (value === null) return;
  if (typeof value !== 'object') values.set(name, String(value));
  else if (isList(value))
    for (const [index, item] of value.entries()) flattenInto(values, `${name}.${index + 1}`, item);
  else for (const [key, item] of Object.entries(value)) flattenInto(values, `${name}.${key}`, item);
}

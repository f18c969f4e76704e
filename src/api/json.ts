import { parse } from 'lossless-json';

/** A JSON value; integers beyond 2^53 are their decimal digits as text (traps 37). */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/**
 * Parses JSON without losing digits. A repeated key keeps its last value, as `JSON.parse` has it.
 * Returns undefined when the text is not JSON, or is nested deeper than any answer can be.
 */
export function parseJson(text: string): Json | undefined {
  try {
    return toJson(parse(text, null, { parseNumber: number, onDuplicateKey: ({ newValue }) => newValue }), 0);
  } catch {
    // A syntax error, or a range error from a nesting that only an attacker would send: either way, not an answer.
    return undefined;
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A number where that is exact, else its text. */
function number(text: string): number | string {
  const value = Number(text);
  return Number.isFinite(value) && (Number.isSafeInteger(value) || !/^-?\d+$/.test(text)) ? value : text;
}

/** Proves the type of what the parser made, and drops `__proto__`, which no field is called and assignments trip on. */
function toJson(value: unknown, depth: number): Json {
  if (depth > 100) throw new RangeError('nested too deeply');
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => toJson(item, depth + 1));
  if (typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => name !== '__proto__')
        .map(([name, item]: [string, unknown]) => [name, toJson(item, depth + 1)]),
    );
  }
  throw new TypeError('not a JSON value');
}

import type { Field } from '../../catalog/field';
import { type Json, type JsonObject, Long } from '../json';
import { everyObject, type Fields, isList, isObject, mapped } from './declared';

/** Every number and every truth value as text, as in the samples of 2020 (traps 39). */
export function numbersAsStrings(body: JsonObject): JsonObject {
  return mapped(body, (_name, value) => (value === undefined ? undefined : asText(value)));
}

function asText(value: Json): Json {
  if (value instanceof Long) return value.digits;
  if (isList(value)) return value.map(asText);
  return isObject(value) ? numbersAsStrings(value) : String(value);
}

/** Declared as text, meant as text, and printed without quotes in samples all the same (traps 26, 38). */
const unquotedTexts: ReadonlySet<string> = new Set(['OrderId', 'FeatureValue']);

/** What means a number or a truth value and is declared as text, as what it means (traps 26, 37-40). */
export function stringsAsNumbers(fields: Fields, body: JsonObject): JsonObject {
  return everyObject(fields, body, (object, known) =>
    mapped(object, (name, value) => {
      const field = Object.hasOwn(known, name) ? known[name] : undefined;
      return typeof value === 'string' && field !== undefined ? asMeant(name, field, value) : value;
    }),
  );
}

function asMeant(name: string, field: Field, text: string): Json {
  if (!unquotedTexts.has(name) && !meansMore(field)) return text;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^(0|[1-9]\d*)$/.test(text) ? new Long(text) : text;
}

function meansMore(field: Field): boolean {
  return field.type !== 'list' && field.type !== 'object' && field.type !== 'time' && field.declaredAs === 'string';
}

/** A 64-bit integer: written into JSON as a number with all its digits, which a JavaScript number would lose. */
export class Long {
  constructor(readonly digits: string) {}
}

/** What an operation answers. Undefined members are left out. */
export type Json = string | number | boolean | Long | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/**
 * The members of all parts in one object, as spreading them would give. Members behind a spread take V8 a hundred times
 * as long as here, and a page has fifty rows of forty members.
 */
export function merged(...parts: readonly JsonObject[]): JsonObject {
  const whole: JsonObject = {};
  Object.assign(whole, ...parts);
  return whole;
}

export function toJson(value: Json): string {
  if (value instanceof Long) return value.digits;
  if (isList(value)) return `[${value.map(toJson).join(',')}]`;
  if (typeof value === 'object') {
    // Added up and not joined: a page of fifty rows has thousands of members.
    let members = '';
    for (const name of Object.keys(value)) {
      const member = value[name];
      if (member === undefined) continue;
      members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${toJson(member)}`;
    }
    return `{${members}}`;
  }
  return JSON.stringify(value);
}

/** The same answer as XML. A list repeats the element that wraps it, as the documents' XML samples do. */
export function toXml(name: string, value: Json): string {
  if (isList(value)) return value.map((item) => toXml(name, item)).join('');
  const inner =
    value instanceof Long ? value.digits : typeof value === 'object' ? members(value) : escape(String(value));
  return `<${name}>${inner}</${name}>`;
}

function members(value: JsonObject): string {
  return Object.entries(value)
    .map(([name, member]) => (member === undefined ? '' : toXml(name, member)))
    .join('');
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function escape(text: string): string {
  // XML 1.0 has no way to write control characters, nor the two that are none.
  const legal = text.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (character) => ('\t\n\r'.includes(character) ? character : ''));
  return legal.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

import type { Field } from '../catalog/field';
import { isScalar } from '../catalog/field';
import type { Kind } from '../catalog/kind';
import { fieldsOf } from '../catalog/kind';
import { isSecretField } from '../catalog/secrecy';
import { replaceUnseen } from './plainText';
import type { Attribute, Resource } from './resource';

type Row = Readonly<Record<string, Attribute>>;
type Fields = Readonly<Record<string, Field>>;

/** Stands where a secret was (traps 86). */
const hidden = '***';

/** A resource's row as formatted JSON; secrets are replaced wherever they stand. */
export function resourceAsJson(kind: Kind, resource: Resource): string {
  return `${formattedJson(openAttributes(kind, resource))}\n`;
}

/** A resource's row with its secrets replaced wherever they stand. */
export function openAttributes(kind: Kind, resource: Resource): Row {
  return withoutSecrets(resource.attributes, fieldsOf(kind));
}

/** Formatted JSON in which nothing is unseen: what would hide or reorder something stands there by its escape. */
export function formattedJson(value: unknown): string {
  // Outside of its strings, JSON has no other such character than the line breaks of its formatting.
  const lines = JSON.stringify(value, undefined, 2).split('\n');
  return lines.map((line) => replaceUnseen(line, escapeOf)).join('\n');
}

function escapeOf(codePoint: number): string {
  const units = Array.from(String.fromCodePoint(codePoint).split(''), (unit) => unit.charCodeAt(0));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

function withoutSecrets(row: Row, fields: Fields): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, isSecretField(name, field) && value !== null && value !== '' ? hidden : inside(value, field)];
    }),
  );
}

/** The same for what is nested; values that do not fit their declaration are looked through by name. */
function inside(value: Attribute, field: Field | undefined): Attribute {
  if (isList(value)) {
    if (field?.type === 'list' && isScalar(field.of) && field.of.secret === true) return hidden;
    const fields = field?.type === 'list' && !isScalar(field.of) ? field.of : {};
    return value.map((item) => (isRow(item) ? withoutSecrets(item, fields) : inside(item, undefined)));
  }
  return isRow(value) ? withoutSecrets(value, field?.type === 'object' ? field.of : {}) : value;
}

function isList(value: Attribute): value is readonly Attribute[] {
  return Array.isArray(value);
}

function isRow(value: Attribute): value is Row {
  return typeof value === 'object' && value !== null && !isList(value);
}

import type { Field } from '../catalog/field';
import { isScalar } from '../catalog/field';
import type { Kind } from '../catalog/kind';
import { fieldsOf } from '../catalog/kind';
import { isSecretField } from '../catalog/secrecy';
import type { Attribute, Resource } from './resource';

type Row = Readonly<Record<string, Attribute>>;
type Fields = Readonly<Record<string, Field>>;

/** Stands where a secret was (traps 86). */
const hidden = '***';

/** A resource's row as formatted JSON; secrets are replaced wherever they stand. */
export function resourceAsJson(kind: Kind, resource: Resource): string {
  return `${JSON.stringify(withoutSecrets(resource.attributes, fieldsOf(kind)), undefined, 2)}\n`;
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

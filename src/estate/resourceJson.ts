import type { Field } from '../catalog/field';
import { isScalar } from '../catalog/field';
import type { Kind } from '../catalog/kind';
import { rowFields } from './describeRow';
import type { Attribute, Resource } from './resource';

/** Stands where a secret was (traps 86). */
const hidden = '***';

/** A resource's row as formatted JSON; declared secrets are replaced wherever they stand. */
export function resourceAsJson(kind: Kind, resource: Resource): string {
  return `${JSON.stringify(withoutSecrets(resource.attributes, rowFields(kind)), undefined, 2)}\n`;
}

/** The same row with every declared secret replaced. */
export function withoutSecrets(
  row: Readonly<Record<string, Attribute>>,
  fields: Readonly<Record<string, Field>>,
): Record<string, Attribute> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, mask(value, fields[name])]));
}

function mask(value: Attribute, field: Field | undefined): Attribute {
  if (field === undefined || value === null || value === '') return value;
  if (field.type === 'list') {
    const { of } = field;
    if (!Array.isArray(value)) return value;
    const rows: readonly Attribute[] = value;
    return isScalar(of)
      ? of.secret === true
        ? hidden
        : value
      : rows.map((row) => (isRow(row) ? withoutSecrets(row, of) : row));
  }
  if (field.type === 'object') return isRow(value) ? withoutSecrets(value, field.of) : value;
  return field.secret === true ? hidden : value;
}

function isRow(value: Attribute): value is Readonly<Record<string, Attribute>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Field } from '../catalog/field';
import type { Kind } from '../catalog/kind';
import { fieldsOf } from '../catalog/kind';
import { openAttributes } from '../estate/resourceJson';
import type { Attribute, Resource } from '../estate/resource';
import { looksSecret } from '../catalog/secrecy';
import type { Cell } from './csv';
import { csvOf } from './csv';

interface Column {
  readonly title: string;
  readonly cell: (resource: Resource, row: Readonly<Record<string, Attribute>>) => Cell;
}

/** Puts a text of the catalogue into the person's language. */
type Translate = (text: string) => string;

/**
 * A list of resources of one kind as CSV: where each is, then every field in the order of the details, then what the
 * catalogue does not know. Values are those of the service; lists and objects are JSON. Secrets are left out.
 */
export function resourcesAsCsv(kind: Kind, resources: readonly Resource[], translate: Translate): string {
  const columns = columnsOf(kind, resources, translate);
  const rows = resources.map((resource) => {
    const row = openAttributes(kind, resource);
    return columns.map(({ cell }) => cell(resource, row));
  });
  return csvOf([columns.map(({ title }) => title), ...rows]);
}

function columnsOf(kind: Kind, resources: readonly Resource[], translate: Translate): readonly Column[] {
  const fields: Readonly<Record<string, Field | undefined>> = fieldsOf(kind);
  const ordered = kind.details.flatMap((group) => group.fields);
  const present = new Set(resources.flatMap(({ attributes }) => Object.keys(attributes)));
  const names = [...new Set([...ordered, ...present])].filter((name) => isOpen(name, fields));
  const place = translate('Region');
  const labels = names.map((name) => translate(labelOf(name, fields)));
  return [
    { title: place, cell: ({ region }) => region },
    ...names.map((name, index) => ({
      title: titleAmong([place, ...labels], labels[index] ?? name, name),
      cell: (_: Resource, row: Readonly<Record<string, Attribute>>) => cellOf(row, name),
    })),
  ];
}

/** Neither a secret nor a field that nobody is shown. */
function isOpen(name: string, fields: Readonly<Record<string, Field | undefined>>): boolean {
  const field = own(fields, name);
  if (field === undefined) return !looksSecret(name);
  return field.label !== undefined && !('secret' in field && field.secret);
}

function labelOf(name: string, fields: Readonly<Record<string, Field | undefined>>): string {
  return own(fields, name)?.label ?? name;
}

/** Two columns of one title could not be told apart. */
function titleAmong(labels: readonly string[], label: string, name: string): string {
  return labels.filter((other) => other === label).length > 1 ? `${label} (${name})` : label;
}

function cellOf(row: Readonly<Record<string, Attribute>>, name: string): Cell {
  const value = own(row, name);
  if (typeof value === 'object' && value !== null) return isEmpty(value) ? '' : JSON.stringify(value);
  return value;
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

/** Rows are data from outside: `constructor` may be a field. */
function own<T>(of: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

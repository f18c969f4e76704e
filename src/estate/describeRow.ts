import type { Kind } from '../catalog/kind';
import { fieldsOf } from '../catalog/kind';
import type { Resource } from './resource';
import { textOf } from './toResource';

/** Translates a text of the catalogue, such as a unit. */
type Translate = (text: string) => string;

/** A value with its unit, or empty when there is none. */
export function valueWithUnit(kind: Kind, resource: Resource, name: string, translate: Translate): string {
  const text = textOf(resource.attributes[name]) ?? '';
  const field = fieldsOf(kind)[name];
  const unit = field !== undefined && 'unit' in field ? field.unit : undefined;
  return text === '' || unit === undefined ? text : `${text} ${translate(unit)}`;
}

/**
 * Translates a template and fills `{Field}` in it from the row. Undefined when none of its values is there: a template without facts
 * says nothing.
 */
export function fillTemplate(
  kind: Kind,
  resource: Resource,
  template: string,
  translate: Translate,
): string | undefined {
  const values = new Map<string, string>();
  for (const [, name = ''] of template.matchAll(/\{(\w+)\}/g)) {
    values.set(name, valueWithUnit(kind, resource, name, translate));
  }
  if ([...values.values()].every((value) => value === '')) return undefined;
  return translate(template).replace(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? '');
}

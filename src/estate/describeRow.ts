import type { Kind } from '../catalog/kind';
import { fieldsOf } from '../catalog/kind';
import { meaningIn } from '../catalog/meaning';
import type { Resource } from './resource';
import { textOf } from './toResource';

/** Translates a text of the catalogue, such as a unit or what a value means. */
type Translate = (text: string) => string;

/** A value as a person reads it: what it means, or itself with its unit. Empty when there is none. */
export function valueInWords(kind: Kind, resource: Resource, name: string, translate: Translate): string {
  const text = textOf(resource.attributes[name]) ?? '';
  const field = fieldsOf(kind)[name];
  const meaning = meaningIn(field, text);
  if (meaning !== undefined) return translate(meaning);
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
    values.set(name, valueInWords(kind, resource, name, translate));
  }
  if ([...values.values()].every((value) => value === '')) return undefined;
  return translate(template).replace(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? '');
}

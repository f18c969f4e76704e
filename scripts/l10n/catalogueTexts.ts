import type { Catalogue } from '../../src/catalog/catalogue';
import type { Field } from '../../src/catalog/field';
import { isScalar } from '../../src/catalog/field';
import type { Kind } from '../../src/catalog/kind';
import { fieldsOf } from '../../src/catalog/kind';
import type { Operation } from '../../src/catalog/operation';

/** Every text of the catalogue that a person may see. */
export function catalogueTexts(catalogue: Catalogue): readonly string[] {
  return [...catalogue.allKinds().flatMap(textsOfKind), ...catalogue.operations().flatMap(textsOfOperation)];
}

function textsOfKind(kind: Kind): readonly string[] {
  return [
    kind.label,
    kind.plural,
    ...Object.values(kind.states).map((state) => state.label),
    // A template without a word of its own reads the same in every language.
    ...kind.glance.filter((template) => /\p{L}/u.test(template.replace(/\{\w+\}/g, ''))),
    ...kind.details.map((group) => group.title),
    ...textsOfFields(kind.list.response),
    ...textsOfFields(fieldsOf(kind)),
  ];
}

function textsOfOperation(operation: Operation): readonly string[] {
  const parameters = Object.values(operation.parameters).filter((parameter) => parameter.provided !== true);
  return [
    ...(operation.effect === 'list' ? [] : [operation.label, operation.summary]),
    ...optional(operation.costs),
    ...optional(operation.button),
    ...Object.values(operation.lists ?? {}).flatMap(({ label, item, help }) => [label, item, ...optional(help)]),
    ...parameters.flatMap((parameter) => [
      parameter.label,
      ...optional(parameter.help),
      ...optional(parameter.unit),
      // A meaning that only repeats the value is a name, not a text.
      ...(parameter.values ?? []).filter(({ value, meaning }) => value !== meaning).map(({ meaning }) => meaning),
    ]),
  ];
}

function textsOfFields(fields: Readonly<Record<string, Field>>): readonly string[] {
  return Object.values(fields).flatMap((field) => [
    ...optional(field.label),
    ...('unit' in field ? optional(field.unit) : []),
    // Those that only repeat the value too: here nothing but the meaning is shown.
    ...('values' in field ? (field.values ?? []).map(({ meaning }) => meaning) : []),
    ...(field.type === 'list' && !isScalar(field.of) ? textsOfFields(field.of) : []),
    ...(field.type === 'object' ? textsOfFields(field.of) : []),
  ]);
}

function optional(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

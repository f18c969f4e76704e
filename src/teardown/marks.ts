import type { Catalogue } from '../catalog/catalogue';
import { sameSpelling } from '../catalog/spelling';
import type { Mark, Teardown } from '../catalog/takingDown';
import type { Message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { Attribute, Resource } from '../estate/resource';
import { textOf } from '../estate/toResource';
import type { Remark } from './plan';

type Row = Readonly<Record<string, Attribute | undefined>>;

/** What a row says against taking its resource down, or about what is left behind by it. */
export function remarksOf(catalogue: Catalogue, resource: Resource, steps: readonly Operation[]): readonly Remark[] {
  const teardown = catalogue.kind(resource.kind).teardown;
  const { hindrances = [], remains = [] } = teardown ?? {};
  const effects = new Set(steps.map(({ effect }) => effect));
  const hindering = hindrances.filter(({ effect }) => effect === undefined || effects.has(effect));
  return [
    ...hindering.flatMap((mark) => marked(mark, resource, 'obstacle')),
    ...remains.flatMap((mark) => marked(mark, resource, 'stays')),
  ];
}

function marked(mark: Mark, { key, attributes }: Resource, sort: Remark['sort']): readonly Remark[] {
  return valuesOf(mark, attributes).map((value) => ({
    id: `${sort} ${mark.field} ${value} ${key}`,
    sort,
    what: filled(mark.what, value),
    ...(mark.todo === undefined ? {} : { todo: mark.todo }),
  }));
}

function valuesOf({ field, is, entry, unless }: Mark, row: Row): readonly string[] {
  const places = entry === undefined ? [row] : entriesOf(row[field]);
  return places
    .filter((place) => unless === undefined || !hasOneOf(place[unless.field], unless.is))
    .map((place) => textOf(place[entry ?? field]) ?? '')
    .filter((value) => value !== '' && (is === undefined || hasOneOf(value, is)));
}

function hasOneOf(value: Attribute | undefined, values: readonly string[]): boolean {
  return values.some((other) => sameSpelling(other, textOf(value) ?? ''));
}

function filled(what: Message, value: string): Message {
  return what.text.includes('{0}') ? { text: what.text, args: [value] } : what;
}

/** The rows in a list field of a row. */
export function entriesOf(value: Attribute | undefined): readonly Row[] {
  if (!Array.isArray(value)) return [];
  return value.filter((entry): entry is Record<string, Attribute> => typeof entry === 'object' && entry !== null);
}

/** The account that a row belongs to where it is not the own one, and may not be taken back; undefined otherwise. */
export function ownerElsewhere(teardown: Teardown | undefined, { attributes }: Resource): string | undefined {
  const { foreign } = teardown ?? {};
  if (foreign === undefined) return undefined;
  const owner = textOf(attributes[foreign.owner]) ?? '';
  const own = foreign.own === undefined ? '' : (textOf(attributes[foreign.own]) ?? '');
  return owner === '' || owner === own ? undefined : owner;
}

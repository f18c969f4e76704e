import type { ListField } from '../../catalog/field';
import type { Json, JsonObject } from '../json';
import { everyObject, type Fields, itemsOf, mapped } from './declared';

export interface ListShape {
  /** Without the wrapper between the list and its rows. */
  readonly bare: boolean;
  /** A single row without a list around it. */
  readonly single: boolean;
}

/** Gives the lists of an answer another of the shapes in the documents (traps 22). */
export function inListShape(fields: Fields, body: JsonObject, shape: ListShape): JsonObject {
  return everyObject(fields, body, (object, known) =>
    mapped(object, (name, value) => {
      const field = Object.hasOwn(known, name) ? known[name] : undefined;
      const items = field?.type === 'list' ? itemsOf(field, value) : undefined;
      return field?.type !== 'list' || items === undefined ? value : shaped(field, items, shape);
    }),
  );
}

function shaped({ item }: ListField, items: readonly Json[], { bare, single }: ListShape): Json | undefined {
  const wrapper = bare ? null : item;
  const [only, another] = items;
  // What is left of an element with nothing in it, and of one that is repeated no times.
  if (single && only === undefined) return wrapper === null ? undefined : '';
  const content = single && only !== undefined && another === undefined ? only : items;
  return wrapper === null ? content : { [wrapper]: content };
}

import type { ListParameter, Operation } from '../catalog/operation';
import type { Parameter } from '../catalog/parameter';
import type { Values } from '../catalog/problem';
import { entryNumber, numbered } from '../catalog/repeatedName';
import type { Resource } from '../estate/resource';
import type { Asked } from './formValues';

/** A list of objects that the form asks for, such as the persons `PMInfo.N`. Its fields are named with `.N` in them. */
export interface AskedList {
  readonly root: string;
  readonly list: ListParameter;
  readonly fields: readonly Asked[];
}

/** The lists of objects of an operation, in the catalogue's order. */
export function askedLists(operation: Operation, target: Resource | undefined): AskedList[] {
  const refused = target === undefined || operation.subject !== undefined ? [] : (operation.under?.without ?? []);
  return Object.entries(operation.lists ?? {}).flatMap(([root, list]) => {
    if (refused.includes(root)) return [];
    const fields = Object.entries(operation.parameters)
      .filter(([name, { provided }]) => name.startsWith(`${root}.N.`) && provided !== true)
      .map(([name, parameter]) => ({ name, parameter }));
    return fields.length === 0 ? [] : [{ root, list, fields }];
  });
}

/** Numbers of the entries that are filled in, and of those that must be there, in order. */
function entriesOf({ root, list, fields }: AskedList, values: Values): number[] {
  const least = fields.some(({ parameter }) => parameter.required === true) ? (list.min ?? 1) : 0;
  const numbers = new Set(Array.from({ length: least }, (_, index) => index + 1));
  for (const name of Object.keys(values)) {
    const number = entryNumber(root, name);
    if (number !== undefined) numbers.add(number);
  }
  return [...numbers].sort((one, other) => one - other);
}

/** The fields of every entry: `PMInfo.2.PMName`. Conditions on fields of the same entry get its number as well. */
export function entryFields(lists: readonly AskedList[], values: Values): Asked[] {
  return lists.flatMap((asked) =>
    entriesOf(asked, values).flatMap((number) =>
      asked.fields.map(({ name, parameter }) => ({
        name: numbered(name, number),
        parameter: inEntry(parameter, number),
      })),
    ),
  );
}

/** The list and the number that the name of an entry's field is made of. */
export function entryOf(
  lists: readonly AskedList[],
  name: string,
): { readonly asked: AskedList; readonly number: number; readonly field: Asked } | undefined {
  for (const asked of lists) {
    const number = entryNumber(asked.root, name);
    const field = asked.fields.find((candidate) => number !== undefined && numbered(candidate.name, number) === name);
    if (number !== undefined && field !== undefined) return { asked, number, field };
  }
  return undefined;
}

/** Entries without gaps: a person may leave one empty, a request may not. */
export function withoutGaps(lists: readonly AskedList[], values: Values): Values {
  const used = new Map(lists.map((asked) => [asked.root, filledEntries(asked.root, values)]));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const entry = entryOf(lists, name);
      const position = entry === undefined ? undefined : used.get(entry.asked.root)?.indexOf(entry.number);
      return [entry === undefined || position === undefined ? name : numbered(entry.field.name, position + 1), value];
    }),
  );
}

function filledEntries(root: string, values: Values): number[] {
  const numbers = Object.keys(values).flatMap((name) => entryNumber(root, name) ?? []);
  return [...new Set(numbers)].sort((one, other) => one - other);
}

function inEntry(parameter: Parameter, number: number): Parameter {
  const { requiredWhen, shownWhen } = parameter;
  return {
    ...parameter,
    ...(requiredWhen && { requiredWhen: { ...requiredWhen, parameter: numbered(requiredWhen.parameter, number) } }),
    ...(shownWhen && { shownWhen: { ...shownWhen, parameter: numbered(shownWhen.parameter, number) } }),
  };
}

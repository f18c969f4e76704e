import { invalidParameter, Refusal } from './errors';
import type { Json, JsonObject } from './json';
import type { Parameters } from './parameters';

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The three fields that every paged answer carries. */
  readonly counters: JsonObject;
}

const defaultSize = 10;
const largestSize = 50;

/** One page: PageNumber from 1, PageSize 1-50, 10 when not given (traps 50). A page behind the last is empty. */
export function page<Row>(rows: readonly Row[], parameters: Parameters): Page<Row> {
  const number = parameters.integer('PageNumber') ?? 1;
  const size = parameters.integer('PageSize') ?? defaultSize;
  if (number < 1) throw invalidParameter('PageNumber');
  if (size < 1 || size > largestSize) throw invalidParameter('PageSize');
  return {
    rows: rows.slice((number - 1) * size, number * size),
    counters: { PageNumber: number, PageSize: size, TotalCount: rows.length },
  };
}

/** What a row holds under each filter key. */
export type FilterKeys<Row> = Readonly<Record<string, (row: Row) => string>>;

/** Filters by `Filter.N`. Case does not matter in values: the documents filter `active` routers by `Active` (traps 59). */
export function filtered<Row>(rows: readonly Row[], parameters: Parameters, keys: FilterKeys<Row>): readonly Row[] {
  const tests = parameters.filters().map((filter, index) => {
    const read = Object.hasOwn(keys, filter.key) ? keys[filter.key] : undefined;
    if (read === undefined) {
      const message = `Filter.${index + 1}.Key names a filter that this operation does not have: ${filter.key}`;
      throw new Refusal(404, 'InvalidFilterKey.ValueNotSupported', message);
    }
    const values = new Set(filter.values.map((value) => value.toLowerCase()));
    return (row: Row) => values.size === 0 || values.has(read(row).toLowerCase());
  });
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
}

/** A list in the double wrapping that the official SDK's models read (wire-facts 3.1). */
export function wrapped(set: string, item: string, rows: readonly Json[]): JsonObject {
  return { [set]: { [item]: rows } };
}

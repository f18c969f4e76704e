import { invalidParameter, Refusal } from './errors';
import type { Json, JsonObject } from './json';
import type { Parameters } from './parameters';

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The three fields that every paged answer carries. */
  readonly counters: JsonObject;
}

/** What is wrong with a page: nothing, unless a fault is planned. */
export interface ListFault {
  /** The first row comes twice. */
  readonly repeatsFirstRow: boolean;
  /** How many rows came in (or, below zero, went) before a page that is not the first since the one before was read. */
  readonly shift: number;
}

export const soundList: ListFault = { repeatsFirstRow: false, shift: 0 };

const defaultSize = 10;
const largestSize = 50;

/** One page: PageNumber from 1, PageSize 1-50, 10 when not given (traps 50). A page behind the last is empty. */
export function page<Row>(rows: readonly Row[], parameters: Parameters): Page<Row> {
  const number = parameters.integer('PageNumber') ?? 1;
  const size = parameters.integer('PageSize') ?? defaultSize;
  if (number < 1) throw invalidParameter('PageNumber');
  if (size < 1 || size > largestSize) throw invalidParameter('PageSize');
  const { rows: shown, total } = rowsFrom(rows, (number - 1) * size, size, parameters.listFault);
  return { rows: shown, counters: { PageNumber: number, PageSize: size, TotalCount: total } };
}

/**
 * The rows from a position on, and how many there are in all, as they look to a client while the list changes. The
 * rows themselves are those that exist: one that came in is only seen by what it pushed on.
 */
export function rowsFrom<Row>(
  rows: readonly Row[],
  start: number,
  size: number,
  { repeatsFirstRow, shift }: ListFault,
): { readonly rows: readonly Row[]; readonly next: number; readonly total: number } {
  const moved = start === 0 ? 0 : shift;
  const from = Math.max(0, start - moved);
  const seen = rows.slice(from, from + size);
  return {
    rows: repeatsFirstRow ? [...seen.slice(0, 1), ...seen] : seen,
    next: from + size,
    total: Math.max(0, rows.length + moved),
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

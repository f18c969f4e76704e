import type { Operation } from '../catalog/operation';
import type { RequestValue } from '../catalog/types';
import type { DecodedRow } from './decode';
import { misfitName } from './decode';
import { TransportError } from './errors';
import type { Json } from './json';
import { isList, isObject } from './json';

/** Largest page that every list of the service allows (traps 50). */
export const fullPage = 50;

/** One page of a list. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly pageNumber: number;
  /** Rows in all, as the service says; it may say more than it shows (traps 50). Absent when it says nothing. */
  readonly total?: number;
  /** Whether it is worth asking for the next page. */
  readonly more: boolean;
  readonly requestId: string;
}

/** How far a list has come, told with the rows read so far, in the service's order and merged by identity. */
export interface Progress {
  readonly total?: number;
  readonly complete: boolean;
}

/** What reads one page: the operation with its own parameters and those of the page. */
export type AskPage = (parameters: Readonly<Record<string, RequestValue>>) => Promise<{
  readonly value: DecodedRow;
  readonly requestId: string;
}>;

/** Reads the rows of one operation's answers. */
export class PageReader {
  constructor(
    private readonly operation: Operation,
    private readonly rowsField: string | null,
    private readonly ask: AskPage,
  ) {}

  /** A numbered page; operations without paging have all rows on the first. */
  async numbered(pageNumber: number, pageSize: number): Promise<Page<DecodedRow>> {
    const paged = this.operation.paging === 'page';
    const { value, requestId } = await this.ask(paged ? { PageNumber: pageNumber, PageSize: pageSize } : {});
    const rows = this.rowsOf(value, requestId);
    const total = count(value.TotalCount);
    // The service may cap the page size, and may or may not say so; a page shorter than it says is the last one.
    const said = count(value.PageSize);
    const short = rows.length === 0 || (said !== undefined && rows.length < said);
    const before = (pageNumber - 1) * (said ?? pageSize);
    const more =
      paged && !short && (total === undefined ? rows.length >= (said ?? pageSize) : before + rows.length < total);
    return { rows, pageNumber, more, requestId, ...(total !== undefined && { total }) };
  }

  /** The page behind a token, or the first one; `next` is undefined on the last. */
  async following(token: string | undefined): Promise<{ rows: readonly DecodedRow[]; next?: string; total?: number }> {
    // The one operation that calls it MaxResult is no misprint (traps 10).
    const size = ['MaxResults', 'MaxResult'].find((name) => name in this.operation.parameters);
    const parameters = {
      ...(size !== undefined && { [size]: fullPage }),
      ...(token !== undefined && { NextToken: token }),
    };
    const { value, requestId } = await this.ask(parameters);
    const rows = this.rowsOf(value, requestId);
    const total = count(value.TotalCount);
    const next = value.NextToken;
    return {
      rows,
      ...(typeof next === 'string' && next !== '' && { next }),
      ...(total !== undefined && { total }),
    };
  }

  /** Rows stand in a list, or there is one: an object of its own, or the answer itself (traps 30). */
  private rowsOf(value: DecodedRow, requestId: string): readonly DecodedRow[] {
    if (this.rowsField === null) return [value];
    const rows = value[this.rowsField];
    const declared = this.operation.response[this.rowsField]?.type;
    if (declared === 'object' && (rows === undefined || isObject(rows))) return rows === undefined ? [] : [rows];
    // Rows that cannot be read must not look like rows that are not there.
    if (!isList(rows) || misfitName(this.rowsField) in value) {
      throw new TransportError({ action: this.operation.name, phase: 'garbage', outcome: 'unknown', requestId });
    }
    return rows.filter(isObject);
  }
}

function count(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
}

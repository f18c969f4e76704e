import { invalidParameter } from './errors';
import { rowsFrom } from './listing';
import type { Parameters } from './parameters';

export interface TokenPage<Row> {
  readonly rows: readonly Row[];
  /** Asks for the page behind this one; empty on the last (003 4.19). */
  readonly nextToken: string;
  /** Rows on all pages. */
  readonly total: number;
}

/** The page size, which two operations spell differently (traps 10, 50). */
export interface TokenPaging {
  readonly size: 'MaxResults' | 'MaxResult';
  readonly byDefault: number;
  readonly largest: number;
}

/** One page, counted on from where NextToken says. A token tells nothing but a position and is not kept. */
export function tokenPage<Row>(rows: readonly Row[], parameters: Parameters, paging: TokenPaging): TokenPage<Row> {
  const size = parameters.integer(paging.size) ?? paging.byDefault;
  if (size < 1 || size > paging.largest) throw invalidParameter(paging.size);
  const start = positionOf(parameters.text('NextToken'));
  const { rows: shown, next, total } = rowsFrom(rows, start, size, parameters.listFault);
  return { rows: shown, nextToken: next < rows.length ? tokenOf(next) : '', total };
}

function tokenOf(position: number): string {
  return Buffer.from(`row ${position}`).toString('hex');
}

function positionOf(token: string | undefined): number {
  if (token === undefined) return 0;
  const position = /^row (\d{1,9})$/.exec(Buffer.from(token, 'hex').toString())?.[1];
  if (position === undefined || tokenOf(Number(position)) !== token) throw invalidParameter('NextToken');
  return Number(position);
}

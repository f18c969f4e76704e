import type { Client } from '../api/client';
import { ServiceError } from '../api/errors';
import type { FurtherList, Kind } from '../catalog/kind';
import type { Operation } from '../catalog/operation';
import type { Row } from './reader';
import type { Scope } from './scope';
import { linkOf, narrow } from './scope';

/**
 * Rows below the scope's parent that only a second list names, under the names of the first one. Empty where there is
 * no such list, or where it is not for the caller to see.
 * @throws ServiceError, TransportError, Cancelled
 */
export async function furtherRows(
  client: Client,
  kind: Kind,
  scope: Scope,
  signal: AbortSignal | undefined,
): Promise<readonly Row[]> {
  const { parent, region } = scope;
  const also = linkOf(kind, scope)?.also;
  if (also === undefined || parent === undefined) return [];
  const request = { RegionId: region, ...narrow(also.by, parent.id) };
  const options = { region, identity: kind.identity, ...(signal === undefined ? {} : { signal }) };
  try {
    const rows = await client.list<Operation, string>(also.operation, also.rows, request, options);
    return rows.filter((row) => isGiven(row[also.present])).map((row) => underOwnNames(row, also));
  } catch (error) {
    if (error instanceof ServiceError && also.none.includes(error.code)) return [];
    throw error;
  }
}

/** True for a row that its region's list does not hold: only the second list below a parent names it. */
export function isFurtherRow(kind: Kind, row: Row): boolean {
  return kind.parents.some(({ also }) => also !== undefined && isGiven(row[also.present]));
}

function isGiven(value: Row[string]): boolean {
  return value !== undefined && value !== null && value !== '';
}

function underOwnNames(row: Row, { renamed }: FurtherList): Row {
  const theirs = new Set(Object.values(renamed));
  const kept = Object.entries(row).filter(([name]) => !theirs.has(name));
  const named = Object.entries(renamed).map(([own, name]) => [own, row[name]] as const);
  return Object.fromEntries([...kept, ...named]);
}

import type { DecodedRow } from './decode';
import { TransportError } from './errors';
import { MergedRows } from './mergedRows';
import type { Page, PageReader, Progress } from './paging';
import { fullPage } from './paging';

export interface WholeListOptions {
  /** Operation name, for errors. */
  readonly action: string;
  /** Fields that together identify a row. */
  readonly identity: readonly string[];
  /** Pages asked for at once. */
  readonly sideBySide: number;
  readonly onRows?: ((rows: readonly DecodedRow[], progress: Progress) => void) | undefined;
}

/** Reads all pages of a list that is paged by numbers, side by side. */
export function wholeList(reader: PageReader, options: WholeListOptions): Promise<readonly DecodedRow[]> {
  return settled(options.onRows, (onRows) => readPages(reader, options, onRows));
}

/** Reads all pages of a list that is paged by tokens; each page names the next one. */
export function wholeTokenList(reader: PageReader, options: WholeListOptions): Promise<readonly DecodedRow[]> {
  return settled(options.onRows, (onRows) => readByToken(reader, options, onRows));
}

/**
 * Reads a list. When rows moved meanwhile - the totals differ, or a row came twice - a row may have slipped through
 * between two pages, so the list is read once more.
 */
async function settled(
  onRows: WholeListOptions['onRows'],
  read: (onRows: WholeListOptions['onRows']) => Promise<Pass>,
): Promise<readonly DecodedRow[]> {
  let pass = await read(onRows);
  if (pass.moved) {
    const before = pass.rows;
    // Quietly: rows that have been shown must not vanish while they are read again.
    pass = await read(undefined);
    // Still moving: better a row that is already gone than a row that is missing.
    if (pass.moved) pass.rows.addMissing(before);
  }
  const rows = pass.rows.inOrder();
  onRows?.(rows, { complete: true, ...(pass.total !== undefined && { total: pass.total }) });
  return rows;
}

interface Pass {
  readonly rows: MergedRows;
  readonly moved: boolean;
  readonly total: number | undefined;
}

async function readByToken(
  reader: PageReader,
  options: WholeListOptions,
  onRows: WholeListOptions['onRows'],
): Promise<Pass> {
  const rows = new MergedRows(options.identity);
  const totals = new Set<number>();
  const seen = new Set<string>();
  let token: string | undefined;
  for (let number = 1; ; number += 1) {
    const page = await reader.following(token);
    rows.add(number, page.rows);
    if (page.total !== undefined) totals.add(page.total);
    onRows?.(rows.inOrder(), { complete: false, ...(page.total !== undefined && { total: page.total }) });
    token = page.next;
    if (token === undefined) return passOf(rows, totals);
    // A service that goes round in circles would otherwise never let go.
    if (seen.has(token)) throw new TransportError({ action: options.action, phase: 'garbage', outcome: 'unknown' });
    seen.add(token);
  }
}

async function readPages(
  reader: PageReader,
  options: WholeListOptions,
  onRows: WholeListOptions['onRows'],
): Promise<Pass> {
  const rows = new MergedRows(options.identity);
  const totals = new Set<number>();
  const take = (page: Page<DecodedRow>): number => {
    const fresh = rows.add(page.pageNumber, page.rows);
    if (page.total !== undefined) totals.add(page.total);
    onRows?.(rows.inOrder(), { complete: false, ...(page.total !== undefined && { total: page.total }) });
    return fresh;
  };
  const first = await reader.numbered(1, fullPage);
  take(first);
  if (first.more) {
    // The size of the first page counts, not the size that was asked for: the service may cap it.
    const last = first.total === undefined ? Infinity : Math.ceil(first.total / first.rows.length);
    let ended = false;
    let next = 2;
    const worker = async (): Promise<void> => {
      while (!ended && next <= last) {
        const page = await reader.numbered(next++, fullPage);
        // A page that brings nothing new is the end, whatever the total says (traps 50).
        if (take(page) === 0 || (last === Infinity && !page.more)) ended = true;
      }
    };
    // Without a total, only the page before tells whether there is another one.
    const workers = last === Infinity ? 1 : Math.min(options.sideBySide, last - 1);
    await Promise.all(Array.from({ length: workers }, worker));
  }
  return passOf(rows, totals);
}

function passOf(rows: MergedRows, totals: ReadonlySet<number>): Pass {
  const total = totals.size === 0 ? undefined : Math.max(...totals);
  return { rows, total, moved: totals.size > 1 || rows.repeated };
}

import type { DecodedRow } from './decode';

/** Rows of many pages in the order of the pages, each identity once, its latest reading winning. */
export class MergedRows {
  private readonly pages = new Map<number, readonly string[]>();
  private readonly byIdentity = new Map<string, DecodedRow>();
  private cameTwice = false;

  constructor(private readonly identity: readonly string[]) {}

  /** True when a row was on two pages: the list changed while it was read. */
  get repeated(): boolean {
    return this.cameTwice;
  }

  /** Returns how many of the rows had not been seen before. */
  add(page: number, rows: readonly DecodedRow[]): number {
    const before = this.byIdentity.size;
    const keys = rows.map((row) => this.keyOf(row));
    rows.forEach((row, index) => {
      this.byIdentity.set(keys[index] ?? '', row);
    });
    this.pages.set(page, keys);
    const fresh = this.byIdentity.size - before;
    if (fresh < rows.length) this.cameTwice = true;
    return fresh;
  }

  /** Appends the rows of another reading that this one does not have. */
  addMissing(other: MergedRows): void {
    const missing = [...other.byIdentity].filter(([key]) => !this.byIdentity.has(key));
    for (const [key, row] of missing) this.byIdentity.set(key, row);
    this.pages.set(
      Infinity,
      missing.map(([key]) => key),
    );
  }

  inOrder(): readonly DecodedRow[] {
    const order = [...this.pages.entries()].sort(([a], [b]) => a - b).flatMap(([, keys]) => keys);
    return [...new Set(order)].map((key) => this.byIdentity.get(key)).filter((row) => row !== undefined);
  }

  /** Rows that lack a part of their identity (traps 29) are the same only when they are equal throughout. */
  private keyOf(row: DecodedRow): string {
    const parts = this.identity.map((field) => row[field]);
    return parts.some((part) => part === undefined || part === '') ? JSON.stringify(row) : JSON.stringify(parts);
  }
}

/** Under which keys an index files a row: none, one or several. */
export type KeysOf<Row> = (row: Row) => string | readonly string[] | undefined;

/** Rows of one key. Once handed out, the list is replaced and not changed, so that nobody's loop is disturbed. */
interface Shelf<Row> {
  rows: Row[];
  lent: boolean;
}

/** Rows by a key that follows from what is in them; those of one key in the order of the table. */
export class TableIndex<Row> {
  private readonly shelves = new Map<string, Shelf<Row>>();

  constructor(
    private readonly keysOf: KeysOf<Row>,
    /** The row's place in the table. */
    private readonly ordinalOf: (row: Row) => number,
  ) {}

  rows(key: string): readonly Row[] {
    const shelf = this.shelves.get(key);
    if (shelf === undefined) return [];
    shelf.lent = true;
    return shelf.rows;
  }

  keys(row: Row): readonly string[] {
    const keys = this.keysOf(row);
    if (keys === undefined) return [];
    return typeof keys === 'string' ? [keys] : [...new Set(keys)];
  }

  file(row: Row, keys: readonly string[]): void {
    for (const key of keys) {
      const rows = this.open(key);
      const last = rows.at(-1);
      if (last === undefined || this.ordinalOf(last) < this.ordinalOf(row)) rows.push(row);
      else rows.splice(this.placeIn(rows, row), 0, row);
    }
  }

  take(row: Row, keys: readonly string[]): void {
    for (const key of keys) {
      const rows = this.open(key);
      const place = rows.indexOf(row);
      if (place >= 0) rows.splice(place, 1);
      if (rows.length === 0) this.shelves.delete(key);
    }
  }

  has(row: Row, key: string): boolean {
    return this.shelves.get(key)?.rows.includes(row) ?? false;
  }

  /** How many places rows have in the index. */
  size(): number {
    let size = 0;
    for (const { rows } of this.shelves.values()) size += rows.length;
    return size;
  }

  /** The rows of a key as a list that may be changed. */
  private open(key: string): Row[] {
    const shelf = this.shelves.get(key) ?? { rows: [], lent: false };
    this.shelves.set(key, shelf);
    if (shelf.lent) shelf.rows = [...shelf.rows];
    shelf.lent = false;
    return shelf.rows;
  }

  private placeIn(rows: readonly Row[], row: Row): number {
    const ordinal = this.ordinalOf(row);
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = rows[middle];
      if (there !== undefined && this.ordinalOf(there) < ordinal) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

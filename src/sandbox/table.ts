import { type KeysOf, TableIndex } from './tableIndex';

/** The indexes of a table by name. */
export type Indexes<Row> = Readonly<Record<string, KeysOf<Row>>>;

interface Entry<Row> {
  readonly row: Row;
  readonly ordinal: number;
}

/**
 * Rows of one kind by ID, in the order in which they were added, and by the keys of its indexes. Rows are changed where
 * they are, except for what an index looks at: that is readonly in the model and changed by `update`.
 */
export class Table<Row extends { readonly id: string; readonly region: string }, Index extends string = never> {
  private readonly entries = new Map<string, Entry<Row>>();
  private readonly indexes: ReadonlyMap<string, TableIndex<Row>>;
  private ordinal = 0;

  constructor(rows: Iterable<Row>, indexes: Readonly<Record<Index, KeysOf<Row>>>) {
    const ordinalOf = ({ id }: Row) => this.entries.get(id)?.ordinal ?? 0;
    this.indexes = new Map(
      Object.entries<KeysOf<Row>>(indexes).map(([name, keysOf]) => [name, new TableIndex(keysOf, ordinalOf)]),
    );
    for (const row of rows) this.add(row);
  }

  get size(): number {
    return this.entries.size;
  }

  get(id: string): Row | undefined {
    return this.entries.get(id)?.row;
  }

  /** A row with the ID of another one takes its place. */
  add(row: Row): void {
    const before = this.entries.get(row.id);
    if (before !== undefined) for (const index of this.indexes.values()) index.take(before.row, index.keys(before.row));
    this.entries.set(row.id, { row, ordinal: before?.ordinal ?? this.ordinal });
    this.ordinal += 1;
    for (const index of this.indexes.values()) index.file(row, index.keys(row));
  }

  remove(id: string): void {
    const row = this.get(id);
    if (row === undefined) return;
    for (const index of this.indexes.values()) index.take(row, index.keys(row));
    this.entries.delete(id);
  }

  /** Changes a row that is in the table, and where its indexes have it. */
  update(row: Row, change: Partial<Row>): void {
    const before = [...this.indexes.values()].map((index) => ({ index, keys: index.keys(row) }));
    Object.assign(row, change);
    for (const { index, keys } of before) {
      const now = index.keys(row);
      index.take(
        row,
        keys.filter((key) => !now.includes(key)),
      );
      index.file(
        row,
        now.filter((key) => !keys.includes(key)),
      );
    }
  }

  /** The rows that an index has under a key, in the order in which they were added. */
  by(index: Index, key: string): readonly Row[] {
    return this.indexes.get(index)?.rows(key) ?? [];
  }

  /** Every row: for what is done to the whole of an estate, not for answering requests. */
  all(): Row[] {
    return Array.from(this.entries.values(), ({ row }) => row);
  }

  /** Looks at every row, as `all` does. */
  where(accepts: (row: Row) => boolean): Row[] {
    return this.all().filter(accepts);
  }

  /** IDs of rows that an index does not have where it should: they were changed past `update`. */
  misfiled(): string[] {
    return [...this.indexes.values()].flatMap((index) => {
      const rows = this.all();
      const places = rows.reduce((sum, row) => sum + index.keys(row).length, 0);
      const wrong = rows.filter((row) => !index.keys(row).every((key) => index.has(row, key))).map(({ id }) => id);
      return wrong.length === 0 && places !== index.size() ? ['a row that is not in the table'] : wrong;
    });
  }
}

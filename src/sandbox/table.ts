/** Rows of one kind by ID, in the order in which they were added. */
export class Table<Row extends { readonly id: string; readonly region: string }> {
  private readonly rows: Map<string, Row>;

  constructor(rows: readonly Row[]) {
    this.rows = new Map(rows.map((row) => [row.id, row]));
  }

  get(id: string): Row | undefined {
    return this.rows.get(id);
  }

  add(row: Row): void {
    this.rows.set(row.id, row);
  }

  remove(id: string): void {
    this.rows.delete(id);
  }

  all(): Row[] {
    return [...this.rows.values()];
  }

  where(accepts: (row: Row) => boolean): Row[] {
    return this.all().filter(accepts);
  }

  some(accepts: (row: Row) => boolean): boolean {
    for (const row of this.rows.values()) if (accepts(row)) return true;
    return false;
  }
}

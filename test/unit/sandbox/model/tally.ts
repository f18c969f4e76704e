/** How often each operation was accepted and refused, and how many commands were carried out. */
export class Tally {
  executed = 0;
  private readonly counts = new Map<string, { accepted: number; refused: number; open: number }>();

  private readonly codes = new Map<string, number>();

  countCode(code: string): void {
    this.codes.set(code, this.withCode(code) + 1);
  }

  withCode(code: string): number {
    return this.codes.get(code) ?? 0;
  }

  count(action: string, accepted: boolean, open: boolean): void {
    const { accepted: yes, refused: no, open: unsaid } = this.of(action);
    const counts = {
      accepted: yes + (accepted ? 1 : 0),
      refused: no + (accepted ? 0 : 1),
      open: unsaid + (open ? 1 : 0),
    };
    this.counts.set(action, counts);
  }

  of(action: string): { readonly accepted: number; readonly refused: number; readonly open: number } {
    return this.counts.get(action) ?? { accepted: 0, refused: 0, open: 0 };
  }

  /** A line for each operation, for whoever wants to know how far the sequences reached. */
  toString(): string {
    const lines = [...this.counts].map(
      ([action, { accepted, refused, open }]) => `${action}: ${accepted} accepted, ${refused} refused, ${open} open`,
    );
    return [`${this.executed} commands`, ...lines].join('\n');
  }
}

/** Resources of which a change is under way, or was and nobody knows its outcome, and where it was made. */
export class BusySubjects {
  private readonly changes = new Map<string, { count: number; readonly window: number }>();

  has(subject: string): boolean {
    return this.changes.has(subject);
  }

  /** Another change of it begins, in this window unless it is bound to another one; gives the window. */
  begin(subject: string, window: number): number {
    const busy = this.changes.get(subject) ?? { count: 0, window };
    busy.count += 1;
    this.changes.set(subject, busy);
    return busy.window;
  }

  /** One of its changes has ended, and everybody knows how. */
  end(subject: string): void {
    const busy = this.changes.get(subject);
    if (busy === undefined) return;
    busy.count -= 1;
    if (busy.count === 0) this.changes.delete(subject);
  }
}

/** What is open, by name: at most one for each. */
export class OpenPages<Page> {
  private readonly pages = new Map<string, Page>();

  get(name: string): Page | undefined {
    return this.pages.get(name);
  }

  all(): readonly Page[] {
    return [...this.pages.values()];
  }

  /** False when another one has the name: then that one stays. */
  add(name: string, page: Page): boolean {
    if (this.pages.has(name)) return false;
    this.pages.set(name, page);
    return true;
  }

  /** Frees the name, if it is this page that has it. */
  remove(name: string, page: Page): void {
    if (this.pages.get(name) === page) this.pages.delete(name);
  }
}

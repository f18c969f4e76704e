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

  /** Gives a page another name. When another page has that, nothing changes: then the other one is returned. */
  rename(from: string, to: string, page: Page): Page | undefined {
    const other = this.pages.get(to);
    if (other !== undefined && other !== page) return other;
    this.remove(from, page);
    this.pages.set(to, page);
    return undefined;
  }

  /** Frees the name, if it is this page that has it. */
  remove(name: string, page: Page): void {
    if (this.pages.get(name) === page) this.pages.delete(name);
  }
}

import type { Locator } from 'playwright-core';
import type { TreeRow, RowName, TreeView } from './treeView.js';
import { until } from './until.js';
import type { Workbench } from './workbench.js';

/** The view below the tree that tells what was changed. */
export class ActivityPane {
  constructor(
    private readonly workbench: Workbench,
    /** Its title in the display language. */
    private readonly title = 'Activity',
  ) {}

  /** Opens the view, which is folded at first, and gives it enough room by folding the tree away if asked. */
  async open(): Promise<TreeView> {
    const header = this.header();
    await header.waitFor();
    await until(this.workbench.page, 'the activity view to open', async () => {
      if ((await header.getAttribute('aria-expanded')) === 'true') return true;
      await header.click();
      return false;
    });
    return this.rows;
  }

  get rows(): TreeView {
    return this.workbench.tree(this.title);
  }

  async waitFor(name: RowName): Promise<TreeRow> {
    return await this.rows.waitForRow(name);
  }

  /** Clicks an icon in the title of the view. */
  async press(action: string): Promise<void> {
    await this.header().hover();
    await this.header().getByRole('button', { name: action }).click();
  }

  private header(): Locator {
    return this.workbench.page.locator(`.part.sidebar .pane-header[aria-label^="${this.title}"]`);
  }
}

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

  /** Opens the view, which is folded at first, and makes it higher. */
  async open(): Promise<TreeView> {
    const header = this.header();
    await header.waitFor();
    await until(this.workbench.page, 'the activity view to open', async () => {
      if ((await header.getAttribute('aria-expanded')) === 'true') return true;
      await header.click();
      return false;
    });
    // It opens with five rows; what is out of view cannot be seen in the page.
    const { mouse } = this.workbench.page;
    await until(this.workbench.page, 'the activity view to be high', async () => {
      const { x, y, width } = (await header.boundingBox()) ?? { x: 0, y: 0, width: 0 };
      await mouse.move(x + width / 2, y);
      await mouse.down();
      await mouse.move(x + width / 2, y - 250, { steps: 5 });
      await mouse.up();
      // While it opens its edge is elsewhere.
      const { y: now } = (await header.boundingBox()) ?? { y };
      return now < y - 100;
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

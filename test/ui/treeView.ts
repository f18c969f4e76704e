import type { Locator, Page } from 'playwright-core';
import { chooseMenuItem } from './menu.js';
import { until, within } from './until.js';

/** A row of a tree as a person, or a screen reader, gets it. `expanded` is undefined for a row without children. */
export interface TreeRow {
  label: string;
  description: string;
  ariaLabel: string;
  /** 1 for roots. */
  level: number;
  expanded: boolean | undefined;
  selected: boolean;
}

/** Names a row by its whole label, or by a pattern that label and description, joined by a space, match. */
export type RowName = string | RegExp;

/** After so many milliseconds without any effect a click on an arrow counts as lost. */
const clickPatience = 2_000;

/** One of our tree views in the side bar. Only rows that are scrolled into view exist in the page. */
export class TreeView {
  constructor(
    private readonly page: Page,
    private readonly view: Locator,
  ) {}

  /** The rows in view, top to bottom. */
  async rows(): Promise<TreeRow[]> {
    return await this.view.locator('.monaco-list-row').evaluateAll((elements) =>
      elements
        .map((element) => ({ element, top: element.getBoundingClientRect().top }))
        .sort((one, other) => one.top - other.top)
        .map(({ element }) => {
          const expanded = element.getAttribute('aria-expanded');
          return {
            label: element.querySelector('.label-name')?.textContent ?? '',
            description: element.querySelector('.label-description')?.textContent ?? '',
            ariaLabel: element.getAttribute('aria-label') ?? '',
            level: Number(element.getAttribute('aria-level')),
            expanded: expanded === null ? undefined : expanded === 'true',
            selected: element.getAttribute('aria-selected') === 'true',
          };
        }),
    );
  }

  /** Waits until a row is there, scrolling down to it if it is out of view. */
  async waitForRow(name: RowName): Promise<TreeRow> {
    return await until(this.page, `the row ${String(name)}`, async () => {
      const found = (await this.rows()).find((row) => matches(row, name));
      if (found === undefined) {
        await this.scrollDownOrToTop();
      }
      return found;
    });
  }

  /** Whether a row is there within so many milliseconds, also out of view. */
  async hasRow(name: RowName, milliseconds: number): Promise<boolean> {
    const found = await within(this.page, milliseconds, async () => {
      if ((await this.rows()).some((row) => matches(row, name))) return true;
      await this.scrollDownOrToTop();
      return undefined;
    });
    return found === true;
  }

  /** Shows the last rows. */
  async scrollToEnd(): Promise<void> {
    await this.list().focus();
    await this.page.keyboard.press('End');
  }

  /** The wanted labels of all rows, top to bottom, also of those out of view: scrolls through the tree once. */
  async allLabels(wanted: (label: string) => boolean): Promise<string[]> {
    const found = new Map<string, string>();
    await this.list().focus();
    await this.page.keyboard.press('Home');
    do {
      for (const { ariaLabel, label } of await this.rows()) {
        if (wanted(label)) {
          found.set(ariaLabel, label);
        }
      }
    } while (await this.turnPage());
    return [...found.values()];
  }

  /** Waits until no row in view has the name. */
  async waitForNoRow(name: RowName): Promise<void> {
    await until(this.page, `the row ${String(name)} to go`, async () =>
      (await this.rows()).every((row) => !matches(row, name)),
    );
  }

  async expand(name: RowName): Promise<void> {
    await this.setExpanded(name, true);
  }

  async collapse(name: RowName): Promise<void> {
    await this.setExpanded(name, false);
  }

  /** Expands one row after another, each below the one before. */
  async expandPath(...names: RowName[]): Promise<void> {
    for (const name of names) {
      await this.expand(name);
    }
  }

  async click(name: RowName): Promise<void> {
    await (await this.element(name)).click();
  }

  /** Selects several rows: the first with a click, each other one with Ctrl and a click. */
  async select(...names: RowName[]): Promise<void> {
    for (const [index, name] of names.entries()) {
      await (await this.element(name)).click({ modifiers: index === 0 ? [] : ['Control'] });
    }
  }

  /** Selects a row, and with Shift and a click all rows down to another one. */
  async selectRange(first: RowName, last: RowName): Promise<void> {
    await this.click(first);
    await (await this.element(last)).click({ modifiers: ['Shift'] });
  }

  /** The text of the row's hover. */
  async hover(name: RowName): Promise<string> {
    await (await this.element(name)).locator('.monaco-icon-label').hover();
    const hover = this.page.locator('.monaco-hover:visible .monaco-hover-content, .workbench-hover:visible').first();
    await hover.waitFor();
    return await hover.innerText();
  }

  /** Chooses an item of the row's context menu; further labels lead through submenus. */
  async chooseFromMenu(name: RowName, ...path: string[]): Promise<void> {
    await (await this.element(name)).click({ button: 'right' });
    await chooseMenuItem(this.page, ...path);
  }

  /** The labels in the row's context menu, which is closed again. */
  async menuLabels(name: RowName): Promise<string[]> {
    await (await this.element(name)).click({ button: 'right' });
    const items = this.page.locator('.monaco-menu .action-item:not(.disabled) .action-label:not(.separator)');
    await items.first().waitFor();
    const labels = await items.evaluateAll((elements) => elements.map((element) => element.textContent));
    await this.page.keyboard.press('Escape');
    await items.first().waitFor({ state: 'detached' });
    return labels;
  }

  /** Clicks an icon at the end of the row, given its tooltip. */
  async clickInlineAction(name: RowName, action: string): Promise<void> {
    const row = await this.element(name);
    const button = row.locator('.actions').getByRole('button', { name: action });
    await until(this.page, `${action} at the row ${String(name)}`, async () => {
      await row.hover();
      // A row that is drawn again meanwhile loses its icons until the pointer moves over it once more.
      return await button.click({ timeout: 1000 }).then(
        () => true,
        () => false,
      );
    });
  }

  /**
   * Turns the arrow of a row. A click is lost when the row is drawn anew between press and release, so who sees
   * nothing happen clicks once more, as a person does.
   */
  private async setExpanded(name: RowName, wanted: boolean): Promise<void> {
    let clicked = -Infinity;
    await until(this.page, `the row ${String(name)} to ${wanted ? 'expand' : 'collapse'}`, async () => {
      const { expanded } = await this.waitForRow(name);
      const isBusy = (await this.view.locator('.monaco-tl-twistie.codicon-tree-item-loading').count()) > 0;
      if (expanded === wanted) return !isBusy && (await this.isSettled(name, wanted));
      if (!isBusy && Date.now() - clicked > clickPatience) {
        await (await this.element(name)).locator('.monaco-tl-twistie').click();
        clicked = Date.now();
      }
      return false;
    });
  }

  /** What is below comes a moment after the arrow has turned, and moves the rows. */
  private async isSettled(name: RowName, isExpanded: boolean): Promise<boolean> {
    const rows = await this.rows();
    const index = rows.findIndex((candidate) => matches(candidate, name));
    const [now, next] = [rows[index], rows[index + 1]];
    return now !== undefined && (next === undefined || next.level > now.level === isExpanded);
  }

  /** The first row with the name, found by what does not change while it is being refreshed. */
  private async element(name: RowName): Promise<Locator> {
    const { label, description } = await this.waitForRow(name);
    const labelled = this.view
      .locator('.monaco-list-row')
      .filter({ has: this.page.locator('.label-name').getByText(label, { exact: true }) });
    return typeof name === 'string' || description === ''
      ? labelled.first()
      : labelled
          .filter({ has: this.page.locator('.label-description').getByText(description, { exact: true }) })
          .first();
  }

  /** Moves the focus one page down, and tells whether that moved anything: at the end nothing does. */
  private async turnPage(): Promise<boolean> {
    const focused = this.view.locator('.monaco-list-row.focused');
    const before = await focused.getAttribute('aria-label');
    await this.page.keyboard.press('PageDown');
    const moved = await within(this.page, 500, async () => (await focused.getAttribute('aria-label')) !== before);
    return moved === true;
  }

  /** Turns the wheel, and tells whether that moved anything: at the end nothing does. */
  private async scroll(pixels: number): Promise<boolean> {
    const before = (await this.rows()).at(-1)?.ariaLabel;
    await this.list().hover({ position: { x: 5, y: 5 } });
    await this.page.mouse.wheel(0, pixels);
    const moved = await within(this.page, 300, async () => (await this.rows()).at(-1)?.ariaLabel !== before);
    return moved === true;
  }

  /** The height of what is in view but for a row or two, in pixels. */
  private async pageHeight(): Promise<number> {
    const box = await this.list().boundingBox();
    return Math.max(100, (box?.height ?? 0) - 50);
  }

  private async scrollDownOrToTop(): Promise<void> {
    const isTall = await this.view
      .locator('.monaco-list-rows')
      .evaluateAll((elements) =>
        elements.some(({ clientHeight, parentElement }) => clientHeight > (parentElement?.clientHeight ?? 0)),
      );
    if (isTall && !(await this.scroll(await this.pageHeight()))) {
      await this.page.mouse.wheel(0, -100_000);
    }
  }

  private list(): Locator {
    return this.view.locator('.monaco-list').first();
  }
}

function matches(row: TreeRow, name: RowName): boolean {
  return typeof name === 'string' ? row.label === name : name.test(`${row.label} ${row.description}`);
}

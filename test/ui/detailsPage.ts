import type { Frame, Locator } from 'playwright-core';
import { pageWithHeading, textsOf } from './pages.js';
import { until } from './until.js';
import type { Workbench } from './workbench.js';

/** The details panel of one resource. */
export class DetailsPage {
  private constructor(
    readonly frame: Frame,
    private readonly workbench: Workbench,
  ) {}

  /** Waits for the details of the resource with this name, read afresh. */
  static async of(workbench: Workbench, name: string): Promise<DetailsPage> {
    const frame = await pageWithHeading(workbench, name);
    await frame.locator('main.details[aria-busy="false"]').waitFor();
    return new DetailsPage(frame, workbench);
  }

  async groups(): Promise<string[]> {
    return await textsOf(this.frame.locator('.groups h2'));
  }

  /** The value beside a label, as it is read. */
  async value(label: string): Promise<string> {
    return (await this.valueOf(label).innerText()).replaceAll(/\s+/g, ' ').trim();
  }

  /** The part of the page that holds the value beside a label. */
  valueOf(label: string): Locator {
    return this.row(label).locator('.value');
  }

  /** The state beside the heading. */
  async state(): Promise<string> {
    return (await this.frame.locator('.title .state').innerText()).trim();
  }

  async waitForState(state: string): Promise<void> {
    await until(this.workbench.page, `the state ${state}`, async () => (await this.state()) === state);
  }

  /** The actions that are possible now, as buttons. */
  async actions(): Promise<string[]> {
    return await textsOf(this.frame.locator('.actions vscode-button'));
  }

  /** Why the other actions are not possible, by label. */
  async impossible(): Promise<Record<string, string>> {
    await this.frame.locator('.unavailable summary').click();
    const rows = await this.frame.locator('.unavailable .row').all();
    const pairs = rows.map(async (row): Promise<[string, string]> => [
      await row.locator('dt').innerText(),
      await row.locator('dd').innerText(),
    ]);
    return Object.fromEntries(await Promise.all(pairs));
  }

  async press(button: string): Promise<void> {
    await this.frame.getByRole('button', { name: button, exact: true }).click();
  }

  /** Copies a value and gives what is in the clipboard then. */
  async copy(label: string): Promise<string> {
    const { page } = this.workbench;
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await this.row(label).hover();
    await this.press(`Copy: ${label}`);
    return await until(page, `${label} in the clipboard`, async () => {
      const text = await page.evaluate(() => navigator.clipboard.readText());
      return text !== '' && text;
    });
  }

  /** Follows a link to another resource. */
  async follow(name: string): Promise<DetailsPage> {
    await this.frame.locator('button.link').filter({ hasText: name }).first().click();
    return await DetailsPage.of(this.workbench, name);
  }

  /** The links to what hangs below the resource. */
  async children(): Promise<string[]> {
    await this.frame.locator('.children[aria-busy="false"]').waitFor();
    return await textsOf(this.frame.locator('.children button.link'));
  }

  private row(label: string): Locator {
    return this.frame
      .locator('.groups .row')
      .filter({ has: this.frame.locator('dt').getByText(label, { exact: true }) })
      .first();
  }
}

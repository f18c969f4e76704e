import type { Frame, Locator } from 'playwright-core';
import { pageWithHeading, textsOf } from './pages.js';
import { until } from './until.js';
import type { Workbench } from './workbench.js';

/** The page of a guide. */
export class GuidePage {
  private constructor(
    readonly frame: Frame,
    private readonly workbench: Workbench,
  ) {}

  /** Waits for the guide with this title, read afresh. */
  static async of(workbench: Workbench, title: string): Promise<GuidePage> {
    const page = new GuidePage(await pageWithHeading(workbench, title), workbench);
    await page.settled();
    return page;
  }

  /** Waits until everything has been read. */
  async settled(): Promise<void> {
    await this.frame.locator('main.guide[aria-busy="false"]').waitFor();
  }

  /** Waits until this step is the current one. */
  async waitForStep(title: string): Promise<void> {
    await until(this.workbench.page, `the step "${title}"`, async () => (await this.current()).startsWith(title));
    await this.settled();
  }

  /** The heading of the current step: its title and how it stands. */
  async current(): Promise<string> {
    const [heading = ''] = await textsOf(this.frame.locator('li[aria-current="step"] h2'));
    return heading;
  }

  /** The headings of all steps, top to bottom. */
  async steps(): Promise<string[]> {
    return await textsOf(this.frame.locator('ol.steps > li h2'));
  }

  async text(): Promise<string> {
    return (await this.open().innerText()).replaceAll(/\s+/g, ' ');
  }

  async buttons(): Promise<string[]> {
    return await textsOf(this.open().locator('vscode-button'));
  }

  /** The sentence that says where things stand. */
  async summary(): Promise<string> {
    return (await this.frame.locator('.summary').innerText()).trim();
  }

  async links(): Promise<string[]> {
    return await textsOf(this.frame.locator('header button.link'));
  }

  async press(button: string): Promise<void> {
    await this.frame.getByRole('button', { name: button, exact: true }).first().click();
  }

  private open(): Locator {
    return this.frame.locator('li[aria-current="step"]');
  }
}

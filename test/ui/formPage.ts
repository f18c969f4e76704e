import type { Frame, Locator } from 'playwright-core';
import { pageWithHeading, textsOf } from './pages.js';
import { until } from './until.js';
import type { Workbench } from './workbench.js';

/** One line of "What will change": label, before, after. */
export type Change = readonly string[];

/** The form of an operation. */
export class FormPage {
  private constructor(
    readonly frame: Frame,
    private readonly workbench: Workbench,
  ) {}

  /** Waits for the form of the operation with this label. */
  static async of(workbench: Workbench, operation: string): Promise<FormPage> {
    return new FormPage(await pageWithHeading(workbench, operation), workbench);
  }

  /** Types into a field, or chooses the option with this value. */
  async fill(label: string, value: string): Promise<void> {
    const field = await this.field(label);
    const tag = await field.evaluate((element) => element.tagName);
    if (tag === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }

  /** Chooses an ID from a list that is loaded first. */
  async choose(label: string, id: string): Promise<void> {
    await this.frame.getByRole('combobox', { name: label, exact: true }).locator(`option[value="${id}"]`).waitFor({
      state: 'attached',
    });
    await this.fill(label, id);
  }

  /** Ticks or unticks a field. */
  async tick(label: string, on: boolean): Promise<void> {
    const box = await this.field(label);
    if ((await box.isChecked()) !== on) await box.locator('xpath=..').click();
  }

  async value(label: string): Promise<string> {
    return await (await this.field(label)).inputValue();
  }

  /** Waits until a field says what is wrong with it; '' stands for whatever it is. */
  async waitForProblem(label: string, text: string): Promise<void> {
    const field = this.frame.locator('.field').filter({ has: await this.field(label) });
    await field
      .locator('.problem')
      .getByText(text === '' ? /\w/ : text)
      .first()
      .waitFor();
  }

  /** Waits until the form complains about nothing. */
  async waitForNoProblem(): Promise<void> {
    const problems = this.frame.locator('.field .problem');
    await until(this.workbench.page, 'no problem', async () => (await problems.count()) === 0);
  }

  /** Waits until the preview of the changes has these lines. */
  async waitForChanges(...expected: Change[]): Promise<void> {
    const rows = this.frame.locator('.preview tbody tr');
    const read = async (): Promise<Change[]> =>
      await Promise.all((await rows.all()).map(async (row) => await textsOf(row.locator('th, td'))));
    await until(this.workbench.page, `the changes ${JSON.stringify(expected)}`, async () => {
      return JSON.stringify(await read()) === JSON.stringify(expected);
    });
  }

  /** Waits until the preview of the changes has so many lines, and gives them. */
  async changes(lines: number): Promise<Change[]> {
    const rows = this.frame.locator('.preview tbody tr');
    await until(this.workbench.page, `${lines} changes`, async () => (await rows.count()) === lines);
    return await Promise.all((await rows.all()).map(async (row) => await textsOf(row.locator('th, td'))));
  }

  /** Waits until the form has taken in what was typed. */
  async waitUntilUnsaved(): Promise<void> {
    await this.frame.locator('.footer').getByText('Unsaved changes').waitFor();
    const active = this.workbench.page.locator('.tab.active .label-name');
    await until(this.workbench.page, 'the mark on the tab', async () => (await active.innerText()).startsWith('●'));
  }

  async press(button: string): Promise<void> {
    await this.frame.getByRole('button', { name: button, exact: true }).first().click();
  }

  /** Waits for what came of saving, and gives its text. */
  async outcome(text: string): Promise<string> {
    const notice = this.frame.locator('#outcome .notice').filter({ hasText: text });
    await notice.waitFor();
    return await notice.innerText();
  }

  /** The rows of the conflict: field, when opened, now, yours. */
  async conflict(): Promise<string[][]> {
    const rows = this.frame.locator('#outcome .notice tbody tr');
    await rows.first().waitFor();
    return await Promise.all((await rows.all()).map(async (row) => await textsOf(row.locator('th, td'))));
  }

  /** Opens a group of fields that is closed. */
  async openGroup(title: string): Promise<void> {
    const group = this.frame
      .locator('details.form-group')
      .filter({ has: this.frame.getByText(title, { exact: true }) });
    if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
  }

  private async field(label: string): Promise<Locator> {
    const exact = { name: label, exact: true };
    const field = this.frame
      .getByRole('textbox', exact)
      .or(this.frame.getByRole('combobox', exact))
      .or(this.frame.getByRole('checkbox', exact))
      .or(this.frame.locator('input[type="password"]').and(this.frame.getByLabel(label, { exact: true })));
    await field.waitFor();
    return field;
  }
}

import type { Frame, Locator } from 'playwright-core';
import type { FormPage } from './formPage.js';
import { until, within } from './until.js';
import type { Workbench } from './workbench.js';

/** The form of an operation, filled in by the wire names of its parameters. */
export class ParameterForm {
  private readonly frame: Frame;

  constructor(
    private readonly page: FormPage,
    private readonly workbench: Workbench,
  ) {
    this.frame = page.frame;
  }

  /** Types, chooses or ticks; an ID that its picker does not offer is typed. */
  async set(parameter: string, value: string): Promise<void> {
    const control = await this.control(parameter);
    const [tag, type] = await control.evaluate((element) => [element.tagName, element.getAttribute('type')]);
    if (type === 'checkbox') await this.tick(control, value === 'true');
    else if (tag !== 'SELECT') await this.type(control, value);
    else if (await this.offers(control, value)) await control.selectOption(value);
    else {
      await this.field(parameter).locator('vscode-toolbar-button').first().click();
      await this.type(this.field(parameter).locator('input'), value);
    }
  }

  /** Types into a field without more ado. */
  async retype(parameter: string, value: string): Promise<void> {
    await this.type(await this.control(parameter), value);
  }

  /** Waits until some field, or list, says what the pattern matches. */
  async waitForProblem(says: RegExp): Promise<void> {
    const problems = this.frame.locator('.fields .problem.error, fieldset.list .problem.error');
    await until(this.workbench.page, `a problem like ${String(says)}`, async () => {
      const texts = await problems.allTextContents();
      // What a screen reader hears first.
      return texts.some((text) => says.test(text.trim().replace(/^Error:\s*/, '')));
    });
  }

  async waitForNoProblem(): Promise<void> {
    await this.page.waitForNoProblem();
  }

  private async type(control: Locator, value: string): Promise<void> {
    await control.fill(value);
    // What is wrong with a field is told when it is left.
    await control.blur();
  }

  private async tick(box: Locator, on: boolean): Promise<void> {
    if ((await box.isChecked()) !== on) await box.locator('xpath=..').click();
  }

  /** Lists of resources are read first. */
  private async offers(select: Locator, value: string): Promise<boolean> {
    const options = select.locator('option');
    const loading = select.locator('xpath=ancestor::*[@data-field]').locator('vscode-icon[name="loading"]');
    let idle = 0;
    const there = await within(this.workbench.page, 5000, async () => {
      const values = await options.evaluateAll((elements) => elements.map((option) => option.getAttribute('value')));
      if (values.includes(value)) return 'offered';
      idle = (await loading.count()) === 0 ? idle + 1 : 0;
      // Loading begins a moment after the field has come.
      return idle > 10 ? 'other' : undefined;
    });
    return there === 'offered';
  }

  /** The control of a parameter, its group opened and its entry of a list added if need be. */
  private async control(parameter: string): Promise<Locator> {
    const field = this.field(parameter);
    const [root = ''] = parameter.split('.');
    const list = this.frame.locator(`fieldset[data-list="${root}"]`);
    if ((await list.count()) > 0) {
      await this.show(list);
      while ((await field.count()) === 0) await list.locator(':scope > vscode-button').last().click();
    }
    await field.waitFor({ state: 'attached' });
    await this.show(field);
    return field.locator('input, select, textarea').first();
  }

  private async show(element: Locator): Promise<void> {
    const group = element.locator('xpath=ancestor::details[contains(@class, "form-group")]');
    if ((await group.getAttribute('open')) === null) await group.locator('summary').first().click();
  }

  private field(parameter: string): Locator {
    return this.frame.locator(`[data-field="${parameter}"]`);
  }
}

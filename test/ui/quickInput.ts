import type { Locator, Page } from 'playwright-core';
import { until } from './until.js';

/** The picker and the input box at the top of the window. */
export class QuickInput {
  private readonly widget: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget:visible');
  }

  /** Waits until it shows, and until its text contains `text` if given: title, placeholder, prompt or step. */
  async waitFor(text?: string): Promise<void> {
    await this.widget.waitFor();
    if (text !== undefined) {
      await until(this.page, `a picker or input that says "${text}"`, async () => (await this.text()).includes(text));
    }
  }

  /** Waits for the step that asks for this. Its name may also be part of the title, which all steps share. */
  async waitForStep(asked: string): Promise<void> {
    await this.widget.waitFor();
    await until(
      this.page,
      `the step "${asked}"`,
      async () => (await this.input().getAttribute('placeholder')) === asked,
    );
  }

  async waitUntilClosed(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** What is typed; '' when it is closed. */
  async value(): Promise<string> {
    const inputs = this.widget.locator('.quick-input-box input');
    return await inputs.evaluateAll((elements) =>
      elements.map((input) => (input instanceof HTMLInputElement ? input.value : '')).join(''),
    );
  }

  /** Everything it says: title, step, placeholder, prompt or validation message. */
  async text(): Promise<string> {
    const placeholder = await this.input().getAttribute('placeholder');
    return `${await this.widget.innerText()}\n${placeholder ?? ''}`;
  }

  /** The validation message or prompt below the input. */
  async message(): Promise<string> {
    return await this.widget.locator('.quick-input-message').innerText();
  }

  /** Whether what is typed is hidden. */
  async isMasked(): Promise<boolean> {
    return (await this.input().getAttribute('type')) === 'password';
  }

  /** The labels offered, top to bottom, as far as they are in view. Waits until there is one. */
  async labels(): Promise<string[]> {
    const rows = this.widget.locator('.quick-input-list .quick-input-list-row > .monaco-icon-label .label-name');
    await rows.first().waitFor();
    return await rows.evaluateAll((elements) => elements.map((element) => element.textContent));
  }

  /** Picks the entry whose label or whole text is given, narrowing the list by it first. */
  async pick(label: string): Promise<void> {
    await this.widget.waitFor();
    const entry = this.widget
      .locator('.quick-input-list .monaco-list-row')
      .filter({ has: this.page.locator('.label-name').getByText(label, { exact: true }) })
      .first();
    if (!(await entry.isVisible())) {
      await this.input().fill(label);
    }
    await entry.click();
  }

  /** Narrows the list by a text that one entry alone has, in its label or below it, and picks that entry. */
  async pickBy(text: string): Promise<void> {
    await this.fill(text);
    const rows = this.widget.locator('.quick-input-list .monaco-list-row');
    await until(this.page, `one entry with "${text}"`, async () => {
      const texts = await rows.allInnerTexts();
      return texts.length === 1 && texts[0]?.includes(text) === true;
    });
    await rows.first().click();
  }

  /** Ticks or unticks entries of a picker that takes several. */
  async toggle(...labels: string[]): Promise<void> {
    for (const label of labels) {
      await this.pick(label);
    }
  }

  /** Whether it opens within two seconds. */
  async opens(): Promise<boolean> {
    return await this.widget.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
  }

  /** Types into it, replacing what is there. */
  async fill(text: string): Promise<void> {
    await this.widget.waitFor();
    await this.input().fill(text);
  }

  async accept(): Promise<void> {
    await this.input().press('Enter');
  }

  /** Types an answer and accepts it. */
  async answer(text: string): Promise<void> {
    await this.fill(text);
    await this.accept();
  }

  async cancel(): Promise<void> {
    await this.input().press('Escape');
    await this.waitUntilClosed();
  }

  /** Clicks a button of its title bar (Back among them) or of its input, given its tooltip. */
  async clickButton(name: string): Promise<void> {
    await this.widget.getByRole('button', { name }).click();
  }

  private input(): Locator {
    return this.widget.locator('.quick-input-box input, .quick-input-box textarea').first();
  }
}

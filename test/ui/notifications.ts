import type { Locator, Page } from 'playwright-core';

/** Notifications in the corner and modal dialogs. */
export class Notifications {
  constructor(private readonly page: Page) {}

  /** The messages shown, newest first. */
  async messages(): Promise<string[]> {
    return await this.page.locator('.notification-toast .notification-list-item-message').allInnerTexts();
  }

  /** Waits for one whose message contains `text`, and gives its whole message. */
  async waitFor(text: string): Promise<string> {
    const message = this.toast(text).locator('.notification-list-item-message');
    await message.waitFor();
    return await message.innerText();
  }

  async waitForNone(text: string): Promise<void> {
    await this.toast(text).waitFor({ state: 'detached' });
  }

  /** The labels of the buttons of the notification whose message contains `text`. */
  async buttons(text: string): Promise<string[]> {
    await this.toast(text).waitFor();
    return await this.toast(text).locator('.notification-list-item-buttons-container .monaco-button').allInnerTexts();
  }

  /** Clicks a button of the notification whose message contains `text`; `Cancel` also stands for that of a progress. */
  async click(text: string, button: string): Promise<void> {
    const toast = this.toast(text);
    await toast.hover();
    await toast.getByRole('button', { name: button, exact: true }).click();
  }

  /** Closes all of them. */
  async clear(): Promise<void> {
    for (const toast of await this.page.locator('.notification-toast').all()) {
      await toast.hover();
      await toast.locator('.codicon-notifications-clear').click();
    }
  }

  /** Waits for a modal dialog, and gives its message with its detail. */
  async dialog(): Promise<string> {
    await this.modal().waitFor();
    return await this.modal().locator('.dialog-message-container').innerText();
  }

  async answerDialog(button: string): Promise<void> {
    await this.modal().getByRole('button', { name: button, exact: true }).click();
    await this.modal().waitFor({ state: 'detached' });
  }

  private toast(text: string): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text }).first();
  }

  private modal(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }
}

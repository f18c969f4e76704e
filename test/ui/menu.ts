import type { Page } from 'playwright-core';

/**
 * Chooses from the open context menu; each label but the last opens a submenu. With the keyboard, because VS Code
 * ignores clicks during the first tenth of a second.
 */
export async function chooseMenuItem(page: Page, ...path: string[]): Promise<void> {
  for (const [depth, label] of path.entries()) {
    const menu = page.locator('.monaco-menu').nth(depth);
    const item = page.getByRole('menuitem', { name: label, exact: true });
    await menu.getByRole('menuitem', { name: label, exact: true }).hover();
    await menu.locator('.action-item.focused').filter({ has: item }).waitFor();
    await page.keyboard.press(depth === path.length - 1 ? 'Enter' : 'ArrowRight');
  }
}

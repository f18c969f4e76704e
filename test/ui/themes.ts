import type { Page } from 'playwright-core';
import { looksToSee } from './looks.js';
import { until } from './until.js';
import type { Workbench } from './workbench.js';

/** The class that the window has, and what the system asks for then. The dark one is worn all the time. */
const themes = [
  ['vs-dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['hc-black', { colorScheme: 'dark', forcedColors: 'active' }],
  ['hc-light', { colorScheme: 'light', forcedColors: 'active' }],
  ['vs', { colorScheme: 'light', forcedColors: 'none' }],
] as const;

/**
 * Pictures of a window that follows the system: NAME in the dark, NAME-vs, NAME-hc-light and NAME-hc-black. Pickers and
 * dialogs stay open.
 * @param open opens again what does not, as hovers
 */
export async function pictureInEveryTheme(
  workbench: Workbench,
  name: string,
  open: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const { page } = workbench;
  // The system's own colors would hide those of the theme.
  await page.addStyleTag({ content: ':root { forced-color-adjust: none; }' });
  for (const [theme, media] of looksToSee(themes).toReversed()) {
    await page.emulateMedia(media);
    await until(page, `the theme ${theme}`, async () => (await themeOf(page)).includes(theme));
    await open();
    await workbench.screenshot(theme === 'vs-dark' ? name : `${name}-${theme}`);
  }
}

async function themeOf(page: Page): Promise<readonly string[]> {
  const classes = await page.locator('.monaco-workbench').first().getAttribute('class');
  return classes?.split(' ') ?? [];
}

import type { Page } from 'playwright-core';
import { until } from './until.js';
import type { Workbench } from './workbench.js';

/** What the system asks for, by the class that the window then has. The dark one is last: it is worn all the time. */
const looks = {
  vs: { colorScheme: 'light', forcedColors: 'none' },
  'hc-light': { colorScheme: 'light', forcedColors: 'active' },
  'hc-black': { colorScheme: 'dark', forcedColors: 'active' },
  'vs-dark': { colorScheme: 'dark', forcedColors: 'none' },
} as const;

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
  for (const [theme, media] of Object.entries(looks)) {
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

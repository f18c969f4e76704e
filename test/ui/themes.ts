import type { Page } from 'playwright-core';
import { looksToSee } from './looks.js';
import { until } from './until.js';
import type { Workbench } from './workbench.js';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;
type Look = readonly [theme: string, media: Media];

const dark: Look = ['vs-dark', { colorScheme: 'dark', forcedColors: 'none' }];
/** What the system asks for, by the class that the window then has. */
const looks: readonly Look[] = [
  dark,
  ['vs', { colorScheme: 'light', forcedColors: 'none' }],
  ['hc-light', { colorScheme: 'light', forcedColors: 'active' }],
  ['hc-black', { colorScheme: 'dark', forcedColors: 'active' }],
];

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
  for (const look of looksToSee(looks)) {
    await wear(page, look);
    await open();
    await workbench.screenshot(look === dark ? name : `${name}-${look[0]}`);
  }
  await wear(page, dark);
}

async function wear(page: Page, [theme, media]: Look): Promise<void> {
  await page.emulateMedia(media);
  await until(page, `the theme ${theme}`, async () => {
    const classes = await page.locator('.monaco-workbench').first().getAttribute('class');
    return classes?.split(' ').includes(theme);
  });
}

import type { Frame, Locator } from 'playwright-core';
import { until } from './until.js';
import type { Workbench } from './workbench.js';

/** Waits for one of our panels that is in view and has this heading. */
export async function pageWithHeading(workbench: Workbench, heading: string): Promise<Frame> {
  return await until(workbench.page, `the page "${heading}"`, async () => {
    const frame = await workbench.webview();
    const shown = frame.locator('h1').getByText(heading, { exact: true });
    // A page that is being replaced answers with an error: it is not the one.
    const there = await shown.isVisible().catch(() => false);
    return there ? frame : undefined;
  });
}

/** The texts of elements, without the blanks around them. */
export async function textsOf(locator: Locator): Promise<string[]> {
  return (await locator.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

import type { Frame, Page } from 'playwright-core';
import { until } from './until.js';

/**
 * The document of a webview that is in view, as a frame; it lies in an iframe in an iframe.
 * @param title of the panel, or a pattern of it; any webview when omitted
 */
export async function findWebview(page: Page, title?: string | RegExp): Promise<Frame> {
  return await until(page, `the webview ${title === undefined ? '' : String(title)}`, async () => {
    for (const outer of await page.locator('iframe.webview.ready:visible').elementHandles()) {
      const shell = await outer.contentFrame();
      const inner = await shell?.$('iframe#active-frame');
      const innerTitle = await inner?.getAttribute('title');
      const frame = await inner?.contentFrame();
      if (frame && (title === undefined || matches(innerTitle ?? '', title))) {
        return frame;
      }
    }
    return undefined;
  });
}

function matches(actual: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? actual === wanted : wanted.test(actual);
}

import type { ElementHandle, Frame, Page } from 'playwright-core';
import { until } from './until.js';

/**
 * The document of a webview that is in view, as a frame; it lies in an iframe in an iframe. Wait for one panel before
 * opening the next: on VS Code 1.100 all webviews of a server share an origin, and two that load at once can keep each
 * other's service worker from starting, which leaves one blank.
 * @param title of the panel, or a pattern of it; any webview when omitted
 */
export async function findWebview(page: Page, title?: string | RegExp): Promise<Frame> {
  return await until(page, `the webview ${title === undefined ? '' : String(title)}`, async () => {
    for (const outer of await page.locator('iframe.webview.ready:visible').elementHandles()) {
      const content = await contentOf(outer);
      if (content !== undefined && (title === undefined || matches(content.title, title))) {
        return content.frame;
      }
    }
    return undefined;
  });
}

/** Undefined while it is being loaded or replaced. */
async function contentOf(outer: ElementHandle): Promise<{ frame: Frame; title: string } | undefined> {
  const shell = await outer.contentFrame();
  try {
    const inner = await shell?.$('iframe#active-frame');
    const frame = await inner?.contentFrame();
    const title = await inner?.getAttribute('title');
    return frame ? { frame, title: title ?? '' } : undefined;
  } catch (error) {
    if (shell?.isDetached() === true || (error instanceof Error && error.message.includes('not attached'))) {
      return undefined;
    }
    throw error;
  }
}

function matches(actual: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? actual === wanted : wanted.test(actual);
}

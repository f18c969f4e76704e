import type { Page } from 'playwright-core';

/** How long UI tests wait for anything before they give up, in milliseconds. */
export const patience = 20_000;

/**
 * Asks again and again until there is an answer.
 * @param what names it in the error, e.g. `a row "vbr-1"`
 * @param ask gives undefined or false while it is not so yet
 */
export async function until<Answer>(
  page: Page,
  what: string,
  ask: () => Promise<Answer | undefined | false>,
): Promise<Answer> {
  const answer = await within(page, patience, ask);
  if (answer === undefined) {
    throw new Error(`Waited ${patience / 1000} s for ${what}.`);
  }
  return answer;
}

/** Like `until`, but gives undefined when there is no answer after so many milliseconds. */
export async function within<Answer>(
  page: Page,
  milliseconds: number,
  ask: () => Promise<Answer | undefined | false>,
): Promise<Answer | undefined> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) {
      return answer;
    }
    // One frame of the browser: what is asked about changes with what it draws.
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return undefined;
}

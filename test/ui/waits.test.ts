import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Page } from 'playwright-core';
import { useSandboxAccount } from './sandboxAccount.js';

/** Turns away from the window, or back to it. The browser of the tests would have the focus for ever. */
async function turn(page: Page, to: 'focus' | 'blur'): Promise<void> {
  await page.evaluate((event) => {
    document.hasFocus = () => event === 'focus';
    window.dispatchEvent(new Event(event));
  }, to);
}

describe('waiting for a final state', () => {
  // In the time of the service: the test moves it on.
  const stage = useSandboxAccount({ timeScale: 1 });

  it('rests while nobody looks at the window, and tells at once who is back, or laptops poll all night', async () => {
    const { workbench, sandbox, said } = stage();
    const { quickInput, notifications, page } = workbench;
    const looks = (): number => said('DescribeVirtualBorderRouters').length;
    const tree = workbench.tree();
    await tree.expandPath(/cn-hangzhou/, 'VBRs');
    await tree.chooseFromMenu('HQ-voice', 'Terminate VBR...');
    await quickInput.waitFor('Terminate VBR: HQ-voice');
    await quickInput.answer('HQ-voice');
    await notifications.waitFor('Terminate VBR: HQ-voice: Terminating');
    await turn(page, 'blur');
    // A look that was under way may still come.
    await page.waitForTimeout(500);
    const before = looks();
    sandbox.advance(9_000);
    // Looks would come after 2 s and 5 s at the latest.
    await page.waitForTimeout(6_000);
    assert.equal(looks(), before, 'it asked all the same');
    await turn(page, 'focus');
    await notifications.waitFor('VBR HQ-voice is now Terminated.');
    assert.equal(looks(), before + 1, 'one look tells it');
  });
});

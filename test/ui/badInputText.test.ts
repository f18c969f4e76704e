import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { before, describe, it } from 'mocha';
import type { WorldState } from '../../src/sandbox/index.js';
import { DetailsPage } from './detailsPage.js';
import { FormPage } from './formPage.js';
import { useMeddledAccount } from './meddledAccount.js';
import { until } from './until.js';

/** Would leave its mark on any window in which it ran. */
const mark = 'for (let w = window; ; w = w.parent) { w.executed = true; if (w === w.parent) break; }';

const hostile = {
  script: `<script>${mark}</script><img src=x onerror="${mark}">`,
  markdown: '**b** [go](command:workbench.action.toggleZenMode) $(trash)',
  reversed: 'invoice\u202Egnp.exe',
  long: `long-${'0123456789'.repeat(10_000)}`,
};

const shownReversed = 'invoice⟨U+202E⟩gnp.exe';

/** Gives VBRs of the headquarters these names. */
function renamed(state: WorldState): WorldState {
  const names: Readonly<Record<string, string>> = {
    'HQ-production': hostile.script,
    'HQ-voice': hostile.markdown,
    'HQ-production-standby': hostile.reversed,
  };
  return {
    ...state,
    virtualBorderRouters: state.virtualBorderRouters.map((router) => ({
      ...router,
      name: names[router.name] ?? router.name,
      description: router.name === 'HQ-voice' ? hostile.long : router.description,
    })),
  };
}

async function executed(page: Page): Promise<boolean> {
  const answers = page.frames().map((frame) => frame.evaluate(() => 'executed' in window).catch(() => false));
  return (await Promise.all(answers)).includes(true);
}

describe('bad input: names that try to be more than text', () => {
  const account = useMeddledAccount({ estate: renamed });
  const dialogs: string[] = [];
  before(() => {
    account().workbench.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  });
  it('are rows of the tree letter by letter, without hidden direction changes', async () => {
    const tree = account().workbench.tree();
    await tree.expandPath('China (Hangzhou)', 'VBRs');
    await tree.waitForRow(hostile.script);
    await tree.waitForRow(hostile.markdown);
    await tree.waitForRow(shownReversed);
  });

  it('are text in hovers: no image, no link, no icon', async () => {
    const { workbench } = account();
    const tree = workbench.tree();
    for (const name of [hostile.script, hostile.markdown]) {
      // Markdown breaks lines where it likes.
      const text = (await tree.hover(name)).replaceAll(/[^!-~]/g, '');
      assert.ok(text.includes(name.replaceAll(/\s/g, '')), text.slice(0, 400));
      const hover = workbench.page.locator('.monaco-hover:visible, .workbench-hover:visible').first();
      assert.equal(await hover.locator('a, img, .codicon-trash, script').count(), 0);
      assert.equal(await hover.locator('strong').count(), 1, 'only the kind is bold');
      await workbench.page.mouse.move(900, 700);
      await hover.waitFor({ state: 'hidden' });
    }
  });

  it('are text in the details, in the title of the editor and in the form', async () => {
    const { workbench } = account();
    const tree = workbench.tree();
    for (const name of [hostile.script, hostile.markdown]) {
      await tree.click(name);
      const details = await DetailsPage.of(workbench, name);
      assert.equal(await details.frame.locator('main :is(script, img, a)').count(), 0);
      assert.ok((await workbench.editorTitles()).includes(name));
    }
    await tree.clickInlineAction(hostile.script, 'Edit VBR...');
    const form = await FormPage.of(workbench, 'Edit VBR');
    assert.equal(await form.value('Name'), hostile.script);
    await form.press('Cancel');
  });

  it('a text of 100 kB is there to the last letter and does not push the page aside', async () => {
    const { workbench } = account();
    await workbench.tree().click(hostile.markdown);
    const details = await DetailsPage.of(workbench, hostile.markdown);
    assert.equal(await details.value('Description'), hostile.long);
    const overflow = await details.frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} px hang over`);
  });

  it('are text in pickers and in the question before something is ended', async () => {
    const { workbench } = account();
    await workbench.runCommand('Express Connect: Terminate VBR...');
    await workbench.quickInput.pick('cn-hangzhou');
    await workbench.quickInput.waitFor('总部-办公网');
    assert.ok((await workbench.quickInput.labels()).includes(hostile.markdown.replace('$(', '$ (')));
    assert.ok((await workbench.quickInput.labels()).includes(hostile.script));
    await workbench.quickInput.pick(shownReversed);
    await workbench.quickInput.waitFor(`Terminate VBR: ${shownReversed}`);
    assert.match(await workbench.quickInput.text(), /Type vbr-\w+ to confirm/, 'what cannot be typed is not asked for');
    await workbench.quickInput.cancel();
  });

  it('are text in the notifications that tell how a change ended', async () => {
    const { workbench } = account();
    const tree = workbench.tree();
    await tree.chooseFromMenu(hostile.markdown, 'Terminate VBR...');
    await workbench.quickInput.waitFor('to confirm');
    const links = workbench.page.locator('.quick-input-widget').getByRole('link');
    assert.equal(await links.count(), 0);
    const [, typed = ''] = /Type (\S+) to confirm/.exec(await workbench.quickInput.text()) ?? [];
    await workbench.quickInput.answer(typed);
    const message = await workbench.notifications.waitFor('is now Terminated');
    assert.ok(message.includes(hostile.markdown.replace('](', '] (')), message);
    const toast = workbench.page.locator('.notification-toast').filter({ hasText: 'is now Terminated' });
    assert.equal(await toast.locator('.notification-list-item-message a').count(), 0);
  });

  it('survive as JSON', async () => {
    const { workbench } = account();
    await workbench.tree().chooseFromMenu(hostile.script, 'View as JSON');
    const name = JSON.stringify(hostile.script);
    await until(workbench.page, 'the name in the JSON', async () => (await workbench.documentText()).includes(name));
  });

  it('has run no script and no command, and opened no dialog', async () => {
    const { workbench } = account();
    assert.deepEqual(dialogs, []);
    assert.equal(await executed(workbench.page), false, 'a script out of a name ran');
    assert.equal(await workbench.page.locator('.activitybar').isVisible(), true, 'a command out of a name ran');
    assert.deepEqual(workbench.consoleErrors(), []);
  });
});

import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { useSandboxAccount } from './sandboxAccount.js';
import { until } from './until.js';

describe('what the menu of a resource offers besides changes', () => {
  const stage = useSandboxAccount();
  const router = (name: string): string => {
    const found = stage()
      .sandbox.snapshot()
      .virtualBorderRouters.find((row) => row.name === name);
    assert.ok(found);
    return found.id;
  };
  const clipboard = async (): Promise<string> =>
    await stage().workbench.page.evaluate(() => navigator.clipboard.readText());

  beforeEach('show a VBR', async () => {
    await stage()
      .workbench.tree()
      .expandPath(/eu-central-1/, 'VBRs');
  });

  it('copies ID and name, or people type IDs of 24 letters into tickets', async () => {
    const { workbench } = stage();
    const tree = workbench.tree();
    // The menu shows its key beside it, which is how it is done here.
    assert.ok((await tree.menuLabels('Frankfurt-production')).includes('Copy ID'));
    await tree.click('Frankfurt-production');
    await workbench.page.keyboard.press('Control+c');
    const id = router('Frankfurt-production');
    await until(workbench.page, 'the ID in the clipboard', async () => (await clipboard()) === id);
    await tree.chooseFromMenu('Frankfurt-production', 'Copy Name');
    await until(
      workbench.page,
      'the name in the clipboard',
      async () => (await clipboard()) === 'Frankfurt-production',
    );
  });

  it('opens the console page of the resource, or people look for it there a second time', async () => {
    const { workbench } = stage();
    await workbench.tree().chooseFromMenu('Frankfurt-production', 'Open in Console');
    // VS Code asks before it opens a page that it does not know.
    const question = await workbench.notifications.dialog();
    assert.match(question, /expressconnect\.console\.aliyun\.com\/vbr\/eu-central-1\/detail\//);
    assert.ok(question.includes(router('Frankfurt-production')), question);
    await workbench.notifications.answerDialog('Cancel');
  });
});

import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { ActivityPane } from './activityPane.js';
import { FormPage } from './formPage.js';
import { useSandboxAccount } from './sandboxAccount.js';
import { until } from './until.js';

const edit = 'ModifyVirtualBorderRouterAttribute';

describe('changes of several windows', () => {
  const stage = useSandboxAccount();
  let pane: ActivityPane;

  before('open the view', async () => {
    pane = new ActivityPane(stage().workbench);
    await pane.open();
    await stage()
      .workbench.tree()
      .expandPath(/cn-hangzhou/, 'VBRs');
  });

  async function rename(row: string, name: string): Promise<FormPage> {
    const { workbench } = stage();
    await workbench.tree().clickInlineAction(row, 'Edit VBR...');
    const form = await FormPage.of(workbench, 'Edit VBR');
    await form.fill('Name', name);
    await form.waitUntilUnsaved();
    await form.press('Save');
    return form;
  }

  it('show in each of them, also while under way in another, or two people do the same at once', async () => {
    const { workbench, sandbox } = stage();
    const { page } = workbench;
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.locator('.activitybar').getByRole('tab', { name: 'Express Connect' }).click();
    const header = other.locator('.part.sidebar .pane-header[aria-label^="Activity"]');
    await header.waitFor();
    if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
    sandbox.faults.add({ operation: edit, times: 1, fault: { kind: 'latency', ms: 6_000 } });
    await page.bringToFront();
    const form = await rename('HQ-voice', 'HQ-telephony');
    const row = other.getByRole('treeitem', { name: /^Edit VBR: HQ-voice/ });
    await other.getByRole('treeitem', { name: /^Edit VBR: HQ-voice, Under way in another window/ }).waitFor();
    await form.outcome('accepted by the service');
    await other.getByRole('treeitem', { name: /^Edit VBR: HQ-voice, Succeeded/ }).waitFor();
    assert.equal(await row.count(), 1);
    await other.close();
    await form.press('Close');
  });

  it('that a reload cuts off are settled at the next start, or nobody knows whether the line was changed', async () => {
    const { workbench, sandbox, said } = stage();
    await workbench.closeEditors();
    // The service refuses the token as long as it works on the first request.
    sandbox.faults.add({ operation: edit, times: 1, fault: { kind: 'latency', ms: 10_000 } });
    const before = said(edit).length;
    await rename('HQ-production', 'HQ-production-2');
    await pane.waitFor(/^Edit VBR: HQ-production Under way/);
    await until(workbench.page, 'the request to be on its way', () => Promise.resolve(said(edit).length > before));
    await workbench.reload();
    await workbench.openView();
    const told = 'Changes from before the reload: 1 settled.';
    await workbench.notifications.waitFor(told);
    await workbench.screenshot('activity-settled-notice');
    await workbench.notifications.click(told, 'Show Activity');
    const row = await pane.waitFor(/^Edit VBR: HQ-production Succeeded, as was found out later/);
    assert.match(row.ariaLabel, /Found out by/);
    await until(workbench.page, 'the selection', async () => (await pane.rows.rows()).some(({ selected }) => selected));
    await workbench.screenshot('activity-settled');
    const name = sandbox.snapshot().virtualBorderRouters.filter((router) => router.name === 'HQ-production-2');
    assert.equal(name.length, 1);
    const tokens = said(edit)
      .slice(before)
      .map(({ ClientToken }) => ClientToken);
    assert.match(tokens[0] ?? '', /^\S+$/);
    assert.deepEqual([...new Set(tokens)], tokens.slice(0, 1), 'one change has one token');
    assert.deepEqual(workbench.consoleErrors(), []);
  });
});

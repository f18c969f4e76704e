import assert from 'node:assert/strict';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, before, describe, it } from 'mocha';
import { ActivityPane } from './activityPane.js';
import { DetailsPage } from './detailsPage.js';
import { FormPage } from './formPage.js';
import { useSandboxAccount } from './sandboxAccount.js';
import { until } from './until.js';
import { pictureInEveryTheme } from './themes.js';
import type { Workbench } from './workbench.js';

const requestId = /[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}/;
const edit = 'ModifyVirtualBorderRouterAttribute';
const terminate = 'TerminateVirtualBorderRouter';

async function copied(w: Workbench, act: () => Promise<void>): Promise<string> {
  await w.page.evaluate(() => navigator.clipboard.writeText(''));
  await act();
  return await until(w.page, 'something in the clipboard', async () => {
    const text = await w.page.evaluate(() => navigator.clipboard.readText());
    return text !== '' && text;
  });
}

describe('the activity view', () => {
  const stage = useSandboxAccount();
  let pane: ActivityPane;

  before('open the view', async () => {
    const { workbench } = stage();
    pane = new ActivityPane(workbench);
    await pane.open();
    await workbench.page.getByText('What you change shows here').waitFor();
    await workbench.screenshot('activity-empty');
    await workbench.tree().expandPath(/cn-hangzhou/, 'VBRs');
  });

  afterEach('close what is open', async () => {
    stage().sandbox.faults.clear();
    await stage().workbench.closeEditors();
  });

  async function renameRouter(row: string, name: string): Promise<FormPage> {
    const { workbench } = stage();
    await workbench.tree().clickInlineAction(row, 'Edit VBR...');
    const form = await FormPage.of(workbench, 'Edit VBR');
    await form.fill('Name', name);
    await form.waitUntilUnsaved();
    await form.press('Save');
    return form;
  }

  it('shows a change while it is under way and what came of it, or people ask whether it went through', async () => {
    const { workbench, sandbox } = stage();
    sandbox.faults.add({ operation: edit, times: 1, fault: { kind: 'latency', ms: 3_000 } });
    const form = await renameRouter('HQ-voice', 'HQ-telephony');
    await pane.waitFor(/^Edit VBR: HQ-voice Under way/);
    await pane.waitFor('In progress');
    await workbench.screenshot('activity-running');
    await form.outcome('accepted by the service');
    const done = await pane.waitFor(/^Edit VBR: HQ-voice \d[\d.]* (ms|sec)/);
    assert.match(done.ariaLabel, /^Edit VBR: HQ-voice, Succeeded, .*Region: cn-hangzhou, .*Request ID: [0-9A-F-]{36}/);
    await pane.waitFor('Today');
    const told = await pane.rows.hover(/^Edit VBR: HQ-voice/);
    assert.match(told, /Name: HQ-voice → HQ-telephony/);
    assert.match(told, requestId);
    await workbench.screenshot('activity-done');
    const id = await copied(workbench, () => pane.rows.chooseFromMenu(/^Edit VBR: HQ-voice/, 'Copy Request ID'));
    assert.match(id, requestId);
    assert.ok(done.ariaLabel.includes(id));
    await form.press('Close');
  });

  it('gives a change as a command, or what was clicked has to be typed anew for a script', async () => {
    const { workbench, said } = stage();
    const command = await copied(workbench, () => pane.rows.chooseFromMenu(/^Edit VBR: HQ-voice/, 'Copy as CLI'));
    assert.match(command, /^aliyun vpc ModifyVirtualBorderRouterAttribute --region cn-hangzhou /);
    assert.match(command, / --Name HQ-telephony( |$)/);
    const [sent] = said(edit);
    assert.ok(command.includes(` --VbrId ${sent?.VbrId ?? '?'}`), command);
    assert.ok(!command.includes('ClientToken'), 'another run is another change');
  });

  it('opens what was changed, in the tree and with its details', async () => {
    const { workbench } = stage();
    await pane.rows.clickInlineAction(/^Edit VBR: HQ-voice/, 'Open Resource');
    await DetailsPage.of(workbench, 'HQ-telephony');
    await until(workbench.page, 'the row in the tree', async () => {
      return (await workbench.tree().rows()).some(({ label, selected }) => label === 'HQ-telephony' && selected);
    });
  });

  it('takes an edit back only after showing the difference, or a slip overwrites what others rely on', async () => {
    const { workbench, said } = stage();
    await pane.rows.chooseFromMenu(/^Edit VBR: HQ-voice/, 'Revert...');
    const form = await FormPage.of(workbench, 'Edit VBR');
    const [first] = await form.changes(3);
    assert.deepEqual(first, ['Name', 'HQ-telephony', 'HQ-voice']);
    assert.equal(said(edit).length, 1, 'nothing is sent before somebody saves it');
    await workbench.screenshot('activity-revert');
    await form.press('Save');
    await form.outcome('accepted by the service');
    await workbench.tree().waitForRow('HQ-voice');
    await pane.waitFor(/^Edit VBR: HQ-telephony/);
    const labels = await pane.rows.menuLabels(/^Edit VBR: HQ-voice/);
    assert.ok(!labels.includes('Revert...'), 'a later edit of the same name stands');
    assert.match(await pane.rows.hover(/^Edit VBR: HQ-voice/), /cannot be reverted/);
    await form.press('Close');
  });

  it('sends a refused change again under a new token and after the usual question, or Retry ends a line', async () => {
    const { workbench, sandbox, said } = stage();
    const { quickInput, notifications } = workbench;
    const fault = { kind: 'refusal', http: 400, code: 'Forbidden.NotNow', message: 'Not <b>now</b>.' } as const;
    sandbox.faults.add({ operation: terminate, times: 1, fault });
    await workbench.tree().chooseFromMenu('HQ-voice', 'Terminate VBR...');
    await quickInput.waitFor('Terminate VBR: HQ-voice');
    await quickInput.answer('HQ-voice');
    await notifications.waitFor('Forbidden.NotNow');
    const row = await pane.waitFor(/^Terminate VBR: HQ-voice Forbidden\.NotNow/);
    assert.match(row.ariaLabel, /Refused by the service, Forbidden\.NotNow: Not <b>now<\/b>\./);
    await workbench.screenshot('activity-refused');
    await workbench.clearNotifications();
    await pane.rows.clickInlineAction(/^Terminate VBR: HQ-voice/, 'Retry');
    await quickInput.waitFor('Type HQ-voice to confirm');
    await quickInput.answer('HQ-voice');
    await notifications.waitFor('VBR HQ-voice is now Terminated.');
    const tokens = said(terminate).map(({ ClientToken }) => ClientToken);
    assert.equal(tokens.length, 2);
    assert.notEqual(tokens[0], tokens[1]);
    await pane.waitFor(/^Terminate VBR: HQ-voice \d/);
    const labels = await pane.rows.menuLabels(/^Terminate VBR: HQ-voice Forbidden/);
    assert.ok(!labels.includes('Retry'), 'what was retried is not retried twice');
  });

  it('shows a lost answer as unknown, checks by reading, and retries under the same token, or it happens twice', async () => {
    const { workbench, sandbox, said } = stage();
    const { notifications } = workbench;
    await workbench.tree().chooseFromMenu('HQ-production', 'Create BGP Group...');
    const form = await FormPage.of(workbench, 'Create BGP Group');
    await form.fill('Name', 'night-shift');
    await form.fill('Peer ASN (customer side)', '64777');
    sandbox.faults.add({ operation: 'CreateBgpGroup', fault: { kind: 'drop' } });
    await form.press('Create');
    await form.outcome('may or may not have been carried out');
    await pane.waitFor('Needs attention');
    await pane.waitFor(/^Create BGP Group: night-shift Outcome unknown/);
    const badge = workbench.page.locator('.activitybar .action-item').filter({ hasText: '1' });
    await badge.first().waitFor();
    await workbench.screenshot('activity-unknown');
    sandbox.faults.clear();
    await pane.rows.clickInlineAction(/^Create BGP Group: night-shift/, 'Check Again');
    await notifications.waitFor('it still cannot be told whether it was carried out');
    const before = said('CreateBgpGroup').length;
    await pane.rows.clickInlineAction(/^Create BGP Group: night-shift/, 'Retry');
    await pane.waitFor(/^Create BGP Group: night-shift \d/);
    const sent = said('CreateBgpGroup');
    assert.equal(sent.length, before + 1);
    assert.equal(new Set(sent.map(({ ClientToken }) => ClientToken)).size, 1);
    const groups = sandbox.snapshot().bgpGroups.filter(({ name }) => name === 'night-shift');
    assert.equal(groups.length, 1);
    assert.equal((await pane.rows.rows()).filter(({ label }) => label.includes('night-shift')).length, 1);
    await form.press('Cancel');
  });

  it('lets a person say what nobody can find out, and sends nothing for it, or the badge stays for ever', async () => {
    const { workbench, sandbox, said } = stage();
    await workbench.tree().chooseFromMenu('HQ-production', 'Create BGP Group...');
    const form = await FormPage.of(workbench, 'Create BGP Group');
    await form.fill('Name', 'day-shift');
    await form.fill('Peer ASN (customer side)', '64778');
    sandbox.faults.add({ operation: 'CreateBgpGroup', fault: { kind: 'drop' } });
    await form.press('Create');
    await form.outcome('may or may not have been carried out');
    await pane.waitFor(/^Create BGP Group: day-shift Outcome unknown/);
    sandbox.faults.clear();
    const before = said('CreateBgpGroup').length;
    await pane.rows.chooseFromMenu(/^Create BGP Group: day-shift/, 'Mark as Settled...');
    const question = await workbench.notifications.dialog();
    assert.match(question, /What became of it\? Create BGP Group: day-shift/);
    assert.match(question, /nothing is sent, and no resource is changed/);
    await workbench.screenshot('activity-mark-settled');
    await workbench.notifications.answerDialog('Not Carried Out');
    const row = await pane.waitFor(/^Create BGP Group: day-shift Marked as not carried out/);
    assert.match(row.ariaLabel, /A person said so\. The service was not asked\./);
    const labels = await pane.rows.menuLabels(/^Create BGP Group: day-shift/);
    for (const label of ['Retry', 'Check Again', 'Mark as Settled...']) assert.ok(!labels.includes(label), label);
    await pane.rows.waitForNoRow('Needs attention');
    await workbench.screenshot('activity-marked-settled');
    assert.equal(said('CreateBgpGroup').length, before);
    await form.press('Cancel');
  });

  it('clears what is finished and nothing else, and asks first, or history vanishes by a click', async () => {
    const { workbench, sandbox } = stage();
    sandbox.faults.add({ operation: edit, fault: { kind: 'drop' } });
    const form = await renameRouter('HQ-production', 'HQ-unsure');
    await form.outcome('may or may not have been carried out');
    await pane.press('Clear Finished...');
    assert.match(await workbench.notifications.dialog(), /no resource is changed/);
    await workbench.screenshot('activity-clear');
    await workbench.notifications.answerDialog('Clear');
    await pane.rows.waitForNoRow('Today');
    await pane.waitFor(/^Edit VBR: HQ-production Outcome unknown/);
    await pane.rows.clickInlineAction(/^Edit VBR: HQ-production/, 'Check Again');
    // Nothing can be told from reading as long as a request may be on its way, unless its effect is there.
    await pane.waitFor(/^Edit VBR: HQ-production Succeeded, as was found out later/);
    await form.press('Cancel');
  });

  it('says that the journal cannot be read and reads it again, or a broken disk looks like no changes', async () => {
    const { workbench } = stage();
    const folder = join(
      workbench.home,
      'u/User/globalStorage/express-connect-explorer.express-connect-explorer/journal',
    );
    await rename(folder, `${folder}-away`);
    await writeFile(folder, '');
    await pane.press('Refresh Activity');
    const row = await pane.waitFor('The journal could not be read');
    assert.match(row.ariaLabel, /^The journal could not be read, /);
    await workbench.screenshot('activity-unreadable');
    await rm(folder);
    await rename(`${folder}-away`, folder);
    await pane.rows.clickInlineAction('The journal could not be read', 'Refresh Activity');
    await pane.waitFor(/^Edit VBR: HQ-production/);
    // Last: a row that was drawn in another theme may have lost what its icons act on.
    await pictureInEveryTheme(workbench, 'activity', async () => {
      await workbench.page.mouse.move(900, 500);
      await pane.rows.hover(/^Edit VBR: HQ-production/);
    });
  });

  it('says nothing in the console as an error of ours', () => {
    assert.deepEqual(stage().workbench.consoleErrors(), []);
  });
});

import PopClient from '@alicloud/pop-core';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startMarkedSandbox } from './markedSandbox.js';
import { addAccessKey, ownerOf } from './accessKeyAccount.js';
import { chineseWords } from './chinese.js';
import { DetailsPage } from './detailsPage.js';
import { until } from './until.js';
import { useWorkbench } from './useWorkbench.js';
import type { Workbench } from './workbench.js';

const partner = 'Skylink (sandbox, partner)';
const tenant = 'Meridian (sandbox, tenant)';
const reset = 'Express Connect: Reset the Sandbox...';
const advance = 'Express Connect: Move the Sandbox Clock Forward...';
const copyAccess = 'Express Connect: Copy Sandbox Access for Other Clients';

/** Somebody else's client with the access that the command copies. */
async function otherClient(w: Workbench): Promise<PopClient> {
  await w.page.evaluate(() => navigator.clipboard.writeText(''));
  await w.runCommand(copyAccess);
  const text = await until(w.page, 'the access in the clipboard', async () => {
    const copied = await w.page.evaluate(() => navigator.clipboard.readText());
    return copied !== '' && copied;
  });
  const { endpoint, accounts } = JSON.parse(text) as {
    readonly endpoint: string;
    readonly accounts: readonly { readonly accessKeyId: string; readonly accessKeySecret: string }[];
  };
  await w.notifications.waitFor(endpoint);
  const [key] = accounts;
  assert.ok(key && accounts.length === 2);
  return new PopClient({ ...key, endpoint, apiVersion: '2016-04-28' });
}

/** The folder in which the extension keeps the sandbox. */
function storageOf(w: Workbench): string {
  return join(w.home, 'u', 'User', 'globalStorage', 'express-connect-explorer.express-connect-explorer');
}

/** The file in which the sandbox is kept; empty as long as there is none. */
async function kept(w: Workbench): Promise<string> {
  return readFile(join(storageOf(w), 'sandbox.json'), 'utf8').catch(() => '');
}

async function createLine(w: Workbench, name: string): Promise<void> {
  const client = await otherClient(w);
  const line = { RegionId: 'cn-hangzhou', AccessPointId: 'ap-cn-hangzhou-yh-A', LineOperator: 'CT', Name: name };
  await client.request('CreatePhysicalConnection', line, { method: 'POST' });
}

async function resetTo(w: Workbench, estate: string): Promise<void> {
  await w.runCommand(reset);
  await w.quickInput.waitFor('What should the sandbox hold?');
  await w.quickInput.pick(estate);
  assert.match(await w.notifications.dialog(), /both accounts of the sandbox is lost/);
  await w.notifications.answerDialog('Reset');
  await w.notifications.waitFor(`The sandbox was reset to "${estate}".`);
}

describe('the built-in sandbox', () => {
  const workbench = useWorkbench({ viewport: { width: 1400, height: 1000 } });

  before('explore the sandbox', async () => {
    await workbench().openView();
    await workbench().clickWelcome('Explore the Sandbox');
    await workbench()
      .tree()
      .waitForRow(/cn-hangzhou/);
  });

  it('shows the carrier and its tenant, each with its own, or nobody can play both sides of a hosted line', async () => {
    const w = workbench();
    const tree = w.tree();
    assert.deepEqual(
      (await tree.rows()).filter(({ level }) => level === 1).map(({ label, description }) => [label, description]),
      [
        [partner, 'active'],
        [tenant, ''],
      ],
    );
    await w.screenshot('sandbox-accounts');
    await tree.expandPath(/cn-hangzhou/, 'Physical Connections');
    await tree.waitForRow('HQ-Hangzhou-primary');
    await tree.collapse(partner);
    await tree.expandPath(tenant, /cn-hangzhou/, 'Physical Connections');
    await tree.waitForRow('Meridian-hosted-500M');
    await tree.waitForNoRow('HQ-Hangzhou-primary');
    await tree.collapse(tenant);
    await w.runCommand('Express Connect: Switch Account...');
    await w.quickInput.pick(tenant);
    await tree.waitForRow(/^Meridian \(sandbox, tenant\) active/);
    await w.runCommand('Express Connect: Explore the Sandbox');
    await tree.waitForRow(/^Skylink \(sandbox, partner\) active/);
    assert.equal((await tree.rows()).filter(({ level }) => level === 1).length, 2, 'they were added again');
  });

  it('goes on where its clock is moved to, and shows that at once, or people wait for what takes days', async () => {
    const w = workbench();
    const tree = w.tree();
    await createLine(w, 'Waiting');
    await w.runCommand('Express Connect: Refresh');
    await tree.expandPath(/cn-hangzhou/, 'Physical Connections');
    await tree.click('Waiting');
    const details = await DetailsPage.of(w, 'Waiting');
    await w.runCommand(advance);
    await w.quickInput.waitFor('in the sandbox');
    await w.screenshot('sandbox-clock');
    await w.quickInput.pick('1 hour');
    await w.notifications.waitFor('It is now');
    // A line that was applied for is Allocated within two minutes (wire-facts 3.4).
    await tree.waitForRow(/^Waiting Allocated/);
    await details.waitForState('Allocated');
    await w.clearNotifications();
    await w.runCommand(advance);
    await w.quickInput.pick('Other...');
    await w.quickInput.fill('3 years');
    await w.quickInput.waitFor('such as 90m or 1d 12h');
    await w.screenshot('sandbox-clock-typed');
    await w.quickInput.answer('1d 12h');
    await w.notifications.waitFor('It is now');
  });

  it('has after a reload what was changed before, or every window begins with the same story', async () => {
    const w = workbench();
    const tree = w.tree();
    await createLine(w, 'Still-here');
    await until(w.page, 'the line in the file', async () => (await kept(w)).includes('Still-here'));
    await w.closeEditors();
    await w.reload();
    await w.openView();
    await tree.expandPath(partner, /cn-hangzhou/, 'Physical Connections');
    await tree.waitForRow('Waiting');
    await tree.waitForRow('Still-here');
  });

  it('asks before it overwrites what another window has kept, or one of two windows works for nothing', async () => {
    const w = workbench();
    const tree = w.tree();
    // What another window writes differs in its edition, the first word of the file.
    const other = (await kept(w)).replace(/^\{"edition":"[0-9a-f-]*"/, `{"edition":"${randomUUID()}"`);
    await writeFile(join(storageOf(w), 'sandbox.json'), other);
    await createLine(w, 'Too-late');
    await w.runCommand('Express Connect: Refresh');
    await tree.waitForRow('Too-late');
    const asked = 'The sandbox was changed in another window as well';
    await w.notifications.waitFor(asked);
    await w.screenshot('sandbox-two-windows');
    assert.equal(await kept(w), other);
    await w.notifications.click(asked, 'Use the Other One');
    await tree.waitForNoRow('Too-late');
    await tree.waitForRow('Still-here');
    await w.clearNotifications();
  });

  it('is as new after a reset, and shows what is gone, or a demonstration can be given once', async () => {
    const w = workbench();
    const tree = w.tree();
    await tree.click('Waiting');
    const details = await DetailsPage.of(w, 'Waiting');
    await w.runCommand(reset);
    await w.quickInput.waitFor('What should the sandbox hold?');
    await w.screenshot('sandbox-reset');
    await w.quickInput.pick('Empty');
    await w.notifications.dialog();
    await w.screenshot('sandbox-reset-question');
    await w.notifications.answerDialog('Cancel');
    await tree.waitForRow('Waiting');
    await resetTo(w, 'Empty');
    await details.frame.getByText('This resource does not exist any more.').waitFor();
    await tree.waitForNoRow('Waiting');
    // With nothing anywhere, every region is offered to begin in.
    await tree.waitForRow(/me-east-1/);
    await w.clearNotifications();
    await resetTo(w, 'Demo');
    await tree.waitForRow(/cn-hangzhou/);
    await tree.waitForNoRow(/me-east-1/);
    await w.closeEditors();
  });
});

describe('commands of the sandbox', () => {
  const workbench = useWorkbench();
  let other: Sandbox;
  before('start a service', async () => {
    other = await startMarkedSandbox();
  });
  after('close the service', () => other.close());

  it('are offered for its accounts and for no other, or somebody thinks that a real account can be reset', async () => {
    const w = workbench();
    const offered = async (): Promise<string[]> =>
      (await w.commandTitles('Express Connect: Sandbox')).filter((title) =>
        [reset, advance, copyAccess].includes(title),
      );
    await w.openView();
    await addAccessKey(w, ownerOf(other));
    await w.tree().waitForRow(/cn-hangzhou/);
    assert.deepEqual(await offered(), []);
    await w.runCommand('Express Connect: Explore the Sandbox');
    await w.tree().waitForRow(/^Skylink \(sandbox, partner\) active/);
    assert.deepEqual((await offered()).toSorted(), [copyAccess, advance, reset]);
    const items = await w.tree().menuLabels(tenant);
    for (const title of [reset, advance, copyAccess]) {
      assert.ok(items.includes(title.replace('Express Connect: ', '')), title);
    }
    assert.ok(!(await w.tree().menuLabels('Skylink')).some((label) => /sandbox/i.test(label)));
  });
});

describe('a sandbox whose file was damaged', () => {
  const workbench = useWorkbench();

  it('says so where its resources would be, and starts anew when asked, or the demonstration is over', async () => {
    const w = workbench();
    const storage = storageOf(w);
    await mkdir(storage, { recursive: true });
    await writeFile(join(storage, 'sandbox.json'), '{"version":1');
    await w.openView();
    await w.clickWelcome('Explore the Sandbox');
    await w.tree().expandPath(/cn-hangzhou/, 'Physical Connections');
    await w.tree().waitForRow(/cannot be read/);
    const told = 'What was kept of the sandbox cannot be read.';
    await w.notifications.waitFor(told);
    await w.screenshot('sandbox-unreadable');
    await w.notifications.click(told, 'Reset the Sandbox...');
    await w.quickInput.pick('Demo');
    await w.notifications.answerDialog('Reset');
    await w.notifications.waitFor('The file that could not be read is now');
    await w.tree().waitForNoRow(/cannot be read/);
    const files = (await readdir(storage)).toSorted();
    assert.equal(files.length, 2);
    assert.match(files[0] ?? '', /^sandbox-unreadable-/);
  });
});

describe('the sandbox in Chinese', () => {
  const workbench = useWorkbench({ locale: 'zh-cn' });
  const say = chineseWords();

  it('is reset and moved on in Chinese words, or a Chinese user does not know what is lost', async () => {
    const w = workbench();
    await w.openView();
    await w.clickWelcome(say('Explore the Sandbox'));
    await w.tree().waitForRow(/cn-hangzhou/);
    await w.tree().chooseFromMenu(say(partner), say('Move the Sandbox Clock Forward...'));
    await w.quickInput.waitFor('沙箱内的时间是');
    await w.screenshot('sandbox-clock-chinese');
    await w.quickInput.cancel();
    await w.tree().chooseFromMenu(say(partner), say('Reset the Sandbox...'));
    await w.quickInput.waitFor(say('What should the sandbox hold?'));
    await w.screenshot('sandbox-reset-chinese');
    await w.quickInput.pick(say('Empty'));
    assert.match(await w.notifications.dialog(), /将丢失/);
    await w.screenshot('sandbox-reset-question-chinese');
    // The language pack of the tests has no words of VS Code's own.
    await w.notifications.answerDialog('Cancel');
    await w.tree().chooseFromMenu(say(tenant), say('Copy Sandbox Access for Other Clients'));
    await w.notifications.waitFor('已以 JSON 格式复制');
    await w.screenshot('sandbox-access-chinese');
  });
});

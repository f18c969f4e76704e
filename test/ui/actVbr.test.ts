import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DetailsPage } from './detailsPage.js';
import { FormPage } from './formPage.js';
import { useSandboxAccount } from './sandboxAccount.js';
import { useWorkbench } from './useWorkbench.js';

describe('acting on a VBR', () => {
  const stage = useSandboxAccount();
  const stateOf = (name: string) =>
    stage()
      .sandbox.snapshot()
      .virtualBorderRouters.find((row) => row.name === name)?.status;

  beforeEach('show the VBRs', async () => {
    await stage()
      .workbench.tree()
      .expandPath(/cn-hangzhou/, 'VBRs');
  });
  afterEach('close what is open', async () => {
    await stage().workbench.closeEditors();
    await stage().workbench.collapseTree();
  });

  it('a wrong name terminates nothing, or a slip of the hand cuts a line', async () => {
    const { workbench, said } = stage();
    const { quickInput, notifications } = workbench;
    await workbench.tree().chooseFromMenu('HQ-voice', 'Terminate VBR...');
    await quickInput.waitFor('Terminate VBR: HQ-voice');
    assert.match(await quickInput.text(), /Stops all traffic through the VBR/);
    await quickInput.fill('HQ-production');
    await quickInput.waitFor('Does not match HQ-voice');
    await quickInput.accept();
    await quickInput.waitFor('Does not match HQ-voice');
    await workbench.screenshot('act-wrong-name');
    await quickInput.fill('HQ');
    await quickInput.accept();
    await notifications.waitFor('Nothing was done');
    await workbench.tree().chooseFromMenu('HQ-voice', 'Terminate VBR...');
    await quickInput.waitFor('Terminate VBR: HQ-voice');
    await quickInput.cancel();
    assert.deepEqual(said('TerminateVirtualBorderRouter'), []);
    assert.equal(stateOf('HQ-voice'), 'active');
  });

  it('terminates and recovers a VBR and shows how far it is, or people call support to learn it', async () => {
    const { workbench } = stage();
    const { quickInput, notifications } = workbench;
    const tree = workbench.tree();
    await tree.chooseFromMenu('HQ-voice', 'Terminate VBR...');
    await quickInput.waitFor('Terminate VBR: HQ-voice');
    await quickInput.answer('HQ-voice');
    await notifications.waitFor('Terminate VBR: HQ-voice: Terminating');
    assert.match((await tree.waitForRow(/^HQ-voice Terminate VBR\.\.\./)).ariaLabel, /Terminate VBR\.\.\./);
    await workbench.screenshot('act-terminating');
    await notifications.waitFor('VBR HQ-voice is now Terminated.');
    assert.match((await tree.waitForRow('HQ-voice')).description, /^Terminated · VLAN 130/);
    assert.equal((await tree.menuLabels('HQ-voice')).includes('Terminate VBR...'), false);

    await tree.chooseFromMenu('HQ-voice', 'Recover VBR');
    assert.match(await notifications.dialog(), /Recover VBR: HQ-voice/);
    await notifications.answerDialog('Recover VBR');
    await notifications.waitFor('VBR HQ-voice is now Active.');
    assert.equal(stateOf('HQ-voice'), 'active');
    const row = await tree.waitForRow(/^HQ-voice Active · VLAN 130/);
    assert.ok(row.selected, 'it is not shown in the tree');
    await notifications.click('is now Active', 'Show Details');
    const details = await DetailsPage.of(workbench, 'HQ-voice');
    assert.equal(await details.state(), 'Active');
  });

  it('cancelling the progress stops the waiting and says that the change goes on, or people think it is undone', async () => {
    const { workbench, sandbox } = stage();
    const { quickInput, notifications } = workbench;
    await workbench.tree().chooseFromMenu('HQ-production', 'Terminate VBR...');
    await quickInput.waitFor('Terminate VBR: HQ-production');
    await quickInput.answer('HQ-production');
    await notifications.waitFor('Terminate VBR: HQ-production: Terminating');
    await notifications.click('Terminate VBR: HQ-production', 'Cancel');
    const message = await notifications.waitFor('No longer waiting for VBR HQ-production');
    assert.match(message, /The change was sent and continues/);
    assert.match(stateOf('HQ-production') ?? '', /^terminat/);
    const { tasks, virtualBorderRouters } = sandbox.snapshot();
    const { id } = virtualBorderRouters.find(({ name }) => name === 'HQ-production') ?? assert.fail();
    const planned = tasks.filter((task) => task.id === id);
    assert.ok(planned.every(({ kind }) => kind === 'virtualBorderRouter.terminated'));
  });

  it('the palette offers only VBRs in a state that allows the action, or people pick what is refused', async () => {
    const { workbench, sandbox } = stage();
    const { quickInput, notifications } = workbench;
    await workbench.runCommand('Express Connect: Recover VBR');
    await quickInput.waitFor('Region');
    await quickInput.pick('cn-beijing');
    await quickInput.waitForStep('VBR');
    assert.deepEqual(await quickInput.labels(), ['DR-test-2024']);
    await workbench.screenshot('act-palette');
    await quickInput.pick('DR-test-2024');
    await notifications.answerDialog('Recover VBR');
    await notifications.waitFor('VBR DR-test-2024 is now Active.');
    const recovered = sandbox.snapshot().virtualBorderRouters.find(({ name }) => name === 'DR-test-2024');
    assert.equal(recovered?.status, 'active');
    await workbench.runCommand('Express Connect: Terminate VBR...');
    await quickInput.waitFor('Region');
    await quickInput.pick('cn-beijing');
    await quickInput.waitForStep('VBR');
    assert.deepEqual((await quickInput.labels()).toSorted(), ['BGP-lab', 'DR-replication', 'DR-test-2024']);
    await quickInput.cancel();
  });

  it('deletes a VBR for good and takes the row away, or the list shows what is gone', async () => {
    const { workbench } = stage();
    const { quickInput, notifications } = workbench;
    await workbench.tree().chooseFromMenu('Meridian-management', 'Delete VBR...');
    await quickInput.waitFor('Delete VBR: Meridian-management');
    await quickInput.answer('Meridian-management');
    await notifications.waitFor('VBR Meridian-management was deleted.');
    await workbench.tree().waitForNoRow('Meridian-management');
    assert.equal(stateOf('Meridian-management'), undefined);
  });

  it('creates a VBR on a connection and shows it, or people go to the console for new customers', async () => {
    const { workbench, sandbox } = stage();
    const tree = workbench.tree();
    await tree.expandPath('Physical Connections', 'HQ-Hangzhou-backup');
    await tree.chooseFromMenu('HQ-Hangzhou-backup', 'Create VBR...');
    const form = await FormPage.of(workbench, 'Create VBR');
    await form.fill('VLAN ID', '140');
    await form.fill('Local gateway IP (Alibaba Cloud side)', '192.168.140.1');
    await form.fill('Peer gateway IP (customer side)', '192.168.140.2');
    await form.fill('Subnet mask', '255.255.255.252');
    await form.fill('Name', 'HQ-new-branch');
    await form.fill('Bandwidth', '200');
    await workbench.screenshot('act-create-vbr');
    await form.press('Create');
    await form.outcome('Create VBR HQ-new-branch: accepted by the service.');
    const row = await tree.waitForRow('HQ-new-branch');
    assert.match(row.description, /VLAN 140 · 192\.168\.140\.1 – 192\.168\.140\.2/);
    const created = sandbox.snapshot().virtualBorderRouters.find(({ name }) => name === 'HQ-new-branch');
    assert.equal(created?.bandwidthMbps, 200);
    await form.press('Show Details');
    const details = await DetailsPage.of(workbench, 'HQ-new-branch');
    assert.equal(await details.value('VLAN ID'), '140');
  });
});

describe('acting in the built-in sandbox', () => {
  const workbench = useWorkbench();

  it('terminates a VBR in real time, or the demonstration shows nothing of how it works', async () => {
    const w = workbench();
    await w.openView();
    await w.clickWelcome('Explore the Sandbox');
    await w.tree().expandPath(/eu-central-1/, 'VBRs');
    await w.tree().chooseFromMenu('Frankfurt-production', 'Terminate VBR...');
    await w.quickInput.waitFor('Terminate VBR: Frankfurt-production');
    await w.quickInput.answer('Frankfurt-production');
    await w.notifications.waitFor('Terminate VBR: Frankfurt-production: Terminating');
    await w.tree().waitForRow(/^Frankfurt-production Terminate VBR\.\.\./);
    await w.notifications.waitFor('VBR Frankfurt-production is now Terminated.');
    await w.tree().waitForRow(/^Frankfurt-production Terminated/);
  });
});

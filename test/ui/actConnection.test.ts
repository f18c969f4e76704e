import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { FormPage } from './formPage.js';
import { useSandboxAccount } from './sandboxAccount.js';

describe('acting on a physical connection', () => {
  const stage = useSandboxAccount();
  const line = (name: string) =>
    stage()
      .sandbox.snapshot()
      .physicalConnections.find((row) => row.name === name);

  beforeEach('show the connections', async () => {
    await stage()
      .workbench.tree()
      .expandPath(/cn-shanghai/, 'Physical Connections');
  });
  afterEach('close what is open', async () => {
    await stage().workbench.closeEditors();
    await stage().workbench.collapseTree();
  });

  it('can be applied for from the tree, or a new site starts in another tool', async () => {
    const { workbench } = stage();
    const tree = workbench.tree();
    await tree.chooseFromMenu('Physical Connections', 'Create Physical Connection...');
    const form = await FormPage.of(workbench, 'Create Physical Connection');
    await form.press('Create');
    await form.frame.getByText(/^Problems to solve: \d/).waitFor();
    await workbench.screenshot('act-create-connection');
    await form.choose('Access point', 'ap-cn-shanghai-pd-A');
    await form.fill('Carrier', 'CT');
    await form.fill('Data center location', '上海市浦东新区世纪大道 1000 号');
    await form.fill('Port type', '10GBase-LR');
    await form.fill('Name', 'Shanghai-new-site');
    await form.press('Create');
    const outcome = await form.outcome('Create Physical Connection Shanghai-new-site: accepted by the service.');
    assert.match(outcome, /Request ID/);
    await tree.waitForRow('Shanghai-new-site');
    const created = line('Shanghai-new-site');
    assert.equal(created?.accessPointId, 'ap-cn-shanghai-pd-A');
    assert.equal(created.portType, '10GBase-LR');
    assert.equal(created.peerLocation, '上海市浦东新区世纪大道 1000 号');
  });

  it('can be canceled after its name was typed and then deleted, or dead applications pile up', async () => {
    const { workbench } = stage();
    const { quickInput, notifications } = workbench;
    const tree = workbench.tree();
    await tree.chooseFromMenu('Shanghai-port-office', 'Cancel Physical Connection...');
    await quickInput.waitFor('Type Shanghai-port-office to confirm.');
    await quickInput.answer('Shanghai-port-office');
    await notifications.waitFor('Physical Connection Shanghai-port-office is now Canceled.');
    await tree.waitForRow(/^Shanghai-port-office Canceled/);
    await workbench.clearNotifications();
    await tree.chooseFromMenu('Shanghai-port-office', 'Delete Physical Connection...');
    await quickInput.waitFor('Type Shanghai-port-office to confirm.');
    await quickInput.answer('Shanghai-port-office');
    await tree.waitForNoRow('Shanghai-port-office');
    assert.equal(line('Shanghai-port-office'), undefined);
  });

  it('can be enabled, told what it costs, terminated and deleted, or the life of a line ends elsewhere', async () => {
    const { workbench } = stage();
    const { quickInput, notifications } = workbench;
    const tree = workbench.tree();
    const name = 'Shanghai-factory-backup';
    await tree.chooseFromMenu(name, 'Enable Physical Connection...');
    let form = await FormPage.of(workbench, 'Enable Physical Connection');
    assert.match(await form.frame.locator('main').innerText(), /order charged to the account/);
    await workbench.screenshot('act-enable');
    await form.press('Cancel');
    assert.equal(line(name)?.status, 'Confirmed');
    await tree.chooseFromMenu(name, 'Enable Physical Connection...');
    form = await FormPage.of(workbench, 'Enable Physical Connection');
    await form.press('Enable Physical Connection');
    await notifications.waitFor(`Physical Connection ${name} is now Enabled.`);
    await tree.waitForRow(new RegExp(`^${name} Enabled`));

    await workbench.clearNotifications();
    await tree.chooseFromMenu(name, 'Terminate Physical Connection...');
    await quickInput.waitFor(`Type ${name} to confirm.`);
    await quickInput.answer(name);
    await notifications.waitFor(`Physical Connection ${name} is now Terminated.`);
    await workbench.clearNotifications();
    await tree.chooseFromMenu(name, 'Delete Physical Connection...');
    await quickInput.waitFor(`Type ${name} to confirm.`);
    await quickInput.answer(name);
    await tree.waitForNoRow(name);
    assert.equal(line(name), undefined);
  });

  it('is offered by the palette only where the state allows it, or people pick what is refused', async () => {
    const { workbench } = stage();
    const { quickInput } = workbench;
    const offered = async (command: string): Promise<string[]> => {
      await workbench.runCommand(`Express Connect: ${command}`);
      await quickInput.waitFor('Region');
      await quickInput.pick('eu-central-1');
      await quickInput.waitForStep('Physical Connection');
      const labels = await quickInput.labels();
      await quickInput.cancel();
      return labels.toSorted();
    };
    assert.deepEqual(await offered('Terminate Physical Connection...'), ['Frankfurt-plant']);
    assert.deepEqual(await offered('Delete Physical Connection...'), ['Frankfurt-campus', 'Frankfurt-lab']);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startMarkedSandbox } from './markedSandbox.js';
import { addAccessKey, ownerOf } from './accessKeyAccount.js';
import { pictureInEveryTheme } from './themes.js';
import { useWorkbench } from './useWorkbench.js';

describe('accounts', () => {
  const workbench = useWorkbench({ settings: { 'expressConnect.regions': ['cn-hangzhou', 'cn-shanghai'] } });
  let sandbox: Sandbox;
  before('start a sandbox', async () => {
    sandbox = await startMarkedSandbox({ estate: 'showcase' });
  });
  after('close the sandbox', () => sandbox.close());

  function bank() {
    const tenant = sandbox.accounts[1];
    assert.ok(tenant);
    const { accessKeyId, accessKeySecret } = tenant;
    return { accessKeyId, accessKeySecret, endpoint: sandbox.endpoint, name: 'Meridian' };
  }

  async function addCarrier(): Promise<void> {
    const w = workbench();
    await w.openView();
    if ((await w.tree().rows()).length > 0) return;
    await addAccessKey(w, ownerOf(sandbox));
    await w.tree().waitForRow(/cn-hangzhou/);
  }

  async function addBoth(): Promise<void> {
    await addCarrier();
    const w = workbench();
    if ((await w.tree().rows()).some(({ label }) => label === 'Meridian')) return;
    await addAccessKey(w, bank());
    await w.tree().waitForRow('Meridian');
  }

  it('an AccessKey is typed unseen, step by step and back, or it is read over a shoulder or typed twice', async () => {
    const w = workbench();
    const { quickInput } = w;
    const { accessKeyId, accessKeySecret, endpoint } = ownerOf(sandbox);
    await w.openView();
    await w.clickWelcome('Add AccessKey');
    await quickInput.waitFor('AccessKey ID');
    assert.ok(await quickInput.isMasked());
    await quickInput.answer(accessKeyId);
    await quickInput.waitFor('AccessKey secret');
    assert.ok(await quickInput.isMasked());
    await w.screenshot('accounts-secret');
    await quickInput.answer(accessKeySecret);
    await quickInput.waitFor('STS token');
    assert.ok(await quickInput.isMasked());
    await quickInput.clickButton('Back');
    await quickInput.waitFor('AccessKey secret');
    assert.equal(await quickInput.value(), accessKeySecret, 'Back lost the secret');
    await quickInput.accept();
    await quickInput.waitFor('STS token');
    await quickInput.accept();
    await quickInput.waitFor('Endpoint');
    await quickInput.answer('http://vpc.example.com');
    await quickInput.waitFor('https');
    await w.screenshot('accounts-endpoint-refused');
    await quickInput.answer(endpoint);
    await quickInput.waitFor('Name of the account');
    await quickInput.answer('Skylink');
    await w.tree().waitForRow(/cn-hangzhou/);
    assert.equal((await w.tree().waitForRow(/cn-hangzhou/)).level, 1, 'one account needs no level of its own');
  });

  it('a second account adds a level to the tree, or the estates of both run into each other', async () => {
    const w = workbench();
    const tree = w.tree();
    await addBoth();
    await tree.expandPath('Meridian', /cn-shanghai/, 'Physical Connections');
    assert.equal((await tree.waitForRow('支付中心-上海')).level, 4);
    assert.match((await tree.waitForRow('Meridian')).description, /active/);
    await w.screenshot('accounts-two');
    await tree.collapse('Meridian');
    await tree.expandPath('Skylink', /cn-shanghai/, 'Physical Connections');
    await tree.waitForRow('Shanghai-warehouse');
    await tree.collapse('Skylink');
  });

  it('an account can be renamed and switched, or commands go to the wrong one', async () => {
    const w = workbench();
    const { quickInput } = w;
    const tree = w.tree();
    await addBoth();
    await tree.chooseFromMenu('Skylink', 'Rename Account...');
    await quickInput.waitFor('Name of the account');
    assert.equal(await quickInput.value(), 'Skylink');
    await quickInput.answer('Carrier');
    await tree.waitForRow('Carrier');
    await w.runCommand('Express Connect: Switch Account...');
    await quickInput.waitFor('Choose the account that commands use');
    await quickInput.pick('Carrier');
    await tree.waitForRow(/^Carrier active/);
    await w.runCommand('Express Connect: Enable Physical Connection');
    await quickInput.waitFor('Region');
    await quickInput.pick('cn-shanghai');
    await quickInput.waitForStep('Physical Connection');
    assert.deepEqual(await quickInput.labels(), ['Shanghai-factory-backup'], 'it is the carrier that has one');
    await quickInput.cancel();
    await tree.chooseFromMenu('Carrier', 'Rename Account...');
    await quickInput.waitFor('Name of the account');
    await quickInput.answer('Skylink');
    await tree.waitForRow('Skylink');
  });

  it('an AccessKey and an endpoint can be replaced, or a rotated key means adding the account anew', async () => {
    const w = workbench();
    const { quickInput } = w;
    const tree = w.tree();
    await addBoth();
    const { temporary } = sandbox;
    await tree.chooseFromMenu('Meridian', 'Replace AccessKey...');
    await quickInput.waitFor('AccessKey ID');
    await quickInput.answer(temporary.accessKeyId);
    await quickInput.waitFor('AccessKey secret');
    await quickInput.answer(temporary.accessKeySecret);
    await quickInput.waitFor('STS token');
    await quickInput.answer(temporary.securityToken);
    await quickInput.waitUntilClosed();
    await tree.expandPath('Meridian', /cn-hangzhou/, 'Physical Connections');
    await tree.waitForRow('Meridian-hosted-500M');

    const other = await startMarkedSandbox({ estate: 'empty' });
    try {
      await tree.chooseFromMenu('Meridian', 'Set Endpoint...');
      await quickInput.waitFor('Endpoint of Meridian');
      assert.equal(await quickInput.value(), sandbox.endpoint);
      await quickInput.answer(other.endpoint);
      assert.ok((await w.notifications.dialog()).includes(`Send the requests of Meridian to ${other.endpoint}?`));
      await w.notifications.answerDialog('Cancel');
      await tree.waitForRow('Meridian-hosted-500M');
      await tree.chooseFromMenu('Meridian', 'Set Endpoint...');
      await quickInput.waitFor('Endpoint of Meridian');
      await quickInput.answer(other.endpoint);
      await w.notifications.dialog();
      await pictureInEveryTheme(w, 'account-endpoint');
      await w.notifications.answerDialog('Use This Endpoint');
      await tree.waitForNoRow('Meridian-hosted-500M');
      await tree.waitForRow('None');
      await tree.chooseFromMenu('Meridian', 'Set Endpoint...');
      await quickInput.waitFor('Endpoint of Meridian');
      await quickInput.answer(sandbox.endpoint);
      await w.notifications.answerDialog('Use This Endpoint');
      await tree.waitForRow('Meridian-hosted-500M');
      await tree.collapse('Meridian');
    } finally {
      await other.close();
    }
  });

  it('accounts are there after the window was reloaded and still work, or they are typed in every morning', async () => {
    const w = workbench();
    const tree = w.tree();
    await addBoth();
    await w.reload();
    await w.openView();
    await tree.waitForRow('Meridian');
    await tree.expandPath('Skylink', /cn-hangzhou/, 'Physical Connections');
    await tree.waitForRow('HQ-Hangzhou-primary');
    await tree.collapse('Skylink');
  });

  it('an account can be removed after a question, or keys stay on a machine that is given away', async () => {
    const w = workbench();
    const tree = w.tree();
    await addBoth();
    await tree.chooseFromMenu('Meridian', 'Remove Account...');
    assert.match(await w.notifications.dialog(), /Remove the account Meridian\?/);
    await w.notifications.answerDialog('Cancel');
    await tree.waitForRow('Meridian');
    await tree.chooseFromMenu('Meridian', 'Remove Account...');
    await w.notifications.answerDialog('Remove');
    await tree.waitForNoRow('Meridian');
    assert.equal((await tree.waitForRow(/cn-hangzhou/)).level, 1);
    await w.runCommand('Express Connect: Remove Account...');
    await w.quickInput.pick('Skylink');
    await w.notifications.answerDialog('Remove');
    assert.match(await w.welcomeText(), /Add AccessKey/);
  });
});

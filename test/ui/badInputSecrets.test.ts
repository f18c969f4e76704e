import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Sandbox } from '../../src/sandbox/index.js';
import { markedSecrets } from '../markedSecrets.js';
import { secretsInFolder } from '../secretSearch.js';
import { startMarkedSandbox } from './markedSandbox.js';
import { addAccessKey, ownerOf } from './accessKeyAccount.js';
import { DetailsPage } from './detailsPage.js';
import { FormPage } from './formPage.js';
import { until } from './until.js';
import { useWorkbench } from './useWorkbench.js';

const wrongSecret = markedSecrets.wrongSecret.value;
const typedAuthKey = markedSecrets.authKey.value;
/** Key of the BGP group HQ-core-routers in the sample estate. */
const presentAuthKey = 'demo-Key-4-HQ!';

describe('secrets', () => {
  const workbench = useWorkbench({
    viewport: { width: 1400, height: 1000 },
    settings: { 'expressConnect.regions': ['cn-hangzhou'] },
  });
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startMarkedSandbox({ estate: 'showcase' });
  });
  after(() => sandbox.close());

  it('are used: accounts with a wrong, a permanent and a temporary AccessKey, a group with an authentication key', async function () {
    // Three accounts and a form take their time on a busy machine.
    this.timeout(120_000);
    const w = workbench();
    await w.openView();
    await addAccessKey(w, { ...ownerOf(sandbox), accessKeySecret: wrongSecret });
    await w.notifications.waitFor('SignatureDoesNotMatch');
    await w.runCommand('Notifications: Clear All Notifications');
    await addAccessKey(w, { ...sandbox.temporary, endpoint: sandbox.endpoint, name: 'Temporary' });
    await w.tree().waitForRow(/cn-hangzhou/);
    await addAccessKey(w, ownerOf(sandbox));
    const tree = w.tree();
    await tree.expandPath('Skylink', /cn-hangzhou/, 'Physical Connections', 'HQ-Hangzhou-primary', 'VBRs');
    await tree.expandPath('HQ-production', 'BGP Groups');
    await tree.click('HQ-core-routers');
    const details = await DetailsPage.of(w, 'HQ-core-routers');
    assert.doesNotMatch(await details.frame.locator('main').innerText(), /demo-Key/, 'masked until somebody asks');

    await tree.clickInlineAction('HQ-core-routers', 'Edit BGP Group...');
    const form = await FormPage.of(w, 'Edit BGP Group');
    await form.fill('MD5 authentication key', typedAuthKey);
    await form.frame.locator('.preview tbody tr').first().waitFor();
    assert.ok(!(await form.frame.locator('.preview').innerText()).includes(typedAuthKey), 'the preview shows it');
    await form.press('Save');
    await form.outcome('accepted by the service');
    assert.equal(sandbox.snapshot().bgpGroups.find(({ name }) => name === 'HQ-core-routers')?.authKey, typedAuthKey);
    await tree.chooseFromMenu('HQ-core-routers', 'View as JSON');
    await until(w.page, 'the JSON', async () => (await w.documentText()).includes('BgpGroupId'));
    await w.runCommand('Express Connect: Open Log');
    await until(w.page, 'the log', async () => (await w.page.locator('.part.panel').innerText()).includes('Describe'));
  });

  it('came out nowhere: no file, message, notification, log, screen or storage has them', async () => {
    const w = workbench();
    await w.keepScreen();
    await w.keepStorage();
    assert.match(w.evidence.of('what the browser keeps'), /Skylink/, 'the state of the extension is in it');
    for (const channel of ['a message to a webview', 'the screen'] as const) {
      assert.match(w.evidence.of(channel), /HQ-core-routers/, `${channel} was not recorded`);
      assert.ok(!w.evidence.of(channel).includes(presentAuthKey), `${channel} has the key of a group`);
    }
    assert.match(w.evidence.of('a notification or dialog'), /SignatureDoesNotMatch/, 'notifications were not recorded');
    assert.deepEqual(await secretsInFolder(w.home, [{ kind: 'AuthKey', value: presentAuthKey }]), []);
    assert.deepEqual(await w.evidence.findings(w.home), []);
  });

  it('would be found wherever they came out, or the search above proves nothing', async () => {
    const w = workbench();
    const { securityToken, authKey, certificateNumber, phoneNumber, partnerSecret, personName } = markedSecrets;
    await w.page.evaluate(
      async ({ sent, copied, told, printed, kept }) => {
        new MessageChannel().port1.postMessage({ value: [sent] });
        await navigator.clipboard.writeText(`{"AuthKey":"${copied}"}`);
        console.log(encodeURIComponent(printed));
        localStorage.setItem('leak', btoa(`AccessKeySecret=${kept}`));
        const toast = document.createElement('div');
        toast.className = 'notification-toast';
        toast.textContent = `${told} was refused`;
        document.body.append(toast);
      },
      {
        sent: securityToken.value,
        copied: authKey.value,
        told: phoneNumber.value,
        printed: certificateNumber.value,
        kept: partnerSecret.value,
      },
    );
    const log = join(w.home, 'u', 'a.log');
    await writeFile(log, Buffer.from(`[info] ${personName.value}`, 'utf16le'));
    await until(w.page, 'the toast to be recorded', () =>
      Promise.resolve(w.evidence.of('a notification or dialog').includes(phoneNumber.value)),
    );
    await w.keepStorage();
    const found = (await w.evidence.findings(w.home)).map(({ place, kind }) => `${kind}: ${place}`);
    await w.page.evaluate(() => {
      document.body.querySelector('body > .notification-toast')?.remove();
      localStorage.removeItem('leak');
    });
    await w.page.evaluate(async () => navigator.clipboard.writeText(''));
    await rm(log);
    w.evidence.forget();
    for (const expected of [
      'STS token: a message to a webview',
      'AuthKey: the clipboard',
      'phone number: a notification or dialog',
      'certificate number: the console',
      'AccessKey secret: what the browser keeps',
      `name of a person: ${log}`,
    ]) {
      assert.ok(found.includes(expected), `${expected} was not found`);
    }
  });
});

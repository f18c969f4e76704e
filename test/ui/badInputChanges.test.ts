import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { FormPage } from './formPage.js';
import { useMeddledAccount } from './meddledAccount.js';
import { until } from './until.js';

const requestId = /[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}/;

describe('bad input: changes that meet trouble', () => {
  const account = useMeddledAccount();

  it('a form that the service refuses keeps what was typed, shows code and request ID, and can be sent again', async () => {
    const { workbench, sandbox } = account();
    const tree = workbench.tree();
    await tree.expandPath('China (Hangzhou)', 'VBRs');
    await tree.clickInlineAction('HQ-voice', 'Edit VBR...');
    const form = await FormPage.of(workbench, 'Edit VBR');
    const operation = 'ModifyVirtualBorderRouterAttribute';
    const refusal = { kind: 'refusal', http: 400, code: 'Forbidden.VlanChange', message: 'Not <b>now</b>.' } as const;
    sandbox.faults.add({ operation, fault: refusal });
    await form.fill('Name', 'HQ-telephony');
    await form.changes(3);
    await form.press('Save');
    const outcome = await form.outcome('Forbidden.VlanChange');
    assert.match(outcome, /Not <b>now<\/b>\./, 'the words of the service, as text');
    const id = requestId.exec(outcome)?.[0] ?? assert.fail(outcome);
    assert.equal(await form.value('Name'), 'HQ-telephony');
    await form.press('Copy Request ID');
    await until(workbench.page, 'the request ID in the clipboard', async () => {
      return (await workbench.page.evaluate(() => navigator.clipboard.readText())) === id;
    });
    sandbox.faults.clear();
    await form.press('Save');
    await form.outcome('accepted by the service');
    await tree.waitForRow('HQ-telephony');
    await form.press('Close');
  });

  it('a creation whose answer is lost is repeated under its token: there is one BGP group, not two', async () => {
    const { workbench, sandbox, line } = account();
    const tree = workbench.tree();
    await tree.chooseFromMenu('HQ-telephony', 'Create BGP Group...');
    const form = await FormPage.of(workbench, 'Create BGP Group');
    await form.fill('Name', 'voice-gateways');
    await form.fill('Peer ASN (customer side)', '64777');
    sandbox.faults.add({ operation: 'CreateBgpGroup', times: 1, fault: { kind: 'drop' } });
    await form.press('Create');
    await form.outcome('accepted by the service');
    const groups = sandbox.snapshot().bgpGroups.filter(({ name }) => name === 'voice-gateways');
    assert.equal(groups.length, 1);
    const sent = line.of('CreateBgpGroup').map(({ parameters }) => parameters);
    assert.equal(sent.length, 2);
    assert.equal(sent[0]?.get('ClientToken'), sent[1]?.get('ClientToken'));
    assert.notEqual(sent[0]?.get('SignatureNonce'), sent[1]?.get('SignatureNonce'));
    await form.press('Close');
  });

  it('a change that never got an answer is not called a failure, and is not offered to be done twice blindly', async () => {
    const { workbench, sandbox } = account();
    await workbench.tree().clickInlineAction('HQ-production', 'Edit VBR...');
    const form = await FormPage.of(workbench, 'Edit VBR');
    await form.fill('Name', 'HQ-unsure');
    await form.changes(3);
    sandbox.faults.add({ operation: 'ModifyVirtualBorderRouterAttribute', fault: { kind: 'drop' } });
    await form.press('Save');
    const outcome = await form.outcome('may or may not have been carried out');
    assert.match(outcome, /Refresh and look at the resource/);
    assert.equal(await form.value('Name'), 'HQ-unsure', 'what was typed stays');
    assert.equal(await form.frame.locator('#outcome').getByRole('button', { name: 'Retry' }).count(), 0);
    await form.press('Cancel');
  });

  it('a refused action tells code and reason in a notification, whose buttons do what they say', async () => {
    const { workbench, sandbox, line } = account();
    const { notifications, page } = workbench;
    const operation = 'TerminateVirtualBorderRouter';
    sandbox.faults.add({
      operation,
      fault: { kind: 'refusal', http: 400, code: 'OperationConflict', message: 'Busy.' },
    });
    sandbox.faults.add({ operation: 'DescribeVirtualBorderRouters', fault: { kind: 'throttling', retryAfterMs: 1 } });
    const tree = workbench.tree();
    await tree.chooseFromMenu('HQ-production-standby', 'Terminate VBR...');
    const message = await notifications.waitFor('Throttling.User');
    assert.match(message, /Too many requests/);
    assert.deepEqual(await notifications.buttons('Throttling.User'), [
      'Retry',
      'Copy Request ID',
      'Diagnose',
      'Open Log',
    ]);
    await notifications.click('Throttling.User', 'Copy Request ID');
    await until(page, 'a request ID in the clipboard', async () => {
      return requestId.test(await page.evaluate(() => navigator.clipboard.readText()));
    });
    // A button closes its notification; the next one must not be taken for it.
    await notifications.waitForNone('Throttling.User');

    await tree.chooseFromMenu('HQ-production-standby', 'Terminate VBR...');
    await notifications.waitFor('Throttling.User');
    await notifications.click('Throttling.User', 'Open Log');
    await notifications.waitForNone('Throttling.User');
    await until(page, 'the log', async () =>
      (await page.locator('.part.panel').innerText()).includes('Throttling.User'),
    );
    assert.equal(await page.locator('.part.panel').getByText('not-a-secret').count(), 0);

    await tree.chooseFromMenu('HQ-production-standby', 'Terminate VBR...');
    await notifications.waitFor('Throttling.User');
    sandbox.faults.clear();
    await notifications.click('Throttling.User', 'Retry');
    await workbench.quickInput.waitFor('Type HQ-production-standby to confirm');
    await workbench.quickInput.answer('HQ-production-standby');
    await notifications.waitFor('is now Terminated');
    assert.equal(line.of(operation).length, 1);
  });

  it('nothing of it is left in the console as an error of ours', () => {
    assert.deepEqual(account().workbench.consoleErrors(), []);
  });
});

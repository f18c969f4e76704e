import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { FormPage } from './formPage.js';
import { useMeddledAccount } from './meddledAccount.js';
import { until } from './until.js';

describe('cancelling a change', () => {
  const account = useMeddledAccount();
  const slow = { kind: 'latency', ms: 6_000 } as const;

  it('that is on its way says that it may have happened and what to do, and never that nothing was changed', async () => {
    const { workbench, sandbox } = account();
    const tree = workbench.tree();
    await tree.expandPath('China (Hangzhou)', 'VBRs');
    await tree.clickInlineAction('HQ-voice', 'Edit VBR...');
    const form = await FormPage.of(workbench, 'Edit VBR');
    await form.fill('Name', 'HQ-slow');
    await form.changes(3);
    sandbox.faults.add({ operation: 'ModifyVirtualBorderRouterAttribute', fault: slow });
    await form.press('Save');
    await form.frame.getByText('Sending ModifyVirtualBorderRouterAttribute').waitFor();
    await form.press('Stop');
    const outcome = await form.outcome('Canceled on its way');
    assert.match(outcome, /may or may not have been carried out/);
    assert.match(outcome, /Check Again in the Activity view/);
    assert.doesNotMatch(outcome, /Nothing was changed/);
    await workbench.screenshot('cancel-form-unknown');
    const names = () => sandbox.snapshot().virtualBorderRouters.map(({ name }) => name);
    await until(workbench.page, 'the change that was cancelled too late', () =>
      Promise.resolve(names().includes('HQ-slow')),
    );
    await form.press('Cancel');
  });

  it('that was confirmed says so as well, in a notification that does not offer to do it twice', async () => {
    const { workbench, sandbox } = account();
    const { notifications } = workbench;
    sandbox.faults.add({ operation: 'TerminateVirtualBorderRouter', fault: slow });
    await workbench.tree().chooseFromMenu('HQ-production-standby', 'Terminate VBR...');
    await workbench.quickInput.waitFor('Terminate VBR: HQ-production-standby');
    await workbench.quickInput.answer('HQ-production-standby');
    await notifications.waitFor('Sending TerminateVirtualBorderRouter');
    await notifications.click('Terminate VBR', 'Cancel');
    const message = await notifications.waitFor('Canceled on its way');
    assert.match(message, /Check Again in the Activity view/);
    assert.deepEqual(await notifications.buttons('Canceled on its way'), ['Open Log']);
    await workbench.screenshot('cancel-confirmed-unknown');
    await notifications.clear();
  });

  it('that was only tried out says that nothing was changed, because nothing can have been', async () => {
    const { workbench, sandbox } = account();
    const { virtualBorderRouters, routerInterfaces } = sandbox.snapshot();
    const router = virtualBorderRouters.find(({ name }) => name === 'HQ-production') ?? assert.fail();
    const side = routerInterfaces.find(({ routerId }) => routerId === router.id) ?? assert.fail();
    await workbench.tree().chooseFromMenu('HQ-production', 'Create Route Entry...');
    const form = await FormPage.of(workbench, 'Create Route Entry');
    await form.fill('Destination CIDR block', '10.99.0.0/16');
    await form.choose('Next hop', side.id);
    sandbox.faults.add({ operation: 'CreateRouteEntry', fault: slow });
    await form.press('Check with the Service');
    await form.frame.getByText('Checking with the service').waitFor();
    await form.press('Stop');
    await form.outcome('Nothing was changed.');
    await workbench.screenshot('cancel-dry-run');
    await form.press('Cancel');
  });
});

describe('an endpoint that is not reached', () => {
  const account = useMeddledAccount();

  it('is said to be so where nothing was tried, and Retry on the row tries for real', async () => {
    const { workbench, line } = account();
    const tree = workbench.tree();
    await line.close();
    await tree.expandPath('China (Hangzhou)', 'VBRs');
    // Each Retry is a real attempt that fails; the pause before the next one without a person grows to 15 s.
    for (let retries = 0; retries < 7; retries += 1) {
      await tree.clickInlineAction('The endpoint could not be reached.', 'Retry');
      await workbench.page.waitForTimeout(500);
    }
    await tree.expand('Access Points');
    await tree.waitForRow(/The endpoint was not reached just now/);
    await workbench.screenshot('circuit-open');
    await line.open();
    await tree.clickInlineAction(/The endpoint was not reached just now/, 'Retry');
    await tree.waitForRow(/ap-cn-hangzhou/);
  });
});

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { DetailsPage } from './detailsPage.js';
import { useSandboxAccount } from './sandboxAccount.js';

describe('finding a resource', () => {
  const stage = useSandboxAccount();
  afterEach('close what is open', async () => {
    stage().sandbox.faults.clear();
    await stage().workbench.closeEditors();
    await stage().workbench.clearNotifications();
  });

  // First, because lists that were just read are not read again.
  it('names the lists that could not be read, or a resource seems not to exist', async () => {
    const { workbench, sandbox } = stage();
    const { quickInput, notifications } = workbench;
    const message = 'User not authorized.';
    const fault = { kind: 'refusal', http: 403, code: 'Forbidden.RAM', message } as const;
    sandbox.faults.add({ operation: 'DescribeRouterInterfaces', fault });
    await workbench.runCommand('Express Connect: Find Resource...');
    await quickInput.waitFor('Find Resource');
    await quickInput.fill('nothing-of-this-name');
    await quickInput.waitFor('Router Interfaces could not be read in 5 regions');
    await quickInput.pick('Router Interfaces could not be read in 5 regions');
    await notifications.waitFor('Forbidden.RAM');
  });

  it('by its address leads to its row and its details, or people open every VBR to find an IP', async () => {
    const { workbench } = stage();
    const { quickInput } = workbench;
    await workbench.runCommand('Express Connect: Find Resource...');
    await quickInput.waitFor('Find Resource');
    await quickInput.fill('172.16.0.5');
    await quickInput.waitFor('总部-办公网');
    await workbench.screenshot('find-resource');
    await quickInput.pick('总部-办公网');
    const details = await DetailsPage.of(workbench, '总部-办公网');
    assert.equal(await details.value('VLAN ID'), '120');
  });
});

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { markedSecrets } from '../markedSecrets.js';
import { FormPage } from './formPage.js';
import { useSandboxAccount } from './sandboxAccount.js';
import { until } from './until.js';

describe('acting on BGP', () => {
  const stage = useSandboxAccount();

  beforeEach('show a VBR', async () => {
    await stage()
      .workbench.tree()
      .expandPath(/eu-central-1/, 'VBRs', 'Frankfurt-production', 'BGP Groups', 'BGP Networks');
  });
  afterEach('close what is open', async () => {
    await stage().workbench.closeEditors();
    await stage().workbench.collapseTree();
  });

  async function remove(row: string | RegExp, action: string, typed: string, done: string): Promise<void> {
    const { quickInput, notifications } = stage().workbench;
    await stage().workbench.tree().chooseFromMenu(row, action);
    await quickInput.waitFor(`Type ${typed} to confirm.`);
    await quickInput.answer(typed);
    await notifications.waitFor(done);
  }

  it('a group and a peer can be created and deleted, or a new session needs another tool', async () => {
    const { workbench, sandbox } = stage();
    const tree = workbench.tree();
    await tree.chooseFromMenu('BGP Groups', 'Create BGP Group...');
    let form = await FormPage.of(workbench, 'Create BGP Group');
    await form.fill('Peer ASN (customer side)', '65010');
    await form.fill('Name', 'plant-new');
    await form.fill('MD5 authentication key', markedSecrets.authKey.value);
    await form.press('Create');
    await form.outcome('Create BGP Group plant-new: accepted by the service.');
    await tree.waitForRow(/^plant-new Available · AS 65010/);
    assert.equal(
      sandbox.snapshot().bgpGroups.find(({ name }) => name === 'plant-new')?.authKey,
      markedSecrets.authKey.value,
    );
    await form.press('Close');

    await tree.chooseFromMenu('plant-new', 'Create BGP Peer...');
    form = await FormPage.of(workbench, 'Create BGP Peer');
    await form.fill('Peer IP address', '192.0.2.77');
    await workbench.screenshot('act-create-peer');
    await form.press('Create');
    await form.outcome('Create BGP Peer 192.0.2.77: accepted by the service.');
    // The tree opens by itself where the new peer is.
    await tree.waitForRow(/^192\.0\.2\.77 Available · BGP \w+ · AS 65010 · plant-new/);
    const peer = sandbox.snapshot().bgpPeers.find(({ address }) => address === '192.0.2.77');
    assert.ok(peer);
    await form.press('Close');

    await remove('192.0.2.77', 'Delete BGP Peer...', '192.0.2.77', 'BGP Peer 192.0.2.77 was deleted.');
    await tree.waitForNoRow('192.0.2.77');
    await workbench.closeEditors();
    await remove('plant-new', 'Delete BGP Group...', 'plant-new', 'BGP Group plant-new was deleted.');
    await tree.waitForNoRow('plant-new');
    assert.equal(
      sandbox.snapshot().bgpGroups.some(({ name }) => name === 'plant-new'),
      false,
    );
  });

  it('a network can be advertised and withdrawn, or a site stays unreachable', async () => {
    const { workbench, sandbox } = stage();
    const tree = workbench.tree();
    await tree.chooseFromMenu('BGP Networks', 'Add BGP Network...');
    const form = await FormPage.of(workbench, 'Add BGP Network');
    await form.fill('Advertised CIDR block', '10.51.0.1/16');
    await form.waitForProblem('Advertised CIDR block', '');
    await form.fill('Advertised CIDR block', '10.51.0.0/16');
    await form.press('Add');
    await form.outcome('accepted by the service');
    await tree.waitForRow(/^10\.51\.0\.0\/16 Available/);
    await form.press('Close');
    await remove('10.51.0.0/16', 'Delete BGP Network...', '10.51.0.0/16', '10.51.0.0/16 was deleted.');
    await tree.waitForNoRow('10.51.0.0/16');
    assert.equal(
      sandbox.snapshot().bgpNetworks.some(({ cidr }) => cidr === '10.51.0.0/16'),
      false,
    );
  });

  it('what somebody else deleted meanwhile leaves the tree as well, or people try again and again', async () => {
    const { workbench, sandbox, colleague } = stage();
    const tree = workbench.tree();
    const router = sandbox.snapshot().virtualBorderRouters.find(({ name }) => name === 'Frankfurt-production');
    assert.ok(router !== undefined);
    const named = { RegionId: 'eu-central-1', RouterId: router.id, DstCidrBlock: '10.52.0.0/16' };
    const network = () => sandbox.snapshot().bgpNetworks.find(({ cidr }) => cidr === named.DstCidrBlock);
    await colleague('AddBgpNetwork', named);
    await until(workbench.page, 'the network', () => Promise.resolve(network()?.status === 'Available'));
    await tree.clickInlineAction('BGP Networks', 'Refresh');
    await tree.chooseFromMenu(named.DstCidrBlock, 'Delete BGP Network...');
    await workbench.quickInput.waitFor(`Type ${named.DstCidrBlock} to confirm.`);
    await colleague('DeleteBgpNetwork', named);
    await until(workbench.page, 'its end', () => Promise.resolve(network() === undefined));
    await workbench.quickInput.answer(named.DstCidrBlock);
    await workbench.notifications.waitFor('does not exist');
    await tree.waitForNoRow(named.DstCidrBlock);
  });

  it('a peer is added from the palette under a group that can take one, or people pick what is refused', async () => {
    const { workbench } = stage();
    const { quickInput } = workbench;
    await workbench.runCommand('Express Connect: Create BGP Peer...');
    await quickInput.waitFor('Region');
    await quickInput.pick('cn-beijing');
    await quickInput.waitForStep('BGP Group');
    assert.deepEqual((await quickInput.labels()).toSorted(), ['DR-storage', 'lab-steady']);
    await quickInput.pick('lab-steady');
    const form = await FormPage.of(workbench, 'Create BGP Peer');
    await form.frame.getByText('lab-steady').waitFor();
    await form.press('Cancel');
  });
});

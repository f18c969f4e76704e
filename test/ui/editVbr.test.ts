import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { FormPage } from './formPage.js';
import { useSandboxAccount } from './sandboxAccount.js';

describe('editing a VBR', () => {
  const stage = useSandboxAccount();
  const router = (id: string) =>
    stage()
      .sandbox.snapshot()
      .virtualBorderRouters.find((row) => row.id === id);
  const named = (name: string) => {
    const found = stage()
      .sandbox.snapshot()
      .virtualBorderRouters.find((row) => row.name === name);
    assert.ok(found, `the sandbox has no ${name}`);
    return found;
  };

  beforeEach('show the VBRs', async () => {
    await stage()
      .workbench.tree()
      .expandPath(/cn-hangzhou/, 'VBRs');
  });

  afterEach('close what is open', async () => {
    await stage().workbench.closeEditors();
    await stage().workbench.collapseTree();
  });

  async function edit(name: string): Promise<FormPage> {
    const { workbench } = stage();
    await workbench.tree().clickInlineAction(name, 'Edit VBR...');
    return await FormPage.of(workbench, 'Edit VBR');
  }

  it('says while typing what the service would refuse, or mistakes come to light after sending', async () => {
    const { workbench, said } = stage();
    const form = await edit('HQ-voice');
    await form.fill('VLAN ID', '3000');
    await form.waitForProblem('VLAN ID', 'VLAN ID must be 0 to 2999');
    await form.fill('Peer gateway IP (customer side)', '172.16.9.10');
    await form.waitForProblem('Peer gateway IP (customer side)', 'Both gateways must lie in the same /30 subnet');
    await form.press('Save');
    await form.frame.getByText('Problems to solve: 2').waitFor();
    await workbench.screenshot('edit-problems');
    await form.fill('VLAN ID', '131');
    await form.fill('Peer gateway IP (customer side)', '172.16.0.10');
    await form.waitForNoProblem();
    await form.changes(3);
    assert.deepEqual(said('ModifyVirtualBorderRouterAttribute'), [], 'nothing was sent');
    await form.press('Cancel');
    await workbench.notifications.waitForNone('closed with unsaved changes');
  });

  it('shows what will change, sends only that and what would be reset, and renames the row', async () => {
    const { workbench, said, colleague } = stage();
    const before = named('总部-办公网');
    assert.equal(before.enableIpv6, true);
    const form = await edit('总部-办公网');
    await form.fill('Name', 'HQ-office');
    const kept = 'sent again so that it is not reset';
    await form.waitForChanges(
      ['Name', '总部-办公网', 'HQ-office'],
      ['IPv6', 'Yes', kept],
      ['Site-to-site traffic', 'No', kept],
      ['Local IPv6 gateway IP (Alibaba Cloud side)', '2001:db8:120::1', kept],
      ['Peer IPv6 gateway IP (customer side)', '2001:db8:120::2', kept],
      ['IPv6 prefix', '2001:db8:120::/64', kept],
    );
    await workbench.screenshot('edit-preview');
    // What somebody else changes meanwhile is none of this form's business.
    const other = { RegionId: 'cn-hangzhou', VbrId: before.id, EnableIpv6: true, Bandwidth: 2048 };
    await colleague('ModifyVirtualBorderRouterAttribute', other);
    await form.press('Save');
    const outcome = await form.outcome('accepted by the service');
    assert.match(outcome, /Request ID\s+[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/);
    await workbench.screenshot('edit-outcome');

    const [request, ...more] = said('ModifyVirtualBorderRouterAttribute');
    assert.deepEqual(more, []);
    const { ClientToken, ...asked } = request ?? {};
    assert.match(ClientToken ?? '', /^[\x21-\x7e]{1,64}$/);
    assert.deepEqual(asked, {
      RegionId: 'cn-hangzhou',
      VbrId: before.id,
      Name: 'HQ-office',
      EnableIpv6: 'true',
      LocalIpv6GatewayIp: '2001:db8:120::1',
      PeerIpv6GatewayIp: '2001:db8:120::2',
      PeeringIpv6SubnetMask: '2001:db8:120::/64',
      SitelinkEnable: 'false',
    });
    const after = router(before.id);
    assert.equal(after?.name, 'HQ-office');
    assert.equal(after.enableIpv6, true, 'renaming switched IPv6 off');
    assert.equal(after.bandwidthMbps, 2048, 'renaming undid what somebody else changed');
    assert.match((await workbench.tree().waitForRow('HQ-office')).description, /^Active/);
    await form.press('Close');
  });

  it('shows a conflict with all three values and can keep mine, or the last one to save wins unseen', async () => {
    const { workbench, colleague, said } = stage();
    const { id } = named('HQ-production-standby');
    const form = await edit('HQ-production-standby');
    await form.fill('Name', 'HQ-standby-mine');
    await form.changes(3);
    await colleague('ModifyVirtualBorderRouterAttribute', {
      RegionId: 'cn-hangzhou',
      VbrId: id,
      Name: 'HQ-standby-theirs',
    });
    const sent = said('ModifyVirtualBorderRouterAttribute').length;
    await form.press('Save');
    assert.deepEqual(await form.conflict(), [
      ['Name', 'HQ-production-standby', 'HQ-standby-theirs', 'HQ-standby-mine'],
    ]);
    await workbench.screenshot('edit-conflict');
    assert.equal(said('ModifyVirtualBorderRouterAttribute').length, sent, 'it was sent all the same');
    assert.equal(router(id)?.name, 'HQ-standby-theirs');
    await form.press('Save My Values');
    await form.outcome('accepted by the service');
    assert.equal(router(id)?.name, 'HQ-standby-mine');
    await form.press('Close');
  });

  it('can take the values of the other side in a conflict, or the way out is to start over', async () => {
    const { workbench, colleague } = stage();
    const { id } = named('Meridian-management');
    const form = await edit('Meridian-management');
    await form.fill('Name', 'Meridian-mine');
    await form.fill('Description', 'Mine alone');
    await form.changes(4);
    await colleague('ModifyVirtualBorderRouterAttribute', {
      RegionId: 'cn-hangzhou',
      VbrId: id,
      Name: 'Meridian-theirs',
    });
    await form.press('Save');
    await form.conflict();
    await form.press('Use the Present Values');
    await form.frame.locator('#outcome .notice').waitFor({ state: 'detached' });
    assert.equal(await form.value('Name'), 'Meridian-theirs');
    assert.equal(await form.value('Description'), 'Mine alone');
    await form.press('Save');
    await form.outcome('accepted by the service');
    assert.equal(router(id)?.name, 'Meridian-theirs');
    assert.equal(router(id)?.description, 'Mine alone');
    await form.press('Close');
    await workbench.tree().waitForRow('Meridian-theirs');
  });

  it('keeps what was typed when another tab is shown and when the window is reloaded, or it is typed twice', async () => {
    const { workbench } = stage();
    const form = await edit('HQ-production');
    await form.fill('Description', 'Half a thought');
    await form.waitUntilUnsaved();
    const title = /● Edit VBR: HQ-production$/;

    await workbench.tree().click('HQ-production');
    await workbench.page
      .locator('.tab.active')
      .filter({ hasText: /^HQ-production/ })
      .waitFor();
    await workbench.page.locator('.tab').filter({ hasText: title }).click();
    const again = await FormPage.of(workbench, 'Edit VBR');
    assert.equal(await again.value('Description'), 'Half a thought');

    await workbench.waitUntilStored('Half a thought');
    await workbench.reload();
    const reloaded = await FormPage.of(workbench, 'Edit VBR');
    await reloaded.changes(3);
    assert.equal(await reloaded.value('Description'), 'Half a thought');
    await workbench.screenshot('edit-after-reload');
    await reloaded.press('Save');
    await reloaded.outcome('accepted by the service');
    assert.equal(named('HQ-production').description, 'Half a thought');
    await reloaded.press('Close');
    await workbench.openView();
  });

  it('offers to reopen a form that was closed with unsaved changes, or one wrong click loses them', async () => {
    const { workbench } = stage();
    const form = await edit('HQ-production');
    await form.fill('Description', 'Closed by mistake');
    await form.waitUntilUnsaved();
    const tab = workbench.page.locator('.tab').filter({ hasText: /● Edit VBR: HQ-production$/ });
    await tab.hover();
    await tab.getByRole('button', { name: /^Close/ }).click();
    await workbench.notifications.click('was closed with unsaved changes', 'Reopen');
    const again = await FormPage.of(workbench, 'Edit VBR');
    assert.equal(await again.value('Description'), 'Closed by mistake');
    await again.press('Cancel');
  });
});

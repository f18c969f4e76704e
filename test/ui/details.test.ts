import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { DetailsPage } from './detailsPage.js';
import { FormPage } from './formPage.js';
import { until } from './until.js';
import { useWorkbench } from './useWorkbench.js';

/** What the estate of the sandbox has as the key of the headquarters' BGP group. */
const authKey = 'demo-Key-4-HQ!';

describe('details of the built-in sandbox', () => {
  const workbench = useWorkbench({ viewport: { width: 1400, height: 1100 } });

  before('explore the sandbox', async () => {
    await workbench().openView();
    await workbench().clickWelcome('Explore the Sandbox');
    await workbench()
      .tree()
      .expandPath(/cn-hangzhou/, 'Physical Connections', 'HQ-Hangzhou-primary', 'VBRs', 'HQ-production', 'BGP Groups');
  });

  async function open(name: string): Promise<DetailsPage> {
    await workbench().tree().click(name);
    return await DetailsPage.of(workbench(), name);
  }

  it('a click shows all that is known, in groups, or people go back to the console to look things up', async () => {
    const details = await open('HQ-production');
    assert.deepEqual(await details.groups(), [
      'Overview',
      'Link',
      'Physical connection',
      'BFD',
      'Attachments',
      'Billing',
      'Lifecycle',
    ]);
    assert.equal(await details.state(), 'Active');
    assert.equal(await details.value('VLAN ID'), '110');
    assert.equal(await details.value('Bandwidth'), '5120 Mbps');
    assert.equal(await details.value('BFD detection multiplier'), '3');
    assert.match(await details.value('Associated physical connections'), /CU-HZ-111/);
    assert.match(await details.value('Attached CENs'), /cen-7qthudw0ll6jmc0001/);
    await workbench().screenshot('details-vbr');
  });

  it('a time is local and tells UTC when pointed at, or log lines of the service cannot be matched', async () => {
    const details = await open('HQ-production');
    const time = details.valueOf('Created').locator('time');
    const title = await time.getAttribute('title');
    assert.match(title ?? '', /^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)? UTC$/);
    const iso = await time.getAttribute('datetime');
    const moment = new Date(iso ?? '');
    assert.equal(moment.toISOString().slice(0, 16).replace('T', ' '), title?.slice(0, 16));
    const visible = (await time.innerText()).replace(/\s*\(.*\)$/s, '');
    assert.ok(visible.includes(String(moment.getFullYear())), `${visible} names no year`);
    assert.notEqual(visible, title);
  });

  it('an authentication key is hidden until somebody asks for it, or it is read over a shoulder', async () => {
    const details = await open('HQ-core-routers');
    const label = 'MD5 authentication key';
    const all = async (): Promise<string> => await details.frame.locator('body').innerText();
    assert.equal((await all()).includes(authKey), false);
    assert.match(await details.value(label), /••••••/);

    await details.press(`Reveal: ${label}`);
    await details.valueOf(label).getByText(authKey, { exact: true }).waitFor();
    await workbench().screenshot('details-key-revealed');
    await details.press(`Hide: ${label}`);
    await details.valueOf(label).getByText('••••••').waitFor();
    assert.equal((await all()).includes(authKey), false);
    assert.equal(await details.copy(label), authKey);
  });

  it('a revealed key is hidden again when the panel shows another resource, or it stays on the screen', async () => {
    const details = await open('HQ-core-routers');
    await details.press('Reveal: MD5 authentication key');
    await details.valueOf('MD5 authentication key').getByText(authKey).waitFor();
    await open('HQ-production');
    const again = await open('HQ-core-routers');
    assert.match(await again.value('MD5 authentication key'), /••••••/);
  });

  it('an ID is copied as it is, or people select it by hand and miss a letter', async () => {
    const details = await open('HQ-production');
    const id = await details.copy('VBR ID');
    assert.match(id, /^vbr-bp1\w{17}$/);
    assert.equal(id, await details.value('VBR ID'));
  });

  it('a value is told by what it means and copied as the service has it, or the logs cannot be searched', async () => {
    const details = await open('HQ-Hangzhou-primary');
    assert.equal(await details.value('Connection type'), 'Dedicated connection PhysicalConnection');
    assert.equal(await details.value('Business status'), 'Normal');
    assert.equal(await details.copy('Connection type'), 'PhysicalConnection');
    await workbench().screenshot('details-connection');
  });

  it('links lead to what it belongs to and to what is below it, or people search the tree for them', async () => {
    let details = await open('HQ-production');
    const children = await details.children();
    assert.ok(children.includes('HQ-core-routers'));
    assert.ok(children.includes('10.10.0.0/16'));
    details = await details.follow('HQ-core-routers');
    assert.equal(await details.value('Peer ASN (customer side)'), '64601');
    details = await details.follow('HQ-production');
    details = await details.follow('HQ-Hangzhou-primary');
    assert.equal(await details.value('Port type'), '10GBase-LR');
    assert.equal((await workbench().editorTitles()).length, 1, 'one panel follows the links');
  });

  it('offers what the state allows and says when the rest is possible, or people try what is refused', async () => {
    const w = workbench();
    let details = await open('HQ-production');
    const active = [
      'Edit VBR',
      'Change VBR Bandwidth',
      'Associate Physical Connection',
      'Create BGP Group',
      'Add BGP Network',
      'Create VBR HA Group',
      'Create Route Entry',
      'Create Router Interface',
      'Unassociate Physical Connection',
      'Terminate VBR',
      'Delete VBR',
    ];
    assert.deepEqual(await details.actions(), active);
    assert.deepEqual(await details.impossible(), { 'Recover VBR': 'Possible in state Terminated' });

    await w.tree().collapse(/cn-hangzhou/);
    await w.tree().expandPath(/cn-beijing/, 'VBRs');
    details = await open('DR-test-2024');
    assert.deepEqual(await details.actions(), ['Edit VBR', 'Change VBR Bandwidth', 'Recover VBR', 'Delete VBR']);
    details = await open('DR-test-stopping');
    assert.deepEqual(await details.actions(), []);
    await w.screenshot('details-not-possible');
    await w.tree().collapse(/cn-beijing/);
    await w.tree().expand(/cn-hangzhou/);
  });

  it('an action starts from the details, or people have to find the row again', async () => {
    const details = await open('HQ-production');
    await details.press('Edit VBR');
    const form = await FormPage.of(workbench(), 'Edit VBR');
    assert.equal(await form.value('Name'), 'HQ-production');
    await form.press('Cancel');
  });

  it('JSON is read-only and holds no authentication key, or pasting it into a ticket gives the key away', async () => {
    const w = workbench();
    const details = await open('HQ-core-routers');
    await details.press('View as JSON');
    const lines = w.page.locator('.editor-instance .monaco-editor .view-lines');
    const text = async (): Promise<string> => (await lines.innerText()).replaceAll('\u00a0', ' ');
    await until(w.page, 'the JSON', async () => (await lines.isVisible()) && (await text()).includes('"PeerAsn"'));
    assert.match(await text(), /"Name": "HQ-core-routers"/);
    assert.equal((await text()).includes(authKey), false);
    const before = await text();
    await lines.click();
    await w.page.keyboard.type('x');
    await w.page.getByText('Cannot edit in read-only editor').first().waitFor();
    assert.equal(await text(), before);
    await w.screenshot('details-json');
  });
});

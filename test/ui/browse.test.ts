import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { until } from './until.js';
import { useWorkbench } from './useWorkbench.js';

/** Regions of the built-in sandbox that hold something. */
const inUse = [/cn-beijing/, /cn-hangzhou/, /cn-shanghai/, /cn-shenzhen/, /ap-southeast-1/, /eu-central-1/];

describe('browsing the built-in sandbox', () => {
  const workbench = useWorkbench({ viewport: { width: 1400, height: 1100 } });

  before('explore the sandbox', async () => {
    const w = workbench();
    await w.openView();
    const welcome = await w.welcomeText();
    assert.match(welcome, /Add AccessKey/, 'somebody with an account finds no way in');
    assert.match(welcome, /documentation/, 'somebody who is new finds no documentation');
    await w.clickWelcome('Explore the Sandbox');
    for (const region of inUse) await w.tree().waitForRow(region);
  });

  it('leads from a region down to a BGP peer and the BGP networks, or nobody gets to see their sessions', async () => {
    const tree = workbench().tree();
    await tree.expandPath(/cn-hangzhou/, 'Physical Connections', 'HQ-Hangzhou-primary', 'VBRs', 'HQ-production');
    await tree.expandPath('BGP Groups', 'HQ-core-routers');
    for (const address of ['172.16.0.2', '192.168.111.2']) {
      const peer = await tree.waitForRow(address);
      assert.equal(peer.level, 9);
      assert.match(peer.description, /^Available · BGP Established · AS 64601 · HQ-core-routers · /);
    }
    await tree.expand('BGP Networks');
    assert.match((await tree.waitForRow('10.10.0.0/16')).description, /^Available/);
    assert.match((await tree.waitForRow('10.20.0.0/16')).description, /^Enabled/);
    await workbench().screenshot('browse-tree');
  });

  it('tells state and essentials beside the name, or people have to open every resource to compare them', async () => {
    const tree = workbench().tree();
    await tree.expandPath(/cn-hangzhou/, 'Physical Connections', 'HQ-Hangzhou-primary', 'VBRs');
    const connection = await tree.waitForRow('HQ-Hangzhou-primary');
    assert.match(connection.description, /^Enabled · 10G · 10GBase-LR · pc-bp1\w{17}$/);
    const router = await tree.waitForRow('总部-办公网');
    assert.match(router.description, /^Active · VLAN 120 · 172\.16\.0\.5 – 172\.16\.0\.6 · vbr-bp1\w{17}$/);
    assert.match(router.ariaLabel, /^VBR, 总部-办公网, Active, VLAN 120/, 'a screen reader does not get it');
  });

  it('lists the VBRs of a region directly, or people must know the connection to find a VBR', async () => {
    const tree = workbench().tree();
    await tree.collapse(/cn-hangzhou/);
    await tree.expandPath(/cn-beijing/, 'VBRs');
    const states = {
      'DR-replication': 'Active',
      'DR-test-stopping': 'Terminating',
      'DR-test-2024': 'Terminated',
      'DR-test-coming-back': 'Recovering',
      'DR-decommissioned': 'Deleting',
      'BGP-lab': 'Active',
    };
    for (const [name, state] of Object.entries(states)) {
      assert.match((await tree.waitForRow(name)).description, new RegExp(`^${state} · VLAN`));
    }
    await tree.collapse(/cn-beijing/);
  });

  it('tells more of a resource when somebody points at it, or a closer look costs a click and a panel', async () => {
    const tree = workbench().tree();
    await tree.expandPath(/cn-hangzhou/, 'Physical Connections', 'HQ-Hangzhou-primary', 'VBRs');
    const hover = (await tree.hover('HQ-production')).replaceAll(/\s+/g, ' ');
    assert.match(hover, /VBR HQ-production/);
    assert.match(hover, /State Active Description Production network of the headquarters/);
    assert.match(hover, /Bandwidth 5120 Mbps/);
    await workbench().screenshot('browse-tooltip');
    await workbench().dismissAll();
  });

  it('keeps what is open and selected when it is refreshed, or every refresh costs people their place', async () => {
    const w = workbench();
    const tree = w.tree();
    await tree.expandPath(
      /cn-hangzhou/,
      'Physical Connections',
      'HQ-Hangzhou-primary',
      'VBRs',
      'HQ-production',
      'BGP Groups',
    );
    await tree.click('HQ-core-routers');
    await w.webview();
    const before = await tree.rows();
    assert.ok(before.some(({ label, selected }) => label === 'HQ-core-routers' && selected));
    await w.clickViewAction('Refresh');
    await until(w.page, 'the rows to be as before', async () => {
      const now = await tree.rows();
      return now.length > 0 && JSON.stringify(now) === JSON.stringify(before);
    });
    await tree.click('HQ-Hangzhou-primary');
    await w.page.keyboard.press('F5');
    await tree.waitForRow('HQ-core-routers');
    assert.ok((await tree.waitForRow('HQ-Hangzhou-primary')).selected);
    await tree.collapse(/cn-hangzhou/);
  });

  it('loads a long list page by page until it is complete, or the last of 300 VBRs cannot be reached', async () => {
    const { page } = workbench();
    const tree = workbench().tree();
    await tree.expandPath(/ap-southeast-1/, 'Physical Connections', 'Wholesale-hub', 'VBRs');
    for (let shown = 50; shown < 300; shown += 50) {
      const more = new RegExp(`^Load more ${shown} of 300$`);
      const isShown = async (): Promise<boolean> =>
        (await tree.rows()).some(({ label, description }) => more.test(`${label} ${description}`));
      await until(page, `${shown} of 300`, async () => {
        await tree.scrollToEnd();
        return await isShown();
      });
      await tree.click(more);
      await until(page, `more than ${shown} of 300`, async () => !(await isShown()));
    }
    const names = await tree.allLabels((label) => label.startsWith('Customer-'));
    const expected = Array.from({ length: 300 }, (_, index) => `Customer-${String(index + 1).padStart(3, '0')}`);
    assert.deepEqual(names.toSorted(), expected, 'each VBR once');
    await tree.waitForNoRow('Load more');
  });
});

describe('choosing regions', () => {
  let folder = '';
  before('make a folder', async () => {
    folder = await mkdtemp(join(tmpdir(), 'ec-folder-'));
  });
  const workbench = useWorkbench(() => ({ folder }));
  after('remove the folder', async () => {
    await rm(folder, { recursive: true });
  });

  /** IDs of the regions below the account that is open. */
  async function regionsShown(): Promise<string[]> {
    const rows = await workbench().tree().rows();
    return rows.filter(({ level }) => level === 2).map(({ description }) => description);
  }

  it('shows the chosen ones and keeps the choice with the workspace, or every project shows all regions', async () => {
    const w = workbench();
    const tree = w.tree();
    await w.openView();
    await w.clickWelcome('Explore the Sandbox');
    for (const region of inUse) await tree.waitForRow(region);

    await w.clickViewAction('Choose Regions');
    await w.quickInput.waitFor('Regions in the tree');
    await w.screenshot('browse-regions');
    await w.quickInput.toggle('cn-hangzhou', 'eu-central-1');
    await w.quickInput.accept();
    await w.quickInput.waitUntilClosed();
    await tree.waitForNoRow(/cn-beijing/);
    assert.deepEqual(await regionsShown(), ['cn-hangzhou', 'eu-central-1']);

    const settings: unknown = await until(w.page, 'the settings of the folder', async () => {
      const text = await readFile(join(folder, '.vscode', 'settings.json'), 'utf8').catch(() => '');
      return text !== '' && (JSON.parse(text) as unknown);
    });
    assert.deepEqual(settings, { 'expressConnect.regions': ['cn-hangzhou', 'eu-central-1'] });

    await w.reload();
    await w.openView();
    await tree.expand('Skylink (sandbox, partner)');
    await tree.waitForRow(/cn-hangzhou/);
    assert.deepEqual(await regionsShown(), ['cn-hangzhou', 'eu-central-1']);
  });
});

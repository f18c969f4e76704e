import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import { accessibilityProblems } from './accessibility.js';
import { chineseWords } from './chinese.js';
import { DetailsPage } from './detailsPage.js';
import { FormPage } from './formPage.js';
import { GuidePage } from './guidePage.js';
import { useSandboxAccount } from './sandboxAccount.js';
import { looksToSee } from './looks.js';
import { until } from './until.js';
import { useWorkbench } from './useWorkbench.js';
import type { WorkbenchOptions } from './workbench.js';

const dedicated = 'Dedicated line, from application to service';
const partner = 'Hosted line, as the partner';

describe('guides', () => {
  const stage = useSandboxAccount();

  afterEach('close what is open', async () => {
    stage().sandbox.faults.clear();
    await stage().workbench.closeEditors();
    await stage().workbench.collapseTree();
  });

  /** Opens a guide of a connection from the tree, where there may be several. */
  async function open(region: RegExp, name: string, title: string): Promise<GuidePage> {
    const { workbench } = stage();
    const tree = workbench.tree();
    await tree.expandPath(region, 'Physical Connections');
    await tree.chooseFromMenu(name, 'Open Guide');
    await workbench.quickInput.waitFor(name);
    await workbench.quickInput.pick(title);
    return await GuidePage.of(workbench, title);
  }

  it('shows where a line stands and opens the form of its next step, or people look it up in a manual', async () => {
    const { workbench } = stage();
    const guide = await open(/cn-shanghai/, 'Shanghai-factory', dedicated);
    assert.match(await guide.current(), /^Construction and report of its end Waiting for the carrier$/);
    assert.equal(await guide.summary(), 'Step 7 of 11: Waiting for the carrier');
    assert.deepEqual((await guide.steps()).slice(0, 3), [
      'Enable outbound traffic Done',
      'Apply for the connection Done',
      'Review of the application Done',
    ]);
    assert.equal((await guide.steps()).at(-1), 'Create a VBR on it Later · You');
    assert.ok((await guide.links())[0]?.startsWith('Shanghai-factory'));
    assert.deepEqual(await guide.buttons(), ['Complete LOA Construction']);
    await workbench.screenshot('guide-waiting');
    await guide.press('Complete LOA Construction');
    const form = await FormPage.of(workbench, 'Complete LOA Construction');
    await form.press('Cancel');
  });

  it('follows the line by itself, or people press Refresh all day', async () => {
    const { workbench, colleague } = stage();
    const guide = await open(/cn-shanghai/, 'Shanghai-factory-backup', dedicated);
    await guide.waitForStep('Enable the connection');
    const line = stage()
      .sandbox.snapshot()
      .physicalConnections.find(({ name }) => name === 'Shanghai-factory-backup');
    await colleague('EnablePhysicalConnection', {
      RegionId: 'cn-shanghai',
      PhysicalConnectionId: line?.id,
      ClientToken: 'colleague-1',
    });
    // Another part of the product reads the line again.
    await workbench.tree().clickInlineAction('Physical Connections', 'Refresh');
    await guide.waitForStep('Create a VBR on it');
    assert.deepEqual(await guide.buttons(), ['Create VBR']);
    await workbench.screenshot('guide-possible');
  });

  it('takes the person’s word for what the service does not tell, and remembers it', async () => {
    let guide = await open(/cn-shanghai/, 'Shanghai-port-office', dedicated);
    await guide.waitForStep('Order the port installation');
    assert.match(await guide.text(), /The service does not tell whether this has been done\./);
    assert.match(await guide.text(), /Costs The initial installation fee/);
    assert.deepEqual(await guide.buttons(), ['Order Port Installation', 'Already Done']);
    await guide.press('Already Done');
    await guide.waitForStep('Allocation of the port');
    await stage().workbench.closeEditors();
    await stage().workbench.collapseTree();
    guide = await open(/cn-shanghai/, 'Shanghai-port-office', dedicated);
    assert.match(await guide.current(), /^Allocation of the port Waiting for Alibaba Cloud$/);
  });

  it('says what to do with a line that failed, or people write tickets', async () => {
    const guide = await open(/cn-shenzhen/, 'Shenzhen-pop-up-store', dedicated);
    assert.match(await guide.current(), /^Review of the application Failed$/);
    assert.match(await guide.text(), /What to do Correct the application/);
    assert.deepEqual(await guide.buttons(), ['Edit Physical Connection', 'Delete Physical Connection']);
    await stage().workbench.screenshot('guide-failed');
  });

  it('starts from the palette with nothing there yet, and goes on with what was created', async () => {
    const { workbench } = stage();
    const { quickInput } = workbench;
    await workbench.runCommand('Express Connect: Open Guide');
    await quickInput.waitFor('Guide');
    await workbench.screenshot('guide-picker');
    await quickInput.pick(dedicated);
    await quickInput.waitFor('Region');
    await quickInput.pick('cn-beijing');
    await quickInput.waitFor('DR-Beijing');
    await workbench.screenshot('guide-picker-line');
    await quickInput.pick('Start a new one');
    const guide = await GuidePage.of(workbench, dedicated);
    assert.match(await guide.current(), /^Apply for the connection Your turn$/);
    assert.deepEqual(await guide.links(), []);
    await workbench.screenshot('guide-empty');
    await guide.press('Create Physical Connection');
    const form = await FormPage.of(workbench, 'Create Physical Connection');
    await form.choose('Access point', 'ap-cn-beijing-ft-A');
    await form.fill('Carrier', 'CT');
    await form.fill('Data center location', 'Beijing');
    await form.fill('Name', 'Beijing-guided');
    await form.press('Create');
    await form.outcome('accepted by the service');
    await form.press('Close');
    const again = await GuidePage.of(workbench, dedicated);
    await until(workbench.page, 'the new line', async () => (await again.links())[0]?.startsWith('Beijing-guided'));
  });

  it('opens from the details, and leads back to them', async () => {
    const { workbench } = stage();
    const tree = workbench.tree();
    await tree.expandPath(/cn-hangzhou/, 'Hosted Connections');
    await tree.click('Meridian-hosted-1G');
    const details = await DetailsPage.of(workbench, 'Meridian-hosted-1G');
    await details.press('Open Guide');
    await workbench.quickInput.waitFor('Meridian-hosted-1G');
    await workbench.quickInput.pick(partner);
    const guide = await GuidePage.of(workbench, partner);
    assert.match(await guide.current(), /^The tenant accepts Waiting for the tenant$/);
    await guide.frame.locator('header button.link').first().click();
    await DetailsPage.of(workbench, 'Meridian-hosted-1G');
  });

  it('is an error with Retry when it cannot be read, and never an empty guide', async () => {
    const { workbench, sandbox } = stage();
    sandbox.faults.add({
      operation: 'DescribePhysicalConnectionLOA',
      fault: { kind: 'html', status: 502 },
    });
    const tree = workbench.tree();
    await tree.expandPath(/cn-shanghai/, 'Physical Connections');
    await tree.chooseFromMenu('Shanghai-factory', 'Open Guide');
    await workbench.quickInput.waitFor('Shanghai-factory');
    await workbench.quickInput.pick(dedicated);
    const notice = async (): Promise<boolean> =>
      await (
        await workbench.webview()
      )
        .locator('.notice-error')
        .getByText('HTTP 502')
        .first()
        .isVisible()
        .catch(() => false);
    await until(workbench.page, 'the error', notice);
    await workbench.screenshot('guide-error');
    sandbox.faults.clear();
    await (await workbench.webview()).getByRole('button', { name: 'Retry', exact: true }).click();
    await GuidePage.of(workbench, dedicated);
  });

  it('is there again after the window was reloaded', async () => {
    const { workbench } = stage();
    await open(/cn-shanghai/, 'Shanghai-warehouse', dedicated);
    // No other test opens this one: what is stored of it is of now.
    await workbench.waitUntilStored('Shanghai-warehouse: Dedicated line');
    await workbench.reload();
    const guide = await GuidePage.of(workbench, dedicated);
    assert.match(await guide.current(), /^Review of the application Waiting for Alibaba Cloud$/);
    await workbench.openView();
  });
});

const looks: readonly { readonly name: string; readonly options: WorkbenchOptions }[] = [
  { name: 'dark', options: { colorTheme: 'Default Dark Modern' } },
  { name: 'light', options: { colorTheme: 'Default Light Modern' } },
  { name: 'contrast', options: { colorTheme: 'Default High Contrast' } },
  { name: 'contrast-light', options: { colorTheme: 'Default High Contrast Light' } },
  { name: 'chinese', options: { locale: 'zh-cn' } },
];

const situations: readonly { readonly region: RegExp; readonly line: string }[] = [
  { region: /cn-shanghai/, line: 'Shanghai-port-office' },
  { region: /cn-shanghai/, line: 'Shanghai-factory' },
  { region: /cn-shenzhen/, line: 'Shenzhen-pop-up-store' },
  { region: /cn-hangzhou/, line: 'HQ-Hangzhou-backup' },
];

for (const { name, options } of looksToSee(looks)) {
  const say = options.locale === undefined ? (english: string): string => english : chineseWords();

  describe(`guides in ${name}`, () => {
    const workbench = useWorkbench({ viewport: { width: 1300, height: 1200 }, ...options });

    before('explore the sandbox', async () => {
      await workbench().openView();
      await workbench().clickWelcome(say('Explore the Sandbox'));
    });

    for (const { region, line } of situations) {
      it(`the guide of ${line} can be read by everybody, in any width`, async () => {
        const w = workbench();
        await w.tree().expandPath(region, say('Physical Connections'));
        await w.tree().chooseFromMenu(line, say('Open Guide'));
        await w.quickInput.pick(say(dedicated));
        const guide = await GuidePage.of(w, say(dedicated));
        // The icons come a moment later than the text.
        await guide.frame.evaluate(async () => {
          await document.fonts.ready;
        });
        await w.screenshot(`guide-${name}-${line}`);
        assert.deepEqual(await accessibilityProblems(guide.frame), []);
        assert.equal(await guide.frame.locator('ol > li[aria-current="step"]').count(), 1);
        await w.page.setViewportSize({ width: 770, height: 1200 });
        await until(w.page, 'the narrow page', () => guide.frame.evaluate(() => innerWidth < 480));
        const overhang = await guide.frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        await w.screenshot(`guide-${name}-${line}-narrow`);
        await w.page.setViewportSize({ width: 1300, height: 1200 });
        assert.ok(overhang <= 0, `${overhang} px hang over`);
        await w.tree().collapse(region);
        await w.closeEditors();
      });
    }
  });
}

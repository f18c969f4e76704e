import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { after, before, describe, it } from 'mocha';
import type { Sandbox } from '../../src/sandbox/index.js';
import { markedSecrets } from '../markedSecrets.js';
import { startMarkedSandbox } from './markedSandbox.js';
import { ActivityPane } from './activityPane.js';
import { accessibilityProblems } from './accessibility.js';
import { addAccessKey, ownerOf } from './accessKeyAccount.js';
import { chineseWords } from './chinese.js';
import { looksToSee } from './looks.js';
import { Middlebox } from './middlebox.js';
import { pageWithHeading } from './pages.js';
import { until } from './until.js';
import { useWorkbench } from './useWorkbench.js';
import type { Workbench, WorkbenchOptions } from './workbench.js';

/** One walk past everything that can be seen: a language, and the themes for a dark and a light system. */
interface Walk {
  readonly name: string;
  readonly locale: NonNullable<WorkbenchOptions['locale']>;
  readonly dark: string;
  readonly light: string;
}

const modern = { dark: 'Default Dark Modern', light: 'Default Light Modern' };
const walks: readonly Walk[] = [
  { name: 'en', locale: 'en', ...modern },
  { name: 'contrast', locale: 'en', dark: 'Default High Contrast', light: 'Default High Contrast Light' },
  { name: 'zh', locale: 'zh-cn', ...modern },
];

const wide = { width: 1500, height: 1000 };
/** Leaves the editor about 420 pixels beside the side bar. */
const narrow = { width: 770, height: 1000 };

/** The BGP peer with the address of the customer's end of the link. */
const peer = '172.16.0.2';

/** Latin words that a Chinese network engineer reads as they are: names of things, protocols, units and formats. */
const technical =
  /^(AccessKey|ASN?|CDT|CM|CO|CT|CU|Equinix|Other|Down|ECR|MACsec|BFD|BGP|bps|CEN|CIDR|CIDRs|ECC|ID|IP|IPv4|IPv6|JSON|LOA|MAC|Mbps|Mbit|Gbps|MD5|MTU|ms|Base|Negative|Gold|Platinum|RAM|Silver|SFP|SiteLink|STS|UID|UTC|VBR|VBRs|VLAN|VPC|VpcPeer|VRouter|API|URL|Ctrl|AuthKey|Express|Connect|Skylink|Alibaba|Cloud|Confirmed)$/;

for (const { name, locale, dark, light } of looksToSee(walks)) {
  const say = locale === 'en' ? (english: string): string => english : chineseWords();

  describe(`appearance: ${name}`, () => {
    const workbench = useWorkbench({
      locale,
      viewport: wide,
      settings: {
        'expressConnect.regions': ['cn-hangzhou', 'cn-beijing', 'ap-southeast-1', 'cn-shanghai'],
        'window.autoDetectColorScheme': true,
        'workbench.preferredDarkColorTheme': dark,
        'workbench.preferredLightColorTheme': light,
      },
    });
    let sandbox: Sandbox;
    let line: Middlebox;
    before(async () => {
      sandbox = await startMarkedSandbox({ estate: 'showcase' });
      line = await Middlebox.before(sandbox.endpoint);
    });
    after(async () => {
      await line.close();
      await sandbox.close();
    });

    /** Pictures of the window in the dark and the light theme, with what `look` checks in each. */
    async function inBothThemes(subject: string, look?: () => Promise<void>): Promise<void> {
      const { page } = workbench();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const theme = colorScheme === 'dark' ? /(^| )(vs-dark|hc-black)( |$)/ : /(^| )(vs|hc-light)( |$)/;
        await until(page, `the ${colorScheme} theme`, async () =>
          theme.test((await page.locator('.monaco-workbench').first().getAttribute('class')) ?? ''),
        );
        await look?.();
        await workbench().screenshot(`appearance-${name}-${subject}-${colorScheme}`);
      }
    }

    async function picture(subject: string): Promise<void> {
      await workbench().screenshot(`appearance-${name}-${subject}`);
    }

    /** Everything that has to be true of one of our pages, in both themes and in a narrow window. */
    async function inspect(subject: string, frame: Frame): Promise<void> {
      const { page } = workbench();
      await frame.locator('main').waitFor();
      const problems: string[] = [];
      await inBothThemes(subject, async () => {
        const theme = await page.locator('.monaco-workbench').first().getAttribute('class');
        await until(page, 'the theme in the page', async () =>
          (await frame.locator('body').getAttribute('class'))?.includes(
            /hc|vs-dark/.test(theme ?? '') ? '' : 'vscode-light',
          ),
        );
        problems.push(...(await accessibilityProblems(frame)));
      });
      assert.deepEqual(problems, [], 'axe-core');
      if (locale === 'zh-cn') {
        assert.deepEqual(await englishWords(frame), [], 'words that are not translated');
      }
      await page.setViewportSize(narrow);
      await until(page, 'the narrow page', () => frame.evaluate(() => innerWidth < 480));
      const overhang = await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await workbench().screenshot(`appearance-${name}-${subject}-narrow`);
      await page.setViewportSize(wide);
      await until(page, 'the wide page', () => frame.evaluate(() => innerWidth > 600));
      assert.ok(overhang <= 0, `${overhang} px hang over at 420 px`);
    }

    it('the first view can be read', async () => {
      await workbench().openView();
      await workbench().welcomeText();
      await inBothThemes('welcome');
    });

    it('the questions for an AccessKey and the tree can be read', async () => {
      const w = workbench();
      const tree = w.tree();
      await addAccessKey(
        w,
        { ...ownerOf(sandbox, line.endpoint), accessKeySecret: markedSecrets.wrongSecret.value },
        say,
      );
      await w.notifications.waitFor('SignatureDoesNotMatch');
      await picture('notification-wrong-secret');
      await w.runCommand('Notifications: Clear All Notifications');
      await addAccessKey(w, ownerOf(sandbox, line.endpoint), say);
      await tree.waitForRow(/cn-hangzhou/);
      await tree.expandPath(/ap-southeast-1/, say('VBRs'));
      await tree.waitForRow(say('Load more'));
      await picture('tree-load-more');
      await tree.collapse(/ap-southeast-1/);
      await tree.expand(/cn-beijing/);
      sandbox.faults.add({
        operation: 'DescribePhysicalConnections',
        fault: { kind: 'refusal', http: 403, code: 'Forbidden.RAM', message: 'User not authorized.' },
      });
      await tree.expand(say('Physical Connections'));
      await tree.waitForRow('Forbidden.RAM');
      await tree.expand(say('VBRs'));
      await tree.waitForRow('DR-replication');
      await inBothThemes('tree');
      await tree.hover('DR-replication');
      await picture('hover');
      sandbox.faults.clear();
      await tree.collapse(/cn-beijing/);
    });

    const details: readonly { subject: string; row: string | RegExp; kind: string }[] = [
      { subject: 'details-connection', row: 'HQ-Hangzhou-primary', kind: 'Physical Connection' },
      { subject: 'details-vbr', row: 'HQ-production', kind: 'VBR' },
      { subject: 'details-bgp-group', row: 'HQ-core-routers', kind: 'BGP Group' },
      { subject: 'details-bgp-peer', row: peer, kind: 'BGP Peer' },
    ];
    for (const { subject, row, kind } of details) {
      it(`${subject} can be read by everybody, in any width`, async () => {
        const w = workbench();
        const tree = w.tree();
        if (subject === 'details-connection') {
          await tree.expandPath(
            /cn-hangzhou/,
            say('Physical Connections'),
            'HQ-Hangzhou-primary',
            say('VBRs'),
            'HQ-production',
          );
          await tree.expandPath(say('BGP Groups'), 'HQ-core-routers');
        }
        await tree.click(row);
        const frame = await w.webview();
        await frame.locator('.subtitle').getByText(say(kind), { exact: true }).waitFor();
        await frame.locator('main.details[aria-busy="false"]').waitFor();
        await inspect(subject, frame);
      });
    }

    const edits: readonly { subject: string; row: string | RegExp; action: string }[] = [
      { subject: 'edit-connection', row: 'HQ-Hangzhou-primary', action: 'Edit Physical Connection' },
      { subject: 'edit-vbr', row: 'HQ-production', action: 'Edit VBR' },
      { subject: 'edit-bgp-group', row: 'HQ-core-routers', action: 'Edit BGP Group' },
      { subject: 'edit-bgp-peer', row: peer, action: 'Edit BGP Peer' },
    ];
    const creations: readonly { subject: string; row: string | RegExp; action: string }[] = [
      { subject: 'create-connection', row: /cn-hangzhou/, action: 'Create Physical Connection' },
      { subject: 'create-vbr', row: 'HQ-Hangzhou-primary', action: 'Create VBR' },
      { subject: 'create-bgp-group', row: 'HQ-production', action: 'Create BGP Group' },
      { subject: 'create-bgp-peer', row: 'HQ-core-routers', action: 'Create BGP Peer' },
      { subject: 'add-bgp-network', row: 'HQ-production', action: 'Add BGP Network' },
      { subject: 'create-hosted', row: 'HQ-Hangzhou-primary', action: 'Create Hosted Connection' },
      { subject: 'create-route', row: 'HQ-production', action: 'Create Route Entry' },
      { subject: 'create-interface', row: 'HQ-production', action: 'Create Router Interface' },
      { subject: 'create-ha-group', row: 'HQ-production', action: 'Create VBR HA Group' },
      { subject: 'associate', row: 'HQ-production', action: 'Associate Physical Connection' },
      { subject: 'create-peering', row: /cn-hangzhou/, action: 'Create VPC Peering Connection' },
    ];
    for (const { subject, row, action } of [...edits, ...creations]) {
      it(`${subject} can be filled in by everybody, in any width`, async () => {
        const w = workbench();
        await w.tree().chooseFromMenu(row, say(`${action}...`));
        const frame = await pageWithHeading(w, say(action));
        await frame.locator('.loading, [aria-busy="true"]').first().waitFor({ state: 'detached' });
        await inspect(subject, frame);
        await frame.getByRole('button', { name: say('Cancel'), exact: true }).click();
        await detailsAreBack(w);
      });
    }

    it('a form with problems, with a conflict, and with its outcome can be read', async () => {
      const w = workbench();
      await w.tree().chooseFromMenu('HQ-voice', say('Edit VBR...'));
      const frame = await pageWithHeading(w, say('Edit VBR'));
      const field = (label: string) => frame.getByLabel(say(label), { exact: true });
      await field('VLAN ID').fill('5000');
      await field('Peer gateway IP (customer side)').fill('10.0.0.1');
      await frame.locator('.problem').first().waitFor();
      await frame.getByRole('button', { name: say('Save'), exact: true }).click();
      await inspect('form-problems', frame);
      await field('VLAN ID').fill('130');
      await field('Peer gateway IP (customer side)').fill('172.16.0.10');
      await field('Name').fill('HQ-telephony');
      line.meddle(({ body }) => ({ body: body.replaceAll('"HQ-voice"', '"HQ-phones"') }));
      await frame.getByRole('button', { name: say('Save'), exact: true }).click();
      await frame.getByText(say('Somebody else changed this resource')).waitFor();
      await inspect('form-conflict', frame);
      sandbox.faults.add({
        operation: 'ModifyVirtualBorderRouterAttribute',
        times: 1,
        fault: { kind: 'refusal', http: 400, code: 'Forbidden.VlanChange', message: '当前无法修改 VLAN。' },
      });
      await frame.getByRole('button', { name: say('Save My Values'), exact: true }).click();
      await frame.locator('#outcome .notice-error').waitFor();
      await inspect('form-refused', frame);
      await frame
        .locator('.footer')
        .getByRole('button', { name: say('Save'), exact: true })
        .click();
      await frame.locator('#outcome .notice-good').waitFor();
      await inspect('form-outcome', frame);
      line.behave();
      await frame
        .getByRole('button', { name: say('Close'), exact: true })
        .first()
        .click();
      await detailsAreBack(w);
    });

    it('the activity view can be read', async () => {
      const w = workbench();
      await w.closeEditors();
      const pane = new ActivityPane(w, say('Activity'));
      await pane.open();
      sandbox.faults.add({ operation: 'CreateBgpGroup', fault: { kind: 'drop' } });
      await w.tree().expandPath(/cn-hangzhou/, say('VBRs'));
      await w.tree().chooseFromMenu('HQ-production', say('Create BGP Group...'));
      const frame = await pageWithHeading(w, say('Create BGP Group'));
      await frame.getByRole('textbox', { name: say('Peer ASN (customer side)'), exact: true }).fill('64777');
      await frame.getByRole('textbox', { name: say('Name'), exact: true }).fill('night-shift');
      await frame
        .locator('.footer')
        .getByRole('button', { name: say('Create'), exact: true })
        .click();
      await frame.locator('#outcome .notice-error').waitFor();
      sandbox.faults.clear();
      const unknown = await pane.waitFor(new RegExp(say('Outcome unknown')));
      await w.closeEditors();
      await inBothThemes('activity');
      const told = await pane.rows.hover(unknown.label);
      if (locale === 'zh-cn') assert.doesNotMatch(told, /\b(Sent|Region|Retry|token|unknown)\b/);
      await picture('activity-hover');
      await pane.rows.chooseFromMenu(unknown.label, say('Mark as Settled...'));
      await w.notifications.dialog();
      await picture('activity-mark-settled');
      await w.notifications.answerDialog(say('Not Carried Out'));
      await pane.waitFor(new RegExp(say('Marked as not carried out')));
    });

    it('pickers, the question before ending a VBR, and its progress can be read', async () => {
      const w = workbench();
      // A page that is still loading takes the focus when it is there, which closes pickers.
      await w.closeEditors();
      await w.runCommand(`Express Connect: ${say('Terminate VBR...')}`);
      await w.quickInput.waitFor('cn-hangzhou');
      await picture('picker-region');
      await w.quickInput.pick('cn-hangzhou');
      await w.quickInput.waitFor('总部-办公网');
      await picture('picker-vbr');
      await w.quickInput.pick('总部-办公网');
      await until(w.page, 'the question', async () => !(await w.quickInput.text()).includes('HQ-production'));
      await picture('confirm');
      await w.quickInput.answer('总部-办公网');
      await w.page.locator('.notification-toast').first().waitFor();
      await picture('pending');
    });
  });
}

/**
 * Waits until the details that a closed form uncovered are there. Loading, they take the focus, which closes pickers;
 * and on this host, two webviews that load at once can leave one of them blank.
 */
async function detailsAreBack(w: Workbench): Promise<void> {
  await until(w.page, 'the details', async () => {
    const details = (await w.webview()).locator('main.details[aria-busy="false"]');
    return details.isVisible().catch(() => false);
  });
}

/** Words of a page in Latin letters that are neither data, nor technical names, nor wire names such as `VlanId`. */
async function englishWords(frame: Frame): Promise<string[]> {
  const texts = await frame.evaluate(() => {
    const labels = [
      ...document.querySelectorAll(
        'h2, dt, label, summary, th, .help, .problem, .notice-title, p:not(.subtitle), option',
      ),
    ];
    const buttons = [...document.querySelectorAll('vscode-button, .checkbox, .faint, .unit, .state')];
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((attribute) => element.getAttribute(attribute) ?? ''),
    );
    const shown = [...labels, ...buttons].map((element) => {
      const copy = element.cloneNode(true);
      // Data are isolated from our words, whatever they say.
      if (copy instanceof Element) for (const data of copy.querySelectorAll('bdi, code, output, .mono')) data.remove();
      return copy.textContent ?? '';
    });
    return [...shown, ...named];
  });
  const words = texts.flatMap((text) => text.match(/(?<![\w./-])[A-Za-z][A-Za-z]+(?![\w./:-])/g) ?? []);
  return [...new Set(words)].filter((word) => !technical.test(word) && !/[a-z][A-Z]/.test(word)).sort();
}

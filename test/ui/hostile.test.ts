import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { after, before, describe, it } from 'mocha';
import type { WorldState } from '../../src/sandbox/index.js';
import { hostileTexts, megabyte } from '../hostileTexts.js';
import { DetailsPage } from './detailsPage.js';
import { FormPage } from './formPage.js';
import { useMeddledAccount } from './meddledAccount.js';
import { pictureInEveryTheme } from './themes.js';
import { until } from './until.js';

/** Would leave its mark on any window in which it ran. */
const mark = 'for (let w = window; ; w = w.parent) { w.executed = true; if (w === w.parent) break; }';
const message = [
  `<img src=x onerror="${mark}">`,
  '[Sign in again](command:workbench.action.toggleZenMode)',
  '[here](https://evil.example)',
  '\u001b]0;owned\u0007\u001b[2J invoice\u202egnp.exe',
].join(' ');
const shownMessage = '␛]0;owned␇␛[2J invoice⟨U+202E⟩gnp.exe';
/** A folder that shows when the file dialog has read where the export goes. */
const emptyFolder = 'earlier exports';

const names = {
  address: hostileTexts['bare web address'] ?? '',
  escape: hostileTexts['terminal escape'] ?? '',
  lines: hostileTexts['new lines'] ?? '',
  formula: hostileTexts.formula ?? '',
  long: `long-${megabyte}`,
};
const shown = {
  escape: 'edge␛]0;owned␇␛[2J⟨U+009B⟩31m',
  lines: 'edge␍␊rm -rf ~␊',
  long: `${names.long.slice(0, 299)}…`,
};

/** Gives VBRs of the headquarters, their groups and their connections such names and descriptions. */
function renamed(state: WorldState): WorldState {
  const routers: Readonly<Record<string, string>> = {
    'HQ-production': names.address,
    'HQ-voice': names.escape,
    'HQ-production-standby': names.lines,
    '总部-办公网': names.long,
  };
  return {
    ...state,
    virtualBorderRouters: state.virtualBorderRouters.map((router) => ({
      ...router,
      name: routers[router.name] ?? router.name,
      description: router.name === '总部-办公网' ? megabyte : (hostileTexts.script ?? ''),
    })),
    bgpGroups: state.bgpGroups.map((group) => ({ ...group, name: names.address, description: names.escape })),
    physicalConnections: state.physicalConnections.map((line) =>
      line.name === 'HQ-Hangzhou-primary' ? { ...line, name: names.formula, description: names.lines } : line,
    ),
  };
}

async function executed(page: Page): Promise<boolean> {
  const answers = page.frames().map((frame) => frame.evaluate(() => 'executed' in window).catch(() => false));
  return (await Promise.all(answers)).includes(true);
}

describe('hostile input: what the service and other accounts may write into anything', () => {
  const account = useMeddledAccount({ estate: renamed });
  const dialogs: string[] = [];
  let folder = '';
  before('watch for dialogs, and make a place for exports', async () => {
    folder = await mkdtemp(join(tmpdir(), 'ec-export-'));
    await mkdir(join(folder, emptyFolder));
    account().workbench.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  });
  after('remove the exports', async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const clipboard = async (): Promise<string> =>
    await account().workbench.page.evaluate(() => navigator.clipboard.readText());
  const waitForClipboard = async (what: string, holds: (text: string) => boolean): Promise<string> =>
    await until(account().workbench.page, what, async () => {
      const text = await clipboard();
      return holds(text) && text;
    });
  const refuse = (operation: string): void => {
    account().sandbox.faults.add({
      operation,
      fault: { kind: 'refusal', http: 403, code: 'Forbidden.RAM', message },
    });
  };

  it('rows of the tree are one line each, also with a megabyte for a name, and the tree goes on scrolling', async () => {
    const tree = account().workbench.tree();
    await tree.expandPath('China (Hangzhou)', 'VBRs');
    await tree.waitForRow(names.address);
    await tree.waitForRow(shown.escape);
    await tree.waitForRow(shown.lines);
    await tree.waitForRow(shown.long);
    const rows = account().workbench.page.locator('.sidebar .monaco-list-row');
    const heights = await rows.evaluateAll((elements) => elements.map((element) => element.clientHeight));
    assert.equal(new Set(heights).size, 1);
    assert.equal(await rows.locator('a[href^="http"], img').count(), 0);
    await account().workbench.screenshot('hostile tree');
  });

  it('a web address in a name is no link in the hover', async () => {
    const { workbench } = account();
    const text = (await workbench.tree().hover(names.address)).replaceAll(/[^!-~]/g, '');
    assert.ok(text.includes(names.address.replaceAll(/\s/g, '')), text.slice(0, 400));
    const hover = workbench.page.locator('.monaco-hover:visible, .workbench-hover:visible').first();
    assert.equal(await hover.locator('a').count(), 0);
    assert.equal(await hover.locator('img, script').count(), 0);
    await workbench.screenshot('hostile hover');
    await workbench.page.mouse.move(900, 700);
    await hover.waitFor({ state: 'hidden' });
  });

  it('a megabyte shows in the details without the window standing still', async () => {
    const { workbench } = account();
    const tree = workbench.tree();
    await tree.click(shown.long);
    const frame = await workbench.webview();
    await frame.locator('main.details[aria-busy="false"]').waitFor();
    await tree.click(names.address);
    const details = await DetailsPage.of(workbench, names.address);
    assert.equal(await details.frame.locator('main :is(script, img, a)').count(), 0);
    assert.equal(await details.value('Description'), hostileTexts.script);
    await workbench.screenshot('hostile details');
  });

  it('copies what is seen: no line break that a terminal would take for Enter', async () => {
    const tree = account().workbench.tree();
    await tree.chooseFromMenu(shown.lines, 'Copy Name');
    await waitForClipboard('the name', (text) => text === shown.lines);
  });

  it('an import block for Terraform has a valid name, and the ID for what it is', async () => {
    const tree = account().workbench.tree();
    await tree.chooseFromMenu(shown.lines, 'Copy Terraform Import Block');
    const block = await waitForClipboard('the block', (text) => text.startsWith('import {'));
    assert.match(
      block,
      /^import \{\n {2}to = alicloud_express_connect_virtual_border_router\.edge_rm_rf\n {2}id = "vbr-\w+"\n\}\n$/,
    );
  });

  it('a list as CSV holds no formula that a spreadsheet would calculate', async () => {
    const { workbench } = account();
    const tree = workbench.tree();
    await tree.expand('Physical Connections');
    await tree.chooseFromMenu('Physical Connections', 'Export List as CSV...');
    const file = join(folder, 'lines.csv');
    await workbench.quickInput.waitFor('Export List as CSV');
    // The dialog proposes a name a moment after it opened, and would put it over what was typed before.
    await until(workbench.page, 'the name of the file', async () =>
      (await workbench.quickInput.value()).endsWith('physical-connections-cn-hangzhou.csv'),
    );
    await pictureInEveryTheme(workbench, 'export as csv');
    // The dialog reads the folder that is typed, and forgets an answer that is given meanwhile.
    await workbench.quickInput.fill(`${folder}/`);
    await until(workbench.page, 'what the folder holds', async () =>
      (await workbench.quickInput.labels()).includes(emptyFolder),
    );
    await workbench.quickInput.answer(file);
    const told = await workbench.notifications.waitFor('rows were written to');
    const text = await readFile(file, 'utf8');
    assert.ok(text.startsWith('\ufeff"Region",'), text.slice(0, 80));
    assert.ok(text.includes(`"'${names.formula.replaceAll('"', '""')}"`), 'the formula is text');
    assert.doesNotMatch(text, /(^|,)"?[=+@]/m);
    const [count] = /^\d+/.exec(told) ?? [];
    assert.equal(text.trim().split('\r\n').length - 1, Number(count));
    await tree.collapse('Physical Connections');
  });

  it('a refusal is text in the form, and nothing in it can be clicked', async () => {
    const { workbench, sandbox } = account();
    const tree = workbench.tree();
    await tree.clickInlineAction(names.address, 'Edit VBR...');
    const form = await FormPage.of(workbench, 'Edit VBR');
    assert.equal(await form.value('Name'), names.address);
    await form.fill('Name', 'edge-renamed');
    refuse('ModifyVirtualBorderRouterAttribute');
    await form.press('Save');
    const notice = form.frame.locator('.notice-error');
    await notice.waitFor();
    const text = await notice.innerText();
    assert.ok(text.includes(shownMessage), text);
    assert.ok(text.includes('[Sign in again](command:'), text);
    // The service's own page about the error is the only link.
    assert.equal(await notice.locator('img, p a').count(), 0);
    for (const link of await notice.locator('a').all())
      assert.match((await link.getAttribute('href')) ?? '', /^https:\/\/[\w.-]+\.(aliyun|alibabacloud)\.com\//);
    await workbench.screenshot('hostile refusal in form');
    sandbox.faults.clear();
    await form.press('Cancel');
  });

  it('a list that is refused shows the message as text in its row and hover', async () => {
    const { workbench, sandbox } = account();
    const tree = workbench.tree();
    refuse('DescribeVirtualBorderRouters');
    await tree.clickInlineAction('VBRs', 'Refresh');
    await tree.waitForRow('Forbidden.RAM');
    const text = await tree.hover('Forbidden.RAM');
    assert.ok(text.includes(shownMessage), text);
    const hover = workbench.page.locator('.monaco-hover:visible, .workbench-hover:visible').first();
    assert.equal(await hover.locator('a, img').count(), 0);
    sandbox.faults.clear();
    await workbench.page.mouse.move(900, 700);
    await tree.clickInlineAction('Forbidden.RAM', 'Retry');
    await tree.waitForRow(names.address);
  });

  it('a refusal is text in its notification, and no terminal escape in the log', async () => {
    const { workbench, sandbox } = account();
    refuse('DescribeVirtualBorderRouters');
    await workbench.tree().chooseFromMenu(shown.lines, 'Terminate VBR...');
    const said = await workbench.notifications.waitFor('Forbidden.RAM');
    assert.ok(said.includes(shownMessage), said);
    const toast = workbench.page.locator('.notification-toast').filter({ hasText: 'Forbidden.RAM' }).first();
    assert.equal(await toast.locator('.notification-list-item-message :is(a, img)').count(), 0);
    await workbench.screenshot('hostile notification');
    sandbox.faults.clear();
    await workbench.notifications.click('Forbidden.RAM', 'Open Log');
    await until(workbench.page, 'the refusal in the log', async () => {
      const lines = await workbench.page.locator('.part.panel .view-lines .view-line').allInnerTexts();
      return lines.join('\n').includes('Forbidden.RAM');
    });
    await workbench.clearNotifications();
  });

  it('JSON shows by their escapes what cannot be seen', async () => {
    const { workbench } = account();
    await workbench.tree().chooseFromMenu(shown.escape, 'View as JSON');
    await until(workbench.page, 'the name in the JSON', async () =>
      (await workbench.documentText()).includes(String.raw`edge\u001b]0;owned\u0007\u001b[2J\u009b31m`),
    );
    await workbench.closeEditors();
  });

  it('a link opens the details of its resource, and one with anything else in it opens nothing', async () => {
    const { workbench, line } = account();
    const tree = workbench.tree();
    await tree.chooseFromMenu(shown.escape, 'Copy Link');
    const link = await waitForClipboard('the link', (text) => text.includes('/open?key='));
    assert.match(link, /^[\w+.-]+:\/\/express-connect-explorer\.express-connect-explorer\/open\?key=[\w%.-]+$/);
    const follow = async (address: string): Promise<void> => {
      await workbench.runCommand('Developer: Open URL');
      await workbench.quickInput.answer(address);
      // VS Code asks before it hands a link to an extension.
      const question = await workbench.notifications.dialog();
      assert.match(question, /Express Connect/);
      await workbench.notifications.answerDialog('Open');
    };
    const asked = (): number => line.passages.filter(({ action }) => !/^(Describe|List|Get)/.test(action)).length;
    const changes = asked();
    await follow(`${link}&operation=TerminateVirtualBorderRouter`);
    await workbench.notifications.waitFor('This link is damaged: it names no resource.');
    assert.deepEqual(await workbench.editorTitles(), []);
    await pictureInEveryTheme(workbench, 'damaged link');
    await workbench.clearNotifications();
    await follow(link);
    await DetailsPage.of(workbench, shown.escape);
    assert.equal(asked(), changes, 'a link changed something');
  });

  it('has run no script and no command, and opened no dialog', async () => {
    const { workbench } = account();
    assert.deepEqual(dialogs, []);
    assert.equal(await executed(workbench.page), false, 'a script out of a text ran');
    assert.equal(await workbench.page.locator('.activitybar').isVisible(), true, 'a command out of a text ran');
    assert.deepEqual(workbench.consoleErrors(), []);
  });
});

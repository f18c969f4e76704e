import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { ActivityPane } from './activityPane.js';
import { chineseWords } from './chinese.js';
import { pageWithHeading } from './pages.js';
import { useSandboxAccount } from './sandboxAccount.js';
import { until } from './until.js';

const refused = { kind: 'refusal', http: 403, code: 'Forbidden.RAM', message: 'Not permitted.' } as const;

/** What a text that lacks its translation would hold; names of the demo and of VS Code's own buttons do not. */
const english = /\b(the|of|is|was|and|not|again|changes?|request|state|sent|region|account|copy|selected)\b/i;

describe('what a change asks and tells in Chinese', () => {
  const say = chineseWords();
  const stage = useSandboxAccount({}, { locale: 'zh-cn', colorTheme: 'Default Light Modern' });
  let pane: ActivityPane;
  before('open the view', async () => {
    const { workbench } = stage();
    pane = new ActivityPane(workbench, say('Activity'));
    await pane.open();
    await workbench.tree().expandPath(/cn-hangzhou/, say('VBRs'));
  });

  async function rename(row: string, name: string): Promise<void> {
    const { workbench } = stage();
    await workbench.tree().chooseFromMenu(row, say('Edit VBR...'));
    const frame = await pageWithHeading(workbench, say('Edit VBR'));
    await frame.getByRole('textbox', { name: say('Name'), exact: true }).fill(name);
    await frame
      .locator('.footer')
      .getByRole('button', { name: say('Save'), exact: true })
      .click();
  }

  it('the activity view can be read while a change is under way and when it is over, or it is guessed', async () => {
    const { workbench, sandbox } = stage();
    const operation = 'ModifyVirtualBorderRouterAttribute';
    await workbench.screenshot('activity-zh-empty');
    sandbox.faults.add({ operation, times: 1, fault: { kind: 'latency', ms: 3_000 } });
    await rename('HQ-voice', 'HQ-telephony');
    await pane.waitFor(new RegExp(say('Under way')));
    await workbench.screenshot('activity-zh-running');
    await pane.waitFor(/HQ-voice \d/);
    await workbench.closeEditors();
    sandbox.faults.add({ operation, times: 1, fault: refused });
    await rename('HQ-production', 'HQ-output');
    await pane.waitFor(/Forbidden\.RAM/);
    await workbench.closeEditors();
    for (const [outcome, row] of [
      ['done', /HQ-voice/],
      ['refused', /Forbidden\.RAM/],
    ] as const) {
      const told = await pane.rows.hover(row);
      assert.doesNotMatch(told.replace(refused.message, ''), english);
      await workbench.screenshot(`activity-zh-${outcome}`);
      await workbench.page.mouse.move(900, 500);
      await workbench.page
        .locator('.monaco-hover:visible, .workbench-hover:visible')
        .first()
        .waitFor({ state: 'hidden' });
    }
    await pane.press(say('Clear Finished...'));
    assert.doesNotMatch(await workbench.notifications.dialog(), english);
    await workbench.screenshot('activity-zh-clear');
    await workbench.notifications.answerDialog('Cancel');
  });

  it('so can the questions about exports, endpoints and links', async () => {
    const { workbench } = stage();
    const { notifications, quickInput } = workbench;
    await workbench.tree().chooseFromMenu(say('VBRs'), say('Export List as CSV...'));
    await quickInput.waitFor(say('Export List as CSV'));
    await workbench.screenshot('export-zh');
    await quickInput.cancel();
    await workbench.tree().chooseFromMenu('HQ-production', say('Copy Link'));
    const link = await until(workbench.page, 'the link', async () => {
      const text = await workbench.page.evaluate(() => navigator.clipboard.readText());
      return text.includes('/open?key=') && text;
    });
    await workbench.runCommand('Developer: Open URL');
    await quickInput.answer(`${link}&more=1`);
    await notifications.dialog();
    await notifications.answerDialog('Open');
    await notifications.waitFor(say('This link is damaged: it names no resource.'));
    await workbench.screenshot('link-zh');
    await workbench.clearNotifications();
    await workbench.runCommand(`Express Connect: ${say('Set Endpoint...')}`);
    await quickInput.waitFor(say('Endpoint of {0}').replace('{0}', 'Skylink'));
    await quickInput.answer('https://vpc.example.com');
    assert.doesNotMatch(await notifications.dialog(), english);
    await workbench.screenshot('endpoint-zh');
    await notifications.answerDialog('Cancel');
  });

  it('so can the question about rows of which one cannot be ended any more', async () => {
    const { workbench, sandbox, colleague } = stage();
    const tree = workbench.tree();
    const ended = () => sandbox.snapshot().virtualBorderRouters.find(({ name }) => name === 'Exchange-quotes-east');
    await tree.collapse(/cn-hangzhou/);
    await tree.expandPath(/cn-shenzhen/, say('VBRs'));
    await tree.select('Exchange-orders-west', 'Exchange-quotes-east', 'Exchange-quotes-west');
    await colleague('TerminateVirtualBorderRouter', { RegionId: 'cn-shenzhen', VbrId: ended()?.id });
    await until(workbench.page, 'its end', () => Promise.resolve(ended()?.status === 'terminated'));
    await tree.chooseFromMenu('Exchange-quotes-west', say('Terminate VBR...'));
    assert.doesNotMatch(await workbench.notifications.dialog(), english);
    await workbench.screenshot('bulk-zh-left-alone');
    await workbench.notifications.answerDialog('Cancel');
  });
});

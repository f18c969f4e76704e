import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DetailsPage } from './detailsPage.js';
import { FormPage } from './formPage.js';
import { type MeddledAccount, useMeddledAccount } from './meddledAccount.js';
import type { Substitute } from './middlebox.js';
import { until } from './until.js';

const requestId = /[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}/;

/** A way to spoil every answer to one operation. */
interface Spoiling {
  readonly what: string;
  readonly says: RegExp;
  readonly spoil: (account: MeddledAccount, operation: string) => void;
}

function substituting(what: string, says: RegExp, give: (body: string) => Substitute): Spoiling {
  const spoil: Spoiling['spoil'] = ({ line }, operation) => {
    line.meddle(({ action, body }) => (action === operation ? give(body) : undefined));
  };
  return { what, says, spoil };
}

const noAnswer = /What came back is not an answer/;

const spoilings: readonly Spoiling[] = [
  substituting('a 502 page in HTML', /A gateway .*\(HTTP 502\)/, () => ({
    status: 502,
    contentType: 'text/html',
    body: '<html><script>top.executed = 1</script><h1>502 Bad Gateway</h1></html>',
  })),
  substituting('a body cut in half', /was cut off/, (body) => ({ body, cut: true })),
  substituting('garbage with status 200', noAnswer, () => ({ body: '%PDF-1.7 {]' })),
  substituting('JSON of somebody else', noAnswer, () => ({ body: '{"ok":true}' })),
  substituting('a login page with status 200', noAnswer, () => ({ contentType: 'text/html', body: '<p>Log in</p>' })),
  {
    what: 'throttling',
    says: /Throttling\.User .*Too many requests/,
    spoil: ({ sandbox }, operation) =>
      sandbox.faults.add({ operation, fault: { kind: 'throttling', retryAfterMs: 1 } }),
  },
];

describe('bad input: answers that cannot be used', () => {
  const account = useMeddledAccount();

  for (const { what, says, spoil } of spoilings) {
    it(`${what} is an error that says so, never an empty list, and Retry brings the list`, async () => {
      const { workbench, line, sandbox } = account();
      const tree = workbench.tree();
      spoil(account(), 'DescribePhysicalConnections');
      await tree.expand('China (Beijing)');
      await tree.expand('Physical Connections');
      await tree.clickInlineAction('Physical Connections', 'Refresh');
      const row = await tree.waitForRow(says);
      assert.match(row.ariaLabel, /^Could not be loaded/);
      await tree.waitForNoRow('None here');

      line.behave();
      sandbox.faults.clear();
      await tree.clickInlineAction(says, 'Retry');
      await tree.waitForRow('DR-Beijing');
      await tree.waitForNoRow(says);
      await tree.collapse('China (Beijing)');
    });
  }

  it('a refusal keeps its code and the request ID that support asks for', async () => {
    const { workbench, sandbox } = account();
    const tree = workbench.tree();
    await tree.expand('China (Hangzhou)');
    const operation = 'DescribePhysicalConnections';
    sandbox.faults.add({ operation, fault: { kind: 'refusal', http: 403, code: 'Forbidden.RAM', message: 'No.' } });
    await tree.expand('Physical Connections');
    const row = await tree.waitForRow('Forbidden.RAM');
    const id = requestId.exec(row.description)?.[0] ?? assert.fail(row.description);
    const hover = await tree.hover('Forbidden.RAM');
    assert.match(hover, /vpc:DescribePhysicalConnections/, 'what to ask the administrator for');
    assert.ok(hover.includes(id));
    await tree.chooseFromMenu('Forbidden.RAM', 'Copy Request ID');
    const copied = (): Promise<string> => workbench.page.evaluate(() => navigator.clipboard.readText());
    await until(workbench.page, 'the request ID in the clipboard', async () => (await copied()) === id);
    sandbox.faults.clear();
    await tree.clickInlineAction('Forbidden.RAM', 'Retry');
    await tree.waitForRow('HQ-Hangzhou-primary');
  });

  it('details that cannot be read again keep their values, with the error beside them and Retry', async () => {
    const { workbench, sandbox } = account();
    await workbench.tree().expandPath('HQ-Hangzhou-primary', 'VBRs');
    await workbench.tree().click('HQ-production');
    const details = await DetailsPage.of(workbench, 'HQ-production');
    sandbox.faults.add({ operation: 'DescribeVirtualBorderRouters', fault: { kind: 'html', status: 502 } });
    await details.press('Refresh');
    const notice = details.frame.locator('.notice-error', { hasText: 'HTTP 502' });
    await notice.waitFor();
    assert.equal(await details.value('VLAN ID'), '110');
    assert.ok(await details.frame.getByText('These values may be out of date.').isVisible());
    sandbox.faults.clear();
    await notice.getByRole('button', { name: 'Retry' }).click();
    await notice.waitFor({ state: 'detached' });
    await DetailsPage.of(workbench, 'HQ-production');
  });

  it('an unknown state is shown as the service wrote it, in the tree and in the details', async () => {
    const { workbench, line } = account();
    const tree = workbench.tree();
    line.meddle(({ body }) => ({ body: body.replaceAll('"Status":"active"', '"Status":"hibernating"') }));
    await tree.clickInlineAction('China (Hangzhou)', 'Refresh');
    await tree.waitForRow(/^HQ-voice hibernating · VLAN 130/);
    await tree.click('HQ-voice');
    const details = await DetailsPage.of(workbench, 'HQ-voice');
    await details.waitForState('hibernating');
    line.behave();
    await details.press('Refresh');
    await details.waitForState('Active');
  });

  it('fields that nobody knew are in the details and in the JSON, to the last digit', async () => {
    const { workbench, line } = account();
    const tree = workbench.tree();
    const fields = '"NovelCount":98765432109876543210,"Novel":{"Inner":["<b>x</b>",7]},';
    line.meddle(({ body }) => ({ body: body.replaceAll('"Type":"pconnVBR"', `${fields}"Type":"pconnVBR"`) }));
    await tree.click('HQ-production');
    const details = await DetailsPage.of(workbench, 'HQ-production');
    await details.press('Refresh');
    await details.frame.getByText('98765432109876543210').waitFor();
    assert.match(await details.frame.locator('main').innerText(), /<b>x<\/b>/);
    await details.press('View as JSON');
    await until(workbench.page, 'the JSON document', async () => (await workbench.documentText()).includes('"VbrId"'));
    await workbench.page.keyboard.press('Control+End');
    await until(workbench.page, 'the end of the JSON document', async () =>
      (await workbench.documentText()).includes('98765432109876543210'),
    );
  });

  it('VLAN 0 is a VLAN: in the tree, the details and the form', async () => {
    const { workbench } = account();
    const tree = workbench.tree();
    await tree.clickInlineAction('China (Hangzhou)', 'Refresh');
    await tree.collapse('China (Hangzhou)');
    await tree.expandPath('China (Beijing)', '实验室-北京', 'VBRs');
    await tree.waitForRow(/^BGP-lab Active · VLAN 0 /);
    await tree.click('BGP-lab');
    assert.equal(await (await DetailsPage.of(workbench, 'BGP-lab')).value('VLAN ID'), '0');
    await tree.clickInlineAction('BGP-lab', 'Edit VBR...');
    const form = await FormPage.of(workbench, 'Edit VBR');
    assert.equal(await form.value('VLAN ID'), '0');
    await form.press('Cancel');
    await tree.collapse('China (Beijing)');
  });

  it('of 300 rows none is lost when one of six pages fails: the rest stays, and the page comes with another try', async () => {
    const { workbench, line } = account();
    const tree = workbench.tree();
    await tree.expandPath('Singapore', 'VBRs');
    await tree.waitForRow('Customer-001');
    await workbench.page.keyboard.press('End');
    line.meddle(({ parameters }) =>
      parameters.get('PageNumber') === '3'
        ? { status: 502, contentType: 'text/html', body: '<h1>502</h1>' }
        : undefined,
    );
    await tree.click('Load more');
    await tree.waitForRow(/^Load more 100 of 300$/);
    await tree.click('Load more');
    const message = await workbench.notifications.waitFor('HTTP 502');
    assert.ok(await tree.waitForRow(/^Load more 100 of 300$/), 'the rows before are still there');
    line.behave();
    await workbench.notifications.click(message, 'Retry');
    await tree.waitForRow(/^Load more 150 of 300$/);
    for (const last of ['Customer-200', 'Customer-250', 'Customer-300']) {
      await tree.click('Load more');
      await until(workbench.page, last, async () => {
        await workbench.page.keyboard.press('End');
        return (await tree.rows()).some(({ label }) => label === last);
      });
    }
    await tree.waitForNoRow('Load more');
    await tree.collapse('Singapore');
  });

  it('nothing of it is left in the console as an error of ours', () => {
    assert.deepEqual(account().workbench.consoleErrors(), []);
  });

  // Last: VS Code itself complains in the console when the list of a picker fails.
  it('a picker over six pages offers nothing rather than a part when one page fails', async () => {
    const { workbench, line } = account();
    const page = (parameters: URLSearchParams): string | null => parameters.get('PageNumber');
    line.meddle(({ parameters }) => (page(parameters) === '4' ? { body: '{"cut', cut: true } : undefined));
    await workbench.runCommand('Express Connect: Edit VBR...');
    await workbench.quickInput.pick('ap-southeast-1');
    const message = await workbench.notifications.waitFor('cut off');
    line.behave();
    await workbench.notifications.click(message, 'Retry');
    await workbench.quickInput.pick('ap-southeast-1');
    await workbench.quickInput.pick('Customer-299');
    await FormPage.of(workbench, 'Edit VBR');
  });
});

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { addAccessKey, ownerOf } from './accessKeyAccount.js';
import { chineseWords } from './chinese.js';
import { useSandboxAccount } from './sandboxAccount.js';
import { pictureInEveryTheme } from './themes.js';
import { until } from './until.js';
import { useWorkbench } from './useWorkbench.js';

const routes = ['10.90.0.0/16', '10.91.0.0/24', '10.92.1.7/32'];

const denied = { kind: 'refusal', http: 403, code: 'Forbidden.RAM', message: 'User not authorized.' } as const;

function routesLeft(sandbox: Sandbox): readonly string[] {
  return sandbox
    .snapshot()
    .routeEntries.map(({ cidr }) => cidr)
    .filter((cidr) => routes.includes(cidr));
}

describe('acting on several rows', () => {
  const stage = useSandboxAccount();
  const clipboard = async (): Promise<string> =>
    await stage().workbench.page.evaluate(() => navigator.clipboard.readText());

  afterEach('close what is open', async () => {
    stage().sandbox.faults.clear();
    await stage().workbench.closeEditors();
    await stage().workbench.collapseTree();
  });

  it('copies the names of all, one in each line, or people copy them one by one', async () => {
    const { workbench } = stage();
    const tree = workbench.tree();
    await tree.expandPath(/cn-hangzhou/, 'VBRs', 'HQ-voice', 'Route Entries');
    await tree.selectRange('10.90.0.0/16', '10.92.1.7/32');
    await workbench.page.keyboard.press('Control+c');
    await until(workbench.page, 'three lines', async () => (await clipboard()) === routes.join('\n'));
    const labels = await tree.menuLabels('10.91.0.0/24');
    assert.deepEqual(
      labels.filter((label) => /Show Details|Edit|JSON|\.\.\.$/.test(label)),
      ['Delete Route Entry...'],
      'what is only for one row is not offered',
    );
  });

  it('deletes three routes after one question, and retries the one that failed, or it stays unnoticed', async () => {
    const { workbench, sandbox, said } = stage();
    const { notifications, quickInput } = workbench;
    const tree = workbench.tree();
    await tree.expandPath(/cn-hangzhou/, 'VBRs', 'HQ-voice', 'Route Entries');
    await tree.select(...routes);
    sandbox.faults.add({ operation: 'DeleteRouteEntry', times: 1, fault: denied });
    await tree.chooseFromMenu('10.92.1.7/32', 'Delete Route Entry...');
    await quickInput.waitFor('Type their number, 3, to confirm.');
    await pictureInEveryTheme(workbench, 'bulk-confirm');
    const question = await quickInput.text();
    assert.ok(
      routes.every((cidr) => question.includes(cidr)),
      question,
    );
    await quickInput.fill('2');
    await quickInput.waitFor('Does not match 3.');
    await quickInput.answer('3');
    await notifications.waitFor('2 of 3 done.');
    assert.match(await notifications.waitFor('Delete Route Entry: 3 Route Entries'), /1 failed\./);
    await workbench.screenshot('bulk-report');
    assert.deepEqual(routesLeft(sandbox), ['10.90.0.0/16']);
    await notifications.click('2 of 3 done.', 'Show Results');
    const text = await until(workbench.page, 'the results', async () => {
      const shown = await workbench.documentText();
      return shown.includes('Forbidden.RAM') && shown;
    });
    assert.match(text, /Failed \(1\)\s+10\.90\.0\.0\/16/);
    assert.match(text, /Request ID: [0-9A-F]{8}-/);
    await pictureInEveryTheme(workbench, 'bulk-results');
    await notifications.click('2 of 3 done.', 'Retry Failed');
    await notifications.waitFor('3 of 3 done.');
    await until(workbench.page, 'the results to follow', async () =>
      (await workbench.documentText()).includes('Done (3)'),
    );
    assert.deepEqual(routesLeft(sandbox), []);
    assert.deepEqual(
      said('DeleteRouteEntry').map(({ DestinationCidrBlock }) => DestinationCidrBlock),
      ['10.90.0.0/16', '10.91.0.0/24', '10.92.1.7/32', '10.90.0.0/16'],
      'one after the other, and the failed one once more',
    );
    await tree.waitForNoRow('10.90.0.0/16');
  });

  it('sends nothing more after Cancel and says what was sent, or nobody knows which routes are gone', async () => {
    const { workbench, sandbox, said } = stage();
    const { notifications, quickInput } = workbench;
    const tree = workbench.tree();
    const others = ['10.144.0.0/16', '10.60.0.0/16', '10.61.7.9/32'];
    const before = said('DeleteRouteEntry').length;
    await tree.expandPath(/cn-shenzhen/, 'VBRs', 'Exchange-orders-east', 'Route Entries');
    await tree.select(...others);
    sandbox.faults.add({ operation: 'DeleteRouteEntry', fault: { kind: 'latency', ms: 3000 } });
    await tree.chooseFromMenu('10.60.0.0/16', 'Delete Route Entry...');
    await quickInput.waitFor('Type their number, 3, to confirm.');
    await quickInput.answer('3');
    await notifications.waitFor('0 of 3');
    await workbench.screenshot('bulk-progress');
    await notifications.click('0 of 3', 'Cancel');
    await notifications.waitFor('0 of 3 done. 2 not sent. 1 accepted and not complete yet.');
    await workbench.screenshot('bulk-canceled');
    assert.equal(said('DeleteRouteEntry').length, before + 1);
    sandbox.faults.clear();
    await notifications.click('2 not sent.', 'Retry Failed');
    await notifications.waitFor('3 of 3 done.');
    const left = sandbox.snapshot().routeEntries.filter(({ cidr, region }) => {
      return region === 'cn-shenzhen' && others.includes(cidr);
    });
    assert.deepEqual(left, []);
  });

  it('names those that it is not possible on any more, and changes the others, or all or nothing is done', async () => {
    const { workbench, sandbox, colleague } = stage();
    const { notifications, quickInput } = workbench;
    const tree = workbench.tree();
    const names = ['Exchange-orders-west', 'Exchange-quotes-east', 'Exchange-quotes-west'];
    const row = (name: string) => sandbox.snapshot().virtualBorderRouters.find((router) => router.name === name);
    await tree.expandPath(/cn-shenzhen/, 'VBRs');
    await tree.select(...names);
    await colleague('TerminateVirtualBorderRouter', {
      RegionId: 'cn-shenzhen',
      VbrId: row('Exchange-quotes-east')?.id,
    });
    await until(workbench.page, 'its end', () => Promise.resolve(row('Exchange-quotes-east')?.status === 'terminated'));
    await tree.chooseFromMenu('Exchange-quotes-west', 'Terminate VBR...');
    const question = await notifications.dialog();
    await pictureInEveryTheme(workbench, 'bulk-left-alone');
    assert.match(question, /Terminate VBR is possible for 2 of the 3 selected resources\./);
    assert.match(question, /Exchange-quotes-east: \S+ is in the state Terminated\./);
    await notifications.answerDialog('Continue with 2');
    await quickInput.waitFor('Left alone: Exchange-quotes-east.');
    await workbench.screenshot('bulk-confirm-left-alone');
    await quickInput.answer('2');
    await notifications.waitFor('2 of 2 done.');
    assert.deepEqual(
      names.map((name) => row(name)?.status),
      ['terminated', 'terminated', 'terminated'],
    );
  });
});

describe('acting on several rows in Chinese', () => {
  const say = chineseWords();
  const workbench = useWorkbench({
    locale: 'zh-cn',
    viewport: { width: 1400, height: 900 },
    colorTheme: 'Default Light Modern',
    settings: { 'expressConnect.regions': ['cn-hangzhou', 'cn-shenzhen'] },
  });
  let sandbox: Sandbox;
  before('start the sandbox', async () => {
    sandbox = await startSandbox({ estate: 'showcase', timeScale: 50 });
  });
  after('stop the sandbox', async () => {
    await sandbox.close();
  });

  it('the question, the report and the results can be read', async () => {
    const w = workbench();
    await w.openView();
    await addAccessKey(w, ownerOf(sandbox), say);
    const tree = w.tree();
    await tree.expandPath(/cn-hangzhou/, say('VBRs'), 'HQ-voice', say('Route Entries'));
    await tree.select(...routes);
    sandbox.faults.add({ operation: 'DeleteRouteEntry', times: 1, fault: denied });
    await tree.chooseFromMenu('10.90.0.0/16', say('Delete Route Entry...'));
    await w.quickInput.waitFor('10.92.1.7/32');
    await w.screenshot('bulk-zh-confirm');
    await w.quickInput.answer('3');
    await w.notifications.waitFor(say('{0} of {1} done.').replace('{0}', '2').replace('{1}', '3'));
    await w.screenshot('bulk-zh-report');
    await w.notifications.click(say('{0} failed.').replace('{0}', '1'), say('Show Results'));
    await until(w.page, 'the results', async () => (await w.documentText()).includes('Forbidden.RAM'));
    await w.screenshot('bulk-zh-results');
  });
});

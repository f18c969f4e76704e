import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { partner } from '../../src/sandbox/demoAccounts.js';
import { EstateBuilder } from '../../src/sandbox/estates/builder.js';
import type { WorldState } from '../../src/sandbox/index.js';
import { chineseWords } from './chinese.js';
import { useSandboxAccount } from './sandboxAccount.js';
import { pictureInEveryTheme } from './themes.js';

const accessPointId = 'ap-cn-hangzhou-yh-A';

/** Three lines: one with a VBR and what belongs to it, one whose VBR is attached to a CEN, and a third like the first. */
function lines(): WorldState {
  const estate = new EstateBuilder(Date.now());
  estate.openTraffic(partner, ['cn-hangzhou']);
  for (const [index, name] of ['Old line', 'Interrupted line'].entries()) {
    const line = estate.line({ owner: partner, name, accessPointId });
    const router = estate.router(line, { name: `Router ${index + 1}`, vlanId: 11 });
    const group = estate.group(router, { name: `Group ${index + 1}`, peerAsn: 65_001 });
    estate.peer(group, { address: router.ipv4.peer });
    estate.network(router, `10.${index}.1.0/24`);
    const nextHops = [{ id: router.vlanInterfaceId, type: 'RouterInterface', weight: 100 }];
    estate.route(router, { cidr: `10.${index}.2.0/24`, nextHops });
  }
  const attached = estate.line({ owner: partner, name: 'Attached line', accessPointId });
  const cens = [{ cenId: 'cen-attached', cenOwner: partner.id, status: 'Attached' as const }];
  estate.router(attached, { name: 'Router 3', vlanId: 11, cens });
  return estate.build();
}

const view = 'Teardown Plan';
const command = 'Terminate with Dependencies...';

for (const { name, locale } of [
  { name: 'en', locale: 'en' },
  { name: 'zh', locale: 'zh-cn' },
] as const) {
  describe(`a teardown plan (${name})`, () => {
    const stage = useSandboxAccount({ state: lines() }, { locale });
    const say = locale === 'en' ? (english: string): string => english : chineseWords();

    async function openLines(): Promise<void> {
      const tree = stage().workbench.tree();
      await tree.expandPath(/cn-hangzhou/, say('Physical Connections'));
    }

    /** The status of a line in the sandbox. */
    function statusOf(line: string): string | undefined {
      return stage()
        .sandbox.snapshot()
        .physicalConnections.find((each) => each.name === line)?.status;
    }

    afterEach('close what is open', async () => {
      await stage().workbench.notifications.clear();
    });

    it('is shown as a tree in the order of its steps and carried out in one command, or a line is cleared by hand', async function () {
      this.timeout(180_000);
      const { workbench, sandbox } = stage();
      const { quickInput, notifications } = workbench;
      await openLines();
      await workbench.tree().chooseFromMenu('Old line', say(command));
      await quickInput.waitFor('Old line');
      const plan = workbench.tree(say(view));
      await plan.waitForRow(/^6\. /);
      const labels = (await plan.rows()).map(({ label }) => label);
      const step = (number: number, label: string): string => `${number}. ${say(label)}`;
      assert.deepEqual(
        labels.slice(1).filter((label) => /^\d+\. /.test(label)),
        [
          step(1, 'Delete Route Entry'),
          step(2, 'Delete BGP Network'),
          step(3, 'Delete BGP Peer'),
          step(4, 'Delete BGP Group'),
          step(5, 'Delete VBR'),
          step(6, 'Terminate Physical Connection'),
        ],
      );
      if (name === 'en') await pictureInEveryTheme(workbench, 'teardown-en-plan');
      else await workbench.screenshot(`teardown-${name}-plan`);
      assert.equal(statusOf('Old line'), 'Enabled', 'nothing happens before the name is typed');
      await quickInput.answer('Old line');
      await plan.waitForRow(new RegExp(`^2\\. .* · ${say('done')}$`));
      await workbench.screenshot(`teardown-${name}-running`);
      await notifications.waitFor(say('{0}: all steps are done.').replace('{0}', ''));
      await workbench.screenshot(`teardown-${name}-done`);
      assert.equal(statusOf('Old line'), 'Terminated');
      assert.equal(
        sandbox.snapshot().virtualBorderRouters.some((router) => router.name === 'Router 1'),
        false,
      );
      await workbench.runCommand(`Express Connect: ${say('Discard Teardown Plan')}`);
    });

    it('names what has to be removed elsewhere and does nothing, or half a line is taken down in vain', async () => {
      const { workbench } = stage();
      await openLines();
      await workbench.tree().chooseFromMenu('Attached line', say(command));
      const words = say('It is attached to CEN {0}.').replace('{0}', 'cen-attached');
      await workbench.tree(say(view)).waitForRow(new RegExp(`^${words.replaceAll('.', '\\.')}`));
      await workbench.notifications.waitFor('Attached line');
      await workbench.screenshot(`teardown-${name}-obstacle`);
      assert.equal(statusOf('Attached line'), 'Enabled');
      await workbench.runCommand(`Express Connect: ${say('Discard Teardown Plan')}`);
    });

    if (name !== 'en') return;

    it('is offered where an operation alone would be refused, or the person has to find out why', async () => {
      const { workbench } = stage();
      await openLines();
      await workbench.tree().chooseFromMenu('Interrupted line', 'Terminate Physical Connection...');
      assert.match(await workbench.notifications.dialog(), /1 VBR/);
      await pictureInEveryTheme(workbench, 'teardown-en-offered');
      await workbench.notifications.answerDialog('Show Teardown Plan');
      await workbench.tree(view).waitForRow(/^6\. Terminate Physical Connection/);
      await workbench.quickInput.cancel();
      assert.equal(statusOf('Interrupted line'), 'Enabled');
      await workbench.runCommand('Express Connect: Read Teardown Plan Again');
      await workbench.tree(view).waitForRow(/Interrupted line Not begun · steps: 6/);
      await workbench.runCommand('Express Connect: Run Teardown Plan...');
      await workbench.quickInput.waitFor('Type Interrupted line to confirm.');
      await workbench.quickInput.cancel();
      assert.equal(statusOf('Interrupted line'), 'Enabled');
      await workbench.runCommand('Express Connect: Discard Teardown Plan');
    });

    it('can be made from the palette and go as far as the deletion, or only those who find the row get one', async () => {
      const { workbench } = stage();
      const { quickInput } = workbench;
      await workbench.runCommand('Express Connect: Delete with Dependencies...');
      await quickInput.pick('Physical Connection');
      await quickInput.waitFor('Region');
      await quickInput.pick('cn-hangzhou');
      await quickInput.waitFor('Physical Connection');
      await quickInput.pick('Interrupted line');
      await workbench.tree(view).waitForRow(/^7\. Delete Physical Connection/);
      await quickInput.cancel();
      await workbench.runCommand('Express Connect: Discard Teardown Plan');
    });

    it('stops after the step under way, is there again after a reload and goes on when told to, or it is lost half-way', async function () {
      this.timeout(180_000);
      const { workbench } = stage();
      const { quickInput, notifications } = workbench;
      await openLines();
      await workbench.tree().chooseFromMenu('Interrupted line', command);
      await quickInput.waitFor('Interrupted line');
      await quickInput.answer('Interrupted line');
      await workbench.tree(view).waitForRow(/^1\. Delete Route Entry .* · done/);
      await workbench.runCommand('Express Connect: Stop Teardown');
      await notifications.waitFor('stopped');
      await workbench.reload();
      await workbench.openView();
      await workbench.tree(view).waitForRow(/Interrupted line Stopped · \d of 6 steps done/);
      await pictureInEveryTheme(workbench, 'teardown-en-after-reload');
      assert.equal(statusOf('Interrupted line'), 'Enabled', 'nothing goes on by itself');
      await workbench.runCommand('Express Connect: Resume Teardown...');
      await notifications.answerDialog('Resume');
      await notifications.waitFor('all steps are done.');
      assert.equal(statusOf('Interrupted line'), 'Terminated');
      await openLines();
    });
  });
}

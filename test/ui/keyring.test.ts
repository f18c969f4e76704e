import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Sandbox } from '../../src/sandbox/index.js';
import { markedSecrets } from '../markedSecrets.js';
import { addAccessKey, ownerOf } from './accessKeyAccount.js';
import { startMarkedSandbox } from './markedSandbox.js';
import { pictureInEveryTheme } from './themes.js';
import { until } from './until.js';
import { useWorkbench } from './useWorkbench.js';

const settings = { 'expressConnect.regions': ['cn-hangzhou'] };

for (const locale of ['en', 'zh-cn'] as const) {
  const isEnglish = locale === 'en';
  const say = (english: string, chinese: string): string => (isEnglish ? english : chinese);

  describe(`without a keyring that works (${locale})`, () => {
    const workbench = useWorkbench({
      settings,
      locale,
      ...(isEnglish ? {} : { colorTheme: 'Default Light Modern' as const }),
    });
    let sandbox: Sandbox;
    before('break the keyring', async () => {
      sandbox = await startMarkedSandbox({ estate: 'showcase' });
      const { page } = workbench();
      // SecretStorage of this VS Code keeps everything in one entry of the browser's storage. While that cannot be read
      // it refuses to keep, to read and to erase, as a locked or missing keyring does on a desktop.
      await page.addInitScript(() => {
        const get: (key: string) => string | null = Reflect.get(Storage.prototype, 'getItem');
        Storage.prototype.getItem = function (this: Storage, key: string) {
          if (key.includes('secrets.provider') && sessionStorage.getItem('keyring') !== 'mended')
            throw new Error('The name org.freedesktop.secrets was not provided by any .service files');
          return get.call(this, key);
        };
      });
      await workbench().reload();
    });
    after(() => sandbox.close());

    async function add(name: string): Promise<void> {
      await addAccessKey(workbench(), { ...ownerOf(sandbox), name }, (english) => say(english, '添加 AccessKey...'));
    }

    it('an AccessKey is kept nowhere unasked: Cancel leaves nothing behind', async () => {
      const w = workbench();
      await w.openView();
      await add('Skylink');
      const asked = await w.notifications.dialog();
      if (isEnglish) await pictureInEveryTheme(w, 'keyring-asks-en');
      else await w.screenshot(`keyring-asks-${locale}`);
      assert.match(asked, isEnglish ? /could not be kept.*session only\?/ : /无法保存此 AccessKey/);
      assert.match(asked, /org\.freedesktop\.secrets/, 'the reason is missing');
      await w.notifications.answerDialog('Cancel');
      assert.match(await w.welcomeText(), isEnglish ? /Add AccessKey/ : /添加 AccessKey/);
    });

    it('an AccessKey can be used for the session, and it says so, or work ends where the keyring does', async () => {
      const w = workbench();
      await add('Skylink');
      await w.notifications.dialog();
      await w.notifications.answerDialog(say('Use for This Session Only', '仅在本次会话中使用'));
      const tree = w.tree();
      await tree.expandPath(/cn-hangzhou/, say('Physical Connections', '物理专线'));
      await tree.waitForRow('HQ-Hangzhou-primary');
      const above = say('The AccessKey is used for this session only', '此 AccessKey 仅用于本次会话');
      await w.page.locator('.part.sidebar').getByText(above).waitFor();
      await w.screenshot(`keyring-one-account-${locale}`);
      await add('Second');
      await w.notifications.dialog();
      await w.notifications.answerDialog(say('Use for This Session Only', '仅在本次会话中使用'));
      const { description } = await tree.waitForRow('Skylink');
      assert.match(description, isEnglish ? /this session only/ : /仅限本次会话/);
      await w.screenshot(`keyring-accounts-${locale}`);
    });

    it('after a reload the account says what is missing and takes the AccessKey again', async () => {
      const w = workbench();
      await w.waitUntilStored('Second');
      await w.reload();
      await w.openView();
      const tree = w.tree();
      await tree.expandPath('Skylink', /cn-hangzhou/, say('Physical Connections', '物理专线'));
      const missing = say(
        'Enter the AccessKey again. It was for one session only.',
        '请重新输入 AccessKey，之前仅用于单次会话。',
      );
      await tree.waitForRow(missing);
      if (isEnglish) await pictureInEveryTheme(w, 'keyring-after-reload-en');
      else await w.screenshot(`keyring-after-reload-${locale}`);
      await tree.clickInlineAction(missing, say('Enter Again...', '重新输入...'));
      const { accessKeyId, accessKeySecret } = ownerOf(sandbox);
      for (const [index, answer] of [accessKeyId, accessKeySecret, ''].entries()) {
        await w.quickInput.waitFor(`(${index + 1}/3)`);
        await w.quickInput.answer(answer);
      }
      await w.notifications.dialog();
      await w.notifications.answerDialog(say('Use for This Session Only', '仅在本次会话中使用'));
      await tree.waitForRow('HQ-Hangzhou-primary');
    });

    it('removing an account tells that its AccessKey could not be erased, and goes on only if told so', async () => {
      const w = workbench();
      const tree = w.tree();
      const remove = async (): Promise<string> => {
        await tree.chooseFromMenu('Second', say('Remove Account...', '移除账号...'));
        await w.notifications.dialog();
        // Another dialog takes the place of this one.
        await w.page
          .locator('.monaco-dialog-box')
          .getByRole('button', { name: say('Remove', '移除'), exact: true })
          .click();
        return await until(w.page, 'what the keyring did', async () => {
          const text = await w.notifications.dialog();
          return isEnglish ? text.includes('could not be erased') && text : text.includes('无法清除') && text;
        });
      };
      assert.match(await remove(), /org\.freedesktop\.secrets/);
      await w.screenshot(`keyring-remove-${locale}`);
      await w.notifications.answerDialog('Cancel');
      await tree.waitForRow('Second');
      await remove();
      await w.notifications.answerDialog(say('Remove All the Same', '仍然移除'));
      await tree.waitForNoRow('Second');
    });
  });
}

describe('a keyring that is locked later', () => {
  const workbench = useWorkbench({ settings });
  let sandbox: Sandbox;
  before('start a sandbox', async () => {
    sandbox = await startMarkedSandbox({ estate: 'showcase' });
  });
  after(() => sandbox.close());

  it('is named in the tree, and Retry reads on once it is unlocked, or people type a key that is there', async function () {
    // A keyring is given 20 s to answer.
    this.timeout(120_000);
    const w = workbench();
    const tree = w.tree();
    await w.openView();
    await addAccessKey(w, ownerOf(sandbox));
    await tree.waitForRow(/cn-hangzhou/);
    await w.waitUntilStored('Skylink');
    let isLocked = true;
    // Without its half of the key, which the server has, the page cannot read the entry, and it waits.
    const waiting: (() => void)[] = [];
    await w.page.route('**/mint-key*', async (route) => {
      if (isLocked) await new Promise<void>((resolve) => waiting.push(resolve));
      await route.continue();
    });
    await w.reload();
    await w.openView();
    await tree.expand(/cn-hangzhou/);
    // Its rows come only after the keyring was given up, so nobody waits for it to be open.
    await tree.click('Physical Connections');
    const silent = /The system keyring gave no answer within 20 s/;
    const row = await until(w.page, 'the error', async () => (await tree.hasRow(silent, 25_000)) && silent);
    await pictureInEveryTheme(w, 'keyring-silent');
    isLocked = false;
    for (const go of waiting) go();
    await tree.clickInlineAction(row, 'Retry');
    await tree.waitForRow('HQ-Hangzhou-primary');
    assert.ok(!w.evidence.of('a notification or dialog').includes(markedSecrets.partnerSecret.value));
  });
});

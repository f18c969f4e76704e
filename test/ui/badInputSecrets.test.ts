import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { addAccessKey, ownerOf } from './accessKeyAccount.js';
import { DetailsPage } from './detailsPage.js';
import { FormPage } from './formPage.js';
import { until } from './until.js';
import { useWorkbench } from './useWorkbench.js';

const wrongSecret = 'planted-wrong-secret-4f1c';
const typedAuthKey = 'planted-AuthKey-77e2';
/** Key of the BGP group HQ-core-routers in the sample estate. */
const presentAuthKey = 'demo-Key-4-HQ!';

describe('secrets', () => {
  const workbench = useWorkbench({
    viewport: { width: 1400, height: 1000 },
    settings: { 'expressConnect.regions': ['cn-hangzhou'] },
  });
  let sandbox: Sandbox;
  let secrets: readonly string[];
  /** What any of our pages was told, as JSON. */
  const told: string[] = [];

  before(async () => {
    sandbox = await startSandbox({ estate: 'showcase' });
    secrets = [ownerOf(sandbox).accessKeySecret, sandbox.temporary.accessKeySecret, sandbox.temporary.securityToken];
    const { page } = workbench();
    await page.exposeFunction('tell', (message: string) => told.push(message));
    // What the workbench hands to its webviews goes through ports.
    await page.addInitScript(() => {
      if (window !== window.top) return;
      const send = Reflect.get(MessagePort.prototype, 'postMessage') as (message: unknown, options?: unknown) => void;
      const recorder = Reflect.get(window, 'tell') as (message: string) => void;
      MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown, options?: unknown) {
        const data = message instanceof ArrayBuffer || ArrayBuffer.isView(message) ? '' : JSON.stringify({ message });
        if (data.length < 1_000_000) recorder(data);
        send.apply(this, options === undefined ? [message] : [message, options]);
      };
    });
    await workbench().reload();
  });
  after(() => sandbox.close());

  it('are used: accounts with a wrong, a permanent and a temporary AccessKey, a group with an authentication key', async () => {
    const w = workbench();
    await w.openView();
    await addAccessKey(w, { ...ownerOf(sandbox), accessKeySecret: wrongSecret });
    await w.notifications.waitFor('SignatureDoesNotMatch');
    await w.runCommand('Notifications: Clear All Notifications');
    await addAccessKey(w, { ...sandbox.temporary, endpoint: sandbox.endpoint, name: 'Temporary' });
    await w.tree().waitForRow(/cn-hangzhou/);
    await addAccessKey(w, ownerOf(sandbox));
    const tree = w.tree();
    await tree.expandPath('Skylink', /cn-hangzhou/, 'Physical Connections', 'HQ-Hangzhou-primary', 'VBRs');
    await tree.expandPath('HQ-production', 'BGP Groups');
    await tree.click('HQ-core-routers');
    const details = await DetailsPage.of(w, 'HQ-core-routers');
    assert.doesNotMatch(await details.frame.locator('main').innerText(), /demo-Key/, 'masked until somebody asks');

    await tree.clickInlineAction('HQ-core-routers', 'Edit BGP Group...');
    const form = await FormPage.of(w, 'Edit BGP Group');
    await form.fill('MD5 authentication key', typedAuthKey);
    await form.frame.locator('.preview tbody tr').first().waitFor();
    assert.ok(!(await form.frame.locator('.preview').innerText()).includes(typedAuthKey), 'the preview shows it');
    await form.press('Save');
    await form.outcome('accepted by the service');
    assert.equal(sandbox.snapshot().bgpGroups.find(({ name }) => name === 'HQ-core-routers')?.authKey, typedAuthKey);
    await tree.chooseFromMenu('HQ-core-routers', 'View as JSON');
    await until(w.page, 'the JSON', async () => (await w.documentText()).includes('BgpGroupId'));
    await w.runCommand('Express Connect: Open Log');
    await until(w.page, 'the log', async () => (await w.page.locator('.part.panel').innerText()).includes('Describe'));
  });

  it('are in no file that VS Code or the extension wrote: settings, state, logs', async () => {
    const found = await filesWith(workbench().home, [...secrets, wrongSecret, typedAuthKey, presentAuthKey]);
    assert.deepEqual(found, []);
  });

  it('are nowhere on the screen: tree, details, form, JSON, log', async () => {
    const { page } = workbench();
    const documents = await Promise.all(
      page.frames().map((frame) => frame.evaluate(() => document.documentElement.outerHTML).catch(() => '')),
    );
    assertNone(documents.join('\n'), [...secrets, wrongSecret, typedAuthKey, presentAuthKey]);
  });

  it('were told to no page', () => {
    assert.ok(
      told.some((message) => message.includes('HQ-core-routers')),
      'messages were recorded',
    );
    assertNone(told.join('\n'), [...secrets, wrongSecret, typedAuthKey, presentAuthKey]);
  });

  it('are not among what the browser keeps, but for the encrypted secret storage', async () => {
    const kept = await workbench().page.evaluate(async () => {
      const texts = [...Object.entries(localStorage), ...Object.entries(sessionStorage)].map((entry) =>
        entry.join('='),
      );
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name ?? '');
          request.onsuccess = () => {
            resolve(request.result);
          };
          request.onerror = () => {
            reject(new Error(`${name} cannot be opened`));
          };
        });
        for (const store of database.objectStoreNames) {
          const all = database.transaction(store).objectStore(store).getAll();
          const values = await new Promise<unknown[]>((resolve, reject) => {
            all.onsuccess = () => {
              resolve(all.result);
            };
            all.onerror = () => {
              reject(new Error(`${store} cannot be read`));
            };
          });
          const decoder = new TextDecoder();
          texts.push(
            ...values.map((value) => (value instanceof Uint8Array ? decoder.decode(value) : JSON.stringify(value))),
          );
        }
        database.close();
      }
      return texts.join('\n');
    });
    assert.match(kept, /Skylink/, 'the state of the extension is in it');
    assertNone(kept, [...secrets, wrongSecret, typedAuthKey, presentAuthKey]);
  });
});

function assertNone(text: string, planted: readonly string[]): void {
  for (const secret of planted) {
    const at = text.indexOf(secret);
    assert.equal(at, -1, `a secret is there: ${text.slice(Math.max(0, at - 120), at)}`);
  }
}

/** The files under a folder that hold one of the texts. */
async function filesWith(folder: string, planted: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  assert.ok(files.length > 3, 'files were found');
  const holding = files.map(async (file) => {
    const bytes = await readFile(file);
    return planted.some((text) => bytes.includes(text)) ? [file] : [];
  });
  return (await Promise.all(holding)).flat();
}

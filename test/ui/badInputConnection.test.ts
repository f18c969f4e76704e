import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { after, before, describe, it } from 'mocha';
import type { Sandbox } from '../../src/sandbox/index.js';
import { markedSecrets } from '../markedSecrets.js';
import { startMarkedSandbox } from './markedSandbox.js';
import { addAccessKey, ownerOf } from './accessKeyAccount.js';
import { Middlebox } from './middlebox.js';
import { useWorkbench } from './useWorkbench.js';

const settings = { 'expressConnect.regions': ['cn-hangzhou', 'cn-beijing'] };

describe('bad input: an AccessKey that is refused', () => {
  const workbench = useWorkbench({ settings });
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startMarkedSandbox({ estate: 'showcase' });
  });
  after(() => sandbox.close());

  it('a wrong secret is named as such, nothing is kept, and Retry offers what was typed', async () => {
    const w = workbench();
    await w.openView();
    await addAccessKey(w, { ...ownerOf(sandbox), accessKeySecret: markedSecrets.wrongSecret.value });
    const message = await w.notifications.waitFor('The AccessKey secret is wrong.');
    assert.match(message, /SignatureDoesNotMatch/);
    assert.match(await w.welcomeText(), /Add AccessKey/, 'no account was added');
    assert.ok(!message.includes(markedSecrets.wrongSecret.value));

    await w.notifications.click('The AccessKey secret is wrong.', 'Retry');
    await w.quickInput.waitFor('(1/5)');
    assert.equal(await w.quickInput.isMasked(), true);
    assert.equal(await w.quickInput.value(), 'sandbox-partner');
    await w.quickInput.accept();
    await w.quickInput.waitFor('(2/5)');
    assert.equal(await w.quickInput.isMasked(), true);
    await w.quickInput.answer(ownerOf(sandbox).accessKeySecret);
    await w.quickInput.waitFor('(3/5)');
    await w.quickInput.accept();
    await w.quickInput.waitFor('(4/5)');
    assert.equal(await w.quickInput.value(), sandbox.endpoint);
    await w.quickInput.accept();
    await w.quickInput.waitFor('(5/5)');
    assert.equal(await w.quickInput.value(), 'Skylink');
    await w.quickInput.accept();
    await w.tree().waitForRow('China (Hangzhou)');
    assert.deepEqual(w.consoleErrors(), []);
  });
});

describe('bad input: no network', () => {
  const workbench = useWorkbench({ settings });
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

  it('an endpoint whose name nobody knows is told apart from a wrong AccessKey', async () => {
    const w = workbench();
    await w.openView();
    await addAccessKey(w, ownerOf(sandbox, 'https://vpc.unknown.invalid'));
    const message = await w.notifications.waitFor('The host name of the endpoint was not found.');
    assert.match(message, /Check the network connection/);
    assert.match(await w.welcomeText(), /Add AccessKey/);
    await w.runCommand('Notifications: Clear All Notifications');
  });

  it('a list that cannot be reached is an error with Retry, not an empty list, and comes back with the network', async () => {
    const w = workbench();
    const tree = w.tree();
    await addAccessKey(w, ownerOf(sandbox, line.endpoint));
    await tree.waitForRow('China (Hangzhou)');
    await line.close();
    await tree.expandPath('China (Hangzhou)', 'Physical Connections');
    const row = await tree.waitForRow('The endpoint could not be reached.');
    assert.match(row.ariaLabel, /Could not be loaded: .*The endpoint could not be reached/s);
    await tree.waitForNoRow('None here');
    assert.doesNotMatch((await w.notifications.messages()).join(), /reached/, 'what the tree says needs no popup');

    await line.open();
    await tree.clickInlineAction(/The endpoint could not be reached/, 'Retry');
    await tree.waitForRow('HQ-Hangzhou-primary');
    await tree.waitForNoRow(/could not be reached/);
  });

  it('rows that were loaded stay when the network goes, beside the error', async () => {
    const w = workbench();
    const tree = w.tree();
    await line.close();
    await tree.clickInlineAction('Physical Connections', 'Refresh');
    await tree.waitForRow(/The endpoint could not be reached/);
    assert.ok(await tree.waitForRow('HQ-Hangzhou-primary'));
    await line.open();
    await tree.clickInlineAction(/The endpoint could not be reached/, 'Retry');
    await tree.waitForNoRow(/could not be reached/);
    assert.deepEqual(w.consoleErrors(), []);
  });
});

describe('bad input: a proxy that refuses', () => {
  let proxy: Server;
  let refusal = '';
  const asked: string[] = [];
  before(async () => {
    proxy = createServer();
    proxy.on('connect', ({ url }: { url?: string }, socket: Duplex) => {
      asked.push(url ?? '');
      // Node no longer counts it among the proxy's connections.
      socket.on('error', () => socket.destroy());
      socket.on('end', () => socket.destroy());
      socket.end(`HTTP/1.1 ${refusal}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const workbench = useWorkbench(() => ({
    settings: { 'http.proxy': `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` },
  }));
  const account = {
    accessKeyId: 'LTAI5tExample',
    accessKeySecret: markedSecrets.strangeSecret.value,
    name: 'Behind a proxy',
  };

  // VS Code hands the answer of a proxy on as if it were the service's, except where the proxy wants a password.
  const answers = [
    { answer: '403 Forbidden', says: 'HTTP 403' },
    { answer: '407 Proxy Authentication Required', says: 'The proxy refused the connection' },
  ];
  for (const { answer, says } of answers) {
    it(`a proxy that answers ${answer} is told apart from the service, with what to look at`, async () => {
      const w = workbench();
      refusal = answer;
      await w.openView();
      await addAccessKey(w, { ...account, endpoint: 'https://vpc.example.test' });
      const message = await w.notifications.waitFor(says);
      assert.match(message, /The proxy refused the connection.*http\.proxy/);
      assert.ok(!message.includes(account.accessKeySecret) && !message.includes(account.accessKeyId));
      assert.equal(asked.at(-1), 'vpc.example.test:443');
      await w.notifications.click(says, 'Open Log');
    });
  }

  it('a proxy that is switched off is blamed, not the endpoint', async () => {
    const w = workbench();
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
    await addAccessKey(w, { ...account, endpoint: 'https://vpc.example.test' });
    await w.notifications.waitFor('The proxy refused the connection or could not be reached.');
    assert.deepEqual(w.consoleErrors(), []);
  });
});

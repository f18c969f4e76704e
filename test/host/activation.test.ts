import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { catalogue } from '../../src/catalog/index';
import { commandDeclarations } from '../../src/manifest/commands';

const id = 'express-connect-explorer.express-connect-explorer';

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension<unknown>(id);
  assert.ok(found, `${id} is not installed`);
  return found;
}

/** Counts calls of a function while something runs, and puts the function back. */
async function countCalls<K extends string>(
  target: Record<K, (...args: never[]) => unknown>,
  name: K,
  during: () => Promise<void>,
): Promise<number> {
  const original = target[name];
  let calls = 0;
  target[name] = function (this: unknown, ...args: never[]): unknown {
    calls += 1;
    return original.apply(this, args);
  };
  try {
    await during();
  } finally {
    target[name] = original;
  }
  return calls;
}

describe('activation', () => {
  it('asks nobody and opens no port, so that a window starts as fast as without the extension', async () => {
    let listens = 0;
    let secure = 0;
    const requests = await countCalls(http as never, 'request', async () => {
      secure = await countCalls(https as never, 'request', async () => {
        listens = await countCalls(net.Server.prototype as never, 'listen', async () => {
          await extension().activate();
        });
      });
    });
    assert.deepEqual({ requests, secure, listens }, { requests: 0, secure: 0, listens: 0 });
  });

  it('does not load the sandbox, which is a third of the code, before somebody wants it', async () => {
    await extension().activate();
    const loaded = Object.keys(require.cache).filter((path) => path.startsWith(extension().extensionPath));
    assert.ok(!loaded.some((path) => path.endsWith('sandbox.js')), loaded.join('\n'));
  });

  it('registers every command of the manifest, so that no menu item answers "command not found"', async () => {
    await extension().activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const declared = commandDeclarations(catalogue).map((command) => command.id);
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('registers no command that the manifest lacks, because nobody could find it', async () => {
    await extension().activate();
    const declared = new Set(commandDeclarations(catalogue).map((command) => command.id));
    // VS Code adds commands of its own for every view: focus, open, remove and the like.
    const ours = (await vscode.commands.getCommands(true)).filter(
      (command) => /^expressConnect\.[a-zA-Z]+$/.test(command) && !declared.has(command),
    );
    assert.deepEqual(ours, []);
  });
});

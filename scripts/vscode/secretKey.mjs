// Preloaded into the VS Code server. The page encrypts secrets with a key of which the server holds one half, and asks
// for it with POST /mint-key. In code-server another program answers that; without an answer, secrets last only until
// the page is reloaded.
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** @param {string} name */
function option(name) {
  const index = process.argv.indexOf(name);
  return index === -1 ? undefined : process.argv[index + 1];
}

/**
 * The server's half, 32 random bytes, kept with the user data.
 * @param {string} folder
 */
function keyHalf(folder) {
  const file = join(folder, 'secret-key-half');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw error;
    }
  }
  return readFileSync(file);
}

/**
 * @param {IncomingMessage} request
 * @returns {boolean} whether it comes from a page that was opened with the connection token, if there is one
 */
function isAdmitted(request) {
  const token = option('--connection-token');
  return token === undefined || request.headers.cookie?.includes(`vscode-tkn=${token}`) === true;
}

const userData = option('--user-data-dir');
// Not in the extension host and other children, which inherit this option.
if (isMainThread && process.send === undefined && userData !== undefined) {
  /** @type {(this: Server, event: string, ...args: unknown[]) => boolean} */
  Server.prototype.emit = function (event, ...args) {
    const [request, response] = args;
    if (
      event === 'request' &&
      request instanceof IncomingMessage &&
      response instanceof ServerResponse &&
      request.method === 'POST' &&
      request.url?.split('?')[0] === '/mint-key'
    ) {
      if (isAdmitted(request)) {
        response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(keyHalf(userData));
      } else {
        response.writeHead(403).end();
      }
      return true;
    }
    return EventEmitter.prototype.emit.call(this, event, ...args);
  };
}

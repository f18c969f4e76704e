import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.mjs';
import { startProcessTree } from '../processTree.mjs';

/** @typedef {import('./release.mjs').VsCode} VsCode */

/**
 * A running VS Code server.
 * @typedef {object} Server
 * @property {number} port
 * @property {string} url  without a connection token
 * @property {() => string} log  the end of what it printed
 * @property {Promise<void>} ended  resolves when it has ended, whoever ended it
 * @property {() => Promise<void>} stop
 */

const secretKey = new URL('secretKey.mjs', import.meta.url).href;
const logCharacters = 20_000;
const startMilliseconds = 60_000;

/**
 * Where a server keeps its things: `s` server, `u` user data (settings, global storage), `e` extensions unless they
 * are shared with other servers.
 * @param {string} home
 * @param {string} [extensions]
 */
function folders(home, extensions = join(home, 'e')) {
  return ['--server-data-dir', join(home, 's'), '--user-data-dir', join(home, 'u'), '--extensions-dir', extensions];
}

/**
 * @param {string} folder
 * @param {Record<string, unknown>} settings
 */
async function writeSettings(folder, settings) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

/**
 * Starts a server on a loopback port and waits until it answers.
 * @param {object} options
 * @param {VsCode} options.vscode
 * @param {string} options.home  folder for all it writes
 * @param {string} [options.extensions]  folder of installed extensions, if shared
 * @param {number} [options.port]  0, the default: any free one
 * @param {string} [options.token]  the connection token; without one, anything on this machine may connect
 * @param {Record<string, unknown>} [options.settings]  user settings, which replace those there
 * @param {NodeJS.ProcessEnv} [options.env]  also the environment of the extension host
 * @param {string[]} [options.flags]  further server options
 * @returns {Promise<Server>}
 */
export async function startServer({ vscode, home, extensions, port = 0, token, settings, env, flags = [] }) {
  if (settings !== undefined) {
    await writeSettings(join(home, 'u', 'User'), settings);
    // Newer servers take settings of the machine, as ours are, from its own file alone.
    const ours = Object.entries(settings).filter(([name]) => name.startsWith('expressConnect.'));
    await writeSettings(join(home, 'u', 'Machine'), Object.fromEntries(ours));
  }
  const tree = startProcessTree(
    vscode.node,
    [
      '--import',
      secretKey,
      vscode.serverMain,
      ...['--host', '127.0.0.1', '--port', String(port), '--accept-server-license-terms', '--telemetry-level', 'off'],
      ...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]),
      ...folders(home, extensions),
      ...flags,
    ],
    { env: env ?? process.env },
  );
  const log = collectLog(tree.process);
  const ended = once(tree.process, 'close').then(() => undefined);
  try {
    const bound = await untilReady(tree.process, log);
    return { port: bound, url: `http://127.0.0.1:${bound}/`, log, ended, stop: tree.stop };
  } catch (error) {
    await tree.stop();
    throw new Error(`VS Code ${vscode.version} did not start: ${String(error)}\n${log()}`, { cause: error });
  }
}

/** @typedef {import('../processTree.mjs').ProcessTree['process']} Process */

/**
 * @param {Process} child
 * @returns {() => string} the end of what it printed so far
 */
function collectLog(child) {
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      log = (log + text).slice(-logCharacters);
    });
  }
  return () => log;
}

/**
 * @param {Process} child
 * @param {() => string} log
 * @returns {Promise<number>} the port
 */
async function untilReady(child, log) {
  return await new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`not ready after ${startMilliseconds / 1000} s`));
    }, startMilliseconds);
    child.stdout.on('data', () => {
      const port = /Web UI available at http:\/\/[^:]+:(\d+)/.exec(log())?.[1];
      if (port !== undefined) {
        clearTimeout(timer);
        resolve(Number(port));
      }
    });
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(timer);
      reject(new Error('it ended'));
    });
  });
}

/**
 * Installs packaged extensions.
 * @param {{ vscode: VsCode, home: string, extensions?: string, vsix: string[] }} options
 */
export async function installExtensions({ vscode, home, extensions, vsix }) {
  const install = vsix.flatMap((file) => ['--install-extension', file]);
  await run(
    vscode.node,
    [vscode.serverMain, '--accept-server-license-terms', ...folders(home, extensions), ...install, '--force'],
    { quiet: true },
  );
}

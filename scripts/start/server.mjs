import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloads, vsix } from '../paths.mjs';
import { offerChinese } from '../vscode/languagePack.mjs';
import { canRun, obtainVsCode } from '../vscode/release.mjs';
import { installExtensions, startServer } from '../vscode/server.mjs';
import { quietSettings } from '../vscode/settings.mjs';

/**
 * A VS Code that was started for a person.
 * @typedef {object} Running
 * @property {string | undefined} address  to open in a browser; a desktop VS Code has none
 * @property {Promise<string | undefined>} ended  resolves when it has ended, with what went wrong if something did
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a VS Code server with the packaged extension. What the person sets in it stays in `.vscode-test/start-PORT`;
 * accounts stay in the browser, by address.
 * @param {number} port
 * @param {import('../vscode/release.mjs').ReleaseName} release
 * @returns {Promise<Running>}
 */
export async function startForPerson(port, release) {
  const vscode = await obtain(release);
  const home = join(downloads, `start-${port}`);
  process.stderr.write(`Starting VS Code ${vscode.version} ...\n`);
  await prepare(home);
  await installExtensions({ vscode, home, vsix: [vsix] });
  const token = randomBytes(16).toString('hex');
  const server = await startServer({ vscode, home, port, token });
  return {
    address: `${server.url}?tkn=${token}`,
    ended: server.ended.then(() => `VS Code ended unexpectedly.\n${server.log()}`),
    stop: server.stop,
  };
}

/** @param {import('../vscode/release.mjs').ReleaseName} release */
async function obtain(release) {
  if (release === 'oldest' || !canRun(release)) {
    return await obtainVsCode('oldest');
  }
  try {
    return await obtainVsCode(release);
  } catch (error) {
    process.stderr.write(`The newest VS Code cannot be had, so the oldest supported one is used: ${String(error)}\n`);
    return await obtainVsCode('oldest');
  }
}

/** @param {string} home */
async function prepare(home) {
  const user = join(home, 'u', 'User');
  await mkdir(user, { recursive: true });
  if (!existsSync(join(user, 'settings.json'))) {
    await writeFile(join(user, 'settings.json'), JSON.stringify(quietSettings, undefined, 2));
  }
  // With a file that names no language, the browser's decides.
  await writeFile(join(user, 'argv.json'), '{}');
  await offerChinese(home);
}

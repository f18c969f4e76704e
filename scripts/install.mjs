import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './command.mjs';
import { exclusively } from './exclusively.mjs';
import { downloads, root } from './paths.mjs';

const oldestNode = [20, 19];

/**
 * Brings node_modules to what package-lock.json says, if it is not there already. Needs nothing but Node and npm;
 * everything it prints goes to standard error.
 */
export async function ensureInstalled() {
  refuseOldNode();
  if (await isInstalled()) {
    return;
  }
  await exclusively(join(downloads, 'install.lock'), async () => {
    if (!(await isInstalled())) {
      process.stderr.write('Installing the dependencies (npm ci) ...\n');
      await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root });
    }
  });
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new Error(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`);
  }
}

/**
 * Compares the lock file with npm's own record of what it installed, which it writes last: a half finished install has
 * none. Optional packages may be missing, since most are for other platforms.
 */
async function isInstalled() {
  const wanted = await lockedPackages(join(root, 'package-lock.json'));
  const installed = await lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined) {
    throw new Error('package-lock.json is missing.');
  }
  if (installed === undefined) {
    return false;
  }
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') {
      return true;
    }
    const found = installed[path];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

/**
 * @typedef {Record<string, { version?: string, optional?: boolean }>} LockedPackages by path, the root's path is ''
 * @param {string} file
 * @returns {Promise<LockedPackages | undefined>} undefined if there is no such file
 */
async function lockedPackages(file) {
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  /** @type {unknown} */
  const lock = JSON.parse(text);
  return /** @type {{ packages: LockedPackages }} */ (lock).packages;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureInstalled();
}

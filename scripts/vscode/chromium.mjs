import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../command.mjs';
import { exclusively } from '../exclusively.mjs';
import { downloads, root } from '../paths.mjs';
import { writeFontConfiguration } from './fonts.mjs';

/**
 * How to launch a Chromium with playwright-core.
 * @typedef {{ executablePath: string, args: string[], env: Record<string, string> }} ChromiumLaunch
 */

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds a browser: the one CHROME_PATH names, else one that is installed, else the packaged one (Linux x64).
 * @returns {Promise<ChromiumLaunch>}
 */
export async function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) {
      throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
    }
    return { executablePath: named, args, env: await environment([]) };
  }
  const installed = installedBrowsers().find((path) => existsSync(path));
  if (installed !== undefined) {
    return { executablePath: installed, args, env: await environment([]) };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium, Chrome or Edge was found. Install one, or name it in CHROME_PATH.');
  }
  const folder = await unpackChromium();
  const env = await environment([join(folder, 'fonts')]);
  return {
    executablePath: join(folder, 'chromium'),
    args,
    // Its own copies of the libraries that a system without a desktop lacks.
    env: { ...env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') },
  };
}

/** Where browsers usually are, best first. */
function installedBrowsers() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const places = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((name) => process.env[name] ?? []);
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return programs.flatMap((program) => places.map((place) => join(place, program)));
  }
  const names = ['chromium', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'chromium-browser'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @param {string[]} fontFolders */
async function environment(fontFolders) {
  /** @type {Record<string, string>} */
  const inherited = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined) {
      inherited[name] = value;
    }
  }
  return process.platform === 'linux' ? { ...inherited, ...(await writeFontConfiguration(fontFolders)) } : inherited;
}

/**
 * Unpacks the Chromium of the package `@sparticuz/chromium`, once.
 * @returns {Promise<string>} the folder with `chromium`, `fonts/` and `al2023/lib/`
 */
async function unpackChromium() {
  const version = await installedVersion();
  const folder = join(downloads, `chromium-${version}`);
  if (existsSync(folder)) {
    return folder;
  }
  await exclusively(`${folder}.lock`, async () => {
    if (existsSync(folder)) {
      return;
    }
    process.stderr.write(`Unpacking Chromium ${version} ...\n`);
    const partial = `${folder}.partial`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    await run(process.execPath, [fileURLToPath(new URL('unpackChromium.mjs', import.meta.url))], {
      quiet: true,
      env: { ...process.env, TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    });
    await rename(partial, folder);
  });
  return folder;
}

async function installedVersion() {
  const file = join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  /** @type {unknown} */
  const content = JSON.parse(await readFile(file, 'utf8'));
  return /** @type {{ version: string }} */ (content).version;
}

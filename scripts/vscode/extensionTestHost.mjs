import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';
import { isHostNoise } from './hostNoise.mjs';
import { obtainVsCode } from './release.mjs';
import { startServer } from './server.mjs';
import { quietSettings } from './settings.mjs';

/** @typedef {import('./release.mjs').ReleaseName} ReleaseName */

const testMilliseconds = 10 * 60_000;

/**
 * Writes an executable that `runTests` of @vscode/test-electron takes for a VS Code: it runs this file.
 * @param {string} folder
 * @returns {Promise<string>}
 */
export async function writeTestHostExecutable(folder) {
  const program = fileURLToPath(import.meta.url);
  await mkdir(folder, { recursive: true });
  if (process.platform === 'win32') {
    const file = join(folder, 'code.cmd');
    await writeFile(file, `@"${process.execPath}" "${program}" %*\r\n`);
    return file;
  }
  const file = join(folder, 'code');
  await writeFile(file, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 });
  return file;
}

/**
 * Runs extension tests in a VS Code server with a browser, as desktop VS Code would with the same arguments.
 * @param {string[]} args
 * @returns {Promise<number>} the exit code of the tests
 */
async function runExtensionTests(args) {
  const { values } = parseArgs({
    args,
    strict: false,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      release: { type: 'string', default: 'oldest' },
      locale: { type: 'string', default: 'en' },
    },
  });
  const home = text(values['user-data-dir'], '--user-data-dir');
  await rm(home, { recursive: true, force: true });
  const release = /** @type {ReleaseName} */ (text(values.release, '--release'));
  const vscode = await obtainVsCode(release);
  const launch = await findChromium();
  const server = await startServer({
    vscode,
    home,
    settings: quietSettings,
    // VS Code 1.139 runs the tests that a page asks for only with the first of these.
    flags: ['--enable-smoke-test-driver', '--disable-workspace-trust', '--locale', text(values.locale, '--locale')],
  });
  try {
    const authority = `vscode-remote://127.0.0.1:${server.port}`;
    const payload = [
      [
        'extensionDevelopmentPath',
        authority + path(text(values.extensionDevelopmentPath, '--extensionDevelopmentPath')),
      ],
      ['extensionTestsPath', authority + path(text(values.extensionTestsPath, '--extensionTestsPath'))],
      ['skipWelcome', 'true'],
    ];
    const browser = await chromium.launch(launch);
    try {
      const page = await browser.newPage();
      await page.exposeFunction('codeAutomationLog', relay);
      /** @type {Promise<number>} */
      const exit = new Promise((resolve, reject) => {
        void page.exposeFunction('codeAutomationExit', resolve);
        page.on('crash', () => {
          reject(new Error('The page of VS Code crashed.'));
        });
        void server.ended.then(() => {
          reject(new Error(`The VS Code server ended.\n${server.log()}`));
        });
        setTimeout(() => {
          reject(new Error(`The tests did not end within ${testMilliseconds / 60_000} minutes.\n${server.log()}`));
        }, testMilliseconds).unref();
      });
      await page.goto(`${server.url}?payload=${encodeURIComponent(JSON.stringify(payload))}`);
      return await exit;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/**
 * Prints what the console of the tests printed.
 * @param {string} type
 * @param {unknown[]} args
 */
function relay(type, args) {
  const line = format(...args);
  if (isHostNoise(line)) {
    return;
  }
  (type === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
}

/**
 * @param {string | boolean | undefined} value
 * @param {string} option
 */
function text(value, option) {
  if (typeof value !== 'string') {
    throw new Error(`${option} is missing.`);
  }
  return value;
}

/**
 * The path part of a file's URI, which has forward slashes and a leading one on every system.
 * @param {string} file
 */
function path(file) {
  return file.startsWith('/') ? file : `/${file.replaceAll('\\', '/')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Whoever runs the tests holds the other end; it closes when they are gone.
  process.stdin.on('close', () => process.exit(1));
  process.stdin.resume();
  process.stdin.unref();
  process.exitCode = await runExtensionTests(process.argv.slice(2));
}

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from '../paths.mjs';

/**
 * What to run of a layer.
 * @typedef {object} Selection
 * @property {import('../vscode/release.mjs').ReleaseName} release
 * @property {boolean} desktop  a downloaded desktop VS Code instead of the server
 * @property {string | undefined} grep  only tests whose titles match
 */

/**
 * The test files under a folder of `test/`.
 * @param {string} folder
 * @param {string[]} [except]  folders in it
 * @returns {Promise<string[]>} relative to the checkout, sorted
 */
export async function testFiles(folder, except = []) {
  const start = join(root, 'test', folder);
  if (!existsSync(start)) {
    return [];
  }
  const files = await readdir(start, { recursive: true });
  const excepted = except.map((name) => join(start, name));
  return files
    .map((file) => join(start, file))
    .filter((file) => file.endsWith('.test.ts') && !excepted.some((name) => file.startsWith(name)))
    .map((file) => relative(root, file))
    .sort();
}

/**
 * Runs TypeScript tests with mocha in a process of their own, its output being ours.
 * @param {string[]} files
 * @param {{ grep: string | undefined, timeout: number, environment: Record<string, string> }} options `timeout` of one
 *   test in milliseconds
 */
export async function runMocha(files, { grep, timeout, environment }) {
  const mocha = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const options = ['--require', 'tsx', '--reporter', 'test/countingReporter.ts', '--timeout', String(timeout)];
  const child = spawn(
    process.execPath,
    [mocha, ...options, ...(grep === undefined ? [] : ['--grep', grep]), ...files],
    { cwd: root, env: { ...process.env, ...environment }, stdio: 'inherit' },
  );
  const endWithUs = () => {
    child.kill();
  };
  process.once('exit', endWithUs);
  /** @type {Promise<number | NodeJS.Signals | null>} */
  const closing = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve(signal ?? code);
    });
  });
  const end = await closing.finally(() => {
    process.off('exit', endWithUs);
  });
  if (end !== 0) {
    throw new Error(`mocha ended with ${String(end)}.`);
  }
}

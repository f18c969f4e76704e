import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './paths.mjs';
import { startProcessTree } from './processTree.mjs';

/** The sandbox as a program, as `npm run build` writes it. */
export const sandboxProgram = join(root, 'dist', 'sandbox-cli.js');

/**
 * What the sandbox says of itself in its one line of JSON.
 * @typedef {object} SandboxAddress
 * @property {string} endpoint
 * @property {{ accountId: string, name: string, accessKeyId: string, accessKeySecret: string }[]} accounts
 */

/**
 * Starts the sandbox, which must have been built.
 * @param {string[]} [args]
 * @returns {Promise<SandboxAddress & { ended: Promise<void>, stop: () => Promise<void> }>}
 */
export async function startSandbox(args = []) {
  const tree = startProcessTree(process.execPath, [sandboxProgram, ...args]);
  tree.process.stderr.pipe(process.stderr, { end: false });
  const ended = once(tree.process, 'close').then(() => undefined);
  const lines = createInterface({ input: tree.process.stdout });
  /** @type {string} */
  const line = await new Promise((resolve, reject) => {
    lines.once('line', resolve);
    tree.process.once('error', reject);
    void ended.then(() => {
      reject(new Error('The sandbox ended while starting.'));
    });
  });
  /** @type {unknown} */
  const address = JSON.parse(line);
  return { .../** @type {SandboxAddress} */ (address), ended, stop: tree.stop };
}

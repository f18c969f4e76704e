import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const endWithParent = new URL('endWithParent.mjs', import.meta.url).href;
const graceMilliseconds = 3000;

/**
 * A Node program and everything it starts, which end together: when `stop` is called, or when this process dies for
 * whatever reason (its standard input, a pipe to us, closes then).
 * @typedef {object} ProcessTree
 * @property {import('node:child_process').ChildProcessByStdio<
 *   import('node:stream').Writable, import('node:stream').Readable, import('node:stream').Readable>} process
 * @property {() => Promise<void>} stop  resolves when the program has ended; harmless if it ended before
 */

/**
 * @param {string} node  the Node that runs it
 * @param {string[]} args  the program and its arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {ProcessTree}
 */
export function startProcessTree(node, args, options = {}) {
  const child = spawn(node, ['--import', endWithParent, ...args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['pipe', 'pipe', 'pipe'],
    // A process group of its own, so that stopping reaches grandchildren and a Ctrl+C meant for us does not.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  child.stdin.on('error', () => {
    // It has ended; 'exit' tells.
  });
  return { process: child, stop: () => stop(child) };
}

/** @param {import('node:child_process').ChildProcess} child */
async function stop(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const exited = once(child, 'exit');
  const forced = setTimeout(signalTree, graceMilliseconds, child.pid, 'SIGKILL');
  signalTree(child.pid, 'SIGTERM');
  await exited;
  clearTimeout(forced);
  // Members of its group that outlived it.
  signalTree(child.pid, 'SIGKILL');
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function signalTree(pid, signal) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) {
      throw error;
    }
  }
}

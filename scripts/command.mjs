import { spawn } from 'node:child_process';

/**
 * Runs a command to its end. What it prints goes to standard error, so that standard output stays ours.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] `quiet` shows the output only on failure
 * @returns {Promise<string>} its standard output
 * @throws {CommandFailed}
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm and code are .cmd files on Windows, which only a shell starts.
    shell: process.platform === 'win32' && (command === 'npm' || command === 'code'),
  });
  const endWithUs = () => {
    child.kill();
  };
  process.once('exit', endWithUs);
  let stdout = '';
  let everything = '';
  child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    stdout += text;
    show(text);
  });
  child.stderr.setEncoding('utf8').on('data', show);
  /** @param {string} text */
  function show(text) {
    everything += text;
    if (options.quiet !== true) {
      process.stderr.write(text);
    }
  }
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
    throw new CommandFailed([command, ...args].join(' '), end, options.quiet === true ? everything : '');
  }
  return stdout;
}

/**
 * Runs npm. Inside `npm run` that is the very npm that was called.
 * @param {string[]} args
 * @param {{ cwd?: string, quiet?: boolean }} [options]
 */
export async function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') && cli.includes('npm')
    ? await run(process.execPath, [cli, ...args], options)
    : await run('npm', args, options);
}

/** A command that ended with another code than 0, or by a signal. */
class CommandFailed extends Error {
  /**
   * @param {string} command
   * @param {number | NodeJS.Signals | null} end
   * @param {string} output
   */
  constructor(command, end, output) {
    super(`"${command}" ended with ${String(end)}.${output === '' ? '' : `\n${output.trimEnd()}`}`);
    this.name = 'CommandFailed';
  }
}

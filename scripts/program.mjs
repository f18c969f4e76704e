import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { runMain } from './refused.mjs';

/**
 * Runs a program of this repository that is written in TypeScript; it ends with us. Standard output holds what it prints
 * and nothing else, in a fresh clone as well.
 * @template Wanted
 * @param {string} source its file, from the root
 * @param {string} usage
 * @param {(args: string[]) => Wanted | 'help'} read reads our arguments
 * @param {(wanted: Wanted) => string[]} flags the arguments of the program
 */
export async function runProgram(source, usage, read, flags) {
  await runMain(async () => {
    const wanted = read(process.argv.slice(2));
    if (wanted === 'help') {
      process.stdout.write(usage);
      return;
    }
    await ensureInstalled();
    const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
    const args = [tsx, join(root, source), ...flags(wanted)];
    const program = spawn(process.execPath, args, { stdio: 'inherit' });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => {
        program.kill(signal);
      });
    }
    program.on('exit', (code) => {
      process.exitCode = code ?? 1;
    });
  });
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { run } from '../command.mjs';
import { downloads, vsix } from '../paths.mjs';
import { Refused } from '../refused.mjs';

/**
 * Opens the installed desktop VS Code with the packaged extension, in a profile of its own.
 * @returns {Promise<import('./server.mjs').Running>}
 */
export async function startDesktop() {
  const home = join(downloads, 'start-desktop');
  const folders = ['--user-data-dir', join(home, 'u'), '--extensions-dir', join(home, 'e')];
  try {
    await run('code', [...folders, '--install-extension', vsix, '--force'], { quiet: true });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Refused(
      missing
        ? 'The command "code" was not found. Install VS Code and its shell command, or leave --desktop away.'
        : `VS Code did not take the extension: ${String(error)}`,
    );
  }
  process.stderr.write('Opening VS Code. The sandbox runs until its window closes, or until Ctrl+C.\n');
  const window = spawn('code', [...folders, '--new-window', '--wait'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  return {
    address: undefined,
    ended: once(window, 'close').then(() => undefined),
    stop: () => {
      window.kill();
      return Promise.resolve();
    },
  };
}

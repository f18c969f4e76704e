import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './command.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { sandboxProgram } from './sandboxProcess.mjs';

/** Whether the program is missing or older than anything it is built from. */
async function isOutdated() {
  if (!existsSync(sandboxProgram)) {
    return true;
  }
  const built = (await stat(sandboxProgram)).mtimeMs;
  const sources = (await readdir(join(root, 'src'), { recursive: true })).filter((file) => file.endsWith('.ts'));
  for (const file of [...sources.map((source) => join('src', source)), 'esbuild.js', 'package-lock.json']) {
    if ((await stat(join(root, file))).mtimeMs > built) {
      return true;
    }
  }
  return false;
}

await ensureInstalled();
if (await isOutdated()) {
  await npm(['run', '--silent', 'build'], { cwd: root });
}
const sandbox = spawn(process.execPath, [sandboxProgram, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    sandbox.kill(signal);
  });
}
sandbox.on('exit', (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 0;
});

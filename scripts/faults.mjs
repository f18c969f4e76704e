import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readArguments, usage } from './faults/arguments.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { runMain } from './refused.mjs';

// Standard output holds the figures and nothing else, in a fresh clone as well.
await runMain(async () => {
  const wanted = readArguments(process.argv.slice(2));
  if (wanted === 'help') {
    process.stdout.write(usage);
    return;
  }
  await ensureInstalled();
  const { json, writes, bodies, seed } = wanted;
  const program = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const flags = [json ? 'json' : 'text', ...[writes, bodies, seed].map(String)];
  const running = spawn(process.execPath, [program, join(root, 'campaign', 'main.ts'), ...flags], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      running.kill(signal);
    });
  }
  running.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
});

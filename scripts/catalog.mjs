import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';

// Prints the catalogue as JSON, in a fresh clone as well: standard output holds nothing else.
await ensureInstalled();
const program = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const printing = spawn(process.execPath, [program, join(root, 'scripts', 'catalog.ts')], { stdio: 'inherit' });
printing.on('exit', (code) => {
  process.exitCode = code ?? 1;
});

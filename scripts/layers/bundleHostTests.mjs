import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { root } from '../paths.mjs';
import { testFiles } from './mocha.mjs';

/**
 * Bundles every file of host tests for itself, since the extension host takes no TypeScript.
 * @returns {Promise<string>} the program for `extensionTestsPath`
 */
export async function bundleHostTests() {
  const files = await testFiles('host');
  const outdir = join(root, 'out', 'test', 'host');
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/host/index.ts', ...files],
    outbase: join(root, 'test', 'host'),
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  return join(outdir, 'index.js');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bundleHostTests();
}

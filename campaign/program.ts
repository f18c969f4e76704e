import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build as bundle, type Plugin } from 'esbuild';

/** Bundles a program of this folder as the product is bundled, and hands its file to `use`. */
export async function withProgram<Result>(source: string, use: (program: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'fault-campaign-'));
  try {
    const outfile = join(folder, 'program.js');
    const entryPoints = [join(import.meta.dirname, source)];
    const plugins = [volatileJournal];
    await bundle({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning', plugins });
    return await use(outfile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Gives the journal files that forget what was not synced when their process is killed, and nothing else. */
const volatileJournal: Plugin = {
  name: 'volatile journal',
  setup: (build) => {
    build.onResolve({ filter: /^node:fs\/promises$/ }, ({ importer }) =>
      /[\\/]src[\\/]journal[\\/]/.test(importer)
        ? { path: join(import.meta.dirname, 'window', 'volatileFiles.ts') }
        : undefined,
    );
  },
};

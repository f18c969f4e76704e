/**
 * Makes the files of the repository that are derived from others. `--write` writes them; `--check` fails when one of
 * them is not current, and says which. Needs a production build for the contents of the package.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentsFile } from './generate/contents';
import { manifestFiles } from './generate/manifest';
import { noticesFile } from './generate/notices';
import { operationsFile } from './generate/operations';

const root = join(import.meta.dirname, '..');

async function main(): Promise<void> {
  const files = [...manifestFiles(root), operationsFile(), await noticesFile(root), await contentsFile(root)];
  const stale = files.filter(
    ({ path, text }) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text,
  );
  if (process.argv.includes('--write')) {
    for (const { path, text } of stale) writeFileSync(join(root, path), text);
  } else if (stale.length > 0) {
    process.exitCode = 1;
    console.error(`Not current, run "npm run generate": ${stale.map(({ path }) => path).join(', ')}`);
  }
}

void main();

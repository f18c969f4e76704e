import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, run } from '../command.mjs';
import { exclusively } from '../exclusively.mjs';
import { downloads } from '../paths.mjs';

/**
 * A package from the npm registry that is not a dependency of this project, unpacked without its own dependencies into
 * the download folder. It appears there under its name and version only when it is complete.
 * @param {object} wanted
 * @param {string} wanted.name
 * @param {string} wanted.version
 * @param {string[]} [wanted.only]  paths in the package; all of it otherwise
 * @param {(content: string, folder: string) => Promise<void>} [wanted.finish]  the last step before it counts as
 *   complete; given where the content is now and where it will be
 * @returns {Promise<string>} the folder that holds the package, or the asked part of it
 */
export async function obtainPackage({ name, version, only = [], finish }) {
  const folder = join(downloads, `${name.replace('/', '+')}-${version}`);
  if (existsSync(folder)) {
    return folder;
  }
  await exclusively(`${folder}.lock`, async () => {
    if (existsSync(folder)) {
      return;
    }
    process.stderr.write(`Fetching ${name} ${version} ...\n`);
    const partial = `${folder}.partial`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    await npm(['pack', `${name}@${version}`, '--ignore-scripts', '--pack-destination', partial], {
      quiet: true,
      cwd: partial,
    });
    const archive = (await readdir(partial)).find((file) => file.endsWith('.tgz'));
    if (archive === undefined) {
      throw new Error(`npm packed nothing for ${name} ${version}.`);
    }
    // tar is part of every Linux and macOS, and of Windows since 2018. Relative names: a drive letter would be a host.
    await run('tar', ['-xzf', archive, ...only.map((path) => `package/${path}`)], { quiet: true, cwd: partial });
    const content = join(partial, 'package');
    await finish?.(content, folder);
    await rename(content, folder);
    await rm(partial, { recursive: true, force: true });
  });
  return folder;
}

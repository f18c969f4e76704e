import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloads } from '../paths.mjs';
import { obtainPackage } from './registryPackage.mjs';

const chineseFont = { name: '@expo-google-fonts/noto-sans-sc', version: '0.4.3', weights: ['400Regular', '700Bold'] };

/**
 * Writes a fontconfig file for a Linux browser, with a font for Chinese (Noto Sans SC, OFL 1.1, fetched from the npm
 * registry), so that screenshots show Chinese and look the same everywhere.
 * @param {string[]} furtherFolders  of fonts
 * @returns {Promise<Record<string, string>>} the environment variable that names it
 */
export async function writeFontConfiguration(furtherFolders) {
  const noto = await obtainPackage({ ...chineseFont, only: chineseFont.weights });
  const home = join(downloads, 'fontconfig');
  const folders = [noto, ...furtherFolders, '/usr/share/fonts', '/usr/local/share/fonts'].filter((path) =>
    existsSync(path),
  );
  const aliases = [
    ['system-ui', 'Open Sans'],
    ['sans-serif', 'Open Sans'],
    ['monospace', 'DejaVu Sans Mono'],
  ].map(
    ([generic, first]) =>
      `<alias binding="same"><family>${generic}</family>` +
      `<prefer><family>${first}</family><family>DejaVu Sans</family><family>Noto Sans SC</family></prefer></alias>`,
  );
  const content = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((path) => `<dir>${path}</dir>`),
    `<cachedir>${join(home, 'cache')}</cachedir>`,
    ...aliases,
    '</fontconfig>',
    '',
  ].join('\n');
  const file = join(home, 'fonts.conf');
  await mkdir(home, { recursive: true });
  await writeFile(file, content);
  return { FONTCONFIG_FILE: file };
}

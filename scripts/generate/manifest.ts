import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../src/catalog/index';
import { contributes, manifestTexts } from '../../src/manifest/contributes';
import type { GeneratedFile } from './generatedFile';
import { printJson } from './generatedFile';

/** What package.json and the package.nls files take from the code and from the translations. */
export function manifestFiles(root: string): readonly GeneratedFile[] {
  const read = (...path: string[]): Record<string, unknown> =>
    JSON.parse(readFileSync(join(root, ...path), 'utf8')) as Record<string, unknown>;
  const manifest = read('package.json');
  const chinese = read('l10n', 'bundle.l10n.zh-cn.json');
  const texts = manifestTexts(catalogue);
  const translated = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, chinese[text] ?? text]));
  return [
    { path: 'package.json', text: printJson({ ...manifest, contributes: contributes(catalogue) }) },
    { path: 'package.nls.json', text: printJson(texts) },
    { path: 'package.nls.zh-cn.json', text: printJson(translated) },
  ];
}

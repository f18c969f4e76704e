/** Prints as JSON which texts lack a Chinese translation and which translations no text asks for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectTexts } from './l10n/texts';

const root = join(import.meta.dirname, '..');
const { texts, unknown } = collectTexts(root);
const chinese = JSON.parse(readFileSync(join(root, 'l10n', 'bundle.l10n.zh-cn.json'), 'utf8')) as Record<
  string,
  string
>;
const missing = [...texts].filter((text) => !Object.hasOwn(chinese, text)).sort();
const surplus = Object.keys(chinese).filter((text) => !texts.has(text));
console.log(JSON.stringify({ missing, surplus, unknown }, undefined, 2));

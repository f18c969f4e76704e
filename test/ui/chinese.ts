import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** What the extension says in Chinese for an English text of its code or its manifest; throws where there is none. */
export function chineseWords(): (english: string) => string {
  const bundle = read('l10n/bundle.l10n.zh-cn.json');
  const manifest = read('package.nls.json');
  const manifestInChinese = read('package.nls.zh-cn.json');
  const titles = Object.entries(manifest).map(([key, english]) => [english, manifestInChinese[key]] as const);
  const words = new Map([...titles, ...Object.entries(bundle)]);
  return (english) => {
    const chinese = words.get(english);
    if (chinese === undefined) {
      throw new Error(`There is no Chinese for "${english}".`);
    }
    return chinese;
  };
}

function read(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, string>;
}

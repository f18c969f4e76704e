import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes `zh-cn` a display language of a server that has not started yet. VS Code loads an extension's Chinese texts
 * (package.nls.zh-cn.json, l10n/) only for a language that some language pack offers; the Marketplace's packs are out of
 * reach for tests. This writes what installing one leaves behind, with no translation of VS Code's own texts.
 * The page then asks for the language with the cookie `vscode.nls.locale`.
 * @param {string} home  as given to `startServer`
 */
export async function offerChinese(home) {
  const userData = join(home, 'u');
  const translations = join(userData, 'zh-cn.i18n.json');
  const pack = {
    hash: 'zh-cn',
    extensions: [{ extensionIdentifier: { id: 'language-pack.zh-cn' }, version: '1.0.0' }],
    translations: { vscode: translations },
    label: '中文(简体)',
  };
  await mkdir(userData, { recursive: true });
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  await writeFile(join(userData, 'languagepacks.json'), JSON.stringify({ 'zh-cn': pack }));
}

import { listFiles, PackageManager } from '@vscode/vsce';
import type { GeneratedFile } from './generatedFile';

/** What the VSIX holds, a path a line, so that a change of it is seen in review. */
export async function contentsFile(root: string): Promise<GeneratedFile> {
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  return { path: 'docs/package-contents.txt', text: `${[...files].sort().join('\n')}\n` };
}

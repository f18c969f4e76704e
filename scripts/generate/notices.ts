import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { shippedBundles } from '../../esbuild.js';
import type { GeneratedFile } from './generatedFile';

const header = `# Third-party notices

Express Connect Explorer contains code of these packages, each under its own license.
`;

/** NOTICES.md: every package of which code or a file is in the shipped bundles, with its license. */
export async function noticesFile(root: string): Promise<GeneratedFile> {
  const packages = new Set(['@vscode/codicons']);
  for (const options of shippedBundles) {
    const { metafile } = await build({ ...options, absWorkingDir: root, write: false, metafile: true });
    for (const input of Object.keys(metafile.inputs)) {
      const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (name !== undefined) packages.add(name);
    }
  }
  const sections = [...packages].sort().map((name) => section(join(root, 'node_modules', name)));
  return { path: 'NOTICES.md', text: [header, ...sections].join('\n') };
}

function section(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  return `## ${String(manifest.name)}\n\nLicense: ${String(manifest.license)}\n\n\`\`\`text\n${licenseText(folder)}\n\`\`\`\n`;
}

/** The license file of a package or, where it has none, what its README says under the heading "License". */
function licenseText(folder: string): string {
  const files = readdirSync(folder);
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8').trim().replaceAll('\r\n', '\n');
  const license = files.find((file) => /^licen[cs]e/i.test(file));
  if (license !== undefined) return read(license);
  const readme = files.find((file) => /^readme/i.test(file));
  const [, text] = (readme === undefined ? '' : read(readme)).split(/^(?:#+ *Licen[cs]e|Licen[cs]e\n-+) *$/im);
  if (text === undefined) throw new Error(`${folder} has no license text`);
  return text.trim();
}

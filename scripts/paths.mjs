import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Everything fetched or written at run time that is neither a dependency nor a build product; git-ignored. */
export const downloads = join(root, '.vscode-test');

/** The packaged extension, as `npm run package` writes it. */
export const vsix = join(root, 'dist', 'express-connect-explorer.vsix');

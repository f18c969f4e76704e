import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { vsix } from '../paths.mjs';
import { findChromium } from '../vscode/chromium.mjs';
import { obtainVsCode } from '../vscode/release.mjs';
import { installExtensions } from '../vscode/server.mjs';
import { counting } from './counting.mjs';
import { runMocha, testFiles } from './mocha.mjs';

/**
 * What the UI tests share, as JSON in the variable EXPRESS_CONNECT_UI.
 * @typedef {object} SharedHost
 * @property {import('../vscode/release.mjs').VsCode} vscode
 * @property {string} extensions  the folder where the packaged extension is installed
 * @property {boolean} everyLook  whether to see things in every theme and language, or in the first one only
 * @property {string} browser  the address of the running browser, for playwright's `connect`
 */

/**
 * The tests in `test/ui`: a browser drives the workbench of a VS Code server that has the packaged extension.
 * @param {import('./mocha.mjs').Selection} selection
 */
export async function runUiTests({ release, grep }) {
  return await counting('ui', grep !== undefined, async (environment) => {
    const files = await testFiles('ui');
    if (files.length === 0) {
      throw new Error('There are no test files.');
    }
    const vscode = await obtainVsCode(release);
    const launch = await findChromium();
    const home = await mkdtemp(join(tmpdir(), 'ec-ui-'));
    const extensions = join(home, 'extensions');
    try {
      await installExtensions({ vscode, home: join(home, 'install'), extensions, vsix: [vsix] });
      const browser = await chromium.launchServer({ ...launch, host: '127.0.0.1' });
      try {
        /** @type {SharedHost} */
        const host = {
          vscode,
          extensions,
          // What differs from one release to the next shows in any theme, and all of them take minutes.
          everyLook: release === 'oldest' || grep !== undefined,
          browser: browser.wsEndpoint(),
        };
        await runMocha(files, {
          grep,
          timeout: 60_000,
          environment: { ...environment, EXPRESS_CONNECT_UI: JSON.stringify(host) },
        });
      } finally {
        await browser.close();
      }
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });
}

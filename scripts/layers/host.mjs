import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { downloads, root } from '../paths.mjs';
import { writeTestHostExecutable } from '../vscode/extensionTestHost.mjs';
import { obtainVsCode, releases } from '../vscode/release.mjs';
import { bundleHostTests } from './bundleHostTests.mjs';
import { counting } from './counting.mjs';

/**
 * The tests in `test/host`, inside the extension host of a real VS Code that develops this checkout.
 * @param {import('./mocha.mjs').Selection} selection
 */
export async function runHostTests({ release, desktop, grep }) {
  return await counting('host', grep !== undefined, async (environment) => {
    const extensionTestsPath = await bundleHostTests();
    const vscodeExecutablePath = desktop ? await downloadDesktop(release) : await prepareServer(release);
    const profile = await mkdtemp(join(tmpdir(), 'ec-host-'));
    try {
      await runTests({
        vscodeExecutablePath,
        extensionDevelopmentPath: root,
        extensionTestsPath,
        launchArgs: [
          `--user-data-dir=${join(profile, 'u')}`,
          `--extensions-dir=${join(profile, 'e')}`,
          ...(desktop ? ['--disable-extensions'] : [`--release=${release}`]),
        ],
        extensionTestsEnv: { ...environment, EXPRESS_CONNECT_TEST_GREP: grep },
      });
    } finally {
      await rm(profile, { recursive: true, force: true });
    }
  });
}

/** @param {import('../vscode/release.mjs').ReleaseName} release */
async function prepareServer(release) {
  await obtainVsCode(release);
  return await writeTestHostExecutable(join(downloads, 'test-host'));
}

/** @param {import('../vscode/release.mjs').ReleaseName} release */
async function downloadDesktop(release) {
  const { version } = releases[release];
  try {
    return await downloadAndUnzipVSCode({ version, cachePath: downloads });
  } catch (error) {
    throw new Error(
      `Desktop VS Code ${version} could not be downloaded, so no test ran on it. ` +
        'Without --desktop the same tests run on the VS Code server of the npm registry.',
      { cause: error },
    );
  }
}

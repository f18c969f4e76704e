import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Mocha from 'mocha';
import CountingReporter from '../countingReporter.js';

/**
 * What the extension host runs: every test beside this file. It is bundled to `out/test/host/`, and VS Code calls it.
 * EXPRESS_CONNECT_TEST_GREP selects tests by their titles.
 */
export async function run(): Promise<void> {
  const grep = process.env.EXPRESS_CONNECT_TEST_GREP;
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 20_000,
    reporter: CountingReporter,
    ...(grep === undefined ? {} : { grep }),
  });
  for (const file of await readdir(__dirname)) {
    if (file.endsWith('.test.js')) {
      mocha.addFile(join(__dirname, file));
    }
  }
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) {
    throw new Error(`${failures} failed.`);
  }
}

import { counting } from './counting.mjs';
import { runMocha, testFiles } from './mocha.mjs';

/**
 * All tests that need no VS Code: what is in `test/` outside `test/host` and `test/ui`.
 * @param {import('./mocha.mjs').Selection} selection
 */
export async function runUnitTests({ grep }) {
  const files = await testFiles('', ['host', 'ui']);
  return await counting('unit', grep !== undefined, async (environment) => {
    if (files.length === 0) {
      throw new Error('There are no test files.');
    }
    await runMocha(files, { grep, timeout: 30_000, environment });
  });
}

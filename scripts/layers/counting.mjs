import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * How a layer of tests went. `failed` includes one for a run that broke off or ran nothing.
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * Runs a layer whose mocha uses our reporter, and counts. A layer that throws, breaks off, or runs no test although
 * some were to run, has failed.
 * @param {string} layer
 * @param {boolean} mayBeEmpty  whether running no test is fine, since a filter was given
 * @param {(environment: Record<string, string>) => Promise<void>} runMocha  with these variables; it throws when tests fail
 * @returns {Promise<Counts>}
 */
export async function counting(layer, mayBeEmpty, runMocha) {
  const folder = await mkdtemp(join(tmpdir(), 'express-connect-counts-'));
  const file = join(folder, 'counts.json');
  /** @type {unknown} */
  let failure;
  try {
    await runMocha({ EXPRESS_CONNECT_TEST_COUNTS: file });
  } catch (error) {
    failure = error;
  }
  const counts = await readCounts(file);
  await rm(folder, { recursive: true, force: true });
  const problem = problemOf(counts, mayBeEmpty, failure);
  if (problem !== undefined) {
    process.stderr.write(`The layer "${layer}" ${problem}\n`);
  }
  return { passed: counts.passed, failed: counts.failed + (problem === undefined ? 0 : 1) };
}

/**
 * @param {Counts & { ended: boolean }} counts
 * @param {boolean} mayBeEmpty
 * @param {unknown} failure
 * @returns {string | undefined} what went wrong beyond tests that failed
 */
function problemOf(counts, mayBeEmpty, failure) {
  const reason = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  if (!counts.ended) {
    return `broke off: ${failure === undefined ? 'it ended without a result.' : reason}`;
  }
  if (failure !== undefined && counts.failed === 0) {
    return `went wrong after its tests: ${reason}`;
  }
  return counts.passed + counts.failed === 0 && !mayBeEmpty ? 'ran no test.' : undefined;
}

/**
 * @param {string} file
 * @returns {Promise<Counts & { ended: boolean }>}
 */
async function readCounts(file) {
  let content;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return { passed: 0, failed: 0, ended: false };
    }
    throw error;
  }
  /** @type {unknown} */
  const counts = JSON.parse(content);
  return /** @type {Counts & { ended: boolean }} */ (counts);
}

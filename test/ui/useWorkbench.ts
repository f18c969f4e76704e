import assert from 'node:assert/strict';
import { after, afterEach, before } from 'mocha';
import { Workbench, type WorkbenchOptions } from './workbench.js';

/**
 * Gives the surrounding `describe` a workbench of its own. Every test that fails leaves a screenshot and the logs.
 * @param options or, where they are known only after hooks that stand before, what gives them
 * @returns what gives the workbench inside tests and hooks
 */
export function useWorkbench(options: WorkbenchOptions | (() => WorkbenchOptions) = {}): () => Workbench {
  let workbench: Workbench | undefined;
  const get = () => {
    if (workbench === undefined) {
      throw new Error('The workbench opens before the first test of this suite; it is not there yet.');
    }
    return workbench;
  };
  before('open the workbench', async () => {
    workbench = await Workbench.open(typeof options === 'function' ? options() : options);
  });
  afterEach('keep a picture of a failure', async function () {
    const test = this.currentTest;
    if (workbench !== undefined && test?.state === 'failed') {
      const name = `failed ${test.fullTitle()}`.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120);
      console.error(`See ${await workbench.keepEvidence(name)}.*`);
      await workbench.dismissAll();
    }
  });
  afterEach('look at what is on the screen', async () => {
    await workbench?.keepScreen();
  });
  after('close the workbench, and search what came out of it for secrets that were typed', async () => {
    const findings = await workbench?.close();
    workbench = undefined;
    // Only where, and of which kind: the secret itself would then be in the output as well.
    const told = (findings ?? []).map(({ kind, place, spelling }) => `${kind} (${spelling}) in ${place}`);
    assert.deepEqual(told, [], 'secrets came out');
  });
  return get;
}

import { after, afterEach, before } from 'mocha';
import type { Sandbox, WorldState } from '../../src/sandbox/index.js';
import { startMarkedSandbox } from './markedSandbox.js';
import { addAccessKey, ownerOf } from './accessKeyAccount.js';
import { Middlebox } from './middlebox.js';
import { until } from './until.js';
import { useWorkbench } from './useWorkbench.js';
import type { Workbench, WorkbenchOptions } from './workbench.js';

/** A workbench with one account, whose service stands behind a middlebox. */
export interface MeddledAccount {
  readonly workbench: Workbench;
  readonly sandbox: Sandbox;
  readonly line: Middlebox;
}

export interface MeddledOptions extends WorkbenchOptions {
  /** Alters the estate before the sandbox starts with it. */
  readonly estate?: (state: WorldState) => WorldState;
  /** How many times as fast time runs in the sandbox. */
  readonly timeScale?: number;
}

/**
 * Gives the surrounding `describe` a workbench with such an account. After each test the service is healthy again.
 * @returns what gives it inside tests and hooks
 */
export function useMeddledAccount({
  estate = (state) => state,
  timeScale = 50,
  ...options
}: MeddledOptions = {}): () => MeddledAccount {
  let sandbox: Sandbox;
  let line: Middlebox;
  const regions = ['cn-hangzhou', 'cn-beijing', 'ap-southeast-1', 'eu-central-1'];
  const workbench = useWorkbench({
    viewport: { width: 1400, height: 900 },
    ...options,
    settings: { 'expressConnect.regions': regions, ...options.settings },
  });
  before('add the account', async () => {
    const showcase = await startMarkedSandbox({ estate: 'showcase' });
    const state = estate(showcase.snapshot());
    await showcase.close();
    sandbox = await startMarkedSandbox({ state, timeScale });
    line = await Middlebox.before(sandbox.endpoint);
    await workbench().openView();
    await addAccessKey(workbench(), ownerOf(sandbox, line.endpoint));
    await workbench()
      .tree()
      .waitForRow(/cn-hangzhou/);
    // The tree is drawn once more when the account has told its regions: after the call that tried the AccessKey.
    await until(workbench().page, 'the regions of the account', () =>
      Promise.resolve(line.of('DescribeRegions').length > 1),
    );
  });
  afterEach('make the service healthy', () => {
    line.behave();
    sandbox.faults.clear();
  });
  after('stop the service', async () => {
    await line.close();
    await sandbox.close();
  });
  return () => ({ workbench: workbench(), sandbox, line });
}

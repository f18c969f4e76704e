import PopClient from '@alicloud/pop-core';
import { after, before } from 'mocha';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.js';
import { startMarkedSandbox } from './markedSandbox.js';
import { addAccessKey, ownerOf } from './accessKeyAccount.js';
import { Middlebox } from './middlebox.js';
import { useWorkbench } from './useWorkbench.js';
import type { Workbench, WorkbenchOptions } from './workbench.js';

/** The business parameters of a request by wire name, its token included. */
export type Said = Readonly<Record<string, string>>;

/** A workbench with an account of a sandbox that runs in the process of the tests. */
export interface Stage {
  readonly workbench: Workbench;
  readonly sandbox: Sandbox;
  /** What the extension asked for with an operation so far, oldest first. */
  readonly said: (operation: string) => readonly Said[];
  /** Does something in the same account with another client, the vendor's own. */
  readonly colleague: (operation: string, parameters: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** Regions in which the sandbox has something, without the one that takes long to list. */
const regions = ['cn-hangzhou', 'cn-beijing', 'cn-shanghai', 'cn-shenzhen', 'eu-central-1'];

/** Time in the sandbox runs so many times as fast: transitions take less than a second. */
const timeScale = 50;

/** What every request holds, whatever it asks for. */
const ofEveryRequest =
  /^(Action|Version|Format|AccessKeyId|Signature|SignatureMethod|SignatureVersion|SignatureType|SignatureNonce|Timestamp)$/;

/**
 * Gives the surrounding `describe` a workbench of its own, with one account: the partner of a sandbox of its own, added
 * by hand as a person would.
 * @returns what gives the stage inside tests and hooks
 */
export function useSandboxAccount(sandbox: SandboxOptions = {}, options: WorkbenchOptions = {}): () => Stage {
  let stage: Stage | undefined;
  let line: Middlebox | undefined;
  const settings = { 'expressConnect.regions': regions, ...options.settings };
  const workbench = useWorkbench({ viewport: { width: 1400, height: 1000 }, ...options, settings });
  before('add the account of a sandbox', async () => {
    const running = await startMarkedSandbox({ timeScale, estate: 'showcase', ...sandbox });
    const box = await Middlebox.before(running.endpoint);
    line = box;
    const said = (operation: string): Said[] =>
      box.of(operation).map(({ parameters }) => Object.fromEntries(parametersOf(parameters)));
    stage = { workbench: workbench(), sandbox: running, said, colleague: colleagueAt(running) };
    await workbench().openView();
    await addAccessKey(workbench(), ownerOf(running, box.endpoint));
    await workbench()
      .tree()
      .waitForRow(/cn-hangzhou/);
  });
  after('close the sandbox', async () => {
    await line?.close();
    await stage?.sandbox.close();
    stage = undefined;
  });
  return () => {
    if (stage === undefined) {
      throw new Error('The sandbox starts before the first test of this suite.');
    }
    return stage;
  };
}

function parametersOf(parameters: URLSearchParams): (readonly [string, string])[] {
  return [...parameters].filter(([name]) => !ofEveryRequest.test(name));
}

function colleagueAt(sandbox: Sandbox): Stage['colleague'] {
  const { accessKeyId, accessKeySecret } = ownerOf(sandbox);
  const client = new PopClient({ accessKeyId, accessKeySecret, endpoint: sandbox.endpoint, apiVersion: '2016-04-28' });
  return async (operation, parameters) => {
    // Names are sent as they are: the client would write Bandwidth for bandwidth (traps 9).
    await client.request(operation, { ...parameters }, { method: 'POST', formatParams: false });
  };
}

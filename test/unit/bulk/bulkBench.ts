import nodeFetch from 'node-fetch';
import { Client } from '../../../src/api/client';
import type { Clock } from '../../../src/api/clock';
import { systemClock } from '../../../src/api/clock';
import { Cancelled } from '../../../src/api/errors';
import type { Fetch } from '../../../src/api/transport';
import type { Accepted, Ended, SendOne } from '../../../src/bulk/bulkRun';
import { BulkRun } from '../../../src/bulk/bulkRun';
import { readerOf } from '../../../src/bulk/freshResources';
import type { Selection } from '../../../src/bulk/subjects';
import { selectSubjects } from '../../../src/bulk/subjects';
import { catalogue } from '../../../src/catalog';
import type { Operation } from '../../../src/catalog/operation';
import { AccountEstate } from '../../../src/estate/accountEstate';
import { fixedValues } from '../../../src/estate/fixedValues';
import { EstateReader } from '../../../src/estate/reader';
import type { Resource } from '../../../src/estate/resource';
import { resourceKey } from '../../../src/estate/resource';
import { StateWatch } from '../../../src/estate/stateWatch';
import type { Sandbox } from '../../../src/sandbox';
import { startSandbox } from '../../../src/sandbox';
import { VirtualClock } from '../../../src/sandbox/clock';
import type { OtherWorld } from '../../writes/worlds';

const region = 'cn-hangzhou';

const timeoutMs = 10_000;

/** The client waits no time before it repeats an attempt. */
const impatient: Clock = {
  now: () => systemClock.now(),
  after: (ms, act) => systemClock.after(ms === timeoutMs ? ms : 0, act),
};

/** A request for a change, as it left the client. */
export interface SentRequest {
  readonly action: string;
  readonly parameters: URLSearchParams;
}

/** The product's bulk run at a sandbox whose time moves only while somebody waits for a final state. */
export class BulkBench {
  readonly estate: AccountEstate;
  /** Every request but those that read, oldest first. */
  readonly sent: SentRequest[] = [];
  /** How many changes were on their way at once at most. */
  most = 0;
  /** Called when a change leaves the client. */
  onSend: () => void = () => undefined;
  private readonly client: Client;
  private underWay = 0;
  private tokens = 0;

  private constructor(readonly sandbox: Sandbox) {
    const key = sandbox.accounts.find(({ accessKeyId }) => accessKeyId.endsWith('partner'));
    if (key === undefined) throw new Error('The sandbox has no partner');
    this.client = new Client({
      endpointFor: () => sandbox.endpoint,
      credentials: () => Promise.resolve(key),
      fetch: this.counting,
      clock: impatient,
      timeoutMs,
    });
    this.estate = new AccountEstate(new EstateReader('acc', this.client, catalogue));
  }

  /** Runs a test at the showcase, or at something made of it. */
  static async with(world: OtherWorld, test: (bench: BulkBench) => Promise<void>): Promise<void> {
    const showcase = await startSandbox({ estate: 'showcase' });
    const state = world(showcase.snapshot());
    await showcase.close();
    const sandbox = await startSandbox({ state, clock: new VirtualClock(Date.now()) });
    try {
      await test(new BulkBench(sandbox));
    } finally {
      await sandbox.close();
    }
  }

  operation(name: string): Operation {
    const found = catalogue.operation(name);
    if (found === undefined) throw new Error(`There is no operation ${name}`);
    return found;
  }

  /** Rows of a kind below a VBR, or of the whole region. */
  async rows(kind: Resource['kind'], routerId?: string): Promise<readonly Resource[]> {
    const parent = routerId === undefined ? {} : { parent: { kind: 'virtualBorderRouter', id: routerId } as const };
    return this.estate.all({ region, kind, ...parent });
  }

  /** The key of another resource of the same kind. */
  keyOf({ account, kind }: Resource, id: string): Resource['key'] {
    return resourceKey({ account, region, kind, id });
  }

  async select(operation: Operation, resources: readonly Resource[]): Promise<Selection> {
    return selectSubjects(catalogue, operation, resources, this.read, new AbortController().signal);
  }

  run({ subjects }: Pick<Selection, 'subjects'>): BulkRun {
    const unique = (): string => `token-${(this.tokens += 1)}`;
    return new BulkRun(subjects, {
      catalogue,
      send: this.send,
      read: this.read,
      random: { unique },
      clock: systemClock,
    });
  }

  readonly read = readerOf(catalogue, () => this.estate, systemClock);

  private readonly send: SendOne = async ({ operation, resource }, token, giveUp): Promise<Accepted> => {
    const values = { ...fixedValues(operation, resource) };
    const options = { region, ...(token === undefined ? {} : { token }) };
    const { requestId } = await this.client.call<Operation>(operation, values, options);
    return { requestId, ended: this.ended(operation, resource, giveUp) };
  };

  private async ended(operation: Operation, resource: Resource, signal: AbortSignal): Promise<Ended> {
    const clock: Clock = {
      now: () => this.sandbox.now(),
      after: (ms, act) => {
        const immediate = setImmediate(() => {
          this.sandbox.advance(ms);
          act();
        });
        return () => {
          clearImmediate(immediate);
        };
      },
    };
    try {
      const rule = operation.states ?? { to: [] };
      const until = clock.now() + (rule.deadline ?? 0) * 1_000;
      const watch = new StateWatch(this.estate, catalogue, clock);
      return await watch.until({ reference: resource, rule, until, signal, unattended: true });
    } catch (error) {
      if (error instanceof Cancelled) return { end: 'stopped' };
      throw error;
    }
  }

  private readonly counting: Fetch = async (address, init) => {
    const parameters = new URLSearchParams(init.body);
    const action = parameters.get('Action') ?? '';
    if (action.startsWith('Describe')) return nodeFetch(address, init);
    this.sent.push({ action, parameters });
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    this.onSend();
    try {
      return await nodeFetch(address, init);
    } finally {
      this.underWay -= 1;
    }
  };
}

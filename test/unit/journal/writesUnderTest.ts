import { Client } from '../../../src/api/client';
import { systemClock } from '../../../src/api/clock';
import { catalogue } from '../../../src/catalog/index';
import { message } from '../../../src/catalog/message';
import type { Operation } from '../../../src/catalog/operation';
import type { KindId } from '../../../src/catalog/kindId';
import { AccountEstate } from '../../../src/estate/accountEstate';
import { ExplainedError } from '../../../src/estate/explain';
import { EstateReader } from '../../../src/estate/reader';
import type { Resource } from '../../../src/estate/resource';
import type { Journal } from '../../../src/journal/journal';
import { JournaledWrites } from '../../../src/journal/journaledWrites';
import type { SecretVault } from '../../../src/journal/secretVault';
import { Settlement } from '../../../src/journal/settlement';
import type { Write } from '../../../src/journal/write';
import { partner, partnerKey } from '../../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { Sandbox, WorldState } from '../../../src/sandbox/index';
import { startSandbox } from '../../../src/sandbox/index';
import { JournalUnderTest } from './journalUnderTest';

const region = 'cn-hangzhou';

/** A line with a VBR, a group with a session, and an inactive router interface. */
function estate(): WorldState {
  const builder = new EstateBuilder(Date.now());
  builder.openTraffic(partner, [region]);
  const line = builder.line({ owner: partner, name: 'line', accessPointId: 'ap-cn-hangzhou-yh-A' });
  const router = builder.router(line, { name: 'router', vlanId: 10 });
  const group = builder.group(router, { name: 'group', peerAsn: 65001 });
  builder.peer(group, { address: router.ipv4.peer });
  builder.routerInterface(router, { name: 'spare', status: 'Inactive', role: 'InitiatingSide', spec: 'Small.1' });
  return builder.build();
}

/** Keeps secrets as SecretStorage would. */
export class VaultUnderTest implements SecretVault {
  readonly kept = new Map<string, string>();

  get(id: string): Promise<string | undefined> {
    return Promise.resolve(this.kept.get(id));
  }

  set(id: string, text: string): Promise<void> {
    this.kept.set(id, text);
    return Promise.resolve();
  }

  delete(id: string): Promise<void> {
    this.kept.delete(id);
    return Promise.resolve();
  }
}

/** A process that sends changes to the sandbox: what a window has of it. */
export class ProcessUnderTest {
  readonly journal: Journal;
  readonly client: Client;
  readonly estate: AccountEstate;
  readonly writes: JournaledWrites;
  readonly settlement: Settlement;

  constructor(
    readonly test: JournalUnderTest,
    sandbox: Sandbox,
    vault: SecretVault,
    own: number,
  ) {
    const { accessKeyId, accessKeySecret } = partnerKey;
    this.client = new Client({
      endpointFor: () => sandbox.endpoint,
      credentials: () => Promise.resolve({ accessKeyId, accessKeySecret }),
      clock: systemClock,
      random: { fraction: () => 0, unique: () => `${own}-${test.unique()}-${Math.random()}` },
      timeoutMs: 2_000,
    });
    this.estate = new AccountEstate(new EstateReader('account', this.client, catalogue));
    this.journal = test.process(own);
    const clock = { now: () => test.now };
    const report = (error: unknown): void => void test.reported.push(error);
    const unique = (): string => `${own}-${test.unique()}`;
    this.writes = new JournaledWrites({ journal: this.journal, vault, catalogue, clock, unique, report });
    const keyless = (): Promise<never> =>
      Promise.reject(new ExplainedError({ what: message('No AccessKey.'), retryable: false }));
    const accessTo = (account: string) =>
      account === 'account' ? this : { client: { call: keyless }, estate: { reread: keyless } };
    this.settlement = new Settlement({ journal: this.journal, vault, catalogue, clock, accessTo, report });
  }

  send(write: Omit<Write, 'account' | 'region'>, signal = new AbortController().signal, account = 'account') {
    return this.writes.send({ ...write, account, region }, { client: this.client, title: 'title', signal });
  }

  async one(kind: KindId, parent?: Resource): Promise<Resource> {
    const below = parent === undefined ? {} : { parent: { kind: parent.kind, id: parent.id } };
    const [found] = await this.estate.all({ region, kind, ...below });
    if (found === undefined) throw new Error(`The estate has no ${kind}`);
    return found;
  }

  async outcome(id: string): Promise<string | undefined> {
    const { entries } = await this.journal.read();
    return entries.find(({ intent }) => intent.id === id)?.ending?.outcome;
  }
}

export interface Bench {
  readonly test: JournalUnderTest;
  readonly sandbox: Sandbox;
  readonly vault: VaultUnderTest;
  /** A new process; the ones before it have ended unless the test says otherwise. */
  readonly process: (own: number) => ProcessUnderTest;
}

/** A sandbox, and processes that send changes to it, for the time of a test. */
export async function withProcesses(use: (bench: Bench) => Promise<void>): Promise<void> {
  const test = new JournalUnderTest();
  const sandbox = await startSandbox({ state: estate(), timeScale: 10_000 });
  const vault = new VaultUnderTest();
  try {
    await use({ test, sandbox, vault, process: (own) => new ProcessUnderTest(test, sandbox, vault, own) });
  } finally {
    await sandbox.close();
    await test.remove();
  }
}

export function operationOf(name: string): Operation {
  const found = catalogue.operation(name);
  if (found === undefined) throw new Error(`No operation ${name}`);
  return found;
}

/** How many BGP groups there are in the sandbox. */
export function groups(sandbox: Sandbox): number {
  return sandbox.snapshot().bgpGroups.length;
}

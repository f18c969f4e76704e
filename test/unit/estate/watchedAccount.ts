import assert from 'node:assert/strict';
import { Client } from '../../../src/api/client';
import { catalogue } from '../../../src/catalog';
import type { Operation } from '../../../src/catalog/operation';
import { AccountEstate } from '../../../src/estate/accountEstate';
import { fixedValues } from '../../../src/estate/fixedValues';
import { EstateReader } from '../../../src/estate/reader';
import type { Resource } from '../../../src/estate/resource';
import type { LookedAt } from '../../../src/estate/sharedLook';
import { StateWatch } from '../../../src/estate/stateWatch';
import type { WaitOutcome } from '../../../src/estate/wait';
import { partner } from '../../../src/sandbox/demoAccounts';
import { EstateBuilder } from '../../../src/sandbox/estates/builder';
import type { Sandbox } from '../../../src/sandbox/index';
import { startSandbox } from '../../../src/sandbox/index';
import { laterTurns, PassingClock } from './passingClock';

export const region = 'cn-hangzhou';

/** An account of a sandbox whose time is that of the waits. */
export interface WatchedAccount {
  readonly sandbox: Sandbox;
  readonly clock: PassingClock;
  readonly estate: AccountEstate;
  readonly client: Client;
  readonly watch: StateWatch;
  /** Reads without the estate's knowing. */
  readonly reader: EstateReader;
  /** Sends a change to each, waits for the final states in the background, and fills in how that ended by ID. */
  readonly change: (operation: Operation, targets: readonly Resource[]) => Promise<ReadonlyMap<string, WaitOutcome>>;
  /** What was asked since the last time, by operation. */
  readonly asked: () => readonly string[];
}

/** Opens an account with an estate of the test's own for the time of one test. */
export async function withWatchedAccount(
  build: (estate: EstateBuilder) => void,
  test: (account: WatchedAccount) => Promise<void>,
): Promise<void> {
  let underWay = 0;
  const clock = new PassingClock(async () => {
    do await laterTurns();
    while (underWay > 0);
  });
  const builder = new EstateBuilder(clock.now());
  builder.openTraffic(partner, [region]);
  build(builder);
  const sandbox = await startSandbox({ clock, state: builder.build() });
  const key = sandbox.accounts[0] ?? assert.fail();
  let asked: string[] = [];
  const client = new Client({
    endpointFor: () => sandbox.endpoint,
    credentials: () => Promise.resolve(key),
    log: ({ operation }) => asked.push(operation),
  });
  const reader = new EstateReader('acc', client, catalogue);
  const estate = new AccountEstate(reader, clock);
  const busy = async <T>(work: Promise<T>): Promise<T> => {
    underWay += 1;
    try {
      return await work;
    } finally {
      underWay -= 1;
    }
  };
  const looked: LookedAt = {
    peek: (scope) => estate.peek(scope),
    resource: (of) => estate.resource(of),
    refresh: (scope, signal) => busy(estate.refresh(scope, signal)),
    reread: (reference, signal) => busy(estate.reread(reference, signal)),
    rereadTogether: (references, signal) => busy(estate.rereadTogether(references, signal)),
  };
  const watch = new StateWatch(looked, catalogue, clock);
  const change: WatchedAccount['change'] = async (operation, targets) => {
    const rule = operation.states ?? assert.fail();
    const ends = new Map<string, WaitOutcome>();
    await Promise.all(
      targets.map(async (reference) => {
        await client.call<Operation>(operation, { ...fixedValues(operation, reference) }, { region });
        const until = clock.now() + (rule.deadline ?? 0) * 1_000;
        void watch.until({ reference, rule, until }).then((outcome) => ends.set(reference.id, outcome));
      }),
    );
    return ends;
  };
  try {
    await test({
      sandbox,
      clock,
      estate,
      client,
      watch,
      reader,
      change,
      asked: () => {
        const before = asked;
        asked = [];
        return before;
      },
    });
  } finally {
    await sandbox.close();
  }
}

import assert from 'node:assert/strict';
import { type Account, partner, tenant } from '../../../src/sandbox/demoAccounts';
import { VirtualClock } from '../../../src/sandbox/clock';
import { type Sandbox, startSandbox, type WorldState } from '../../../src/sandbox/index';
import { type Call, type Driver, keyOf, members, type Parameters, type Row } from '../drivers/driver';

/** Terraform's provider waits five minutes for most states (wire-facts 3.4), so that is what a state may take. */
const longestWaitMs = 300_000;
const pollMs = 2_000;

/** VPC peering connections are found by their ID alone: the product is served from one place (wire-facts 4). */
const withoutRegion = /^(Get|Accept|Reject|Modify|Delete)VpcPeerConnection/;

/** One account that works in one region with one of the vendor's clients. */
export class Session {
  constructor(
    private readonly call: Call,
    readonly account: Account,
    readonly regionId: string,
  ) {}

  /** The answer of a call that has to succeed. */
  async ok(operation: string, parameters: Parameters = {}): Promise<Row> {
    const outcome = await this.call(operation, this.inRegion(operation, parameters));
    if ('refused' in outcome) assert.fail(`${operation} was refused: ${JSON.stringify(outcome.refused)}`);
    assert.match(String(outcome.answer.RequestId), /^[0-9A-F-]{36}$/, `${operation} answers no request ID`);
    return outcome.answer;
  }

  /** HTTP status and code of a call that has to be refused. */
  async refused(operation: string, parameters: Parameters = {}): Promise<string> {
    const outcome = await this.call(operation, this.inRegion(operation, parameters));
    if ('answer' in outcome) assert.fail(`${operation} was not refused`);
    const { status, code, requestId, body } = outcome.refused;
    assert.match(requestId, /^[0-9A-F-]{36}$/);
    for (const name of ['Message', 'HostId', 'Recommend']) assert.ok(body[name], `the refusal has no ${name}`);
    return `${status} ${code}`;
  }

  /** The rows of a list, out of what wraps it. A client without them has lost the list, so an empty one is a list too. */
  async rows(operation: string, parameters: Parameters, path: string): Promise<Row[]> {
    return listIn(await this.ok(operation, parameters), path);
  }

  /** The only row of a list; undefined when the list is empty. */
  async only(operation: string, parameters: Parameters, path: string): Promise<Row | undefined> {
    const rows = await this.rows(operation, parameters, path);
    assert.ok(rows.length <= 1, `${operation} lists ${rows.length} rows for one resource`);
    return rows[0];
  }

  private inRegion(operation: string, parameters: Parameters): Parameters {
    return withoutRegion.test(operation) ? parameters : { RegionId: this.regionId, ...parameters };
  }
}

/** A sandbox whose time only the test moves, and both of its accounts as one driver reaches them. */
export class Stage {
  private constructor(
    readonly driver: Driver,
    readonly sandbox: Sandbox,
    readonly clock: VirtualClock,
  ) {}

  static async open(driver: Driver, state?: (now: number) => WorldState): Promise<Stage> {
    const clock = new VirtualClock(Date.UTC(2024, 5, 1, 12));
    const sandbox = await startSandbox({
      clock,
      ...(state === undefined ? { estate: 'empty' as const } : { state: state(clock.now()) }),
    });
    return new Stage(driver, sandbox, clock);
  }

  /** Who owns lines and shares them. */
  carrier(regionId: string): Session {
    return this.as(this.driver.sendsLongs ? partner : tenant, regionId);
  }

  /** Whom the carrier names by account ID: the one with 18 digits wherever the client can send them. */
  customer(regionId: string): Session {
    return this.as(this.driver.sendsLongs ? tenant : partner, regionId);
  }

  as(account: Account, regionId: string): Session {
    return new Session(this.driver.connect(this.sandbox.endpoint, keyOf(account)), account, regionId);
  }

  /** An account ID as the client's model types it. */
  accountId({ account }: Session): string | number {
    return this.driver.sendsLongs ? account.id : Number(account.id);
  }

  /** An account ID as it is after the client has read it out of a number of the answer. */
  read({ account }: Session): string {
    return this.driver.readsLongs ? account.id : String(Number(account.id));
  }

  /**
   * Lets time pass until the last of these states is reached. All of them have to be met, in this order, and no others:
   * the first one now, the others without anybody doing anything.
   */
  async passes(read: () => Promise<unknown>, ...states: readonly unknown[]): Promise<void> {
    const met = [await read()];
    for (let waited = 0; waited < longestWaitMs && met.at(-1) !== states.at(-1); waited += pollMs) {
      this.clock.advance(pollMs);
      const state = await read();
      if (state !== met.at(-1)) met.push(state);
    }
    assert.deepEqual(met, states);
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }
}

/** One thing that people do from the first call to the last. */
export interface Life {
  readonly title: string;
  /** `VpcPeer` where the typed client has no models for it. */
  readonly product?: 'VpcPeer';
  /** What is there before; nothing but opened traffic when left out. */
  readonly state?: (now: number) => WorldState;
  readonly live: (stage: Stage) => Promise<void>;
}

/** The objects of a list inside an answer or a row. */
export function listIn(of: Row | undefined, path: string): Row[] {
  let value: unknown = of;
  for (const name of path.split('.')) value = members(value)[name];
  assert.ok(Array.isArray(value), `there is no list ${path}`);
  return value.map(members);
}

/** An ID out of an answer. */
export function id(answer: Row, name: string): string {
  const value = answer[name];
  assert.ok(typeof value === 'string' && value !== '', `there is no ${name} in ${JSON.stringify(answer)}`);
  return value;
}

/** The value of one field of a row that has to be there; `gone` when it is not. */
export function field(read: () => Promise<Row | undefined>, name: string): () => Promise<unknown> {
  return async () => {
    const row = await read();
    return row === undefined ? 'gone' : row[name];
  };
}

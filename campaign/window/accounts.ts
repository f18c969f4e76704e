import { AsyncLocalStorage } from 'node:async_hooks';
import nodeFetch from 'node-fetch';
import { Client } from '../../src/api/client';
import { callLine } from '../../src/api/log';
import { catalogue } from '../../src/catalog';
import { AccountEstate } from '../../src/estate/accountEstate';
import { EstateReader } from '../../src/estate/reader';
import type { AccessKey } from '../../src/sandbox/demoAccounts';
import { partnerKey, temporaryKey, tenantKey } from '../../src/sandbox/demoAccounts';
import { writeHeader } from '../estate/effect';
import type { FastClock } from '../fastClock';
import type { EstateAddress, Side } from '../protocol';
import { accountName, sides } from '../protocol';

/** A connected account, as a session of the product holds it. */
export interface Account {
  readonly client: Client;
  readonly estate: AccountEstate;
}

const keys: Readonly<Record<Side, AccessKey>> = {
  partner: partnerKey,
  tenant: tenantKey,
  temporary: temporaryKey,
};

/** All accounts of all estates, by the names that the journal has for them. */
export class Accounts {
  private readonly byName = new Map<string, Account>();
  /** The write that whatever is done at the moment belongs to: it is told to the sandbox beside the request. */
  private readonly write = new AsyncLocalStorage<number>();

  constructor(estates: readonly EstateAddress[], clock: FastClock) {
    for (const { index, endpoint } of estates) {
      for (const side of sides) {
        const { accessKeyId, accessKeySecret, securityToken } = keys[side];
        const client = new Client({
          endpointFor: () => endpoint,
          credentials: () =>
            Promise.resolve({ accessKeyId, accessKeySecret, ...(securityToken !== undefined && { securityToken }) }),
          clock,
          fetch: (url, init) => nodeFetch(url, { ...init, headers: { ...init.headers, ...this.header() } }),
          // The log of the product, where nothing secret may stand either.
          log: (call) => process.stdout.write(`${callLine(call)}\n`),
        });
        const name = accountName(index, side);
        this.byName.set(name, { client, estate: new AccountEstate(new EstateReader(name, client, catalogue), clock) });
      }
    }
  }

  named(name: string): Account | undefined {
    return this.byName.get(name);
  }

  of(estate: number, side: Side): Account {
    const account = this.named(accountName(estate, side));
    if (account === undefined) throw new Error(`There is no estate ${estate}`);
    return account;
  }

  /** Runs what belongs to a write. */
  during<Result>(write: number, act: () => Promise<Result>): Promise<Result> {
    return this.write.run(write, act);
  }

  private header(): Readonly<Record<string, string>> {
    const write = this.write.getStore();
    return write === undefined ? {} : { [writeHeader]: String(write) };
  }
}

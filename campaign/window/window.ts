import { catalogue } from '../../src/catalog';
import { Cancelled, ServiceError, TransportError } from '../../src/api/errors';
import type { Operation } from '../../src/catalog/operation';
import { explain } from '../../src/estate/explain';
import { fixedValues } from '../../src/estate/fixedValues';
import type { Resource } from '../../src/estate/resource';
import { resourceKey } from '../../src/estate/resource';
import type { JournaledWrites } from '../../src/journal/journaledWrites';
import type { FastClock } from '../fastClock';
import type { Told, Wanted } from '../protocol';
import { accountName } from '../protocol';
import type { Account, Accounts } from './accounts';

type Ended = Extract<Told, { readonly say: 'ended' }>;

/** Does in a window what a person wants: reads the subject as the tree did, and sends the change the product's way. */
export class Window {
  constructor(
    private readonly accounts: Accounts,
    private readonly writes: JournaledWrites,
    private readonly clock: FastClock,
  ) {}

  async write(wanted: Wanted): Promise<Ended> {
    const { number, estate, side } = wanted;
    const account = this.accounts.of(estate, side);
    const ended = (outcome: Ended['outcome'], text = ''): Ended => ({ say: 'ended', number, outcome, text });
    let target: Resource | undefined;
    try {
      target = await this.target(wanted, account);
      if (wanted.subject !== undefined && target === undefined) return ended('notTried', 'gone');
    } catch (error) {
      if (isExpected(error)) return ended('notTried', shown(error));
      throw error;
    }
    try {
      return await this.accounts.during(number, () => this.send(wanted, account, target, ended));
    } catch (error) {
      if (isExpected(error)) return ended(error.outcome, shown(error));
      return ended('broken', error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }

  private async send(
    { number, estate, side, operation: name, region, values, token, cancelAfterMs }: Wanted,
    { client }: Account,
    target: Resource | undefined,
    ended: (outcome: Ended['outcome'], text?: string) => Ended,
  ): Promise<Ended> {
    const operation = operationOn(name, target);
    const cancel = new AbortController();
    const stop =
      cancelAfterMs === undefined
        ? undefined
        : this.clock.after(cancelAfterMs, () => {
            cancel.abort();
          });
    try {
      const write = {
        operation,
        account: accountName(estate, side),
        region,
        ...(target === undefined ? {} : { target }),
        values: { ...fixedValues(operation, target), ...values },
        ...(token === undefined ? {} : { token }),
      };
      const { answer } = await this.writes.send(write, { client, signal: cancel.signal, title: String(number) });
      return ended('succeeded', JSON.stringify(answer.value));
    } finally {
      stop?.();
    }
  }

  private async target({ subject, region }: Wanted, { estate }: Account): Promise<Resource | undefined> {
    if (subject === undefined) return undefined;
    const key = resourceKey({ account: estate.accountId, region, kind: subject.kind, id: subject.id });
    return await estate.reread({ key, region, ...subject });
  }
}

function operationOn(name: string, target: Resource | undefined): Operation {
  const operation = catalogue.operationOn(name, target?.kind);
  if (operation === undefined) throw new Error(`The catalogue has no ${name}`);
  return operation;
}

function isExpected(error: unknown): error is ServiceError | TransportError | Cancelled {
  return error instanceof ServiceError || error instanceof TransportError || error instanceof Cancelled;
}

/** Whatever a notification, the details of an error and a report about it would hold. */
function shown(error: Error): string {
  return JSON.stringify([error, error.message, explain(error)]);
}

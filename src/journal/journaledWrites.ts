import { isGoneAlready, isLastWord } from '../api/lastWord';
import type { Answer, Client } from '../api/client';
import type { Clock } from '../api/clock';
import { EndpointRefused } from '../api/endpoints';
import type { Outcome } from '../api/errors';
import { Cancelled, InvalidRequest, ServiceError, TransportError } from '../api/errors';
import type { Catalogue } from '../catalog/catalogue';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import { ExplainedError } from '../estate/explain';
import type { Resource } from '../estate/resource';
import { createdIdentity } from '../estate/toResource';
import type { Entry } from './entry';
import { canceledCode, verdictOf } from './entry';
import type { Journal } from './journal';
import { landsWithin } from './onItsWay';
import type { Ending, Intent, JournalSubject } from './records';
import type { SecretVault } from './secretVault';
import type { Write } from './write';
import { apart, presentValues } from './write';

export interface JournaledWritesParts {
  readonly journal: Journal;
  readonly vault: SecretVault;
  readonly catalogue: Catalogue;
  readonly clock: Pick<Clock, 'now'>;
  /** At most 64 ASCII characters, never the same twice: IDs of entries and idempotency tokens (traps 13). */
  readonly unique: () => string;
  /** Told what went wrong beside the change itself, which goes on. */
  readonly report: (error: unknown) => void;
}

/** How a change is to be sent. */
export interface Sending {
  readonly client: Pick<Client, 'call'>;
  readonly signal?: AbortSignal;
  /** What the person knows the subject by. */
  readonly title: string;
  /** ID of the entry, for whoever has to know it before the answer is in. Made when absent. */
  readonly id?: string;
  /** ID of the entry that this one repeats. */
  readonly repeats?: string;
  /** ID of the teardown plan whose step it is. */
  readonly plan?: string;
}

/** A change that the service accepted, and its entry. */
export interface Recorded {
  readonly id: string;
  readonly answer: Answer<Operation>;
}

/** A change whose answer was lost, and when. */
interface Uncertain {
  readonly intent: Intent;
  readonly lostAt: number;
}

/** Writes every change down before it is sent and after it was answered. Nothing else sends one. */
export class JournaledWrites {
  /** Changes of this process with an unknown outcome, by token: the same token is the same change. */
  private readonly unknown = new Map<string, readonly Uncertain[]>();

  constructor(private readonly parts: JournaledWritesParts) {}

  /**
   * Sends a change. What cannot be written down is not sent.
   * @throws as {@link Client.call}, and ExplainedError
   */
  async send(write: Write, sending: Sending): Promise<Recorded> {
    const { operation, region, values } = write;
    const intent = await this.begin(write, sending);
    const { id, token } = intent;
    const options = {
      region,
      ...(token === undefined ? {} : { token }),
      ...(sending.signal === undefined ? {} : { signal: sending.signal }),
    };
    try {
      const answer = await sending.client.call<Operation>(operation, { ...values }, options);
      await this.end(intent, succeeded(this.parts.catalogue, intent, operation, answer), true);
      return { id, answer };
    } catch (error) {
      await this.end(intent, failed(error), isLastWord(error, operation) && !isGoneAlready(error, operation));
      throw error;
    }
  }

  private async begin(write: Write, { title, repeats, plan, id: given }: Sending): Promise<Intent> {
    const { journal, vault, unique, report } = this.parts;
    const { operation, account, region, target, values } = write;
    const { open, secret } = apart(operation, values);
    const hidden = Object.keys(secret);
    const id = given ?? unique();
    if (hidden.length > 0) await vault.set(id, JSON.stringify(secret)).catch(report);
    const before = target === undefined ? {} : presentValues(operation, target.attributes, Object.keys(open));
    const intent = {
      id,
      account,
      region,
      operation: operation.name,
      title,
      ...(target === undefined ? {} : about(operation, target)),
      values: open,
      hidden,
      ...(operation.idempotency === null ? {} : { token: write.token ?? unique() }),
      ...(Object.keys(before).length === 0 ? {} : { before }),
      ...(repeats === undefined ? {} : { repeats }),
      ...(plan === undefined ? {} : { plan }),
    };
    try {
      return await journal.begin(intent);
    } catch (error) {
      if (hidden.length > 0) await vault.delete(id).catch(report);
      throw notRecorded(error);
    }
  }

  /**
   * Writes down what a person says became of a change that could not be found out about; it is never sent again then.
   * @throws errors of the file system
   */
  async markSettled({ intent, ending }: Entry, outcome: PersonsWord): Promise<void> {
    const { journal, vault, report } = this.parts;
    const { id, hidden } = intent;
    const known = ending?.requestId === undefined ? {} : { requestId: ending.requestId };
    await journal.end({ id, outcome, by: 'person', milliseconds: 0, ...known });
    if (hidden.length > 0) await vault.delete(id).catch(report);
  }

  /** What cannot be written down about an ending is found out again at the next start; the change itself stands. */
  private async end(intent: Intent, found: Found, isLast: boolean): Promise<void> {
    const { id, at, token = '' } = intent;
    await this.note(intent, { by: 'answer', milliseconds: this.parts.clock.now() - at, ...found });
    const now = this.parts.clock.now();
    const before = this.unknown.get(token) ?? [];
    if (found.outcome === 'unknown') {
      if (token !== '') this.unknown.set(token, [...before, { intent, lostAt: now }]);
      return;
    }
    // What was not sent, or was told to wait, says nothing of what may have been sent before.
    if (!isLast) return;
    this.unknown.delete(token);
    const all = [...before, ...(await this.repeated(intent))].filter((earlier) => earlier.intent.id !== id);
    // A refusal may come from the success of what was still on its way: that is found out by looking.
    const told = found.outcome === 'refused' ? all.filter(({ lostAt }) => now - lostAt >= landsWithin) : all;
    for (const earlier of new Map(told.map((one) => [one.intent.id, one.intent])).values())
      await this.note(earlier, { by: 'sendingAgain', milliseconds: 0, ...found });
  }

  /** What this one repeats under the same token and nobody knows the outcome of: an earlier window may have sent it. */
  private async repeated({ repeats, token, account, operation }: Intent): Promise<readonly Uncertain[]> {
    if (repeats === undefined || token === undefined) return [];
    try {
      const { entries } = await this.parts.journal.read();
      return entries
        .filter((entry) => verdictOf(entry) === 'unknown' || (verdictOf(entry) === 'open' && entry.worker === 'nobody'))
        .filter(({ intent: one }) => one.token === token && one.account === account && one.operation === operation)
        .map(({ intent: one, ending }) => ({ intent: one, lostAt: ending?.at ?? this.parts.clock.now() }));
    } catch (error) {
      this.parts.report(error);
      return [];
    }
  }

  private async note({ id, hidden }: Intent, ending: Omit<Ending, 'record' | 'at' | 'id'>): Promise<void> {
    const { journal, vault, report } = this.parts;
    await journal.end({ id, ...ending }).catch(report);
    if (hidden.length > 0 && ending.outcome !== 'unknown') await vault.delete(id).catch(report);
  }
}

/** What a person can say of a change: it was carried out, or it was not. */
type PersonsWord = Extract<Ending['outcome'], 'succeeded' | 'withoutEffect'>;

/** What is found out about how sending ended. */
export type Found = Pick<Ending, 'outcome' | 'requestId' | 'code' | 'text' | 'created'>;

/** What a success says. */
export function succeeded(
  catalogue: Catalogue,
  { values, region, parent }: Pick<Intent, 'values' | 'region' | 'parent'>,
  operation: Operation,
  { requestId, value }: Answer<Operation>,
): Found {
  const common = { outcome: 'succeeded' as const, requestId };
  if (operation.effect !== 'create') return common;
  const kind = catalogue.kind(operation.kind);
  const id = createdIdentity(kind, operation, values, value);
  if (id === undefined) return common;
  const parents = parent === undefined ? {} : { ...parent.parents, [parent.kind]: parent.id };
  return { ...common, created: { kind: kind.id, id, region, parents, name: values[kind.nameField ?? ''] ?? '' } };
}

/** What a failure says. */
export function failed(error: unknown): Found {
  const outcome = outcomeOf(error);
  if (error instanceof ServiceError) {
    const { code, requestId, message } = error;
    return { outcome, code, text: message, ...(requestId === undefined ? {} : { requestId }) };
  }
  if (error instanceof TransportError) {
    const { requestId } = error.details;
    return { outcome, code: error.phase, ...(requestId === undefined ? {} : { requestId }) };
  }
  return { outcome, ...(error instanceof Cancelled ? { code: canceledCode } : {}) };
}

/** Only what is known not to have been sent counts as that; an error of our own may come from after the sending. */
function outcomeOf(error: unknown): Outcome {
  if (error instanceof ServiceError || error instanceof TransportError || error instanceof Cancelled)
    return error.outcome;
  const before = error instanceof InvalidRequest || error instanceof EndpointRefused || error instanceof ExplainedError;
  return before ? 'notSent' : 'unknown';
}

function notRecorded(cause: unknown): ExplainedError {
  return new ExplainedError(
    {
      what: message('The change could not be written down in the journal, so it was not sent.'),
      said: cause instanceof Error ? cause.message : String(cause),
      todo: message('Make sure that the disk has room and that VS Code may write to its storage, then try again.'),
      retryable: true,
    },
    { cause },
  );
}

function about(operation: Operation, target: Resource): Pick<Intent, 'subject' | 'parent' | 'state'> {
  if (operation.effect === 'create') return { parent: subjectOf(target) };
  return { subject: subjectOf(target), ...(target.state === undefined ? {} : { state: target.state }) };
}

function subjectOf({ kind, id, region, name, parents }: Resource): JournalSubject {
  return { kind, id, region, name, parents };
}

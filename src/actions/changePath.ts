import * as vscode from 'vscode';
import type { Session, Sessions } from '../accounts/sessions';
import type { Clock } from '../api/clock';
import type { Answer } from '../api/client';
import { subjectGone } from '../api/classify';
import { ServiceError } from '../api/errors';
import type { Catalogue } from '../catalog/catalogue';
import { check } from '../catalog/check';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { AccountEstate } from '../estate/accountEstate';
import { ExplainedError } from '../estate/explain';
import type { Reference } from '../estate/reader';
import type { Resource } from '../estate/resource';
import { resourceKey } from '../estate/resource';
import { nameOf, shortId } from '../estate/resourceName';
import { createdIdentity } from '../estate/toResource';
import type { Journal } from '../journal/journal';
import type { JournaledWrites, Recorded } from '../journal/journaledWrites';
import type { ErrorReporter } from '../workbench/errorReporter';
import { noticeText } from '../workbench/noticeText';
import { sentences, translateText } from '../workbench/translate';
import { afterwards } from './afterwards';
import type { Change, ChangeContext, Outcome, Quietly } from './change';
import type { Followed } from './follow';
import type { FollowedChanges } from './followedChanges';
import { noteEnd } from './noteEnd';

/** What the path needs of the rest of the product. */
export interface ChangePathParts {
  readonly catalogue: Catalogue;
  readonly sessions: Sessions;
  readonly writes: JournaledWrites;
  readonly journal: Pick<Journal, 'settle'>;
  readonly errors: ErrorReporter;
  readonly clock: Clock;
  /** Selects a resource in the tree. */
  readonly reveal: (resource: Resource) => Promise<void>;
  readonly followed: FollowedChanges;
  /** The service accepted a change. */
  readonly accepted: (change: Change, outcome: Outcome) => Promise<void>;
}

/** A change that the service accepted. */
interface Sent {
  /** ID of its entry in the journal. */
  readonly entry: string;
  readonly change: Change;
  readonly session: Session;
  readonly title: string;
  readonly reference?: Reference;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * The one path of every single change: check, send, wait for the final state, read again, reveal. Whoever wants a change
 * confirms it first and then hands it in here. The steps of a teardown, which waits for each by itself, and a settlement
 * send without it, and all write into the journal first.
 */
export class ChangePath {
  constructor(private readonly parts: ChangePathParts) {}

  /**
   * Sends a change. Resolves as soon as the service accepted it; what the service then still has to do is followed in
   * the background.
   * @throws ServiceError, TransportError, Cancelled, ExplainedError
   */
  async send(change: Change, context: ChangeContext): Promise<Outcome> {
    const { operation, account } = change;
    const session = this.parts.sessions.of(account);
    if (session === undefined) throw accountGone();
    refuseInvalid(change);
    context.report(vscode.l10n.t('Sending {0}...', operation.name));
    const { errors, clock } = this.parts;
    const at = clock.now();
    const { id, answer } = await this.call(change, session, context.signal);
    const reference = this.subjectOf(change, answer);
    const title = titleOf(change, reference, this.parts.catalogue);
    const sent = { entry: id, change, session, title, at, ...(reference === undefined ? {} : { reference }) };
    void afterwards(errors, () => this.complete(sent, context.quietly));
    const what = noticeText(`${translateText(operation.label)} ${title}`.trim());
    const accepted =
      answer.alreadyDone === true
        ? vscode.l10n.t('{0}: it was gone already.', what)
        : vscode.l10n.t('{0}: accepted by the service.', what);
    const outcome = {
      message: sentences([accepted, orderOf(answer)]),
      requestId: answer.requestId,
      ...(reference === undefined ? {} : { key: reference.key }),
    };
    void afterwards(errors, () => this.parts.accepted(change, outcome));
    return outcome;
  }

  /**
   * Has the service check a change without carrying it out. Some operations say yes with an error code (traps 15).
   * @throws ServiceError, TransportError, Cancelled, ExplainedError
   */
  async dryRun(change: Change, context: ChangeContext): Promise<Outcome> {
    const { operation, account, region } = change;
    const session = this.parts.sessions.of(account);
    if (session === undefined) throw accountGone();
    refuseInvalid(change);
    context.report(vscode.l10n.t('Checking with the service...'));
    const request = { ...change.values, DryRun: true };
    const text = vscode.l10n.t('The service would accept this request. Nothing was changed.');
    try {
      const { requestId } = await session.client.call<Operation>(operation, request, {
        region,
        signal: context.signal,
      });
      return { message: text, requestId };
    } catch (error) {
      if (!(error instanceof ServiceError) || operation.dryRun?.includes(error.code) !== true) throw error;
      return { message: text, ...(error.requestId === undefined ? {} : { requestId: error.requestId }) };
    }
  }

  /** Sends it. A refusal that says that the subject is gone takes its row out of the lists as well. */
  private async call(change: Change, { client, estate }: Session, signal: AbortSignal): Promise<Recorded> {
    const { operation, target, repeats } = change;
    const title = titleOf(change, undefined, this.parts.catalogue);
    try {
      const sending = { client, signal, title, ...(repeats === undefined ? {} : { repeats }) };
      return await this.parts.writes.send(change, sending);
    } catch (error) {
      if (target !== undefined && subjectGone(error, operation)) {
        void afterwards(this.parts.errors, async () => {
          await estate.reread(target);
        });
      }
      throw error;
    }
  }

  /** Shows what the service makes of the change after its yes. */
  private async complete(sent: Sent, quietly: Quietly | undefined): Promise<void> {
    const { change, reference, session } = sent;
    const { estate } = session;
    let followed: Followed = { end: 'interrupted' };
    try {
      // The new row shows at once, so that its progress has a place in the tree.
      if (change.operation.effect === 'create') await this.refreshLists(estate, change);
      if (reference !== undefined) followed = await this.untilFinal(sent, reference, quietly);
    } finally {
      quietly?.ended(followed);
    }
    const resource = reference === undefined ? undefined : estate.resource(reference.key);
    if (resource !== undefined && quietly === undefined) await this.parts.reveal(resource);
  }

  private async untilFinal(
    { entry, change: { operation }, session, title, at }: Sent,
    reference: Reference,
    quietly: Quietly | undefined,
  ): Promise<Followed> {
    const { followed, journal, errors } = this.parts;
    const accepted = { operation, reference, title, at, settled: noteEnd(journal, errors, entry) };
    if (followed.isFollowed(accepted)) {
      return quietly === undefined ? followed.follow(accepted) : followed.followQuietly(accepted, quietly.until);
    }
    const resource = await session.estate.reread(reference);
    return { end: 'reached', ...(resource === undefined ? {} : { resource }) };
  }

  /** The resource that a change is about: its target, or for a creation what the answer (or the request) names. */
  private subjectOf(change: Change, answer: Answer<Operation>): Reference | undefined {
    const { operation, account, region, target, values } = change;
    if (operation.effect !== 'create') return target;
    const kind = this.parts.catalogue.kind(operation.kind);
    const id = createdIdentity(kind, operation, values, answer.value);
    if (id === undefined) return undefined;
    const parents = target === undefined ? {} : { ...target.parents, [target.kind]: target.id };
    return { key: resourceKey({ account, region, kind: kind.id, id }), kind: kind.id, id, region, parents };
  }

  /** Reads the lists again that hold the new row: those of its region and of its parent. */
  private async refreshLists(estate: AccountEstate, { operation, region, target }: Change): Promise<void> {
    const scopes = estate
      .knownScopes()
      .filter((scope) => scope.kind === operation.kind && scope.region === region)
      // A list below another kind of parent may hold the new row as well.
      .filter(({ parent }) => parent === undefined || parent.kind !== target?.kind || parent.id === target.id);
    await Promise.all(scopes.map((scope) => estate.refresh(scope)));
  }
}

function titleOf(change: Change, reference: Reference | undefined, catalogue: Catalogue): string {
  const { operation, target, values } = change;
  if (operation.effect === 'create') {
    const { nameField = '' } = catalogue.kind(operation.kind);
    return values[nameField] ?? (reference === undefined ? '' : shortId(reference));
  }
  return target === undefined ? '' : nameOf(target);
}

/** The form has checked the values already; this keeps what did not come from a form honest as well. */
function refuseInvalid(change: Change): void {
  const { operation, values, target } = change;
  const subject = operation.effect === 'create' ? undefined : { state: target?.state, current: values };
  const problem = check(operation, values, subject).find(({ severity }) => severity === 'error');
  if (problem === undefined) return;
  throw new ExplainedError({ what: message('The request was not sent: {0}', problem.message), retryable: false });
}

function accountGone(): ExplainedError {
  return new ExplainedError({ what: message('The account was removed.'), retryable: false });
}

/** The order that a change placed, where the answer names it: it is paid for and found in the Order Center by its number. */
function orderOf({ value }: Answer<Operation>): string | undefined {
  const id = orderIn(value) ?? orderIn('Data' in value ? value.Data : undefined);
  return id === undefined ? undefined : vscode.l10n.t('Order {0}.', noticeText(id));
}

function orderIn(of: unknown): string | undefined {
  const id: unknown = typeof of === 'object' && of !== null && 'OrderId' in of ? of.OrderId : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

import * as vscode from 'vscode';
import type { ChangePath } from '../actions/changePath';
import { confirm } from '../actions/confirm';
import { dependentsOf } from '../actions/dependents';
import type { ResourceFinder } from '../actions/resourceFinder';
import { Cancelled } from '../api/errors';
import type { Catalogue } from '../catalog/catalogue';
import { message } from '../catalog/message';
import type { Operation } from '../catalog/operation';
import type { Values } from '../catalog/problem';
import { ExplainedError } from '../estate/explain';
import { refusalOf } from '../estate/refusal';
import type { Resource } from '../estate/resource';
import { resourceKey } from '../estate/resource';
import { withLateProgress } from '../workbench/lateProgress';
import { noticeText } from '../workbench/noticeText';
import { translate, translateText } from '../workbench/translate';
import type { ActivityChange } from './change';
import type { ChangeCheck } from './changeCheck';
import type { FormFiller } from './changeForm';
import { formTargetOf, openFilled } from './changeForm';
import type { ChangeRow } from './rows';
import { labelOf, notSentAgainMessage } from './rowWords';

export interface ChangeRetryParts {
  readonly catalogue: Catalogue;
  readonly finder: ResourceFinder;
  readonly path: Pick<ChangePath, 'send'>;
  readonly check: ChangeCheck;
  readonly openForm: FormFiller;
  /** The secrets of an entry as long as they are kept. */
  readonly secretsOf: (entry: string) => Promise<Values | undefined>;
}

/** Sends a change again that failed, or of which nobody knows whether it did. */
export class ChangeRetry {
  /** Changes that are being retried in this window: whoever clicks twice means it once. */
  private readonly busy = new Set<string>();

  constructor(private readonly parts: ChangeRetryParts) {}

  /** @throws ExplainedError, Cancelled and what sending throws */
  async run(row: ChangeRow): Promise<void> {
    if (this.busy.has(row.id)) return;
    this.busy.add(row.id);
    try {
      // Somebody may have carried it out meanwhile, or it may have arrived late.
      const known = row.change.status === 'unknown' ? await this.parts.check.look(row) : row;
      if (known.change.retry === undefined) this.tellSettled(known);
      else await this.send(known);
    } finally {
      this.busy.delete(row.id);
    }
  }

  private tellSettled(row: ChangeRow): void {
    void vscode.window.showInformationMessage(noticeText(translate(notSentAgainMessage(row, { translate }))));
  }

  private async send(row: ChangeRow): Promise<void> {
    const { change } = row;
    const { operation, decisive, retry } = change;
    if (operation === undefined) return;
    const { intent } = decisive;
    if (retry === 'form') {
      openFilled(this.parts.openForm, { target: formTargetOf(change), edits: intent.values, typed: intent.hidden });
      const name = noticeText(labelOf(row, { translate }));
      void vscode.window.showInformationMessage(
        vscode.l10n.t('{0}: its secrets are not kept. The form is that of a new change: type them again.', name),
      );
      return;
    }
    const values = await this.wholeRequest(change);
    const target = await this.targetOf(row, operation);
    await this.confirmed(row, operation, target);
    const { account, region, token } = intent;
    await withLateProgress(
      noticeText(labelOf(row, { translate })),
      (signal, report) =>
        this.parts.path.send(
          {
            operation,
            account,
            region,
            values,
            ...(target === undefined ? {} : { target }),
            ...(retry === 'same' && token !== undefined ? { token } : {}),
            repeats: change.attempts.at(-1)?.intent.id ?? intent.id,
          },
          { signal, report },
        ),
      'waits',
    );
  }

  /** With its secrets. @throws ExplainedError when they are gone: typed again, it would be another change */
  private async wholeRequest({ attempts, decisive }: ActivityChange): Promise<Values> {
    const { values, hidden } = decisive.intent;
    if (hidden.length === 0) return values;
    for (const { intent } of attempts) {
      const secrets = (await this.parts.secretsOf(intent.id)) ?? {};
      if (hidden.every((name) => secrets[name] !== undefined)) return { ...values, ...secrets };
    }
    throw new ExplainedError({
      what: message('Its secrets are not kept any more, so that the same change cannot be sent again.'),
      todo: message('Check again, or find out what became of it and mark it as settled.'),
      retryable: false,
    });
  }

  /** What it works on, read again. @throws ExplainedError when it is gone or in another state */
  private async targetOf({ change }: ChangeRow, operation: Operation): Promise<Resource | undefined> {
    const { catalogue, finder } = this.parts;
    const { account, subject, parent } = change.decisive.intent;
    const on = subject ?? parent;
    if (on === undefined) return undefined;
    const reference = { ...on, key: resourceKey({ account, ...on }) };
    const title = vscode.l10n.t('Reading {0}...', noticeText(on.name === '' ? on.id : on.name));
    const fresh = await withLateProgress(title, (signal) => finder.fresh(reference, account, signal));
    // A change that may have been carried out may have moved its subject on: the service knows its token.
    if (change.status === 'unknown') return fresh;
    const conditions = subject === undefined ? catalogue.onParent(operation) : operation;
    const refusal = refusalOf(conditions, catalogue.kind(fresh.kind), fresh);
    if (refusal === undefined) return fresh;
    throw new ExplainedError({
      what: message('{0} is not possible now.', { text: operation.label }),
      ...refusal,
      retryable: true,
    });
  }

  /** Asks as the command itself does, where service is lost or money is spent. @throws Cancelled */
  private async confirmed(row: ChangeRow, operation: Operation, target: Resource | undefined): Promise<void> {
    if (operation.destructive !== true && operation.costs === undefined) return;
    if (operation.subject !== undefined && target !== undefined) {
      const { catalogue, finder } = this.parts;
      const estate = finder.estateOf(target.account);
      const title = vscode.l10n.t('Reading {0}...', noticeText(target.name === '' ? target.id : target.name));
      const dependents = await withLateProgress(title, async (signal) =>
        operation.destructive === true ? dependentsOf(catalogue, estate, target, signal) : [],
      );
      await confirm(operation, target, dependents);
      return;
    }
    const facts = [operation.summary, ...(operation.costs === undefined ? [] : [operation.costs])];
    const detail = facts.map((fact) => noticeText(translateText(fact))).join('\n\n');
    const button = translateText(operation.label);
    const question = noticeText(labelOf(row, { translate }));
    const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, button);
    if (answer !== button) throw new Cancelled('notSent');
  }
}

import * as vscode from 'vscode';
import { ServiceError, TransportError } from '../api/errors';
import { explain, ExplainedError, isSilent } from '../estate/explain';
import { plainText, shortText } from '../estate/plainText';
import { logText, noticeText } from './noticeText';
import { sentences, translate } from './translate';

/** Characters of the service's own words in a notification; what to do must not be pushed out of it. */
const longestSaid = 500;

/** Says what happened, why and what to do, once, with the buttons that help. */
export class ErrorReporter {
  constructor(private readonly channel: vscode.LogOutputChannel) {}

  /** Shows the error without waiting for an answer. Cancelling is not an error. */
  report(error: unknown, retry?: () => Promise<void>): void {
    if (isSilent(error)) return;
    this.log(error);
    void this.show(error, retry, explain(error).retryable);
  }

  /** The same for what a person typed: Retry leads back to it, and can help where the very same would fail again. */
  reportTyped(error: unknown, again: () => Promise<void>): void {
    if (isSilent(error)) return;
    this.log(error);
    void this.show(error, again, true);
  }

  /** Writes an error to the log alone: the person is asked about it in another way. */
  log(error: unknown): void {
    this.channel.error(logText(describe(error)));
  }

  private async again(retry: () => Promise<void>): Promise<void> {
    try {
      await retry();
    } catch (error) {
      this.report(error, retry);
    }
  }

  private async show(error: unknown, retry: (() => Promise<void>) | undefined, offersRetry: boolean): Promise<void> {
    const explanation = explain(error);
    const { what, said, why, tried, todo } = explanation;
    const text = sentences([
      translate(what),
      said === undefined ? undefined : shortText(said, longestSaid),
      ...[why, tried, todo].map((part) => part && translate(part)),
    ]);
    const actions = {
      retry: vscode.l10n.t('Retry'),
      copy: vscode.l10n.t('Copy Request ID'),
      diagnose: vscode.l10n.t('Diagnose'),
      log: vscode.l10n.t('Open Log'),
    };
    const { requestId, recommend } = explanation;
    const offered = [
      ...(retry === undefined || !offersRetry ? [] : [actions.retry]),
      ...(requestId === undefined ? [] : [actions.copy]),
      ...(recommend === undefined ? [] : [actions.diagnose]),
      actions.log,
    ];
    const chosen = await vscode.window.showErrorMessage(noticeText(text), ...offered);
    if (chosen === actions.retry && retry !== undefined) await this.again(retry);
    if (chosen === actions.copy && requestId !== undefined) await vscode.env.clipboard.writeText(plainText(requestId));
    if (chosen === actions.diagnose && recommend !== undefined)
      await vscode.env.openExternal(vscode.Uri.parse(recommend));
    if (chosen === actions.log) this.channel.show(true);
  }
}

/** What the log keeps of an error: the facts of one of ours, which hold no secret; the stack of an unexpected one. */
function describe(error: unknown): string {
  if (error instanceof ServiceError || error instanceof TransportError) return JSON.stringify(error);
  if (error instanceof ExplainedError && error.cause === undefined) return error.message;
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
}

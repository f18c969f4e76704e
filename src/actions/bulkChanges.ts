import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';
import type { Clock } from '../api/clock';
import type { Random } from '../api/random';
import type { Accepted, SendOne } from '../bulk/bulkRun';
import { BulkRun } from '../bulk/bulkRun';
import type { ReadAgain } from '../bulk/freshResources';
import { readerOf } from '../bulk/freshResources';
import { progressOf, summaryOf } from '../bulk/report';
import { isToRetry } from '../bulk/result';
import type { Selection, Subject } from '../bulk/subjects';
import { selectSubjects } from '../bulk/subjects';
import type { Catalogue } from '../catalog/catalogue';
import type { Operation } from '../catalog/operation';
import { fixedValues } from '../estate/fixedValues';
import type { Resource } from '../estate/resource';
import type { ErrorReporter } from '../workbench/errorReporter';
import { withLateProgress } from '../workbench/lateProgress';
import { noticeText } from '../workbench/noticeText';
import { sentences, translate, translateText } from '../workbench/translate';
import { afterwards } from './afterwards';
import { confirmMany, confirmOthers } from './bulkConfirm';
import type { BulkResults, ReportedRun } from './bulkResults';
import type { ChangePath } from './changePath';
import { counted } from './confirm';
import type { Dependents } from './dependents';
import { dependentsOf } from './dependents';
import type { Followed } from './follow';
import type { ResourceFinder } from './resourceFinder';

/** What bulk changes need of the rest of the product. */
export interface BulkChangesParts {
  readonly catalogue: Catalogue;
  readonly finder: ResourceFinder;
  readonly path: ChangePath;
  readonly results: BulkResults;
  readonly errors: ErrorReporter;
  readonly random: Pick<Random, 'unique'>;
  readonly clock: Clock;
}

/** Carries an operation out on several resources: one question before, one report after, each change on the one path. */
export class BulkChanges {
  private readonly read: ReadAgain;

  constructor(private readonly parts: BulkChangesParts) {
    this.read = readerOf(parts.catalogue, (account) => parts.finder.estateOf(account), parts.clock);
  }

  /** @throws Cancelled, and what reading throws; nothing was sent then */
  async run(declared: Operation, resources: readonly Resource[]): Promise<void> {
    const { catalogue, random, clock } = this.parts;
    const { selection, dependents } = await this.prepare(declared, resources);
    const { subjects, leftAlone } = selection;
    await confirmOthers(declared, subjects, leftAlone);
    const together = this.together(subjects);
    await confirmMany({ operation: declared, counted: together, subjects, leftAlone, dependents });
    const run = new BulkRun(subjects, { catalogue, random, clock, read: this.read, send: this.send });
    const title = `${translateText(declared.label)}: ${together}`;
    const reported = { title, run, leftAlone };
    const document = this.parts.results.keep(reported);
    await this.carryOut(reported, (signal) => run.run(signal), document);
  }

  /** Reads everything again that the question is about. */
  private async prepare(
    operation: Operation,
    resources: readonly Resource[],
  ): Promise<{ readonly selection: Selection; readonly dependents: readonly Dependents[] }> {
    const { catalogue, finder } = this.parts;
    return withLateProgress(vscode.l10n.t('Reading {0} resources...', resources.length), async (signal) => {
      const selection = await selectSubjects(catalogue, operation, resources, this.read, signal);
      if (operation.destructive !== true) return { selection, dependents: [] };
      const below = await Promise.all(
        selection.subjects.map(({ resource }) =>
          dependentsOf(catalogue, finder.estateOf(resource.account), resource, AbortSignal.any([signal])),
        ),
      );
      return { selection, dependents: added(below.flat()) };
    });
  }

  /** Sends, or sends again, with a progress that can be canceled; then tells how it went. */
  private async carryOut(
    reported: ReportedRun,
    work: (signal: AbortSignal) => Promise<void>,
    document: vscode.Uri,
  ): Promise<void> {
    const { run, title } = reported;
    const options = { location: vscode.ProgressLocation.Notification, title: noticeText(title), cancellable: true };
    await vscode.window.withProgress(options, async (progress, token) => {
      const cancel = new AbortController();
      token.onCancellationRequested(() => {
        cancel.abort();
      });
      const show = (): void => {
        progress.report({ message: translate(progressOf(run.entries)) });
      };
      show();
      const watching = run.onDidChange(show);
      try {
        await work(cancel.signal);
      } catch (error) {
        // Canceled while a retry was still reading: the results are as they were, and are told again.
        if (!(error instanceof Cancelled)) throw error;
      } finally {
        watching.dispose();
      }
    });
    // Nobody waits for the answer: the notification may stay for hours.
    void afterwards(this.parts.errors, () => this.tell(reported, document));
  }

  private async tell(reported: ReportedRun, document: vscode.Uri): Promise<void> {
    const { run, title } = reported;
    const text = noticeText(sentences([title, ...summaryOf(run.entries).map(translate)]));
    const show = vscode.l10n.t('Show Results');
    const retry = vscode.l10n.t('Retry Failed');
    const canRetry = run.entries.some(({ result }) => isToRetry(result));
    const isDone = run.entries.every(({ result }) => result.status === 'done');
    const chosen = isDone
      ? await vscode.window.showInformationMessage(text, show)
      : await vscode.window.showWarningMessage(text, show, ...(canRetry ? [retry] : []));
    if (chosen === show) {
      await this.parts.results.show(document);
      // Whoever reads what failed wants to retry it then.
      if (canRetry) await this.tell(reported, document);
    }
    if (chosen === retry) await this.carryOut(reported, (signal) => run.retry(signal), document);
  }

  private readonly send: SendOne = async ({ operation, resource }, token, giveUp): Promise<Accepted> => {
    const { account, region } = resource;
    const values = fixedValues(operation, resource);
    const change = { operation, account, region, target: resource, values, ...(token === undefined ? {} : { token }) };
    let end: (followed: Followed) => void = () => undefined;
    const ended = new Promise<Followed>((resolve) => {
      end = resolve;
    });
    // What is on its way gets its answer: aborting it would only make its outcome unknown.
    const { signal } = new AbortController();
    const quietly = { until: giveUp, ended: end };
    const { requestId } = await this.parts.path.send(change, { signal, report: () => undefined, quietly });
    return { ended, ...(requestId === undefined ? {} : { requestId }) };
  };

  /** For example "3 BGP Peers". */
  private together(subjects: readonly Subject[]): string {
    const counts = new Map<Resource['kind'], number>();
    for (const { resource } of subjects) counts.set(resource.kind, (counts.get(resource.kind) ?? 0) + 1);
    const items = [...counts].map(([id, count]) => counted(this.parts.catalogue.kind(id), count));
    return new Intl.ListFormat(vscode.env.language, { type: 'conjunction' }).format(items);
  }
}

/** What hangs below several resources, by kind; without a count where one of them could not be read. */
function added(all: readonly Dependents[]): readonly Dependents[] {
  const byKind = new Map<Dependents['kind'], Dependents>();
  for (const { kind, count } of all) {
    const before = byKind.get(kind);
    const isKnown = count !== undefined && (before === undefined || before.count !== undefined);
    byKind.set(kind, isKnown ? { kind, count: count + (before?.count ?? 0) } : { kind });
  }
  return [...byKind.values()];
}

import * as vscode from 'vscode';
import type { ResourceFinder } from '../actions/resourceFinder';
import type { Clock } from '../api/clock';
import { message } from '../catalog/message';
import { ExplainedError } from '../estate/explain';
import type { Resource } from '../estate/resource';
import { aliyunCommand } from '../exports/aliyunCommand';
import type { Journal } from '../journal/journal';
import type { JournaledWrites } from '../journal/journaledWrites';
import { commandId } from '../manifest/identifiers';
import type { Commands } from '../workbench/commands';
import { withLateProgress } from '../workbench/lateProgress';
import { noticeText } from '../workbench/noticeText';
import type { ActivityView } from './activityView';
import { requestIdOf } from './change';
import type { ChangeCheck } from './changeCheck';
import type { FormFiller } from './changeForm';
import { openReverting } from './changeForm';
import type { ChangePicker, Wanted } from './changePicker';
import type { ChangeRetry } from './changeRetry';
import { clearingOf } from './clearing';
import { markSettled } from './markSettled';
import type { ChangeRow } from './rows';

export interface ActivityCommandsParts {
  readonly view: ActivityView;
  readonly picker: ChangePicker;
  readonly check: ChangeCheck;
  readonly retry: ChangeRetry;
  readonly finder: ResourceFinder;
  readonly clock: Pick<Clock, 'now'>;
  readonly journal: Pick<Journal, 'clear'>;
  readonly writes: Pick<JournaledWrites, 'markSettled'>;
  readonly openForm: FormFiller;
  /** Shows a resource: in the tree and with its details. */
  readonly show: (resource: Resource) => Promise<void>;
}

/** What can be done with the changes of the journal, from a row or from the palette. */
export class ActivityCommands {
  constructor(private readonly parts: ActivityCommandsParts) {}

  register(commands: Commands): vscode.Disposable {
    const { view, picker, check, retry } = this.parts;
    const on = (id: string, wanted: () => Wanted, act: (row: ChangeRow) => Promise<void>): vscode.Disposable =>
      commands.register(id, async (argument) => act(await picker.pick(argument, wanted())));
    return vscode.Disposable.from(
      on(commandId.retryChange, wantedRetry, (row) => retry.run(row)),
      on(commandId.checkChange, wantedCheck, (row) => check.run(row)),
      on(commandId.markChangeSettled, wantedUnknown, (row) => markSettled(row, this.parts)),
      on(commandId.revertChange, wantedRevert, (row) => openReverting(row, this.parts)),
      on(commandId.copyChangeAsCli, wantedCli, copyAsCli),
      on(commandId.copyChangeRequestId, wantedRequestId, copyRequestId),
      on(commandId.openChangedResource, wantedResource, (row) => this.open(row)),
      commands.register(commandId.clearFinished, () => this.clear()),
      commands.register(commandId.refreshActivity, async () => {
        await picker.rows();
      }),
      commands.register(commandId.showActivity, () => view.show()),
    );
  }

  private async open({ change }: ChangeRow): Promise<void> {
    const { resource, decisive } = change;
    if (resource === undefined) return;
    const title = vscode.l10n.t('Reading {0}...', noticeText(resource.name === '' ? resource.id : resource.name));
    const { finder, show } = this.parts;
    const found = await withLateProgress(title, (signal) => finder.fresh(resource, decisive.intent.account, signal));
    await show(found);
  }

  /** What is under way or unknown stays, and asks for itself; so does what says something of it. */
  private async clear(): Promise<void> {
    // What ends while the question stands open has not been seen by anybody.
    const until = this.parts.clock.now();
    const rows = await this.parts.picker.rows();
    const { vanishing, needed, kept } = clearingOf(rows.map(({ change }) => change));
    if (vanishing === 0) {
      throw nothing(
        needed === 0
          ? message('There are no finished changes.')
          : message('All finished changes stay for now: they say something of changes whose outcome is unknown.'),
      );
    }
    const button = vscode.l10n.t('Clear');
    const detail = vscode.l10n.t(
      'They vanish from the list, for every window; no resource is changed. What is in progress and what is unknown stays, and so do finished changes that say something of an unknown one.',
    );
    const question = vscode.l10n.t('Clear the finished changes ({0})?', vanishing);
    const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, button);
    if (answer !== button) return;
    await this.parts.journal.clear(until, kept);
  }
}

async function copyAsCli({ change }: ChangeRow): Promise<void> {
  const { operation, decisive, status } = change;
  if (operation === undefined) return;
  const { region, values, hidden, token } = decisive.intent;
  const secrets = Object.fromEntries(hidden.map((name) => [name, '']));
  // As long as nobody knows whether it was carried out, the command is the very same request.
  const same = status === 'unknown' ? token : undefined;
  await vscode.env.clipboard.writeText(aliyunCommand(operation, region, { ...values, ...secrets }, same));
}

async function copyRequestId({ change }: ChangeRow): Promise<void> {
  const requestId = requestIdOf(change);
  if (requestId !== undefined) await vscode.env.clipboard.writeText(requestId);
}

function wantedRetry(): Wanted {
  return {
    title: vscode.l10n.t('Retry'),
    accepts: ({ change }) => change.retry !== undefined,
    refused: nothing(message('There is nothing to retry: see how the change stands now.')),
  };
}

function wantedCheck(): Wanted {
  return {
    title: vscode.l10n.t('Check Again'),
    accepts: ({ canCheck }) => canCheck,
    refused: nothing(message('It is known what became of this change.')),
  };
}

function wantedUnknown(): Wanted {
  return {
    title: vscode.l10n.t('Mark as Settled'),
    accepts: ({ change }) => change.status === 'unknown',
    refused: nothing(message('It is known what became of this change.')),
  };
}

function wantedRevert(): Wanted {
  return {
    title: vscode.l10n.t('Revert'),
    accepts: ({ revert }) => revert !== undefined && revert !== 'again',
    refused: nothing(message('It cannot be reverted: the same was changed again later.')),
  };
}

function wantedCli(): Wanted {
  return {
    title: vscode.l10n.t('Copy as CLI'),
    accepts: ({ change }) => change.operation !== undefined,
    refused: nothing(message('This version does not know the operation.')),
  };
}

function wantedRequestId(): Wanted {
  return {
    title: vscode.l10n.t('Copy Request ID'),
    accepts: ({ change }) => requestIdOf(change) !== undefined,
    refused: nothing(message('The service gave no request ID: the request did not reach it.')),
  };
}

function wantedResource(): Wanted {
  return {
    title: vscode.l10n.t('Open Resource'),
    accepts: ({ change }) => change.resource !== undefined,
    refused: nothing(message('This change has no resource of its own.')),
  };
}

function nothing(what: ReturnType<typeof message>): ExplainedError {
  return new ExplainedError({ what, retryable: false });
}

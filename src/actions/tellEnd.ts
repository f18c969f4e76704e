import * as vscode from 'vscode';
import { classify } from '../api/classify';
import type { ResourceKey } from '../estate/resource';
import { durationText } from '../workbench/durationText';
import { noticeText } from '../workbench/noticeText';
import { sentences, translate, translateText } from '../workbench/translate';
import type { Followable, Followed } from './follow';
import { stateText } from './follow';

/** What the buttons of a notification about an end lead to. */
export interface AfterEnd {
  /** Milliseconds since the change was sent. */
  readonly waited: number;
  readonly report: (error: unknown) => void;
  readonly showDetails: (key: ResourceKey) => void;
  /** Waits once more as long. */
  readonly keepWaiting: () => Promise<void>;
}

/** Says how following a change ended, and does what the person chooses then. */
export async function tellEnd(change: Followable, followed: Followed, after: AfterEnd): Promise<void> {
  const { showInformationMessage, showWarningMessage, showErrorMessage } = vscode.window;
  const name = noticeText(`${translateText(change.kind.label)} ${change.title}`);
  const details = vscode.l10n.t('Show Details');
  const keepWaiting = vscode.l10n.t('Keep Waiting');
  let chosen: string | undefined;
  switch (followed.end) {
    case 'reached': {
      const { resource } = followed;
      if (resource === undefined) await showInformationMessage(vscode.l10n.t('{0} was deleted.', name));
      else
        chosen = await showInformationMessage(
          vscode.l10n.t('{0} is now {1}.', name, stateText(change, resource)),
          details,
        );
      break;
    }
    case 'failed': {
      const text = vscode.l10n.t('{0} ended up in state {1}.', name, stateText(change, followed.resource));
      chosen = await showErrorMessage(text, details);
      break;
    }
    case 'deadline':
      chosen = await showWarningMessage(deadlineText(change, followed, after.waited), keepWaiting, details);
      break;
    case 'stopped':
      await showInformationMessage(
        vscode.l10n.t('No longer waiting for {0}. The change was sent and continues.', name),
      );
      break;
    case 'unseen': {
      const text = vscode.l10n.t('{0}: the change was accepted, but its result cannot be read.', name);
      after.report(followed.error);
      chosen = await showWarningMessage(text, keepWaiting);
      break;
    }
    case 'superseded':
    case 'interrupted':
    // Another change of the same resource is followed instead, or its account or the window is gone.
  }
  if (chosen === details) after.showDetails(change.reference.key);
  if (chosen === keepWaiting) await after.keepWaiting();
}

/** What was waited for, how long, how it stands, and what to expect. */
function deadlineText(
  change: Followable,
  { resource, error }: Extract<Followed, { readonly end: 'deadline' }>,
  waited: number,
): string {
  const label = noticeText(`${translateText(change.operation.label)} ${change.title}`);
  const time = durationText(waited, vscode.env.language);
  const state = resource === undefined ? undefined : stateText(change, resource);
  return sentences([
    vscode.l10n.t('{0}: not complete after {1}.', label, time),
    state === undefined ? undefined : vscode.l10n.t('The state is {0}.', state),
    state === undefined && error === undefined ? vscode.l10n.t('The service does not list it yet.') : undefined,
    error && vscode.l10n.t('The last look failed: {0}', translate(classify(error).why)),
    vscode.l10n.t('The change was accepted and may still be completed.'),
  ]);
}

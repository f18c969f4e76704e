import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';
import { isCertain } from '../journal/entry';
import type { JournaledWrites } from '../journal/journaledWrites';
import { noticeText } from '../workbench/noticeText';
import { translate } from '../workbench/translate';
import type { ChangePicker } from './changePicker';
import type { ChangeRow } from './rows';
import { labelOf, outcomeMessage } from './rowWords';

export interface MarkSettledParts {
  readonly picker: ChangePicker;
  readonly writes: Pick<JournaledWrites, 'markSettled'>;
}

/**
 * Asks the person what became of a change that nobody can find out about, and writes it down. Nothing is sent.
 * @throws Cancelled, errors of the file system
 */
export async function markSettled(row: ChangeRow, { picker, writes }: MarkSettledParts): Promise<void> {
  const done = vscode.l10n.t('Carried Out');
  const notDone = vscode.l10n.t('Not Carried Out');
  const question = vscode.l10n.t('What became of it? {0}', noticeText(labelOf(row, { translate })));
  const detail = vscode.l10n.t(
    'Your answer changes only this list, for every window: nothing is sent, and no resource is changed. The change is not looked for any more and cannot be retried from here. Look at the resource or in the console first.',
  );
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, done, notDone);
  if (answer === undefined) throw new Cancelled('notSent');
  // While the question stood open it may have been found out.
  const now = await picker.again(row);
  if (now.change.status !== 'unknown') {
    void vscode.window.showInformationMessage(noticeText(translate(outcomeMessage(now, { translate }))));
    return;
  }
  for (const entry of now.change.attempts.filter((attempt) => !isCertain(attempt)))
    await writes.markSettled(entry, answer === done ? 'succeeded' : 'withoutEffect');
}

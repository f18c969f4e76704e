import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';
import { noticeText } from '../workbench/noticeText';
import { sentences, translate } from '../workbench/translate';
import type { KeyringError } from './keyring';

/** Asks what to do with an AccessKey that the keyring did not take. @throws Cancelled when it shall be used nowhere */
export async function askHowToKeep(error: KeyringError): Promise<'inKeyring' | 'inSession'> {
  const session = vscode.l10n.t('Use for This Session Only');
  const again = vscode.l10n.t('Try Again');
  const chosen = await ask(
    vscode.l10n.t('The AccessKey could not be kept. Use it for this session only?'),
    error,
    vscode.l10n.t(
      'It would then be held in the memory of this window and written nowhere. Once the window is closed or reloaded, it has to be entered again.',
    ),
    [session, again],
  );
  return chosen === session ? 'inSession' : 'inKeyring';
}

/** Asks whether an account goes although its AccessKey may stay. @throws Cancelled when it shall stay */
export async function confirmLeavingKey(name: string, error: KeyringError): Promise<void> {
  await ask(
    vscode.l10n.t('The AccessKey of {0} could not be erased. Remove the account all the same?', noticeText(name)),
    error,
    vscode.l10n.t(
      'The AccessKey may then stay in the system keyring, where this extension does not look for it any more. Disable it in RAM if the computer leaves your hands.',
    ),
    [vscode.l10n.t('Remove All the Same')],
  );
}

async function ask(
  question: string,
  { explanation }: KeyringError,
  consequence: string,
  answers: readonly string[],
): Promise<string> {
  const reason = sentences([translate(explanation.what), explanation.said]);
  const detail = `${noticeText(reason)}\n\n${consequence}`;
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, ...answers);
  if (chosen === undefined) throw new Cancelled('notSent');
  return chosen;
}

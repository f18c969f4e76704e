import * as vscode from 'vscode';
import type { Profile } from './profile';

/** What a person has to know of an account wherever accounts are shown, in a few words each. */
export function accountNotes({ id, sessionOnly }: Profile, active: string | undefined): readonly string[] {
  return [
    ...(id === active ? [vscode.l10n.t('active')] : []),
    ...(sessionOnly === true ? [vscode.l10n.t('this session only')] : []),
  ];
}

import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';
import type { Kind } from '../catalog/kind';
import type { Operation } from '../catalog/operation';
import type { Dependents } from './dependents';
import type { Resource } from '../estate/resource';
import { nameOf, shortId } from '../estate/resourceName';
import { noticeText, pickerText, promptText } from '../workbench/noticeText';
import { sentences, translateText } from '../workbench/translate';

/**
 * Asks before a change: what will happen, what hangs on it, what it costs. Where service is lost the person types the
 * name, so that a slip of the hand ends nothing.
 * @throws Cancelled
 */
export async function confirm(
  operation: Operation,
  subject: Resource,
  dependents: readonly Dependents[],
): Promise<void> {
  const label = translateText(operation.label);
  const facts = [
    translateText(operation.summary),
    ...(dependents.length === 0 ? [] : [vscode.l10n.t('Below it: {0}.', listed(dependents))]),
    ...(operation.costs === undefined ? [] : [translateText(operation.costs)]),
  ];
  const accepted =
    operation.destructive === true ? await typeName(label, subject, facts) : await press(label, subject, facts);
  if (!accepted) throw new Cancelled('notSent');
}

/**
 * Offers the plan that removes what hangs on a resource first; true when the person wants it, false when the operation
 * alone is to be tried.
 * @throws Cancelled
 */
export async function prefersPlan(
  operation: Operation,
  subject: Resource,
  dependents: readonly Dependents[],
): Promise<boolean> {
  const question = noticeText(`${translateText(operation.label)}: ${nameOf(subject)}`);
  const plan = vscode.l10n.t('Show Teardown Plan');
  const alone = vscode.l10n.t('Continue Without Plan');
  const facts = [
    vscode.l10n.t('Below it: {0}.', listed(dependents)),
    vscode.l10n.t(
      'The service refuses this as long as something hangs on it. A plan removes that first, step by step, once you have seen and confirmed it.',
    ),
  ];
  const options = { modal: true, detail: facts.map(noticeText).join('\n\n') };
  const answer = await vscode.window.showWarningMessage(question, options, plan, alone);
  if (answer === undefined) throw new Cancelled('notSent');
  return answer === plan;
}

/** Has the name of a resource typed before something destructive happens to it; false when the person did not. */
export async function typeName(label: string, subject: Named, facts: readonly string[]): Promise<boolean> {
  const name = typeable(subject);
  const answer = await vscode.window.showInputBox({
    title: `${label}: ${pickerText(nameOf(subject))}`,
    prompt: promptText(sentences([...facts, vscode.l10n.t('Type {0} to confirm.', name)])),
    placeHolder: name,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text === '' || name.startsWith(text) ? undefined : promptText(vscode.l10n.t('Does not match {0}.', name)),
  });
  if (answer === undefined) return false;
  if (answer.trim() === name) return true;
  void vscode.window.showInformationMessage(vscode.l10n.t('Nothing was done: the name did not match.'));
  return false;
}

async function press(label: string, subject: Resource, facts: readonly string[]): Promise<boolean> {
  const question = noticeText(`${label}: ${nameOf(subject)}`);
  const answer = await vscode.window.showWarningMessage(
    question,
    { modal: true, detail: facts.map(noticeText).join('\n\n') },
    label,
  );
  return answer === label;
}

/** What a resource is known by. */
type Named = Pick<Resource, 'id' | 'name'>;

/** The name where it can be typed on any keyboard exactly as it is shown, and is no link; else the ID. */
function typeable(subject: Named): string {
  const name = subject.name.trim();
  return name !== '' && name === subject.name && name === noticeText(name) && name.length <= 64
    ? name
    : shortId(subject);
}

/** For example "2 VBRs, BGP Groups (could not be read)". */
export function listed(dependents: readonly Dependents[]): string {
  const items = dependents.map(({ kind, count }) =>
    count === undefined ? vscode.l10n.t('{0} (could not be read)', translateText(kind.plural)) : counted(kind, count),
  );
  return new Intl.ListFormat(vscode.env.language, { type: 'conjunction' }).format(items);
}

/** For example "3 BGP Peers". */
export function counted(kind: Kind, count: number): string {
  return vscode.l10n.t('{0} {1}', count, translateText(count === 1 ? kind.label : kind.plural));
}

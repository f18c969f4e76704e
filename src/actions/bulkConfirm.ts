import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';
import type { LeftAlone, Subject } from '../bulk/subjects';
import type { Operation } from '../catalog/operation';
import type { Resource } from '../estate/resource';
import { nameOf } from '../estate/resourceName';
import { noticeText } from '../workbench/noticeText';
import { sentences, translate, translateText } from '../workbench/translate';
import { listed } from './confirm';
import type { Dependents } from './dependents';

/** So many names are read; more would hide the question. */
const mostNames = 8;

/**
 * Tells which of the selected resources cannot be changed now, and why. Goes on with the others if the person wants so.
 * @throws Cancelled
 */
export async function confirmOthers(
  operation: Operation,
  subjects: readonly Subject[],
  leftAlone: readonly LeftAlone[],
): Promise<void> {
  const refused = leftAlone.filter(({ otherKind }) => otherKind !== true);
  // That routes are no peers is plain to see; the confirmation names them.
  if (refused.length === 0 && subjects.length > 0) return;
  const told = leftAlone.slice(0, mostNames).map(({ resource, why }) => `${nameOf(resource)}: ${translate(why)}`);
  const rest = leftAlone.length - told.length;
  const detail = [...told, ...(rest === 0 ? [] : [vscode.l10n.t('and {0} more', rest)])].map(noticeText).join('\n');
  const label = translateText(operation.label);
  const all = subjects.length + leftAlone.length;
  if (subjects.length === 0) {
    await vscode.window.showWarningMessage(
      vscode.l10n.t('{0} is possible for none of the {1} selected resources.', label, all),
      { modal: true, detail },
    );
    throw new Cancelled('notSent');
  }
  const goOn = vscode.l10n.t('Continue with {0}', subjects.length);
  const question = vscode.l10n.t('{0} is possible for {1} of the {2} selected resources.', label, subjects.length, all);
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, goOn);
  if (answer !== goOn) throw new Cancelled('notSent');
}

/** What a person is told before many resources are changed. */
export interface BulkQuestion {
  readonly operation: Operation;
  /** What the resources are called together, for example "3 BGP Peers". */
  readonly counted: string;
  readonly subjects: readonly Subject[];
  readonly leftAlone: readonly LeftAlone[];
  readonly dependents: readonly Dependents[];
}

/**
 * Asks once for all of them: what will happen to which, what hangs on them, what it costs. Where service is lost the
 * person types how many there are, so that nobody ends ten lines and means one.
 * @throws Cancelled
 */
export async function confirmMany(question: BulkQuestion): Promise<void> {
  const { operation, counted, subjects, leftAlone, dependents } = question;
  const title = noticeText(`${translateText(operation.label)}: ${counted}`);
  const facts = [
    namesOf(subjects.map(({ resource }) => resource)),
    translateText(operation.summary),
    ...(dependents.length === 0 ? [] : [vscode.l10n.t('Below them: {0}.', listed(dependents))]),
    ...(operation.costs === undefined ? [] : [translateText(operation.costs)]),
    ...(leftAlone.length === 0
      ? []
      : [vscode.l10n.t('Left alone: {0}.', namesOf(leftAlone.map(({ resource }) => resource)))]),
  ];
  const accepted =
    operation.destructive === true
      ? await typeCount(title, facts, String(subjects.length))
      : await press(title, facts, translateText(operation.label));
  if (!accepted) throw new Cancelled('notSent');
}

async function typeCount(title: string, facts: readonly string[], count: string): Promise<boolean> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt: noticeText(sentences([...facts, vscode.l10n.t('Type their number, {0}, to confirm.', count)])),
    placeHolder: count,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text === '' || count.startsWith(text) ? undefined : vscode.l10n.t('Does not match {0}.', count),
  });
  if (answer === undefined) return false;
  if (answer.trim() === count) return true;
  void vscode.window.showInformationMessage(vscode.l10n.t('Nothing was done: the number did not match.'));
  return false;
}

async function press(title: string, facts: readonly string[], label: string): Promise<boolean> {
  const detail = facts.map(noticeText).join('\n\n');
  return (await vscode.window.showWarningMessage(title, { modal: true, detail }, label)) === label;
}

/** For example "HQ-production, HQ-voice and 12 more". */
function namesOf(resources: readonly Resource[]): string {
  const names = resources.slice(0, mostNames).map(nameOf);
  const rest = resources.length - names.length;
  const all = rest === 0 ? names : [...names, vscode.l10n.t('{0} more', rest)];
  return new Intl.ListFormat(vscode.env.language, { type: 'conjunction' }).format(all);
}

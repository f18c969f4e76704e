import * as vscode from 'vscode';
import type { ResourceFinder } from '../actions/resourceFinder';
import { message } from '../catalog/message';
import type { Values } from '../catalog/problem';
import { ExplainedError } from '../estate/explain';
import type { ResourceKey } from '../estate/resource';
import { resourceKey } from '../estate/resource';
import type { JournalSubject } from '../journal/records';
import { presentValues } from '../journal/write';
import { withLateProgress } from '../workbench/lateProgress';
import { noticeText } from '../workbench/noticeText';
import { translate } from '../workbench/translate';
import type { ActivityChange } from './change';
import type { ChangeRow } from './rows';
import { labelOf } from './rowWords';

/** A form that is filled in before anybody has touched it. */
export interface FilledForm {
  readonly target: {
    readonly operation: string;
    readonly account: string;
    readonly region: string;
    readonly key?: ResourceKey;
  };
  readonly edits: Values;
  /** Names of secrets that have to be typed again. */
  readonly typed?: readonly string[];
}

/** Opens such a form. False when it is open with other edits, which are shown and left alone. */
export type FormFiller = (form: FilledForm) => boolean;

/** Where the form of a change opens: on its subject, or under what it was to be created under. */
export function formTargetOf({ decisive: { intent } }: ActivityChange): FilledForm['target'] {
  const { operation, account, region, subject, parent } = intent;
  const on: JournalSubject | undefined = subject ?? parent;
  return { operation, account, region, ...(on === undefined ? {} : { key: resourceKey({ account, ...on }) }) };
}

/** Opens a form with what is to be sent, for the person to look at and send. @throws ExplainedError when it is in use */
export function openFilled(openForm: FormFiller, form: FilledForm): void {
  if (openForm(form)) return;
  throw new ExplainedError({
    what: message('This form is open with other changes that are not saved.'),
    todo: message('Save or close it first.'),
    retryable: true,
  });
}

/**
 * Opens the form of an edit with the values that stood there before, so that the person sees the difference and saves
 * it, or does not.
 */
export async function openReverting(
  row: ChangeRow,
  { finder, openForm }: { readonly finder: ResourceFinder; readonly openForm: FormFiller },
): Promise<void> {
  const { change, revert } = row;
  const { operation, resource, decisive } = change;
  if (revert === undefined || revert === 'again' || operation === undefined || resource === undefined) return;
  const { account } = decisive.intent;
  const title = vscode.l10n.t('Reading {0}...', noticeText(labelOf(row, { translate })));
  const present = await withLateProgress(title, (signal) => finder.fresh(resource, account, signal));
  const now = presentValues(operation, present.attributes, Object.keys(revert.values));
  if (Object.entries(revert.values).every(([name, value]) => now[name] === value)) {
    throw new ExplainedError({ what: message('The values from before are there already.'), retryable: false });
  }
  openFilled(openForm, { target: formTargetOf(change), edits: revert.values });
}

import * as vscode from 'vscode';
import type { ResourceFinder } from '../actions/resourceFinder';
import { message } from '../catalog/message';
import { ExplainedError } from '../estate/explain';
import type { Resource } from '../estate/resource';
import { nameOf, stateMessage } from '../estate/resourceName';
import type { Catalogue } from '../catalog/catalogue';
import type { Journal } from '../journal/journal';
import type { Settled } from '../journal/settlement';
import { isUnsettled } from '../journal/settlement';
import { withLateProgress } from '../workbench/lateProgress';
import { noticeText } from '../workbench/noticeText';
import { translate } from '../workbench/translate';
import type { ChangePicker } from './changePicker';
import type { ChangeRow } from './rows';
import { labelOf, outcomeMessage } from './rowWords';

export interface ChangeCheckParts {
  readonly catalogue: Catalogue;
  readonly finder: ResourceFinder;
  readonly journal: Pick<Journal, 'settle'>;
  readonly picker: ChangePicker;
  /** Looks once more what became of an entry, by reading only. */
  readonly check: (entry: string, signal: AbortSignal) => Promise<Settled | undefined>;
}

/** Finds out what became of a change, by reading only: nothing is sent again. */
export class ChangeCheck {
  constructor(private readonly parts: ChangeCheckParts) {}

  /** Looks, and says what was found. */
  async run(row: ChangeRow): Promise<void> {
    const after = await this.look(row);
    void vscode.window.showInformationMessage(noticeText(translate(outcomeMessage(after, { translate }))));
  }

  /** Looks, and gives the change as it stands then. @throws what reading throws */
  async look(row: ChangeRow): Promise<ChangeRow> {
    const title = vscode.l10n.t('Checking {0}...', noticeText(labelOf(row, { translate })));
    await withLateProgress(title, async (signal) => {
      if (row.change.status === 'unknown') await this.outcome(row, signal);
      else await this.finalState(row, signal);
    });
    return this.parts.picker.again(row);
  }

  private async outcome({ change }: ChangeRow, signal: AbortSignal): Promise<void> {
    const open = change.attempts.filter(isUnsettled);
    // Whoever sent it knows most of it, and may be told of the answer yet.
    if (open.length === 0) throw elsewhere();
    for (const { intent } of open) await this.parts.check(intent.id, signal);
  }

  /** Where waiting ended before the final state was seen. */
  private async finalState({ change }: ChangeRow, signal: AbortSignal): Promise<void> {
    const { operation, resource, decisive } = change;
    const { account, id } = decisive.intent;
    const rule = operation?.states;
    if (resource === undefined || rule === undefined) return;
    const { finder, journal } = this.parts;
    const found = await finder.estateOf(account).reread(resource, signal);
    const state = found === undefined ? 'gone' : found.state;
    if (state === undefined) return;
    const end = rule.to.includes(state) ? 'reached' : rule.failed?.includes(state) === true ? 'failed' : undefined;
    if (end !== undefined) await journal.settle(id, { end, ...(found === undefined ? {} : { resource: found }) });
    else if (found !== undefined) throw this.stillIn(found);
  }

  private stillIn(found: Resource): ExplainedError {
    const state = stateMessage(this.parts.catalogue.kind(found.kind), found);
    return new ExplainedError({ what: message('{0} is in the state {1}.', nameOf(found), state), retryable: true });
  }
}

function elsewhere(): ExplainedError {
  return new ExplainedError({
    what: message('Another window sent this change and is still open.'),
    todo: message('Check again there, or close that window first.'),
    retryable: false,
  });
}

import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';
import { message } from '../catalog/message';
import { ExplainedError } from '../estate/explain';
import { pickerText } from '../workbench/noticeText';
import type { ActivityFeed } from './activityFeed';
import { changeIdIn } from './activityNodes';
import type { ChangeRow } from './rows';
import { rowsOf } from './rows';
import type { RowContext } from './rowWords';
import { descriptionOf, labelOf } from './rowWords';

/** What a command works on. */
export interface Wanted {
  /** The command in words, for the title of the picker. */
  readonly title: string;
  readonly accepts: (row: ChangeRow) => boolean;
  /** Why it does nothing with a change that was pointed at and is not accepted (any more). */
  readonly refused: ExplainedError;
}

/** Finds the change that a command was started on or, from the palette, lets one be picked; always as it stands now. */
export class ChangePicker {
  constructor(
    private readonly feed: ActivityFeed,
    private readonly context: () => RowContext,
  ) {}

  /** @throws ExplainedError when there is none, Cancelled, and what reading the journal throws */
  async pick(argument: unknown, { title, accepts, refused }: Wanted): Promise<ChangeRow> {
    const rows = await this.rows();
    const id = changeIdIn(argument);
    if (id !== undefined) {
      const row = rows.find((candidate) => candidate.id === id);
      if (row === undefined) throw gone();
      if (!accepts(row)) throw refused;
      return row;
    }
    return this.choose(rows.filter(accepts), title);
  }

  /** The change as it stands now. @throws as above */
  async again({ id }: ChangeRow): Promise<ChangeRow> {
    const row = (await this.rows()).find((candidate) => candidate.id === id);
    if (row === undefined) throw gone();
    return row;
  }

  /** All changes, newest first. @throws errors of the file system */
  async rows(): Promise<readonly ChangeRow[]> {
    const known = await this.feed.refresh();
    if (known === undefined) return [];
    if ('error' in known) throw known.error;
    return rowsOf(known);
  }

  private async choose(rows: readonly ChangeRow[], title: string): Promise<ChangeRow> {
    if (rows.length === 0) {
      throw new ExplainedError({ what: message('There is no change for which this is possible.'), retryable: false });
    }
    const context = this.context();
    const items = rows.map((row) => ({
      label: pickerText(labelOf(row, context)),
      description: pickerText(descriptionOf(row, context)),
      row,
    }));
    const placeHolder = vscode.l10n.t('Change');
    const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
    if (chosen === undefined) throw new Cancelled('notSent');
    return chosen.row;
  }
}

function gone(): ExplainedError {
  return new ExplainedError({ what: message('The journal does not hold this change any more.'), retryable: false });
}

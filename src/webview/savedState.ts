import type { WebviewApi } from 'vscode-webview';
import type { Restore } from '../protocol';
import type { Edits } from '../protocol/form';

/** What outlives a hidden or reloaded page. Holds no secrets: neither revealed nor typed ones. */
export interface SavedState {
  readonly restore?: Restore;
  readonly edits?: Edits;
  /** Names of the secrets that were typed: when the window is loaded again, the form says that their values are lost. */
  readonly typed?: readonly string[];
  /** Groups that the person opened or closed, by their ID. */
  readonly groups?: Readonly<Record<string, boolean>>;
  /** Entries shown of each list in a form, filled in or not. */
  readonly entries?: Readonly<Record<string, number>>;
  readonly scroll?: number;
}

/** The page's state as VS Code keeps it; every change is written at once. */
export class StateStore {
  private state: SavedState;

  constructor(private readonly api: Pick<WebviewApi<SavedState>, 'getState' | 'setState'>) {
    this.state = api.getState() ?? {};
  }

  get current(): SavedState {
    return this.state;
  }

  change(change: SavedState): void {
    this.state = { ...this.state, ...change };
    this.api.setState(this.state);
  }

  /** Turns to another subject: what was kept for the one before does not belong to it. */
  turnTo(restore: Restore | undefined): void {
    const same = JSON.stringify(subjectOf(this.state.restore)) === JSON.stringify(subjectOf(restore));
    const groups = this.state.groups === undefined ? {} : { groups: this.state.groups };
    this.state = { ...(same ? this.state : groups), ...(restore === undefined ? {} : { restore }) };
    this.api.setState(this.state);
  }
}

function subjectOf(restore: Restore | undefined): unknown {
  if (restore?.page !== 'form') return restore;
  const { operation, account, region, key } = restore;
  return { operation, account, region, key };
}

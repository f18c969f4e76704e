import * as vscode from 'vscode';
import type { Clock } from '../api/clock';
import type { Subscription } from '../estate/emitter';
import { viewId } from '../manifest/identifiers';
import { translate } from '../workbench/translate';
import type { ActivityFeed } from './activityFeed';
import { activityItem } from './activityItems';
import type { ActivityNode } from './activityNodes';
import { changeIdIn } from './activityNodes';
import { attentionOf, rowsOf } from './rows';
import type { RowContext } from './rowWords';

export interface ActivityViewParts {
  readonly feed: ActivityFeed;
  readonly clock: Pick<Clock, 'now'>;
  readonly accountName: RowContext['accountName'];
}

/** The view below the tree: what was changed, what became of it, and what needs somebody. */
export class ActivityView implements vscode.TreeDataProvider<ActivityNode> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly shown = new vscode.EventEmitter<void>();
  /** Fires when VS Code asks for the rows, which it does when they are on the screen. */
  readonly onDidShow = this.shown.event;
  private readonly view: vscode.TreeView<ActivityNode>;
  private readonly subscriptions: readonly Subscription[];

  constructor(private readonly parts: ActivityViewParts) {
    const { feed } = parts;
    this.view = vscode.window.createTreeView(viewId.activity, { treeDataProvider: this });
    this.subscriptions = [
      feed.onDidChange(() => {
        this.draw();
      }),
      this.view.onDidChangeVisibility(({ visible }) => {
        feed.look(visible);
      }),
    ];
    feed.look(this.view.visible);
  }

  async getChildren(node?: ActivityNode): Promise<ActivityNode[]> {
    if (node !== undefined) return node.type === 'group' ? [...node.rows] : [];
    this.shown.fire();
    const known = this.parts.feed.known ?? (await this.parts.feed.refresh());
    if (known === undefined) return [];
    return 'error' in known ? [{ type: 'failure', error: known.error }] : [...known.groups];
  }

  getTreeItem(node: ActivityNode): vscode.TreeItem {
    return activityItem(node, this.context());
  }

  getParent(node: ActivityNode): ActivityNode | undefined {
    const { known } = this.parts.feed;
    if (node.type !== 'change' || known === undefined || 'error' in known) return undefined;
    return known.groups.find(({ rows }) => rows.some(({ id }) => id === node.id));
  }

  /** What rows are put into words with, now. */
  context(): RowContext {
    const { clock, accountName } = this.parts;
    return { translate, language: vscode.env.language, now: clock.now(), accountName };
  }

  /** The change that is selected, for commands run from the palette. */
  get selected(): string | undefined {
    return changeIdIn(this.view.selection[0]);
  }

  /** Brings the view to the front, with what needs somebody selected. */
  async show(): Promise<void> {
    await vscode.commands.executeCommand(`${viewId.activity}.focus`);
    const known = await this.parts.feed.refresh();
    if (known === undefined || 'error' in known) return;
    const first = rowsOf(known)[0];
    if (first !== undefined) await this.view.reveal(first, { select: true, focus: true });
  }

  redraw(): void {
    this.changed.fire(undefined);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.view.dispose();
    this.changed.dispose();
    this.shown.dispose();
  }

  private draw(): void {
    const { known } = this.parts.feed;
    const isRead = known !== undefined && !('error' in known);
    const count = isRead ? attentionOf(known) : 0;
    this.view.badge =
      count === 0
        ? undefined
        : { value: count, tooltip: vscode.l10n.t('Changes whose outcome is unknown: {0}', count) };
    const damaged = isRead ? known.damaged : 0;
    this.view.message = damaged === 0 ? '' : vscode.l10n.t('Lines of the journal that could not be read: {0}', damaged);
    this.redraw();
  }
}

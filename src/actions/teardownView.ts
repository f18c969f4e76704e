import * as vscode from 'vscode';
import type { Catalogue } from '../catalog/catalogue';
import { contextKey, viewId } from '../manifest/identifiers';
import type { TeardownRun } from '../teardown/run';
import type { Teardowns } from '../teardown/teardowns';
import { stageOf, TeardownItems } from './teardownItems';
import type { TeardownRow } from './teardownRows';
import { rowOfStep, rowsBelow } from './teardownRows';

/** The view of teardown plans; it is there only while there is one. */
export class TeardownView implements vscode.TreeDataProvider<TeardownRow> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly items: TeardownItems;
  private readonly view: vscode.TreeView<TeardownRow>;
  private readonly subscriptions: readonly { dispose(): void }[];

  constructor(
    catalogue: Catalogue,
    private readonly teardowns: Teardowns,
  ) {
    this.items = new TeardownItems(catalogue);
    this.view = vscode.window.createTreeView(viewId.teardown, { treeDataProvider: this });
    this.subscriptions = [
      this.view,
      this.view.onDidChangeSelection(() => {
        this.tellStage();
      }),
      teardowns.onDidChange(() => {
        this.tellStage();
        this.changed.fire(undefined);
      }),
    ];
  }

  getChildren(row?: TeardownRow): TeardownRow[] {
    if (row === undefined) return this.teardowns.all().map((run) => ({ type: 'run', run }));
    return [...rowsBelow(row)];
  }

  getTreeItem(row: TeardownRow): vscode.TreeItem {
    return this.items.of(row);
  }

  getParent(row: TeardownRow): TeardownRow | undefined {
    return row.parent;
  }

  /** The plan that a command without a target is about: the one of the selected row, or else the newest. */
  get current(): TeardownRun | undefined {
    const selected = this.view.selection[0]?.run.id;
    return (selected === undefined ? undefined : this.teardowns.of(selected)) ?? this.teardowns.all().at(-1);
  }

  /** Shows a plan, or one of its steps. */
  async show(id: string, step?: string): Promise<void> {
    this.tellStage();
    await vscode.commands.executeCommand(`${viewId.teardown}.focus`);
    const run = this.teardowns.of(id);
    if (run === undefined) return;
    const row = (step === undefined ? undefined : rowOfStep(run, step)) ?? { type: 'run', run };
    await this.view.reveal(row, { select: true, focus: true, expand: true });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }

  private tellStage(): void {
    const { current } = this;
    const stage = current === undefined ? '' : stageOf(current);
    void vscode.commands.executeCommand('setContext', contextKey.teardown, stage);
  }
}

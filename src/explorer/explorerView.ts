import * as vscode from 'vscode';
import { systemClock } from '../api/clock';
import type { Catalogue } from '../catalog/catalogue';
import type { Subscription } from '../estate/emitter';
import type { Resource } from '../estate/resource';
import { viewId } from '../manifest/identifiers';
import type { TreeNode } from './nodes';
import { RedrawQueue } from './redrawQueue';
import { tooltipOf } from './tooltip';
import type { TreeItems } from './treeItems';
import type { TreeModel } from './treeModel';

/** The tree view: hands the model's nodes to VS Code and tells it what to draw again. */
export class ExplorerView implements vscode.TreeDataProvider<TreeNode> {
  private readonly changed = new vscode.EventEmitter<TreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<TreeNode>;
  private readonly queue: RedrawQueue;
  private readonly shown = new vscode.EventEmitter<void>();
  /** Fires when VS Code asks for the tree, which it does when it is on the screen. */
  readonly onDidShow = this.shown.event;
  private readonly subscriptions: readonly Subscription[];

  constructor(
    private readonly catalogue: Catalogue,
    private readonly model: TreeModel,
    private readonly items: TreeItems,
    private readonly log: (line: string) => void,
  ) {
    this.queue = new RedrawQueue((nodes) => {
      this.changed.fire(nodes);
    }, systemClock);
    this.view = vscode.window.createTreeView(viewId.explorer, {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.subscriptions = [
      model.lists.onDidStartReading((reading) => {
        // The rows stay where they are; the bar above them says that they are being read.
        void vscode.window.withProgress({ location: { viewId: viewId.explorer } }, () => reading);
      }),
      model.lists.onDidChangeFailure((list) => {
        this.redraw(model.nodesOfList(list));
      }),
    ];
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) this.shown.fire();
    return [...((await this.queue.answer(node, this.model.children(node))) ?? [])];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    this.queue.taken(node);
    return this.items.of(node);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  /** Tooltips are made when somebody points at a row. */
  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    const resource = node.type === 'resource' ? this.model.resource(node) : undefined;
    if (resource !== undefined) item.tooltip = tooltipOf(this.catalogue.kind(resource.kind), resource);
    return item;
  }

  get selected(): readonly TreeNode[] {
    return this.view.selection;
  }

  /** Draws everything again; what is stale is read again as far as it is open. */
  redrawAll(): void {
    this.queue.addEverything();
  }

  /** Draws some nodes again, together with others that change at about the same time. */
  redraw(nodes: readonly TreeNode[]): void {
    this.queue.add(nodes);
  }

  /** Selects a resource in the tree. Does nothing while the view is hidden: nobody asked to see it. */
  async reveal(resource: Resource): Promise<void> {
    const node = this.model.pathTo(resource);
    if (node !== undefined) await this.show(node, { select: true, focus: false });
  }

  /** Opens a node, if the view is on the screen. */
  async expand(node: TreeNode): Promise<void> {
    await this.show(node, { select: false, focus: false, expand: true });
  }

  private async show(node: TreeNode, options: Parameters<vscode.TreeView<TreeNode>['reveal']>[1]): Promise<void> {
    if (!this.view.visible) return;
    // VS Code looks among the rows that it has been given.
    this.queue.flush();
    try {
      await this.view.reveal(node, options);
    } catch (error) {
      // The row may stand on a page that was not loaded yet; the change itself is done and was reported.
      this.log(`${node.id} could not be revealed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Shows the active account in the title while there are several. */
  describe(text: string): void {
    this.view.description = text;
  }

  /** Shows a sentence above the rows; '' for none. */
  say(text: string): void {
    this.view.message = text;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.queue.dispose();
    this.view.dispose();
    this.changed.dispose();
    this.shown.dispose();
  }
}

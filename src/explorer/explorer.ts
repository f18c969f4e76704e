import * as vscode from 'vscode';
import { accountNotes } from '../accounts/accountNotes';
import type { ProfileStore } from '../accounts/profileStore';
import type { Sessions } from '../accounts/sessions';
import type { Catalogue } from '../catalog/catalogue';
import { explain } from '../estate/explain';
import { plainText } from '../estate/plainText';
import type { PendingChanges } from '../estate/pendingChanges';
import type { Resource } from '../estate/resource';
import { commandId, settingId } from '../manifest/identifiers';
import type { Commands } from '../workbench/commands';
import { ExplorerView } from './explorerView';
import { isNode } from './nodes';
import { chooseRegions } from './regionPicker';
import { Regions } from './regions';
import { TreeItems } from './treeItems';
import { TreeModel } from './treeModel';

/** What the explorer needs of the rest of the product. */
export interface ExplorerParts {
  readonly catalogue: Catalogue;
  readonly profiles: ProfileStore;
  readonly sessions: Sessions;
  readonly pending: PendingChanges;
  readonly log: (line: string) => void;
}

/** The sidebar: the tree, its commands, and what makes it draw again. */
export class Explorer {
  readonly regions: Regions;
  private readonly model: TreeModel;
  private readonly view: ExplorerView;

  constructor(private readonly parts: ExplorerParts) {
    const { catalogue, profiles, sessions, pending, log } = parts;
    this.regions = new Regions(sessions, log);
    this.model = new TreeModel(catalogue, {
      accounts: () => profiles.all().map((profile) => profile.id),
      estate: (account) => sessions.of(account)?.estate,
      regions: (account) => this.regions.toShow(account),
    });
    const items = new TreeItems(catalogue, this.model, this.names(), pending);
    this.view = new ExplorerView(catalogue, this.model, items, log);
  }

  register(commands: Commands): vscode.Disposable {
    this.describe();
    const { profiles, sessions, pending } = this.parts;
    return vscode.Disposable.from(
      this.view,
      this.regions,
      commands.register(commandId.refresh, async (...rows) => {
        await Promise.all(nodesOf(rows).map((node) => this.refresh(node)));
      }),
      commands.register(commandId.loadMore, (node) => this.loadMore(node)),
      commands.register(commandId.retry, (...rows) => {
        for (const node of nodesOf(rows)) this.retry(node);
      }),
      commands.register(commandId.copyRequestId, (...rows) => this.copyRequestIds(nodesOf(rows))),
      commands.register(commandId.chooseRegions, (node) => this.chooseRegions(node)),
      sessions.onDidChangeEstate((change) => {
        this.view.redraw(this.model.touchedBy(change));
      }),
      pending.onDidChange((key) => {
        this.view.redraw(this.model.nodesOf(key));
      }),
      sessions.onDidClose((account) => {
        this.regions.forget(account);
        this.view.redrawAll();
      }),
      profiles.onDidChange(() => {
        this.accountsChanged();
      }),
      this.regions.onDidChange(() => {
        this.view.redrawAll();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingId.regions)) this.view.redrawAll();
      }),
    );
  }

  /** Selects a resource in the tree, if the tree is on the screen. */
  reveal(resource: Resource): Promise<void> {
    return this.view.reveal(resource);
  }

  /** Opens an account in the tree, where the accounts are rows of it. */
  async openAccount(account: string): Promise<void> {
    const node = this.model.nodeOfAccount(account);
    if (node !== undefined) await this.view.expand(node);
  }

  /** Fires when the tree is on the screen. */
  get onDidShow(): vscode.Event<void> {
    return this.view.onDidShow;
  }

  /** The nodes that are selected in the tree, for commands run from the palette or a key. */
  get selected(): readonly unknown[] {
    return this.view.selected;
  }

  /** Reads a node again: a resource itself, and the lists at or below it as far as they are open. */
  private async refresh(target: unknown): Promise<void> {
    const node = isNode(target) ? target : undefined;
    this.model.markStale(node);
    if (node === undefined) {
      for (const profile of this.parts.profiles.all()) this.regions.askAgain(profile.id);
      this.view.redrawAll();
      return;
    }
    this.view.redraw([node]);
    const resource = node.type === 'resource' ? this.model.resource(node) : undefined;
    if (resource !== undefined) await this.parts.sessions.of(node.account)?.estate.reread(resource);
  }

  private async loadMore(target: unknown): Promise<void> {
    if (isNode(target) && target.type === 'more') await this.model.loadMore(target.account, target.scope);
  }

  private retry(target: unknown): void {
    if (!isNode(target) || target.type !== 'error') return;
    this.model.lists.markStale(target);
    if (target.parent !== undefined) this.view.redraw([target.parent]);
  }

  private async copyRequestIds(targets: readonly unknown[]): Promise<void> {
    const requestIds = targets.flatMap((target) =>
      isNode(target) && target.type === 'error' ? (explain(target.error).requestId ?? []) : [],
    );
    if (requestIds.length > 0) await vscode.env.clipboard.writeText(requestIds.join('\n'));
    else
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The service gave no request ID: the request did not reach it.'),
      );
  }

  private async chooseRegions(target: unknown): Promise<void> {
    const account = isNode(target) ? target.account : this.parts.profiles.active()?.id;
    if (account !== undefined) await chooseRegions(this.regions, account);
  }

  private accountsChanged(): void {
    const profiles = this.parts.profiles.all();
    this.model.forgetAllBut(profiles.map((profile) => profile.id));
    this.describe();
    this.view.redrawAll();
  }

  /** With several accounts the title says which one commands use; with one, what its row would say stands above. */
  private describe(): void {
    const { profiles } = this.parts;
    const active = profiles.active();
    const isOne = profiles.all().length === 1;
    this.view.describe(active === undefined || isOne ? '' : plainText(active.name));
    const message = vscode.l10n.t('The AccessKey is used for this session only and is not kept.');
    this.view.say(isOne && active?.sessionOnly === true ? message : '');
  }

  private names(): ConstructorParameters<typeof TreeItems>[2] {
    return {
      account: (account) => {
        const profile = this.parts.profiles.get(account);
        const sandbox = profile?.source === 'sandbox';
        return {
          name: profile?.name ?? account,
          detail: sandbox
            ? vscode.l10n.t('Built-in sandbox')
            : (profile?.endpoint ?? vscode.l10n.t('Default endpoints')),
          notes: profile === undefined ? [] : accountNotes(profile, this.parts.profiles.active()?.id),
          hasOwnKey: profile?.source === 'accessKey',
        };
      },
      region: (account, region) => this.regions.name(account, region),
    };
  }
}

/** What a command was started on: the selected rows where there are several, else the row that was clicked, if any. */
function nodesOf([clicked, selected]: readonly unknown[]): readonly unknown[] {
  return Array.isArray(selected) && selected.length > 0 ? selected : [clicked];
}

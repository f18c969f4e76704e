import * as vscode from 'vscode';
import type { Catalogue } from '../catalog/catalogue';
import { allowedOn } from '../catalog/catalogue';
import type { Kind, Severity } from '../catalog/kind';
import type { Operation } from '../catalog/operation';
import { fillTemplate } from '../estate/describeRow';
import { explain } from '../estate/explain';
import { plainText, shortText } from '../estate/plainText';
import type { PendingChanges } from '../estate/pendingChanges';
import { severityOf } from '../estate/severity';
import type { Resource } from '../estate/resource';
import { nameOf, stateMessage } from '../estate/resourceName';
import { guidesFor } from '../guides/index';
import { commandId, nodeTag } from '../manifest/identifiers';
import { operationsTo } from '../teardown/ending';
import { translate, translateText } from '../workbench/translate';
import type { AccountNode, ErrorNode, FolderNode, MoreNode, RegionNode, ResourceNode, TreeNode } from './nodes';
import type { TreeModel } from './treeModel';

/** Names that the tree shows and the model does not know. */
export interface TreeNames {
  account(account: string): {
    readonly name: string;
    readonly detail: string;
    readonly notes: readonly string[];
    readonly hasOwnKey: boolean;
  };
  region(account: string, region: string): string;
}

/** Theme colours by how serious a state is; the icon and the text say the same without colour. */
const colours: Readonly<Record<Severity, string>> = {
  good: 'testing.iconPassed',
  working: 'charts.blue',
  attention: 'list.warningForeground',
  bad: 'list.errorForeground',
  ended: 'disabledForeground',
};

const stateIcons: Readonly<Partial<Record<Severity, string>>> = {
  attention: 'warning',
  bad: 'error',
  ended: 'circle-slash',
};

/** Characters of a row's name and of each fact behind it: what the service allows, and more than fits on a screen. */
const longest = 300;

/** Draws the nodes of the tree. */
export class TreeItems {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly model: TreeModel,
    private readonly names: TreeNames,
    private readonly pending: PendingChanges,
  ) {}

  of(node: TreeNode): vscode.TreeItem {
    switch (node.type) {
      case 'account':
        return this.account(node);
      case 'region':
        return this.region(node);
      case 'folder':
        return this.folder(node);
      case 'resource':
        return this.resource(node);
      case 'more':
        return this.more(node);
      case 'error':
        return this.error(node);
      case 'empty': {
        const item = plain(node.id, vscode.l10n.t('None'), vscode.TreeItemCollapsibleState.None);
        item.iconPath = new vscode.ThemeIcon('dash', new vscode.ThemeColor('disabledForeground'));
        return item;
      }
    }
  }

  private account(node: AccountNode): vscode.TreeItem {
    const { name, detail, notes, hasOwnKey } = this.names.account(node.account);
    const item = plain(node.id, shortFact(name), vscode.TreeItemCollapsibleState.Collapsed);
    item.description = notes.join(' · ');
    item.tooltip = `${plainText(name)}\n${detail}`;
    item.iconPath = new vscode.ThemeIcon('account');
    // Otherwise the tooltip is read out, which is the same for both accounts of the sandbox.
    item.accessibilityInformation = { label: [plainText(name), item.description].filter(Boolean).join(', ') };
    item.contextValue = `${nodeTag.account} ${hasOwnKey ? nodeTag.ownKey : nodeTag.sandbox}`;
    return item;
  }

  private region(node: RegionNode): vscode.TreeItem {
    const name = this.names.region(node.account, node.region);
    const item = plain(node.id, name === '' ? node.region : name, vscode.TreeItemCollapsibleState.Collapsed);
    item.description = name === '' ? '' : node.region;
    item.iconPath = new vscode.ThemeIcon('globe');
    const creations = this.catalogue.createdUnder('region').map((operation) => nodeTag.can(operation.name));
    item.contextValue = [nodeTag.region, ...creations].join(' ');
    return item;
  }

  private folder(node: FolderNode): vscode.TreeItem {
    const kind = this.catalogue.kind(node.kind);
    const item = plain(node.id, translateText(kind.plural), vscode.TreeItemCollapsibleState.Collapsed);
    item.iconPath = new vscode.ThemeIcon(kind.icon);
    const parent = node.parent?.type === 'resource' ? this.model.resource(node.parent) : undefined;
    const creations = this.catalogue
      .creationsIn(node.kind, node.scope.parent?.kind)
      .filter((operation) => parent === undefined || this.catalogue.acceptsParent(operation, parent))
      .map((operation) => nodeTag.can(operation.name));
    item.contextValue = [nodeTag.folder, ...creations].join(' ');
    return item;
  }

  private resource(node: ResourceNode): vscode.TreeItem {
    const resource = this.model.resource(node);
    // Between a deletion and the next drawing the row is still there.
    if (resource === undefined) return plain(node.id, '', vscode.TreeItemCollapsibleState.None);
    const item = this.ofResource(this.catalogue.kind(node.kind), resource, node.id);
    item.command = { command: commandId.showDetails, title: vscode.l10n.t('Show Details'), arguments: [node] };
    return item;
  }

  /** The row of a resource, wherever it stands. */
  ofResource(kind: Kind, resource: Resource, id: string): vscode.TreeItem {
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    const item = plain(id, titleOf(resource), this.model.hasChildren(kind.id) ? Collapsed : None);
    const progress = this.pending.of(resource.key);
    const state = progress === undefined ? translate(stateMessage(kind, resource)) : translate(progress);
    const ownId = resource.name === '' ? '' : resource.id;
    const facts = [state, ...glance(kind, resource), ownId].filter((fact) => fact !== '').map(shortFact);
    item.description = facts.join(' · ');
    item.iconPath = iconOf(kind, resource, progress !== undefined);
    item.contextValue = this.tags(kind, resource).join(' ');
    item.accessibilityInformation = { label: [translateText(kind.label), titleOf(resource), ...facts].join(', ') };
    return item;
  }

  private tags(kind: Kind, resource: Resource): readonly string[] {
    const allowed = (operation: Operation): boolean => allowedOn(operation, resource);
    const changes = this.catalogue.changesOf(kind.id).filter(allowed);
    const creations = this.catalogue
      .createdUnder(kind.id)
      .filter((operation) => this.catalogue.acceptsParent(operation, resource));
    return [
      nodeTag.resource,
      ...(resource.name === '' ? [] : [nodeTag.named]),
      ...(kind.console === undefined ? [] : [nodeTag.console]),
      ...(kind.terraform === undefined ? [] : [nodeTag.terraform]),
      ...(guidesFor(resource).length === 0 ? [] : [nodeTag.guided]),
      ...[...changes, ...creations].map((operation) => nodeTag.can(operation.name)),
      ...(kind.teardown?.goals ?? [])
        .filter((goal) => (operationsTo(this.catalogue, resource, goal)?.length ?? 0) > 0)
        .map((goal) => nodeTag.teardown(goal)),
    ];
  }

  private more(node: MoreNode): vscode.TreeItem {
    const item = plain(node.id, vscode.l10n.t('Load more'), vscode.TreeItemCollapsibleState.None);
    item.description = vscode.l10n.t('{0} of {1}', node.shown, node.total);
    item.iconPath = new vscode.ThemeIcon('ellipsis');
    item.contextValue = nodeTag.more;
    item.command = { command: commandId.loadMore, title: vscode.l10n.t('Load more'), arguments: [node] };
    return item;
  }

  private error(node: ErrorNode): vscode.TreeItem {
    const { what, said, why, tried, todo, code, requestId, needsAccessKey } = explain(node.error);
    // Without a code the reason says most: rows are short.
    const item = plain(node.id, shortFact(code ?? translate(why ?? what)), vscode.TreeItemCollapsibleState.None);
    const reason = code === undefined || why === undefined ? undefined : translate(why);
    item.description = shortFact([requestId, reason].filter((fact) => fact !== undefined).join(' · '));
    const lines = [translate(what), said, ...[why, tried, todo].map((part) => part && translate(part))].filter(
      (line) => line !== undefined,
    );
    const identity = requestId === undefined ? [] : [vscode.l10n.t('Request ID: {0}', requestId)];
    item.tooltip = [...lines, ...identity].map(plainText).join('\n');
    item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
    item.contextValue = needsAccessKey === true ? `${nodeTag.error} ${nodeTag.needsAccessKey}` : nodeTag.error;
    item.accessibilityInformation = { label: vscode.l10n.t('Could not be loaded: {0}', item.tooltip) };
    return item;
  }
}

/** The name a person gave, or the identity. */
export function titleOf(resource: Resource): string {
  return shortText(nameOf(resource), longest);
}

function shortFact(fact: string): string {
  return shortText(fact, longest);
}

function plain(id: string, label: string, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const item = new vscode.TreeItem(label, state);
  item.id = id;
  return item;
}

/** What matters at a glance; the templates are translated before they are filled. */
function glance(kind: Kind, resource: Resource): readonly string[] {
  return kind.glance
    .map((template) => fillTemplate(kind, resource, template, translateText))
    .filter((text) => text !== undefined);
}

function iconOf(kind: Kind, resource: Resource, busy: boolean): vscode.ThemeIcon {
  const state = resource.state === undefined ? undefined : kind.states[resource.state];
  if (busy || state?.transitional === true) return new vscode.ThemeIcon('loading~spin');
  if (state === undefined) return new vscode.ThemeIcon(resource.wireState === undefined ? kind.icon : 'question');
  const severity = severityOf(kind, resource) ?? state.severity;
  return new vscode.ThemeIcon(stateIcons[severity] ?? kind.icon, new vscode.ThemeColor(colours[severity]));
}

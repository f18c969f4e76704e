import * as vscode from 'vscode';
import { explain } from '../estate/explain';
import { plainText } from '../estate/plainText';
import { rowTag } from '../manifest/identifiers';
import { translate } from '../workbench/translate';
import type { ActivityNode, FailureNode } from './activityNodes';
import type { Status } from './change';
import { requestIdOf } from './change';
import { factsOf, spokenOf } from './rowFacts';
import type { ChangeRow, RowGroup } from './rows';
import { descriptionOf, groupTitle, labelOf, type RowContext } from './rowWords';

/** Icon and theme colour of a status; no two of them differ by the colour alone. */
const icons: Readonly<Record<Status, readonly [icon: string, colour: string]>> = {
  running: ['loading~spin', 'charts.blue'],
  elsewhere: ['sync~spin', 'charts.blue'],
  waiting: ['watch', 'charts.blue'],
  succeeded: ['pass', 'testing.iconPassed'],
  unseen: ['pass', 'list.warningForeground'],
  failedLater: ['warning', 'list.errorForeground'],
  refused: ['error', 'list.errorForeground'],
  withoutEffect: ['circle-slash', 'list.errorForeground'],
  notSent: ['circle-slash', 'disabledForeground'],
  unknown: ['question', 'list.warningForeground'],
};

const groupIcons: Readonly<Record<string, string>> = { attention: 'bell-dot', running: 'play-circle' };

/** Draws a node of the view. */
export function activityItem(node: ActivityNode, context: RowContext): vscode.TreeItem {
  switch (node.type) {
    case 'group':
      return groupItem(node, context);
    case 'change':
      return changeItem(node, context);
    case 'failure':
      return failureItem(node);
  }
}

function groupItem(group: RowGroup, context: RowContext): vscode.TreeItem {
  const item = new vscode.TreeItem(groupTitle(group, context), vscode.TreeItemCollapsibleState.Expanded);
  item.id = `group ${group.id}`;
  item.description = String(group.rows.length);
  item.iconPath = new vscode.ThemeIcon(groupIcons[group.id] ?? 'calendar');
  return item;
}

function changeItem(row: ChangeRow, context: RowContext): vscode.TreeItem {
  const item = new vscode.TreeItem(labelOf(row, context), vscode.TreeItemCollapsibleState.None);
  item.id = row.id;
  item.description = descriptionOf(row, context);
  item.iconPath = iconOf(row);
  item.tooltip = factsOf(row, context).join('\n');
  item.accessibilityInformation = { label: spokenOf(row, context) };
  item.contextValue = tagsOf(row).join(' ');
  return item;
}

function iconOf({ change: { status, decisive } }: ChangeRow): vscode.ThemeIcon {
  const [icon, colour] = icons[status];
  // What was found out later is marked, because nobody was told of it when it happened.
  const isLate = status === 'succeeded' && decisive.ending?.by !== 'answer';
  return new vscode.ThemeIcon(isLate ? 'history' : icon, new vscode.ThemeColor(colour));
}

function tagsOf({ change, canCheck, revert }: ChangeRow): readonly string[] {
  return [
    rowTag.change,
    ...(change.retry === undefined ? [] : [rowTag.retry]),
    ...(canCheck ? [rowTag.check] : []),
    ...(change.status === 'unknown' ? [rowTag.unknown] : []),
    ...(change.resource === undefined ? [] : [rowTag.resource]),
    ...(change.operation === undefined ? [] : [rowTag.known]),
    ...(requestIdOf(change) === undefined ? [] : [rowTag.requestId]),
    ...(revert === undefined || revert === 'again' ? [] : [rowTag.revert]),
  ];
}

function failureItem({ error }: FailureNode): vscode.TreeItem {
  const { what, todo } = explain(error);
  const title = vscode.l10n.t('The journal could not be read');
  const item = new vscode.TreeItem(title);
  item.id = 'failure';
  item.description = plainText(translate(what));
  const lines = [title, translate(what), ...(todo === undefined ? [] : [translate(todo)])];
  item.tooltip = lines.map(plainText).join('\n');
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  item.accessibilityInformation = { label: lines.map(plainText).join(', ') };
  item.contextValue = rowTag.failure;
  return item;
}

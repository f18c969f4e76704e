import type { Catalogue } from '../catalog/catalogue';
import type { Effect, Operation } from '../catalog/operation';
import { askedOf, runsOnMany } from '../catalog/operation';
import type { FixedCommandId, TeardownStage } from './identifiers';
import { commandId, contextKey, nodeTag, onNode, onTeardown, operationCommandId, rowTag, viewId } from './identifiers';

/** A place in a menu: which one, when, and in which group. */
export interface MenuPlace {
  readonly menu: 'view/title' | 'view/item/context';
  readonly when: string;
  readonly group: string;
}

/** One command as package.json declares it. `title` is English; the manifest refers to it by a key. */
export interface CommandDeclaration {
  readonly id: string;
  readonly title: string;
  readonly icon?: string;
  /** `when` of the command palette. */
  readonly palette: string;
  readonly places: readonly MenuPlace[];
}

const always = 'true';
const never = 'false';
const title = (group: string, when = 'true'): MenuPlace => ({
  menu: 'view/title',
  when: when === 'true' ? `view == ${viewId.explorer}` : `view == ${viewId.explorer} && ${when}`,
  group,
});
const item = (tag: string, group: string): MenuPlace => ({ menu: 'view/item/context', when: onNode(tag), group });
/** On one row only; hidden while several are selected. */
const single = (tag: string, group: string): MenuPlace => ({
  menu: 'view/item/context',
  when: `${onNode(tag)} && !listMultiSelection`,
  group,
});
/** The same in the activity view. */
const activityTitle = (group: string): MenuPlace => ({
  menu: 'view/title',
  when: `view == ${viewId.activity}`,
  group,
});
const row = (tag: string, ...places: readonly string[]): readonly MenuPlace[] =>
  places.map((group) => ({ menu: 'view/item/context', when: onNode(tag, viewId.activity), group }));

/** A button of the view of teardown plans, and the same in the menu of a plan's row, while its plan is in a stage. */
const planButton = (order: number, ...stages: readonly TeardownStage[]): Omit<CommandDeclaration, 'id' | 'title'> => {
  const { row, selected } = onTeardown(...stages);
  const button = { menu: 'view/title', when: `view == ${viewId.teardown} && ${selected}` } as const;
  return {
    palette: selected,
    places: [
      { ...button, group: `navigation@${order}` },
      { menu: 'view/item/context', when: row, group: `1_plan@${order}` },
    ],
  };
};

/** Commands that do not belong to one operation. The type makes sure that none is forgotten. */
const fixed: Readonly<Record<FixedCommandId, Omit<CommandDeclaration, 'id'>>> = {
  [commandId.addAccessKey]: {
    title: 'Add AccessKey...',
    icon: 'key',
    palette: always,
    places: [title('2_accounts@1')],
  },
  [commandId.exploreSandbox]: {
    title: 'Explore the Sandbox',
    icon: 'beaker',
    palette: always,
    places: [title('2_accounts@2')],
  },
  [commandId.switchAccount]: {
    title: 'Switch Account...',
    palette: contextKey.severalAccounts,
    places: [title('2_accounts@3', contextKey.severalAccounts)],
  },
  [commandId.advanceSandboxClock]: {
    title: 'Move the Sandbox Clock Forward...',
    palette: contextKey.sandboxActive,
    places: [single(nodeTag.sandbox, '4_sandbox@1'), title('4_sandbox@1', contextKey.sandboxActive)],
  },
  [commandId.copySandboxAccess]: {
    title: 'Copy Sandbox Access for Other Clients',
    palette: contextKey.sandboxActive,
    places: [single(nodeTag.sandbox, '4_sandbox@2'), title('4_sandbox@2', contextKey.sandboxActive)],
  },
  [commandId.resetSandbox]: {
    title: 'Reset the Sandbox...',
    palette: contextKey.sandboxActive,
    places: [single(nodeTag.sandbox, '4_sandbox@3'), title('4_sandbox@3', contextKey.sandboxActive)],
  },
  [commandId.renameAccount]: {
    title: 'Rename Account...',
    palette: contextKey.hasAccounts,
    places: [single(nodeTag.account, '2_account@1'), title('3_account@1', contextKey.hasAccounts)],
  },
  [commandId.replaceAccessKey]: {
    title: 'Replace AccessKey...',
    palette: contextKey.hasAccounts,
    places: [single(nodeTag.ownKey, '2_account@2'), title('3_account@2', contextKey.hasAccounts)],
  },
  [commandId.enterAccessKeyAgain]: {
    title: 'Enter Again...',
    icon: 'key',
    palette: never,
    places: [item(nodeTag.needsAccessKey, 'inline@2'), item(nodeTag.needsAccessKey, '1_retry@2')],
  },
  [commandId.setEndpoint]: {
    title: 'Set Endpoint...',
    palette: contextKey.hasAccounts,
    places: [single(nodeTag.ownKey, '2_account@3'), title('3_account@3', contextKey.hasAccounts)],
  },
  [commandId.removeAccount]: {
    title: 'Remove Account...',
    palette: contextKey.hasAccounts,
    places: [single(nodeTag.account, '9_remove@1'), title('3_account@4', contextKey.hasAccounts)],
  },
  [commandId.chooseRegions]: {
    title: 'Choose Regions...',
    icon: 'globe',
    palette: contextKey.hasAccounts,
    places: [title('navigation@1', contextKey.hasAccounts), single(nodeTag.region, '2_region@1')],
  },
  [commandId.refresh]: {
    title: 'Refresh',
    icon: 'refresh',
    palette: contextKey.hasAccounts,
    places: [
      title('navigation@2', contextKey.hasAccounts),
      item(nodeTag.region, 'inline@9'),
      item(nodeTag.folder, 'inline@9'),
      item(nodeTag.resource, '7_refresh@1'),
    ],
  },
  [commandId.loadMore]: { title: 'Load more', palette: never, places: [] },
  [commandId.retry]: {
    title: 'Retry',
    icon: 'refresh',
    palette: never,
    places: [item(nodeTag.error, 'inline@1'), item(nodeTag.error, '1_retry@1')],
  },
  [commandId.findResource]: {
    title: 'Find Resource...',
    icon: 'search',
    palette: contextKey.hasAccounts,
    places: [title('navigation@0', contextKey.hasAccounts)],
  },
  [commandId.showDetails]: {
    title: 'Show Details',
    palette: contextKey.hasAccounts,
    places: [single(nodeTag.resource, '1_open@1')],
  },
  [commandId.openGuide]: {
    title: 'Open Guide',
    icon: 'compass',
    palette: contextKey.hasAccounts,
    places: [single(nodeTag.guided, '1_open@4')],
  },
  [commandId.viewJson]: {
    title: 'View as JSON',
    palette: contextKey.hasAccounts,
    places: [single(nodeTag.resource, '1_open@2')],
  },
  [commandId.openConsole]: {
    title: 'Open in Console',
    palette: contextKey.hasAccounts,
    places: [single(nodeTag.console, '1_open@3')],
  },
  [commandId.copyId]: { title: 'Copy ID', palette: never, places: [item(nodeTag.resource, '6_copy@1')] },
  [commandId.copyName]: { title: 'Copy Name', palette: never, places: [item(nodeTag.named, '6_copy@2')] },
  [commandId.copyLink]: { title: 'Copy Link', palette: never, places: [single(nodeTag.resource, '6_copy@3')] },
  [commandId.copyImportBlock]: {
    title: 'Copy Terraform Import Block',
    palette: never,
    places: [single(nodeTag.terraform, '6_copy@4')],
  },
  [commandId.exportList]: {
    title: 'Export List as CSV...',
    palette: never,
    places: [single(nodeTag.folder, '6_export@1')],
  },
  [commandId.copyRequestId]: { title: 'Copy Request ID', palette: never, places: [item(nodeTag.error, '2_help@1')] },
  [commandId.openLog]: {
    title: 'Open Log',
    palette: always,
    places: [item(nodeTag.error, '2_help@2'), title('9_log@1'), activityTitle('9_log@1')],
  },
  [commandId.showActivity]: { title: 'Show Activity', palette: contextKey.hasAccounts, places: [] },
  [commandId.refreshActivity]: {
    title: 'Refresh Activity',
    icon: 'refresh',
    palette: never,
    places: [activityTitle('navigation@1'), ...row(rowTag.failure, 'inline@1', '1_retry@1')],
  },
  [commandId.clearFinished]: {
    title: 'Clear Finished...',
    icon: 'clear-all',
    palette: contextKey.hasAccounts,
    places: [activityTitle('navigation@2')],
  },
  [commandId.checkChange]: {
    title: 'Check Again',
    icon: 'eye',
    palette: contextKey.hasAccounts,
    places: [...row(rowTag.check, 'inline@1', '1_settle@1')],
  },
  [commandId.retryChange]: {
    title: 'Retry',
    icon: 'refresh',
    palette: contextKey.hasAccounts,
    places: [...row(rowTag.retry, 'inline@2', '1_settle@2')],
  },
  [commandId.markChangeSettled]: {
    title: 'Mark as Settled...',
    palette: contextKey.hasAccounts,
    places: [...row(rowTag.unknown, '1_settle@4')],
  },
  [commandId.revertChange]: {
    title: 'Revert...',
    icon: 'discard',
    palette: contextKey.hasAccounts,
    places: [...row(rowTag.revert, 'inline@2', '1_settle@3')],
  },
  [commandId.openChangedResource]: {
    title: 'Open Resource',
    icon: 'go-to-file',
    palette: contextKey.hasAccounts,
    places: [...row(rowTag.resource, 'inline@3', '2_open@1')],
  },
  [commandId.copyChangeAsCli]: {
    title: 'Copy as CLI',
    palette: contextKey.hasAccounts,
    places: [...row(rowTag.known, '3_copy@1')],
  },
  [commandId.copyChangeRequestId]: {
    title: 'Copy Request ID',
    palette: contextKey.hasAccounts,
    places: [...row(rowTag.requestId, '3_copy@2')],
  },
  [commandId.terminateWithDependencies]: {
    title: 'Terminate with Dependencies...',
    palette: contextKey.hasAccounts,
    places: [single(nodeTag.teardown('terminate'), '8_end@98')],
  },
  [commandId.deleteWithDependencies]: {
    title: 'Delete with Dependencies...',
    palette: contextKey.hasAccounts,
    places: [single(nodeTag.teardown('delete'), '8_end@99')],
  },
  [commandId.runTeardown]: { title: 'Run Teardown Plan...', icon: 'play', ...planButton(1, 'ready') },
  [commandId.resumeTeardown]: {
    title: 'Resume Teardown...',
    icon: 'debug-continue',
    ...planButton(1, 'resumable'),
  },
  [commandId.stopTeardown]: { title: 'Stop Teardown', icon: 'debug-stop', ...planButton(1, 'running') },
  [commandId.readTeardownAgain]: {
    title: 'Read Teardown Plan Again',
    icon: 'refresh',
    ...planButton(2, 'ready', 'resumable', 'blocked'),
  },
  [commandId.discardTeardown]: {
    title: 'Discard Teardown Plan',
    icon: 'close',
    ...planButton(3, 'ready', 'resumable', 'blocked', 'over'),
  },
};

/** Menu group of an operation by what it does; destructive ones stand apart at the end. */
const groups: Readonly<Record<Exclude<Effect, 'list' | 'get'>, string>> = {
  create: '3_create',
  modify: '4_change',
  order: '4_change',
  apply: '4_change',
  confirm: '4_change',
  enable: '4_change',
  recover: '4_change',
  connect: '4_change',
  attach: '4_change',
  accept: '4_change',
  reject: '8_end',
  detach: '8_end',
  deactivate: '8_end',
  cancel: '8_end',
  terminate: '8_end',
  delete: '8_end',
};

function operationCommand(operation: Operation, order: number, isEdit: boolean): CommandDeclaration {
  const effect = operation.effect;
  if (effect === 'list' || effect === 'get') throw new Error(`${operation.name} changes nothing and has no command`);
  const tag = nodeTag.can(operation.name);
  const inline = isEdit ? [item(tag, 'inline@1')] : [];
  const place = runsOnMany(operation) ? item : single;
  return {
    id: operationCommandId(operation.name),
    title: asksForMore(operation) ? `${operation.label}...` : operation.label,
    ...(isEdit ? { icon: 'edit' } : {}),
    palette: contextKey.hasAccounts,
    places: [...inline, place(tag, `${groups[effect]}@${order}`)],
  };
}

/** Titles end in dots when a form or a question follows. */
function asksForMore(operation: Operation): boolean {
  return askedOf(operation).length > 0 || operation.destructive === true;
}

/** All commands of the product. */
export function commandDeclarations(catalogue: Catalogue): readonly CommandDeclaration[] {
  const entries = Object.entries(fixed).map(([id, declaration]) => ({ id, ...declaration }));
  return [
    ...entries,
    ...catalogue
      .writes()
      .map((operation, index) => operationCommand(operation, index + 1, catalogue.isEdit(operation))),
  ];
}

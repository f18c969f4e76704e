/** Every identifier that package.json and the code share. The manifest is generated from these, so neither can drift. */
export const containerId = 'expressConnect';

export const viewId = {
  explorer: 'expressConnect.explorer',
  teardown: 'expressConnect.teardown',
  activity: 'expressConnect.activity',
} as const;

export const commandId = {
  addAccessKey: 'expressConnect.addAccessKey',
  exploreSandbox: 'expressConnect.exploreSandbox',
  switchAccount: 'expressConnect.switchAccount',
  resetSandbox: 'expressConnect.resetSandbox',
  advanceSandboxClock: 'expressConnect.advanceSandboxClock',
  copySandboxAccess: 'expressConnect.copySandboxAccess',
  renameAccount: 'expressConnect.renameAccount',
  replaceAccessKey: 'expressConnect.replaceAccessKey',
  enterAccessKeyAgain: 'expressConnect.enterAccessKeyAgain',
  setEndpoint: 'expressConnect.setEndpoint',
  removeAccount: 'expressConnect.removeAccount',
  chooseRegions: 'expressConnect.chooseRegions',
  refresh: 'expressConnect.refresh',
  loadMore: 'expressConnect.loadMore',
  retry: 'expressConnect.retry',
  findResource: 'expressConnect.findResource',
  showDetails: 'expressConnect.showDetails',
  openGuide: 'expressConnect.openGuide',
  viewJson: 'expressConnect.viewJson',
  copyId: 'expressConnect.copyId',
  copyName: 'expressConnect.copyName',
  copyLink: 'expressConnect.copyLink',
  copyImportBlock: 'expressConnect.copyImportBlock',
  exportList: 'expressConnect.exportList',
  openConsole: 'expressConnect.openConsole',
  copyRequestId: 'expressConnect.copyRequestId',
  openLog: 'expressConnect.openLog',
  terminateWithDependencies: 'expressConnect.terminateWithDependencies',
  deleteWithDependencies: 'expressConnect.deleteWithDependencies',
  runTeardown: 'expressConnect.runTeardown',
  resumeTeardown: 'expressConnect.resumeTeardown',
  stopTeardown: 'expressConnect.stopTeardown',
  readTeardownAgain: 'expressConnect.readTeardownAgain',
  discardTeardown: 'expressConnect.discardTeardown',
  showActivity: 'expressConnect.showActivity',
  refreshActivity: 'expressConnect.refreshActivity',
  clearFinished: 'expressConnect.clearFinished',
  retryChange: 'expressConnect.retryChange',
  checkChange: 'expressConnect.checkChange',
  markChangeSettled: 'expressConnect.markChangeSettled',
  revertChange: 'expressConnect.revertChange',
  openChangedResource: 'expressConnect.openChangedResource',
  copyChangeAsCli: 'expressConnect.copyChangeAsCli',
  copyChangeRequestId: 'expressConnect.copyChangeRequestId',
} as const;

export type FixedCommandId = (typeof commandId)[keyof typeof commandId];

/** The command of an operation: `TerminateVirtualBorderRouter` becomes `expressConnect.terminateVirtualBorderRouter`. */
export function operationCommandId(operationName: string): string {
  return `expressConnect.${operationName.charAt(0).toLowerCase()}${operationName.slice(1)}`;
}

export const contextKey = {
  hasAccounts: 'expressConnect.hasAccounts',
  severalAccounts: 'expressConnect.severalAccounts',
  /** The active account is one of the sandbox. */
  sandboxActive: 'expressConnect.sandboxActive',
  /** What can be done with the selected teardown plan: a {@link TeardownStage}; empty when there is no plan. */
  teardown: 'expressConnect.teardownStage',
} as const;

export const settingId = {
  regions: 'expressConnect.regions',
  requestTimeout: 'expressConnect.requestTimeout',
  concurrency: 'expressConnect.concurrency',
  sandboxEstate: 'expressConnect.sandbox.estate',
} as const;

/** What the sandbox can start with, the usual one first. */
export const sandboxEstates = ['demo', 'showcase', 'large', 'empty'] as const;

export type SandboxEstate = (typeof sandboxEstates)[number];

/** What can be done with a teardown plan; also the word in the context value of its row. */
export type TeardownStage = 'ready' | 'resumable' | 'blocked' | 'running' | 'over';

/** Words in a tree item's context value. `can.X` is present when operation X is allowed on the node right now. */
export const nodeTag = {
  account: 'account',
  /** An account with an AccessKey of its own; the sandbox has none to replace. */
  ownKey: 'ownKey',
  /** An account of the built-in sandbox. */
  sandbox: 'sandbox',
  region: 'region',
  folder: 'folder',
  resource: 'resource',
  error: 'error',
  /** An error that entering the AccessKey of the account again may help against. */
  needsAccessKey: 'needsAccessKey',
  more: 'more',
  named: 'named',
  console: 'console',
  /** A resource that Terraform can adopt. */
  terraform: 'terraform',
  /** A resource about which a guide tells what comes next. */
  guided: 'guided',
  can: (operationName: string): string => `can.${operationName}`,
  /** A resource that can be brought to this goal together with what hangs on it. */
  teardown: (goal: string): string => `teardown.${goal}`,
} as const;

/** Words in the context value of a row of the activity view: what can be done with the change. */
export const rowTag = {
  change: 'change',
  retry: 'retry',
  check: 'check',
  /** Nobody knows whether it was carried out. */
  unknown: 'unknown',
  revert: 'revert',
  resource: 'resource',
  /** The catalogue knows the operation. */
  known: 'known',
  requestId: 'requestId',
  /** The journal could not be read. */
  failure: 'failure',
} as const;

/** A `when` clause that is true on nodes which carry the tag. */
export function onNode(tag: string, view: (typeof viewId)[keyof typeof viewId] = viewId.explorer): string {
  return `view == ${view} && viewItem =~ /(^| )${tag.replace('.', '\\.')}( |$)/`;
}

/** A `when` clause that is true on the rows of teardown plans, or for the selected plan, in one of these stages. */
export function onTeardown(...stages: readonly TeardownStage[]): { readonly row: string; readonly selected: string } {
  const words = `/^(${stages.join('|')})$/`;
  return {
    row: `view == ${viewId.teardown} && viewItem =~ ${words}`,
    selected: `${contextKey.teardown} =~ ${words}`,
  };
}

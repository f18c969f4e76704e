import * as vscode from 'vscode';
import { ActivityCommands } from './activity/activityCommands';
import { ActivityFeed } from './activity/activityFeed';
import { ActivityView } from './activity/activityView';
import { ChangeCheck } from './activity/changeCheck';
import type { FormFiller } from './activity/changeForm';
import { ChangePicker } from './activity/changePicker';
import { ChangeRetry } from './activity/changeRetry';
import { watchFolder } from './activity/folderWatch';
import { tellSettled } from './activity/restartNotice';
import { dayFormatter } from './activity/rowWords';
import { AccountCommands } from './accounts/accountCommands';
import { CredentialStore } from './accounts/credentialStore';
import { SecretsOfChanges } from './accounts/secretsOfChanges';
import { sandboxRoleOf } from './accounts/profile';
import { ProfileStore } from './accounts/profileStore';
import { SandboxCommands } from './accounts/sandboxCommands';
import { SandboxFile } from './accounts/sandboxFile';
import type { SandboxProgram } from './accounts/sandboxHost';
import { SandboxHost } from './accounts/sandboxHost';
import { Sessions } from './accounts/sessions';
import { ChangePath } from './actions/changePath';
import { confirm } from './actions/confirm';
import { DeepLinks } from './actions/deepLinks';
import { dependentsOf } from './actions/dependents';
import { ExportCommands } from './actions/exportCommands';
import { GuideCommands } from './actions/guideCommands';
import { JsonDocuments } from './actions/jsonDocuments';
import { OperationCommands } from './actions/operationCommands';
import { RequestPreviews } from './actions/requestPreviews';
import { Recovery } from './actions/recovery';
import { ResourceCommands } from './actions/resourceCommands';
import { ResourceFinder } from './actions/resourceFinder';
import { ResourceSearch } from './actions/resourceSearch';
import { TargetPicker } from './actions/targetPicker';
import { systemClock } from './api/clock';
import { catalogue } from './catalog/index';
import { callLine } from './api/log';
import { systemRandom } from './api/random';
import type { Resource } from './estate/resource';
import { keyParts } from './estate/resource';
import { PendingChanges } from './estate/pendingChanges';
import { Explorer } from './explorer/explorer';
import { Journal } from './journal/journal';
import { JournaledWrites } from './journal/journaledWrites';
import { JournalFolder } from './journal/journalFolder';
import { processes } from './journal/processes';
import type { Intent } from './journal/records';
import { Settlement } from './journal/settlement';
import { readSecrets } from './journal/secretVault';
import { commandId, contextKey, operationCommandId, settingId } from './manifest/identifiers';
import { DetailsPanel } from './panels/detailsPanel';
import { EstateSource } from './panels/estateSource';
import { FormPanels } from './panels/formPanels';
import { GuideNotes } from './panels/guideNotes';
import { GuidePanels } from './panels/guidePanels';
import type { PanelPorts } from './panels/ports';
import { Commands } from './workbench/commands';
import { ErrorReporter } from './workbench/errorReporter';
import { errorView } from './workbench/errorView';
import { translate } from './workbench/translate';

/** Builds every part of the product and connects them. Disposing of the result takes all of it down again. */
export function composeProduct(
  context: vscode.ExtensionContext,
  loadSandbox: () => Promise<SandboxProgram>,
): vscode.Disposable {
  const base = composeBase(context, loadSandbox);
  const panels = composePanels(context, base);
  const { channel, errors, commands, profiles, credentials, sandbox, sessions, explorer } = base;
  const { details, forms, guides } = panels;
  return vscode.Disposable.from(
    channel,
    profiles,
    sessions,
    sandbox,
    details,
    forms,
    guides,
    vscode.window.registerWebviewPanelSerializer(DetailsPanel.viewType, details),
    vscode.window.registerWebviewPanelSerializer(FormPanels.viewType, forms),
    vscode.window.registerWebviewPanelSerializer(GuidePanels.viewType, guides),
    followAccounts(profiles),
    followLimits(sessions),
    new AccountCommands(profiles, credentials, sessions, errors, (account) => explorer.openAccount(account)).register(
      commands,
    ),
    sandboxCommands(base, panels).register(commands),
    explorer.register(commands),
    registerActions(base, panels),
    composeActivity(base, panels),
    deepLinks(context, base, panels).register(commands),
    commands.register(commandId.openLog, () => {
      channel.show(true);
    }),
  );
}

type Base = ReturnType<typeof composeBase>;
type Panels = ReturnType<typeof composePanels>;

/** What all others build on: the log, the accounts with their sessions, and the tree. */
function composeBase(context: vscode.ExtensionContext, loadSandbox: () => Promise<SandboxProgram>) {
  const channel = vscode.window.createOutputChannel('Express Connect', { log: true });
  const log = (line: string): void => {
    channel.warn(line);
  };
  const errors = new ErrorReporter(channel);
  const commands = new Commands(errors);
  const profiles = new ProfileStore(context.globalState, context.workspaceState);
  const credentials = new CredentialStore(context.secrets);
  const sandbox = new SandboxHost({
    load: loadSandbox,
    file: new SandboxFile(vscode.Uri.joinPath(context.globalStorageUri, 'sandbox.json').fsPath),
    clock: systemClock,
    estate: sandboxEstate,
  });
  const sessions = new Sessions(profiles, credentials, sandbox, catalogue, clientLimits, (call) => {
    // Successes are many; what failed has to be found without turning the level up.
    if (call.result === 'ok') channel.info(callLine(call));
    else channel.warn(callLine(call));
  });
  const finder = new ResourceFinder(sessions);
  const pending = new PendingChanges();
  const explorer = new Explorer({ catalogue, profiles, sessions, pending, log });
  const records = composeJournal(context, errors);
  return {
    channel,
    log,
    errors,
    commands,
    profiles,
    credentials,
    sandbox,
    sessions,
    finder,
    pending,
    explorer,
    ...records,
  };
}

/** The journal of changes, and the only way in which one is sent. */
function composeJournal({ globalStorageUri, secrets }: vscode.ExtensionContext, errors: ErrorReporter) {
  const clock = systemClock;
  const unique = (): string => systemRandom.unique();
  const report = (error: unknown): void => {
    errors.report(error);
  };
  const folder = new JournalFolder(vscode.Uri.joinPath(globalStorageUri, 'journal').fsPath);
  const journal = new Journal({ folder, clock, processes, unique, report });
  const vault = new SecretsOfChanges(secrets);
  const writes = new JournaledWrites({ journal, vault, catalogue, clock, unique, report });
  return { journal, journalFolder: folder.path, vault, writes };
}

/** The panels, and the path of the changes that they hand in and hear of. */
function composePanels({ extensionUri, globalState }: vscode.ExtensionContext, base: Base) {
  const ports = panelPorts(base, (key) => {
    details.show(key);
  });
  const details = new DetailsPanel(extensionUri, {
    ...ports,
    runOperation: (operation, key) => {
      void vscode.commands.executeCommand(operationCommandId(operation), { account: accountOf(key), key });
    },
    viewJson: (key) => {
      void vscode.commands.executeCommand(commandId.viewJson, { account: accountOf(key), key });
    },
    openGuide: (key) => {
      void vscode.commands.executeCommand(commandId.openGuide, { account: accountOf(key), key });
    },
  });
  const notes = new GuideNotes(globalState);
  const guides = new GuidePanels(extensionUri, {
    ...ports,
    startOperation: (operation, at) => {
      void vscode.commands.executeCommand(operationCommandId(operation), at);
    },
    notes,
  });
  const path = changePath(base, details, guides);
  const previews = new RequestPreviews(base.sessions);
  const forms = new FormPanels(extensionUri, {
    ...ports,
    sender: path,
    confirm: async (operation, subject) => {
      const { signal } = new AbortController();
      const estate = base.finder.estateOf(subject.account);
      await confirm(operation, subject, await dependentsOf(catalogue, estate, subject, signal));
    },
    previewRequest: (change) => previews.show(change),
  });
  return { details, guides, forms, path, previews, notes };
}

/** What every panel needs of its surroundings. */
function panelPorts(
  { channel, errors, log, profiles, sessions }: Base,
  openResource: PanelPorts['openResource'],
): PanelPorts {
  return {
    catalogue,
    source: new EstateSource(catalogue, sessions, profiles),
    translate,
    language: vscode.env.language,
    describe: errorView,
    reportError: (error) => {
      errors.report(error);
    },
    log,
    copy: async (text) => vscode.env.clipboard.writeText(text),
    openLog: () => {
      channel.show(true);
    },
    openResource,
  };
}

function changePath(
  { sessions, pending, errors, explorer, writes, journal }: Base,
  details: DetailsPanel,
  guides: GuidePanels,
): ChangePath {
  return new ChangePath({
    catalogue,
    sessions,
    writes,
    journal,
    pending,
    errors,
    clock: systemClock,
    reveal: (resource) => explorer.reveal(resource),
    showDetails: (resource) => {
      details.show(resource.key);
    },
    accepted: (change, outcome) => guides.accepted(change, outcome),
  });
}

/** The commands on resources: operations, details, JSON, search and guides. */
function registerActions(
  { commands, errors, explorer, finder, sessions }: Base,
  { details, forms, guides, path, previews }: Panels,
): vscode.Disposable {
  const picker = new TargetPicker(catalogue, sessions, explorer.regions);
  const documents = new JsonDocuments(catalogue, sessions);
  const showDetails = (resource: Resource): void => {
    details.show(resource.key);
  };
  return vscode.Disposable.from(
    new OperationCommands(catalogue, finder, picker, path, forms).register(commands),
    new ResourceCommands(catalogue, finder, picker, documents, () => explorer.selected, showDetails).register(commands),
    new ResourceSearch({
      catalogue,
      sessions,
      regions: explorer.regions,
      errors,
      clock: systemClock,
      show: async (resource) => {
        showDetails(resource);
        await explorer.reveal(resource);
      },
    }).register(commands),
    new GuideCommands(finder, picker, guides).register(commands),
    new ExportCommands(catalogue, finder).register(commands),
    documents.register(),
    previews.register(),
  );
}

function deepLinks({ extension }: vscode.ExtensionContext, base: Base, { details }: Panels): DeepLinks {
  const { errors, finder, profiles } = base;
  return new DeepLinks({
    extension: extension.id,
    finder,
    errors,
    isAccount: (account) => profiles.get(account) !== undefined,
    showDetails: (key) => {
      details.show(key);
    },
  });
}

/** Goes on with what an earlier window left, from when a view of ours is on the screen. */
function composeRecovery({ journal, vault, sessions, errors }: Base): Recovery {
  const report = (error: unknown): void => {
    errors.report(error);
  };
  const clock = systemClock;
  const accessTo = (account: string): ReturnType<Sessions['of']> => sessions.of(account);
  const settlement = new Settlement({ journal, vault, catalogue, clock, accessTo, report });
  return new Recovery({ journal, settlement, clock, report, followOn: () => undefined });
}

/** The view of the journal and its commands. */
function composeActivity(base: Base, { details, forms, path }: Panels): vscode.Disposable {
  const { journal, journalFolder, vault, commands, finder, profiles, explorer, errors } = base;
  const clock = systemClock;
  const report = (error: unknown): void => {
    errors.report(error);
  };
  const recovery = composeRecovery(base);
  const feed = new ActivityFeed({
    journal,
    catalogue,
    clock,
    dayOf: dayFormatter(),
    watch: (changed) => watchFolder(journalFolder, changed, report),
  });
  const accountName = (account: string): string | undefined =>
    profiles.all().length < 2 ? undefined : (profiles.get(account)?.name ?? account);
  const view = new ActivityView({ feed, clock, accountName });
  const picker = new ChangePicker(feed, () => view.context());
  const check = new ChangeCheck({
    catalogue,
    finder,
    journal,
    picker,
    check: (entry, signal) => recovery.check(entry, signal),
  });
  const openForm: FormFiller = ({ target, ...values }) => forms.openFilled(target, values);
  const secretsOf = async (entry: string) => readSecrets(await vault.get(entry));
  const succeeded = async ({ id, hidden }: Intent, requestId: string | undefined): Promise<void> => {
    const known = requestId === undefined ? {} : { requestId };
    await journal.end({ id, outcome: 'succeeded', by: 'sendingAgain', milliseconds: 0, ...known });
    if (hidden.length > 0) await vault.delete(id);
  };
  const retry = new ChangeRetry({ catalogue, finder, path, check, openForm, secretsOf, succeeded });
  const show = async (resource: Resource): Promise<void> => {
    details.show(resource.key);
    await explorer.reveal(resource);
  };
  const start = (): void => {
    recovery.start();
  };
  return vscode.Disposable.from(
    recovery,
    feed,
    view,
    explorer.onDidShow(start),
    view.onDidShow(start),
    profiles.onDidChange(() => {
      view.redraw();
    }),
    tellSettled(recovery.onDidSettle, () => view.show()),
    new ActivityCommands({ view, picker, check, retry, finder, journal, openForm, show }).register(commands),
  );
}

function sandboxCommands(
  { sandbox, profiles, sessions, errors }: Base,
  { details, forms, guides, notes }: Panels,
): SandboxCommands {
  return new SandboxCommands({
    host: sandbox,
    profiles,
    sessions,
    errors,
    readAgain: async () => {
      for (const panels of [details, forms, guides]) panels.reload();
      await vscode.commands.executeCommand(commandId.refresh);
    },
    forget: (account) => notes.forget(account),
  });
}

/** Tells menus and the empty view what accounts there are, now and whenever that changes. */
function followAccounts(profiles: ProfileStore): vscode.Disposable {
  const setContext = (): void => {
    const count = profiles.all().length;
    void vscode.commands.executeCommand('setContext', contextKey.hasAccounts, count > 0);
    void vscode.commands.executeCommand('setContext', contextKey.severalAccounts, count > 1);
    const active = profiles.active();
    const isSandbox = active !== undefined && sandboxRoleOf(active) !== undefined;
    void vscode.commands.executeCommand('setContext', contextKey.sandboxActive, isSandbox);
  };
  setContext();
  return profiles.onDidChange(setContext);
}

/** Sessions keep the limits that they began with, so other ones need new sessions. */
function followLimits(sessions: Sessions): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(settingId.requestTimeout) || event.affectsConfiguration(settingId.concurrency))
      sessions.closeAll();
  });
}

/** Limits from the settings; they are machine settings, so a workspace cannot change them. */
function clientLimits(): { readonly timeoutMs: number; readonly concurrency: number } {
  const settings = vscode.workspace.getConfiguration();
  return {
    timeoutMs: within(settings.get(settingId.requestTimeout), { least: 1, most: 120, usual: 10 }) * 1_000,
    concurrency: Math.trunc(within(settings.get(settingId.concurrency), { least: 1, most: 20, usual: 5 })),
  };
}

/** What a new sandbox holds. A settings file can hold anything; what is no estate stands for the usual one. */
function sandboxEstate(): string {
  const estate: unknown = vscode.workspace.getConfiguration().get(settingId.sandboxEstate);
  return typeof estate === 'string' ? estate : '';
}

/** VS Code marks values outside the limits in the settings editor and hands them over all the same. */
function within(
  value: unknown,
  limits: { readonly least: number; readonly most: number; readonly usual: number },
): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return limits.usual;
  return Math.min(Math.max(value, limits.least), limits.most);
}

function accountOf(key: string): string {
  return keyParts(key)?.account ?? '';
}

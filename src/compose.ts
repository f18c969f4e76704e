import * as vscode from 'vscode';
import { AccountCommands } from './accounts/accountCommands';
import { CredentialStore } from './accounts/credentialStore';
import { SecretsOfChanges } from './accounts/secretsOfChanges';
import { sandboxRoleOf } from './accounts/profile';
import { Keyring } from './accounts/keyring';
import { ProfileStore } from './accounts/profileStore';
import { SandboxCommands } from './accounts/sandboxCommands';
import { SandboxFile } from './accounts/sandboxFile';
import type { SandboxProgram } from './accounts/sandboxHost';
import { SandboxHost } from './accounts/sandboxHost';
import { Sessions } from './accounts/sessions';
import { afterwards } from './actions/afterwards';
import { ChangePath } from './actions/changePath';
import { confirm } from './actions/confirm';
import { dependentsOf } from './actions/dependents';
import { GuideCommands } from './actions/guideCommands';
import { JsonDocuments } from './actions/jsonDocuments';
import { OperationCommands } from './actions/operationCommands';
import { RequestPreviews } from './actions/requestPreviews';
import { ResourceCommands } from './actions/resourceCommands';
import { ResourceFinder } from './actions/resourceFinder';
import { ResourceSearch } from './actions/resourceSearch';
import { TargetPicker } from './actions/targetPicker';
import { TeardownCommands } from './actions/teardownCommands';
import { TeardownView } from './actions/teardownView';
import { systemClock } from './api/clock';
import { catalogue } from './catalog/index';
import { message } from './catalog/message';
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
import { commandId, contextKey, operationCommandId, settingId } from './manifest/identifiers';
import { DetailsPanel } from './panels/detailsPanel';
import { EstateSource } from './panels/estateSource';
import { FormPanels } from './panels/formPanels';
import { GuideNotes } from './panels/guideNotes';
import { GuidePanels } from './panels/guidePanels';
import type { PanelPorts } from './panels/ports';
import { Holding } from './teardown/holding';
import { RunFiles } from './teardown/runFiles';
import { Teardowns } from './teardown/teardowns';
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
  const credentials = new CredentialStore(new Keyring(context.secrets, systemClock));
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
  const teardowns = teardownsOf(context, { sessions, pending }, records);
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
    teardowns,
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
  return { journal, vault, writes };
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
function registerActions(base: Base, { details, forms, guides, path, previews }: Panels): vscode.Disposable {
  const { commands, errors, explorer, finder, sessions } = base;
  const picker = new TargetPicker(catalogue, sessions, explorer.regions);
  const documents = new JsonDocuments(catalogue, sessions);
  const teardown = composeTeardown(base, picker);
  const showDetails = (resource: Resource): void => {
    details.show(resource.key);
  };
  return vscode.Disposable.from(
    teardown.view,
    teardown.commands.register(commands),
    new OperationCommands(catalogue, finder, picker, path, forms, (goal, subject) =>
      teardown.commands.makeFor(goal, subject),
    ).register(commands),
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
    documents.register(),
    previews.register(),
  );
}

/** Teardown plans: what is under way is kept in files, and found again once somebody looks at the tree. */
function composeTeardown(base: Base, picker: TargetPicker) {
  const { teardowns, finder, errors, explorer } = base;
  const view = new TeardownView(catalogue, teardowns);
  const commands = new TeardownCommands({ catalogue, teardowns, view, finder, picker, errors });
  void afterwards(errors, async () => {
    await explorer.firstShown;
    await commands.load();
  });
  return { view, commands };
}

function teardownsOf(
  { globalStorageUri }: vscode.ExtensionContext,
  { sessions, pending }: { readonly sessions: Sessions; readonly pending: PendingChanges },
  { journal, writes }: ReturnType<typeof composeJournal>,
): Teardowns {
  return new Teardowns({
    catalogue,
    clock: systemClock,
    store: new RunFiles(vscode.Uri.joinPath(globalStorageUri, 'teardowns').fsPath),
    holding: new Holding(systemClock, processes),
    accountOf: (account) => {
      const session = sessions.of(account);
      if (session === undefined) return undefined;
      const { estate, client, ended } = session;
      return {
        estate,
        ended,
        send: async (change, title) => {
          const { id } = await writes.send(change, { client, title });
          return async (how) => {
            const state = 'resource' in how ? how.resource?.state : undefined;
            await journal.settle({ id, end: how.end, ...(state === undefined ? {} : { state }) });
          };
        },
        mark: ({ node }, operation) => pending.set(node.key, message('{0}...', { text: operation.label })),
      };
    },
  });
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

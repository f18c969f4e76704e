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
import { SecretVault } from './accounts/secretVault';
import { sandboxRoleOf } from './accounts/profile';
import { Keyring } from './accounts/keyring';
import { ProfileStore } from './accounts/profileStore';
import { SandboxCommands } from './accounts/sandboxCommands';
import { SandboxFile } from './accounts/sandboxFile';
import type { SandboxProgram } from './accounts/sandboxHost';
import { SandboxHost } from './accounts/sandboxHost';
import { Sessions } from './accounts/sessions';
import { BulkChanges } from './actions/bulkChanges';
import { BulkResults } from './actions/bulkResults';
import { ChangePath } from './actions/changePath';
import { confirm } from './actions/confirm';
import { DeepLinks } from './actions/deepLinks';
import { dependentsOf } from './actions/dependents';
import { acceptedChange } from './actions/acceptedChange';
import { FollowedChanges } from './actions/followedChanges';
import { ExportCommands } from './actions/exportCommands';
import { GuideCommands } from './actions/guideCommands';
import { JsonDocuments } from './actions/jsonDocuments';
import { noteEnd } from './actions/noteEnd';
import { OperationCommands } from './actions/operationCommands';
import { RequestPreviews } from './actions/requestPreviews';
import { Recovery } from './actions/recovery';
import { ResourceCommands } from './actions/resourceCommands';
import { ResourceFinder } from './actions/resourceFinder';
import { ResourceSearch } from './actions/resourceSearch';
import { TargetPicker } from './actions/targetPicker';
import { TeardownCommands } from './actions/teardownCommands';
import { TeardownLoading } from './actions/teardownLoading';
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
import { isCertain } from './journal/entry';
import type { JournalEntry } from './journal/journal';
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
import { Holding } from './teardown/holding';
import { RunFiles } from './teardown/runFiles';
import { Teardowns } from './teardown/teardowns';
import { Commands } from './workbench/commands';
import { ErrorReporter } from './workbench/errorReporter';
import { errorView } from './workbench/errorView';
import { logText } from './workbench/noticeText';
import { translate } from './workbench/translate';

/** Builds every part of the product and connects them. Disposing of the result takes all of it down again. */
export function composeProduct(
  context: vscode.ExtensionContext,
  loadSandbox: () => Promise<SandboxProgram>,
): vscode.Disposable {
  const base = composeBase(context, loadSandbox);
  const panels = composePanels(context, base);
  const { channel, errors, commands, profiles, credentials, sandbox, sessions, explorer } = base;
  const { details, forms, guides, followed } = panels;
  return vscode.Disposable.from(
    followed,
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
    channel.warn(logText(line));
  };
  const errors = new ErrorReporter(channel);
  const commands = new Commands(errors, () => {
    sessions.tryNow();
  });
  const profiles = new ProfileStore(context.globalState, context.workspaceState);
  const credentials = new CredentialStore(new Keyring(context.secrets, systemClock));
  const sandbox = new SandboxHost({
    load: loadSandbox,
    file: new SandboxFile(vscode.Uri.joinPath(context.globalStorageUri, 'sandbox.json').fsPath),
    clock: systemClock,
    estate: sandboxEstate,
  });
  const sessions = new Sessions(
    profiles,
    credentials,
    sandbox,
    catalogue,
    clientLimits,
    (call) => {
      // Successes are many; what failed has to be found without turning the level up.
      if (call.result === 'ok') channel.info(logText(callLine(call)));
      else channel.warn(logText(callLine(call)));
    },
    systemClock,
  );
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

/** The journal of changes, the only way in which one is sent, and how is found out what became of one. */
function composeJournal({ globalStorageUri, secrets }: vscode.ExtensionContext, errors: ErrorReporter) {
  const clock = systemClock;
  const unique = (): string => systemRandom.unique();
  const report = (error: unknown): void => {
    errors.report(error);
  };
  const folder = new JournalFolder(vscode.Uri.joinPath(globalStorageUri, 'journal').fsPath);
  const journal = new Journal({ folder, clock, processes, unique, report });
  const keyring = new Keyring(secrets, clock, vaultPatience);
  const vault = new SecretVault(keyring, clock, (error) => {
    errors.log(error);
  });
  const writes = new JournaledWrites({ journal, vault, catalogue, clock, unique, report });
  return { journal, journalFolder: folder.path, vault, writes };
}

/** A keyring that does not answer holds each change up for so long, in milliseconds. */
const vaultPatience = 5_000;

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
  const followed = new FollowedChanges({
    catalogue,
    sessions: base.sessions,
    pending: base.pending,
    errors: base.errors,
    clock: systemClock,
    showDetails: (key) => {
      details.show(key);
    },
  });
  const path = changePath(base, followed, guides);
  const previews = new RequestPreviews(base.sessions);
  const forms = new FormPanels(extensionUri, {
    ...ports,
    sender: {
      send: (change, context) => {
        base.sessions.tryNow();
        return path.send(change, context);
      },
      dryRun: (change, context) => {
        base.sessions.tryNow();
        return path.dryRun(change, context);
      },
    },
    confirm: async (operation, subject) => {
      const { signal } = new AbortController();
      const estate = base.finder.estateOf(subject.account);
      await confirm(operation, subject, await dependentsOf(catalogue, estate, subject, signal));
    },
    previewRequest: (change) => previews.show(change),
  });
  return { details, guides, forms, path, followed, previews, notes };
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
  { sessions, errors, explorer, writes, journal }: Base,
  followed: FollowedChanges,
  guides: GuidePanels,
): ChangePath {
  return new ChangePath({
    catalogue,
    sessions,
    writes,
    journal,
    errors,
    clock: systemClock,
    reveal: (resource) => explorer.reveal(resource),
    followed,
    accepted: (change, outcome) => guides.accepted(change, outcome),
  });
}

/** The commands on resources: operations, details, JSON, search and guides. */
function registerActions(base: Base, { details, forms, guides, path, previews }: Panels): vscode.Disposable {
  const { commands, errors, explorer, finder, sessions } = base;
  const picker = new TargetPicker(catalogue, sessions, explorer.regions);
  const documents = new JsonDocuments(catalogue, sessions);
  const teardown = composeTeardown(base, picker);
  const results = new BulkResults(catalogue);
  const bulk = new BulkChanges({ catalogue, finder, path, results, errors, random: systemRandom, clock: systemClock });
  const showDetails = (resource: Resource): void => {
    details.show(resource.key);
  };
  return vscode.Disposable.from(
    teardown.view,
    teardown.load,
    teardown.commands.register(commands),
    new OperationCommands(catalogue, finder, picker, path, forms, bulk, (goal, subject) =>
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
    new ExportCommands(catalogue, finder).register(commands),
    documents.register(),
    results.register(),
    previews.register(),
  );
}

/** Teardown plans: what is under way is kept in files, and found again once somebody looks at the tree. */
function composeTeardown(base: Base, picker: TargetPicker) {
  const { teardowns, finder, errors, explorer } = base;
  const view = new TeardownView(catalogue, teardowns);
  const commands = new TeardownCommands({ catalogue, teardowns, view, finder, picker, errors });
  const loading = new TeardownLoading(teardowns, () => commands.load(), errors, systemClock);
  const shown = explorer.onDidShow(() => {
    loading.start();
  });
  return { view, commands, load: vscode.Disposable.from(shown, loading) };
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
      const { estate, client, ended, watch } = session;
      return {
        estate,
        watch,
        ended,
        send: async (change, title) => {
          const { id } = await writes.send(change, { client, title });
          return (how) => journal.settle(id, how);
        },
        mark: ({ node }, operation) => pending.set(node.key, message('{0}...', { text: operation.label })),
      };
    },
  });
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
function composeRecovery({ journal, vault, sessions, errors }: Base, followed: FollowedChanges): Recovery {
  const report = (error: unknown): void => {
    errors.report(error);
  };
  const clock = systemClock;
  const accessTo = (account: string): ReturnType<Sessions['of']> => sessions.of(account);
  const settlement = new Settlement({ journal, vault, catalogue, clock, accessTo, report });
  const followOn = (entry: JournalEntry): void => {
    const accepted = acceptedChange(entry, catalogue);
    if (accepted === undefined) return;
    void followed.resume({ ...accepted, settled: noteEnd(journal, errors, entry.intent.id) }).catch(report);
  };
  const clean = (): Promise<void> =>
    vault.clean(async () => {
      const { entries } = await journal.read();
      const idsOf = (some: readonly JournalEntry[]): string[] => some.map(({ intent }) => intent.id);
      return {
        unfinished: idsOf(entries.filter((entry) => !isCertain(entry))),
        finished: idsOf(entries.filter((entry) => isCertain(entry) && entry.intent.hidden.length > 0)),
      };
    });
  return new Recovery({ journal, settlement, clock, report, followOn, clean });
}

/** The view of the journal and its commands. */
function composeActivity(base: Base, { details, forms, path, followed }: Panels): vscode.Disposable {
  const { journal, journalFolder, vault, writes, commands, finder, profiles, explorer, errors } = base;
  const clock = systemClock;
  const report = (error: unknown): void => {
    errors.report(error);
  };
  const recovery = composeRecovery(base, followed);
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
  const succeeded = (attempt: Intent, requestId: string | undefined): Promise<void> =>
    writes.carriedOut(attempt, requestId);
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

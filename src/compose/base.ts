import * as vscode from 'vscode';
import { CredentialStore } from '../accounts/credentialStore';
import { Keyring } from '../accounts/keyring';
import { ProfileStore } from '../accounts/profileStore';
import { SandboxFile } from '../accounts/sandboxFile';
import { SandboxHost } from '../accounts/sandboxHost';
import type { SandboxProgram } from '../accounts/sandboxHost';
import { SecretVault } from '../accounts/secretVault';
import { Sessions } from '../accounts/sessions';
import { ResourceFinder } from '../actions/resourceFinder';
import { systemClock } from '../api/clock';
import { callLine } from '../api/log';
import { systemRandom } from '../api/random';
import { catalogue } from '../catalog/index';
import { message } from '../catalog/message';
import { PendingChanges } from '../estate/pendingChanges';
import { Explorer } from '../explorer/explorer';
import { Journal } from '../journal/journal';
import { JournalFolder } from '../journal/journalFolder';
import { JournaledWrites } from '../journal/journaledWrites';
import { processes } from '../journal/processes';
import { Settlement } from '../journal/settlement';
import { mayStillLand } from '../teardown/earlierRequest';
import { Holding } from '../teardown/holding';
import { RunFiles } from '../teardown/runFiles';
import { Teardowns } from '../teardown/teardowns';
import { Commands } from '../workbench/commands';
import { ErrorReporter } from '../workbench/errorReporter';
import { logText } from '../workbench/noticeText';
import { clientLimits } from './settings';
import { sandboxEstate } from './settings';

/** What all others build on: the log, the accounts with their sessions, and the tree. */
export function composeBase(context: vscode.ExtensionContext, loadSandbox: () => Promise<SandboxProgram>) {
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
  const records = composeJournal(context, errors, sessions);
  const teardowns = teardownsOf(context, { sessions, pending, errors }, records);
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
function composeJournal(
  { globalStorageUri, secrets }: vscode.ExtensionContext,
  errors: ErrorReporter,
  sessions: Sessions,
) {
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
  const accessTo = (account: string): ReturnType<Sessions['of']> => sessions.of(account);
  const settlement = new Settlement({ journal, vault, catalogue, clock, accessTo, report });
  return { journal, journalFolder: folder.path, vault, writes, settlement };
}

/** A keyring that does not answer holds each change up for so long, in milliseconds. */
const vaultPatience = 5_000;

function teardownsOf(
  { globalStorageUri }: vscode.ExtensionContext,
  { sessions, pending, errors }: Readonly<{ sessions: Sessions; pending: PendingChanges; errors: ErrorReporter }>,
  { journal, writes, settlement }: ReturnType<typeof composeJournal>,
): Teardowns {
  return new Teardowns({
    catalogue,
    clock: systemClock,
    store: new RunFiles(vscode.Uri.joinPath(globalStorageUri, 'teardowns').fsPath, processes),
    holding: new Holding(systemClock, processes),
    unique: () => systemRandom.unique(),
    accountOf: (account) => {
      const session = sessions.of(account);
      if (session === undefined) return undefined;
      const { estate, client, ended, watch } = session;
      return {
        estate,
        watch,
        ended,
        send: async (change, sending) => {
          const { id } = await writes.send(change, { client, ...sending });
          return (how) => journal.settle(id, how);
        },
        settle: (entry) =>
          // What cannot be settled now says so in the list of changes.
          mayStillLand(entry, { journal, settlement }, ended).catch((error: unknown) => {
            if (!ended.aborted) errors.report(error);
            return true;
          }),
        mark: ({ node }, operation) => pending.set(node.key, message('{0}...', { text: operation.label })),
      };
    },
  });
}

export type Base = ReturnType<typeof composeBase>;

import * as vscode from 'vscode';
import { AccountCommands } from '../accounts/accountCommands';
import { sandboxRoleOf } from '../accounts/profile';
import type { ProfileStore } from '../accounts/profileStore';
import { SandboxCommands } from '../accounts/sandboxCommands';
import type { SandboxProgram } from '../accounts/sandboxHost';
import { DeepLinks } from '../actions/deepLinks';
import { commandId, contextKey } from '../manifest/identifiers';
import { DetailsPanel } from '../panels/detailsPanel';
import { FormPanels } from '../panels/formPanels';
import { GuidePanels } from '../panels/guidePanels';
import { composeActivity } from './activity';
import { composeBase } from './base';
import { composePanels } from './panels';
import { followLimits } from './settings';
import { registerActions } from './actions';
import type { Base } from './base';
import type { Panels } from './panels';

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

import * as vscode from 'vscode';
import { ChangePath } from '../actions/changePath';
import { confirm } from '../actions/confirm';
import { dependentsOf } from '../actions/dependents';
import { FollowedChanges } from '../actions/followedChanges';
import { RequestPreviews } from '../actions/requestPreviews';
import { systemClock } from '../api/clock';
import { catalogue } from '../catalog/index';
import { keyParts } from '../estate/resource';
import { commandId, operationCommandId } from '../manifest/identifiers';
import { DetailsPanel } from '../panels/detailsPanel';
import { EstateSource } from '../panels/estateSource';
import { FormPanels } from '../panels/formPanels';
import { GuideNotes } from '../panels/guideNotes';
import { GuidePanels } from '../panels/guidePanels';
import type { PanelPorts } from '../panels/ports';
import { errorView } from '../workbench/errorView';
import { translate } from '../workbench/translate';
import type { Base } from './base';

/** The panels, and the path of the changes that they hand in and hear of. */
export function composePanels({ extensionUri, globalState }: vscode.ExtensionContext, base: Base) {
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

function accountOf(key: string): string {
  return keyParts(key)?.account ?? '';
}

export type Panels = ReturnType<typeof composePanels>;

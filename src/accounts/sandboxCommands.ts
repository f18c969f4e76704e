import * as vscode from 'vscode';
import { Cancelled } from '../api/errors';
import type { SandboxEstate } from '../manifest/identifiers';
import { commandId, sandboxEstates, settingId } from '../manifest/identifiers';
import type { Commands } from '../workbench/commands';
import type { ErrorReporter } from '../workbench/errorReporter';
import { noticeText } from '../workbench/noticeText';
import { readDuration } from './duration';
import { sandboxRoleOf } from './profile';
import type { ProfileStore } from './profileStore';
import type { SandboxHost, SandboxTrouble } from './sandboxHost';
import type { Sessions } from './sessions';

export interface SandboxCommandParts {
  readonly host: SandboxHost;
  readonly profiles: ProfileStore;
  readonly sessions: Sessions;
  readonly errors: ErrorReporter;
  /** Reads everything again that is shown of any account. */
  readonly readAgain: () => Promise<void>;
  /** An account's resources are others than before, some under the same IDs. */
  readonly forget: (account: string) => Promise<void>;
}

interface EstateItem extends vscode.QuickPickItem {
  readonly estate: SandboxEstate;
}

interface StepItem extends vscode.QuickPickItem {
  /** As it would be typed; undefined for the entry that asks for another one. */
  readonly step: string | undefined;
}

/** What people do with the sandbox itself: start it anew, move its clock, use it with other clients. */
export class SandboxCommands {
  constructor(private readonly parts: SandboxCommandParts) {}

  register(commands: Commands): vscode.Disposable {
    const troubles = this.parts.host.onTrouble((trouble) => {
      void this.tell(trouble);
    });
    return vscode.Disposable.from(
      commands.register(commandId.resetSandbox, () => this.reset()),
      commands.register(commandId.advanceSandboxClock, () => this.advance()),
      commands.register(commandId.copySandboxAccess, () => this.copyAccess()),
      troubles,
    );
  }

  private async reset(): Promise<void> {
    const { label, estate } = await this.pickEstate();
    const confirm = vscode.l10n.t('Reset');
    const detail = vscode.l10n.t(
      'What was created and changed in both accounts of the sandbox is lost, in other windows as well, and its clock shows the present time again. Other accounts are not touched.',
    );
    const question = vscode.l10n.t('Reset the sandbox to "{0}"?', label);
    const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, confirm);
    if (chosen !== confirm) throw new Cancelled('notSent');
    const aside = await this.parts.host.reset(estate);
    await this.otherResources();
    const done = vscode.l10n.t('The sandbox was reset to "{0}".', label);
    const kept = aside === undefined ? '' : vscode.l10n.t('The file that could not be read is now {0}.', aside);
    void vscode.window.showInformationMessage(noticeText(`${done} ${kept}`.trim()));
  }

  private async pickEstate(): Promise<EstateItem> {
    const offered = await this.parts.host.estates();
    const usual: unknown = vscode.workspace.getConfiguration().get(settingId.sandboxEstate);
    const words = estateWords();
    const items = sandboxEstates
      .filter((estate) => offered.includes(estate))
      .map((estate) => ({
        estate,
        ...words[estate],
        ...(estate === usual ? { description: vscode.l10n.t('chosen in the settings') } : {}),
      }));
    const title = vscode.l10n.t('Reset the Sandbox');
    const placeHolder = vscode.l10n.t('What should the sandbox hold?');
    const picked = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDetail: true });
    if (picked === undefined) throw new Cancelled('notSent');
    return picked;
  }

  private async advance(): Promise<void> {
    const { host, readAgain } = this.parts;
    const title = vscode.l10n.t('Move the Sandbox Clock Forward');
    const placeHolder = vscode.l10n.t('It is {0} in the sandbox', timeText(await host.now()));
    const picked = await vscode.window.showQuickPick(steps(), { title, placeHolder });
    if (picked === undefined) throw new Cancelled('notSent');
    await host.advance(durationOf(picked.step ?? (await typedStep(title, placeHolder))));
    await readAgain();
    void vscode.window.showInformationMessage(
      vscode.l10n.t('It is now {0} in the sandbox.', timeText(await host.now())),
    );
  }

  /** The same text that the sandbox prints when it runs by itself. */
  private async copyAccess(): Promise<void> {
    const endpoint = await this.parts.host.endpoint();
    const accounts = await this.parts.host.accounts();
    await vscode.env.clipboard.writeText(JSON.stringify({ endpoint, accounts }, undefined, 2));
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Copied: the endpoint {0} and the AccessKeys of both accounts, as JSON. They work on this computer until this window closes.',
        endpoint,
      ),
    );
  }

  private async tell(trouble: SandboxTrouble): Promise<void> {
    switch (trouble.why) {
      case 'unreadable':
        await this.tellUnreadable(trouble.reason);
        return;
      case 'failed': {
        const reason = trouble.error instanceof Error ? trouble.error.message : String(trouble.error);
        const text = vscode.l10n.t('The sandbox works on, but it will not be kept when the window closes: {0}', reason);
        void vscode.window.showWarningMessage(noticeText(text));
        return;
      }
      case 'overtaken':
        await this.tellOvertaken();
    }
  }

  private async tellUnreadable(reason: string): Promise<void> {
    const reset = vscode.l10n.t('Reset the Sandbox...');
    const text = vscode.l10n.t('What was kept of the sandbox cannot be read. {0}', reason);
    const chosen = await vscode.window.showErrorMessage(noticeText(text), reset);
    if (chosen === reset) await vscode.commands.executeCommand(commandId.resetSandbox);
  }

  private async tellOvertaken(): Promise<void> {
    const { host, errors } = this.parts;
    const ours = vscode.l10n.t('Keep This One');
    const theirs = vscode.l10n.t('Use the Other One');
    const text = vscode.l10n.t(
      "The sandbox was changed in another window as well, and only one can be kept. The other window's sandbox is kept until you choose.",
    );
    const chosen = await vscode.window.showWarningMessage(text, ours, theirs);
    try {
      if (chosen === undefined) host.askAgain();
      if (chosen === ours) host.keepThis();
      if (chosen !== theirs) return;
      await host.useKept();
      await this.otherResources();
    } catch (error) {
      errors.report(error);
    }
  }

  /** What was read of the sandbox's accounts is not true any more. */
  private async otherResources(): Promise<void> {
    const { profiles, sessions, forget, readAgain } = this.parts;
    for (const profile of profiles.all()) {
      if (sandboxRoleOf(profile) === undefined) continue;
      sessions.close(profile.id);
      await forget(profile.id);
    }
    await readAgain();
  }
}

function estateWords(): Readonly<Record<SandboxEstate, { readonly label: string; readonly detail: string }>> {
  return {
    demo: {
      label: vscode.l10n.t('Demo'),
      detail: vscode.l10n.t('A story: the leased lines of a bank and its carrier, about 60 resources.'),
    },
    showcase: {
      label: vscode.l10n.t('Showcase'),
      detail: vscode.l10n.t('Every kind of resource in every state.'),
    },
    large: {
      label: vscode.l10n.t('Large'),
      detail: vscode.l10n.t('About 10,000 resources in all regions.'),
    },
    empty: {
      label: vscode.l10n.t('Empty'),
      detail: vscode.l10n.t('Nothing: two accounts that own nothing yet.'),
    },
  };
}

function steps(): readonly StepItem[] {
  return [
    { label: vscode.l10n.t('10 seconds'), step: '10s' },
    { label: vscode.l10n.t('1 minute'), step: '1m' },
    { label: vscode.l10n.t('1 hour'), step: '1h' },
    { label: vscode.l10n.t('1 day'), step: '1d' },
    { label: vscode.l10n.t('1 week'), step: '1w' },
    { label: vscode.l10n.t('30 days'), step: '30d' },
    { label: vscode.l10n.t('Other...'), step: undefined },
  ];
}

async function typedStep(title: string, prompt: string): Promise<string> {
  const typed = await vscode.window.showInputBox({
    title,
    prompt,
    placeHolder: '90m',
    ignoreFocusOut: true,
    validateInput: (text) =>
      text === '' || readDuration(text) !== undefined
        ? undefined
        : vscode.l10n.t('Type a number with s, m, h, d or w, such as 90m or 1d 12h, up to ten years.'),
  });
  if (typed === undefined || typed === '') throw new Cancelled('notSent');
  return typed;
}

function durationOf(text: string): number {
  const ms = readDuration(text);
  if (ms === undefined) throw new Error(`${text} is no duration`);
  return ms;
}

function timeText(time: number): string {
  return new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(time);
}

import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Credentials } from '../api/credentials';
import { customEndpoint } from '../api/endpoints';
import { Cancelled } from '../api/errors';
import { describeRegions } from '../catalog/region/describe';
import { commandId } from '../manifest/identifiers';
import type { Commands } from '../workbench/commands';
import { noticeText, pickerText } from '../workbench/noticeText';
import type { ErrorReporter } from '../workbench/errorReporter';
import type { AccessKeyAnswers } from './accessKeyForm';
import { askForAccessKey, askForAccount, askForEndpoint, askForName } from './accessKeyForm';
import { accountNotes } from './accountNotes';
import type { CredentialStore } from './credentialStore';
import { KeyringError } from './keyring';
import { askHowToKeep, confirmLeavingKey } from './keyringQuestions';
import type { Profile, SandboxRole } from './profile';
import { sandboxRoleOf } from './profile';
import type { ProfileStore } from './profileStore';
import type { Sessions } from './sessions';

/** Region that the trial call names; every account can see it, and the answer does not depend on it. */
const trialRegion = 'cn-hangzhou';

/** Adding, renaming, switching and removing accounts. */
export class AccountCommands {
  constructor(
    private readonly profiles: ProfileStore,
    private readonly credentials: CredentialStore,
    private readonly sessions: Sessions,
    private readonly errors: ErrorReporter,
    /** Opens an account in the tree. */
    private readonly open: (account: string) => Promise<void>,
  ) {}

  register(commands: Commands): vscode.Disposable {
    return vscode.Disposable.from(
      commands.register(commandId.addAccessKey, () => this.addAccessKey({})),
      commands.register(commandId.exploreSandbox, () => this.exploreSandbox()),
      commands.register(commandId.switchAccount, () => this.switchAccount()),
      commands.register(commandId.renameAccount, (target) => this.rename(target)),
      commands.register(commandId.replaceAccessKey, (target) => this.replaceAccessKey(target)),
      commands.register(commandId.enterAccessKeyAgain, (target) => this.replaceAccessKey(target)),
      commands.register(commandId.setEndpoint, (target) => this.setEndpoint(target)),
      commands.register(commandId.removeAccount, (target) => this.remove(target)),
    );
  }

  /** Asks, tries the AccessKey with one call, and keeps it only when the service accepted it. */
  private async addAccessKey(before: Partial<AccessKeyAnswers>): Promise<void> {
    const answers = await askForAccount(before);
    const endpoint = answers.endpoint === '' ? undefined : customEndpoint(answers.endpoint);
    const credentials = credentialsOf(answers);
    try {
      await this.tryOut(endpoint, credentials);
    } catch (error) {
      // Trying again starts from what was typed, so that one wrong letter does not cost five answers.
      this.errors.reportTyped(error, () => this.addAgain(answers));
      return;
    }
    const profile: Profile = {
      id: randomUUID(),
      name: answers.name,
      source: 'accessKey',
      ...(endpoint === undefined ? {} : { endpoint }),
    };
    await this.profiles.save(await this.keep(profile, credentials));
    await this.profiles.activate(profile.id);
  }

  private async addAgain(answers: AccessKeyAnswers): Promise<void> {
    try {
      await this.addAccessKey(answers);
    } catch (error) {
      this.errors.report(error);
    }
  }

  /** Adds what is missing of the sandbox's two accounts, and begins with the partner. */
  private async exploreSandbox(): Promise<void> {
    const partner = this.sandboxAccount('partner', vscode.l10n.t('Skylink (sandbox, partner)'));
    const tenant = this.sandboxAccount('tenant', vscode.l10n.t('Meridian (sandbox, tenant)'));
    const missing = [partner, tenant].filter(({ id }) => this.profiles.get(id) === undefined);
    if (missing.length > 0) await this.profiles.save(...missing);
    await this.profiles.activate(partner.id);
    await vscode.commands.executeCommand('workbench.view.extension.expressConnect');
    await this.open(partner.id);
  }

  /** The account as it was added before, or a new one. */
  private sandboxAccount(role: SandboxRole, name: string): Profile {
    const known = this.profiles.all().find((profile) => sandboxRoleOf(profile) === role);
    return known ?? { id: randomUUID(), name, source: 'sandbox', sandboxRole: role };
  }

  private async switchAccount(): Promise<void> {
    const profile = await this.pick(vscode.l10n.t('Choose the account that commands use'));
    await this.profiles.activate(profile.id);
  }

  private async rename(target: unknown): Promise<void> {
    const profile = await this.profileOf(target);
    await this.profiles.save({ ...profile, name: await askForName(profile.name) });
  }

  private async replaceAccessKey(target: unknown): Promise<void> {
    const profile = await this.profileOf(target, 'accessKey');
    const credentials = credentialsOf(await askForAccessKey(profile.name));
    await this.tryOut(profile.endpoint, credentials);
    const kept = await this.keep(profile, credentials);
    this.sessions.close(profile.id);
    await this.profiles.save(kept);
  }

  /**
   * Keeps the AccessKey of an account in the keyring or, where that fails and the person wants it so, for this session.
   * @returns the account as it is now @throws Cancelled when the AccessKey is kept nowhere
   */
  private async keep(profile: Profile, credentials: Credentials): Promise<Profile> {
    for (;;) {
      try {
        await this.credentials.set(profile.id, credentials);
        return { ...profile, sessionOnly: undefined };
      } catch (error) {
        if (!(error instanceof KeyringError)) throw error;
        this.errors.log(error);
        if ((await askHowToKeep(error)) === 'inKeyring') continue;
        this.credentials.setForSession(profile.id, credentials);
        return { ...profile, sessionOnly: true };
      }
    }
  }

  private async setEndpoint(target: unknown): Promise<void> {
    const { endpoint: current, ...profile } = await this.profileOf(target, 'accessKey');
    const endpoint = await askForEndpoint(profile.name, current ?? '');
    this.sessions.close(profile.id);
    await this.profiles.save(endpoint === '' ? profile : { ...profile, endpoint: customEndpoint(endpoint) });
  }

  private async remove(target: unknown): Promise<void> {
    const profile = await this.profileOf(target);
    const confirm = vscode.l10n.t('Remove');
    const detail = vscode.l10n.t('Its AccessKey is erased from this computer. Nothing changes in the account itself.');
    const question = vscode.l10n.t('Remove the account {0}?', noticeText(profile.name));
    const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, confirm);
    if (chosen !== confirm) throw new Cancelled('notSent');
    try {
      // The AccessKeys of the sandbox are no secrets, and in no keyring.
      if (profile.source === 'accessKey') await this.credentials.remove(profile.id);
    } catch (error) {
      if (!(error instanceof KeyringError)) throw error;
      this.errors.log(error);
      await confirmLeavingKey(profile.name, error);
    }
    await this.profiles.remove(profile.id);
    // Last, so that nothing that its end interrupts goes on in a new session.
    this.sessions.close(profile.id);
  }

  private async tryOut(endpoint: string | undefined, credentials: Credentials): Promise<void> {
    const title = vscode.l10n.t('Checking the AccessKey...');
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    await vscode.window.withProgress(options, async (_progress, token) => {
      const abort = new AbortController();
      const subscription = token.onCancellationRequested(() => {
        abort.abort(new Cancelled('notSent'));
      });
      try {
        const client = this.sessions.trial(endpoint, credentials);
        await client.call(describeRegions, {}, { region: trialRegion, signal: abort.signal });
      } finally {
        subscription.dispose();
      }
    });
  }

  /** The account that a tree node stands for, or the one a person picks. */
  private async profileOf(target: unknown, source?: Profile['source']): Promise<Profile> {
    if (typeof target === 'object' && target !== null && 'account' in target && typeof target.account === 'string') {
      const profile = this.profiles.get(target.account);
      if (profile !== undefined && (source === undefined || profile.source === source)) return profile;
    }
    return this.pick(vscode.l10n.t('Choose an account'), source);
  }

  private async pick(placeHolder: string, source?: Profile['source']): Promise<Profile> {
    const active = this.profiles.active();
    const items = this.profiles
      .all()
      .filter((profile) => source === undefined || profile.source === source)
      .map((profile) => ({
        label: pickerText(profile.name),
        description: accountNotes(profile, active?.id).join(' · '),
        detail: profile.source === 'sandbox' ? vscode.l10n.t('Built-in sandbox') : (profile.endpoint ?? ''),
        profile,
      }));
    if (items.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No account has an AccessKey of its own yet.'));
      throw new Cancelled('notSent');
    }
    const only = items[0];
    const chosen =
      items.length === 1 && source !== undefined ? only : await vscode.window.showQuickPick(items, { placeHolder });
    if (chosen === undefined) throw new Cancelled('notSent');
    return chosen.profile;
  }
}

function credentialsOf(
  answers: Pick<AccessKeyAnswers, 'accessKeyId' | 'accessKeySecret' | 'securityToken'>,
): Credentials {
  const { securityToken, accessKeyId, accessKeySecret } = answers;
  return { accessKeyId, accessKeySecret, ...(securityToken === '' ? {} : { securityToken }) };
}

import type { Credentials } from '../api/credentials';
import { message } from '../catalog/message';
import { ExplainedError } from '../estate/explain';
import type { Keyring } from './keyring';
import type { Profile } from './profile';
import { readCredentials } from './profile';

/** What is asked for by its account. */
type Owner = Pick<Profile, 'id' | 'sessionOnly'>;

/**
 * AccessKeys in the keyring, one entry for each account; where the keyring fails and the person wants it so, in the
 * memory of this window. Nothing else in the product keeps them.
 */
export class CredentialStore {
  /** Gone with the window. */
  private readonly session = new Map<string, Credentials>();

  constructor(private readonly keyring: Keyring) {}

  /**
   * Of an account for one session only, nothing else is looked for than what was typed in this window: the keyring may
   * hold an AccessKey that was replaced.
   * @throws KeyringError; ExplainedError when the account has none that can be used
   */
  async get({ id, sessionOnly }: Owner): Promise<Credentials> {
    if (sessionOnly === true) {
      const typed = this.session.get(id);
      if (typed === undefined) throw missing(message('Enter the AccessKey again. It was for one session only.'));
      return typed;
    }
    const credentials = readCredentials(await this.keyring.get(keyOf(id)));
    if (credentials === undefined) throw missing(message('This account has no AccessKey on this computer.'));
    const { securityToken, ...key } = credentials;
    return securityToken === undefined ? key : { ...key, securityToken };
  }

  /** @throws KeyringError: then nothing was kept */
  async set(id: string, credentials: Credentials): Promise<void> {
    const { accessKeySecret, securityToken = '' } = credentials;
    await this.keyring.store(keyOf(id), JSON.stringify(credentials), [accessKeySecret, securityToken]);
    this.session.delete(id);
  }

  /** Keeps them until this window ends, in its memory alone. */
  setForSession(id: string, credentials: Credentials): void {
    this.session.set(id, credentials);
  }

  /** @throws KeyringError: then the keyring may still have them */
  async remove(id: string): Promise<void> {
    this.session.delete(id);
    await this.keyring.delete(keyOf(id));
  }
}

function missing(what: ReturnType<typeof message>): ExplainedError {
  return new ExplainedError({
    what,
    todo: message('Replace its AccessKey to enter it again.'),
    retryable: false,
    needsAccessKey: true,
  });
}

function keyOf(profileId: string): string {
  return `credentials/${profileId}`;
}

import type * as vscode from 'vscode';
import type { Credentials } from '../api/credentials';
import { message } from '../catalog/message';
import { ExplainedError } from '../estate/explain';
import { readCredentials } from './profile';

/** AccessKeys in SecretStorage, one entry for each account. Nothing else in the product keeps them. */
export class CredentialStore {
  constructor(private readonly secrets: vscode.SecretStorage) {}

  /** @throws ExplainedError when the account has none that can be used */
  async get(profileId: string): Promise<Credentials> {
    const credentials = readCredentials(await this.secrets.get(keyOf(profileId)));
    if (credentials === undefined) {
      throw new ExplainedError({
        what: message('This account has no AccessKey on this computer.'),
        todo: message('Replace its AccessKey to enter it again.'),
        retryable: false,
      });
    }
    const { securityToken, ...key } = credentials;
    return securityToken === undefined ? key : { ...key, securityToken };
  }

  async set(profileId: string, credentials: Credentials): Promise<void> {
    await this.secrets.store(keyOf(profileId), JSON.stringify(credentials));
  }

  async remove(profileId: string): Promise<void> {
    await this.secrets.delete(keyOf(profileId));
  }
}

function keyOf(profileId: string): string {
  return `credentials/${profileId}`;
}

import type * as vscode from 'vscode';
import type { SecretVault } from '../journal/secretVault';

/** Keeps the secrets of changes that are under way in SecretStorage, an entry for each change. */
export class SecretsOfChanges implements SecretVault {
  constructor(private readonly secrets: vscode.SecretStorage) {}

  async get(id: string): Promise<string | undefined> {
    return this.secrets.get(keyOf(id));
  }

  async set(id: string, text: string): Promise<void> {
    await this.secrets.store(keyOf(id), text);
  }

  async delete(id: string): Promise<void> {
    await this.secrets.delete(keyOf(id));
  }
}

function keyOf(id: string): string {
  return `intent/${id}`;
}

import type { SecretVault } from '../../src/journal/secretVault';
import type { Told } from '../protocol';

/** Secrets in the parent's hands, which outlives the window as the keyring of a computer does. */
export class Keyring implements SecretVault {
  private calls = 0;
  private readonly waiting = new Map<number, (text: string | undefined) => void>();

  constructor(private readonly tell: (told: Told) => void) {}

  get(id: string): Promise<string | undefined> {
    return this.ask('get', id);
  }

  async set(id: string, text: string): Promise<void> {
    await this.ask('set', id, text);
  }

  async delete(id: string): Promise<void> {
    await this.ask('delete', id);
  }

  /** The parent's answer to a call. */
  answered(call: number, text: string | undefined): void {
    this.waiting.get(call)?.(text);
    this.waiting.delete(call);
  }

  private ask(act: 'get' | 'set' | 'delete', id: string, text?: string): Promise<string | undefined> {
    this.calls += 1;
    const call = this.calls;
    return new Promise((resolve) => {
      this.waiting.set(call, resolve);
      this.tell({ say: 'keyring', call, act, id, ...(text === undefined ? {} : { text }) });
    });
  }
}

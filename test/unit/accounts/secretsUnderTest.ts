import type { SecretStore } from '../../../src/accounts/keyring';

/** What a keyring does with what it is asked: it works, throws (in its promise or before), or waits for an answer. */
type Mood = 'fine' | 'rejects' | 'throws' | 'silent';

/** A keyring in memory that fails on demand. */
export class SecretsUnderTest implements SecretStore {
  readonly kept = new Map<string, string>();
  mood: Mood = 'fine';
  /** What it says when it fails. */
  complaint = 'org.freedesktop.secrets was not provided by any .service files';
  private readonly waiting: (() => void)[] = [];

  get(key: string): Promise<string | undefined> {
    return this.ask(() => this.kept.get(key));
  }

  store(key: string, value: string): Promise<void> {
    return this.ask(() => {
      this.kept.set(key, value);
    });
  }

  delete(key: string): Promise<void> {
    return this.ask(() => {
      this.kept.delete(key);
    });
  }

  /** Does, in order, what it was asked for while it was silent. */
  wakeUp(): void {
    this.mood = 'fine';
    for (const go of this.waiting.splice(0)) go();
  }

  private ask<T>(act: () => T): Promise<T> {
    switch (this.mood) {
      case 'fine':
        return Promise.resolve(act());
      case 'rejects':
        return Promise.reject(new Error(this.complaint));
      case 'throws':
        throw new Error(this.complaint);
      case 'silent':
        return new Promise((resolve) => {
          this.waiting.push(() => {
            resolve(act());
          });
        });
    }
  }
}

/** Lets everything run that is ready to. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

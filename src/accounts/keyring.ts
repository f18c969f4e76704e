import type { Clock } from '../api/clock';
import { withoutSecrets } from '../api/redact';
import type { Message } from '../catalog/message';
import { message } from '../catalog/message';
import { ExplainedError } from '../estate/explain';

/** Where secrets are kept: SecretStorage of VS Code, as far as it is used. Newer ones can say what they hold. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
  keys?(): PromiseLike<readonly string[]>;
}

type Step = 'read' | 'store' | 'erase';

/** In milliseconds. A person may have to unlock the keyring first; a keyring that is broken may never answer. */
const usualPatience = 20_000;

const whats: Readonly<Record<Step, Message>> = {
  read: message('The system keyring could not be read.'),
  store: message('The system keyring refused to keep it.'),
  erase: message('The system keyring refused to erase it.'),
};

/** What the keyring said when it failed, without secrets; or for how many milliseconds it gave no answer. */
type Failure = { readonly said: string } | { readonly silentFor: number };

/** The keyring failed, or did not answer in time. */
export class KeyringError extends ExplainedError {
  constructor(step: Step, failure: Failure) {
    super({
      ...('said' in failure
        ? { what: whats[step], ...(failure.said === '' ? {} : { said: failure.said }) }
        : { what: message('The system keyring gave no answer within {0} s.', failure.silentFor / 1000) }),
      todo: message('Unlock the keyring and try again, or enter the AccessKey again.'),
      retryable: true,
      needsAccessKey: true,
    });
  }
}

/**
 * SecretStorage that says what is wrong. VS Code hands over whatever the keyring throws, and waits as long as it does
 * not answer; here both end in an error that people understand.
 */
export class Keyring {
  /** The last thing asked of each key: only its late answer counts. */
  private readonly latest = new Map<string, symbol>();

  constructor(
    private readonly secrets: SecretStore,
    private readonly clock: Pick<Clock, 'after'>,
    private readonly patience = usualPatience,
  ) {}

  /** @throws KeyringError */
  get(key: string): Promise<string | undefined> {
    return this.inTime('read', () => this.secrets.get(key));
  }

  /**
   * What was not stored in time is erased should it be stored later: the person was told that it is not.
   * @throws KeyringError whose words hold none of the secrets
   */
  async store(key: string, value: string, secrets: readonly string[]): Promise<void> {
    const mine = this.begin(key);
    const erase = (): void => {
      // Whoever asked for something else since then knows better. If it fails as well, more cannot be done: the person was
      // told that the keyring does not work.
      if (this.latest.get(key) === mine) void this.delete(key).catch(() => undefined);
    };
    await this.inTime('store', () => this.secrets.store(key, value), { secrets: [value, ...secrets], tooLate: erase });
  }

  /** @throws KeyringError */
  async delete(key: string): Promise<void> {
    this.begin(key);
    await this.inTime('erase', () => this.secrets.delete(key));
  }

  /** The keys of all that is kept; undefined where VS Code cannot tell. @throws KeyringError */
  async keys(): Promise<readonly string[] | undefined> {
    const { secrets } = this;
    if (secrets.keys === undefined) return undefined;
    return this.inTime('read', () => secrets.keys?.() ?? Promise.resolve([]));
  }

  private begin(key: string): symbol {
    const mine = Symbol(key);
    this.latest.set(key, mine);
    return mine;
  }

  private inTime<T>(
    step: Step,
    ask: () => PromiseLike<T>,
    { secrets = [], tooLate }: { readonly secrets?: readonly string[]; readonly tooLate?: () => void } = {},
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let isOver = false;
      const stop = this.clock.after(this.patience, () => {
        isOver = true;
        reject(new KeyringError(step, { silentFor: this.patience }));
      });
      const failed = (error: unknown): void => {
        stop();
        const said = error instanceof Error ? error.message : String(error);
        reject(new KeyringError(step, { said: withoutQuotes(withoutSecrets(said, secrets)) }));
      };
      const answered = (value: T): void => {
        stop();
        if (isOver) tooLate?.();
        else resolve(value);
      };
      // A store may throw before it promises anything.
      try {
        ask().then(answered, failed);
      } catch (error) {
        failed(error);
      }
    });
  }
}

/** Without what it quotes: complaints about damaged data show the beginning of the data. */
function withoutQuotes(said: string): string {
  return said.replace(/(["'`]).*\1/gs, '$1...$1');
}

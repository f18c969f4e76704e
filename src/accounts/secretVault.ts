import * as v from 'valibot';
import type { Clock } from '../api/clock';
import type { Keyring } from './keyring';
import { KeyringError } from './keyring';

/** IDs of changes: those whose secrets are needed still, and those that have ended. */
export interface VaultIds {
  readonly unfinished: readonly string[];
  readonly finished: readonly string[];
}

const prefix = 'intent/';

/** What nobody knows is left alone for so long, in milliseconds: another window may be about to write down its change. */
const settling = 3_600_000;

const entry = v.object({ at: v.number(), text: v.string() });

/**
 * The secret values of changes that have not ended, in the keyring; the journal keeps everything else of them. Where the
 * keyring fails they are held by this window alone, and a change that it does not finish cannot be sent again by itself.
 */
export class SecretVault {
  /** What the keyring did not take. */
  private readonly held = new Map<string, string>();

  constructor(
    private readonly keyring: Keyring,
    private readonly clock: Pick<Clock, 'now'>,
    /** Tells the log of a keyring that failed; it gets no secret. */
    private readonly failed: (error: KeyringError) => void,
  ) {}

  /** The text of a change; undefined where there is none, or none can be read. */
  async get(id: string): Promise<string | undefined> {
    const held = this.held.get(id);
    if (held !== undefined) return held;
    const stored = await this.tried(() => this.keyring.get(prefix + id));
    return stored === undefined ? undefined : read(stored)?.text;
  }

  /** Keeps the text of a change, for this window at least. */
  async set(id: string, text: string): Promise<void> {
    this.held.set(id, text);
    const stored = JSON.stringify({ at: this.clock.now(), text });
    const isKept = await this.tried(async () => {
      await this.keyring.store(prefix + id, stored, [text, ...valuesIn(text)]);
      return true;
    });
    if (isKept === true) this.held.delete(id);
  }

  /** Forgets the text of a change that has ended. What cannot be erased now is erased by {@link clean}. */
  async delete(id: string): Promise<void> {
    // The keyring did not take it: should it do so late, that is erased as well.
    if (this.held.delete(id)) return;
    await this.tried(() => this.keyring.delete(prefix + id));
  }

  /**
   * Erases what changes have left that ended while the keyring failed or the window crashed. What VS Code cannot list
   * is erased as far as the journal still knows it.
   */
  async clean(ids: () => Promise<VaultIds>): Promise<void> {
    const keys = await this.tried(() => this.keyring.keys());
    const { unfinished, finished } = await ids();
    if (keys === undefined) {
      for (const id of finished) await this.tried(() => this.keyring.delete(prefix + id));
      return;
    }
    const needed = new Set(unfinished);
    const ended = new Set(finished);
    for (const key of keys) {
      const id = key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
      if (id === undefined || needed.has(id)) continue;
      if (ended.has(id) || (await this.isOld(key))) await this.tried(() => this.keyring.delete(key));
    }
  }

  private async isOld(key: string): Promise<boolean> {
    const stored = await this.tried(() => this.keyring.get(key));
    if (stored === undefined) return false;
    const at = read(stored)?.at;
    return at === undefined || this.clock.now() - at > settling;
  }

  private async tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof KeyringError)) throw error;
      this.failed(error);
      return undefined;
    }
  }
}

function read(stored: string): v.InferOutput<typeof entry> | undefined {
  const result = v.safeParse(entry, parsed(stored));
  return result.success ? result.output : undefined;
}

/** The values of a text that is a JSON object: what the keyring says of a failure may hold them one by one. */
function valuesIn(text: string): readonly string[] {
  const result = v.safeParse(v.record(v.string(), v.string()), parsed(text));
  return result.success ? Object.values(result.output) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

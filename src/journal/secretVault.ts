import * as v from 'valibot';
import type { Values } from '../catalog/problem';

/**
 * Keeps the secrets of changes that are under way, so that they can be sent again as they were; the journal itself
 * never holds one. May fail: such a change can then not be sent again by itself.
 */
export interface SecretVault {
  get(id: string): Promise<string | undefined>;
  set(id: string, text: string): Promise<void>;
  delete(id: string): Promise<void>;
}

const secrets = v.record(v.string(), v.string());

/** Reads what a vault keeps; undefined when it keeps nothing, or nothing that can be used. */
export function readSecrets(kept: string | undefined): Values | undefined {
  if (kept === undefined) return undefined;
  try {
    const result = v.safeParse(secrets, JSON.parse(kept));
    return result.success ? result.output : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
